"""Which listed parks pass a selection, and which of its filters that took.

    filter     what a filter is
    values     the values that it can have: words, years, on and off
    parks      the filters of listed parks
    companies  the filters of the companies of an imported series

Besides these, a place is chosen: the chosen regions, else the members of the cluster, else the opened level.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from itertools import compress

from data.dataset import Dataset
from data.filters.companies import CLASSES, COMPANY_STATUS, REGISTERED
from data.filters.filter import CompanyFilter, Filter, ParkFilter
from data.filters.parks import COMPARABLE, KIND, STATUS, YEARS
from data.regions import NATION, Adcode
from data.selection import Selection

PLACE = "region"
"""The name of the place among the filters that were applied."""
PARK_FILTERS: tuple[ParkFilter, ...] = (YEARS, KIND, STATUS, COMPARABLE)
COMPANY_FILTERS: tuple[CompanyFilter, ...] = (REGISTERED, COMPANY_STATUS, *CLASSES)


@dataclass(frozen=True)
class Passing:
    """The outcome of a filter."""

    mask: tuple[bool, ...]  # one a row of `dataset.parks`, in its order
    applied: tuple[str, ...]  # names of the filters that are in force


def of_parks(dataset: Dataset) -> tuple[ParkFilter, ...]:
    """The filters of parks: those that all datasets have, then the dataset's own."""
    return (*PARK_FILTERS, *(one for one in dataset.filters if isinstance(one, ParkFilter)))


def of_companies(dataset: Dataset) -> tuple[CompanyFilter, ...]:
    """The filters of companies, alike."""
    return (*COMPANY_FILTERS, *(one for one in dataset.filters if isinstance(one, CompanyFilter)))


def filters_of(dataset: Dataset) -> Mapping[str, Filter]:
    """All filters of a dataset by their name, in the order of menus and captions."""
    every: tuple[Filter, ...] = (*of_parks(dataset), *of_companies(dataset))
    return {one.name: one for one in every}


def chosen_places(selection: Selection, dataset: Dataset) -> tuple[Adcode, ...]:
    """The chosen regions, or those of the chosen cluster."""
    return selection.regions or dataset.members(selection.cluster)


def reach(selection: Selection, dataset: Dataset) -> tuple[Adcode, ...]:
    """The regions that the selection speaks about, none inside another; the nation when it names none."""
    return topmost(chosen_places(selection, dataset) or (selection.map,), dataset)


def topmost(adcodes: Iterable[Adcode], dataset: Dataset) -> tuple[Adcode, ...]:
    """The regions that lie in no other of them, so that their sum counts nothing twice."""
    regions, within = tuple(dict.fromkeys(adcodes)), dataset.regions.within
    return tuple(one for one in regions if not any(one != other and within(one, other) for other in regions))


def passing(selection: Selection, dataset: Dataset, *, without: Container[str] = ()) -> Passing:
    """Which parks pass the place and the filters that are in force, but for some."""
    used = [one for one in of_parks(dataset) if one.of(selection) and one.name not in without]
    place = () if PLACE in without else place_chosen(selection)
    masks = [*([_in_place(selection, dataset)] if place else []), *(one.mask(selection, dataset) for one in used)]
    everything = (True,) * len(dataset.parks)
    mask = tuple(all(row) for row in zip(*masks, strict=True)) if masks else everything
    return Passing(mask, (*place, *(one.name for one in used)))


def unreached(selection: Selection, dataset: Dataset, reached: Container[str]) -> tuple[str, ...]:
    """The filters on parks that are in force but not among those that reach some values."""
    return tuple(one.name for one in of_parks(dataset) if one.of(selection) and one.name not in reached)


def place_chosen(selection: Selection) -> tuple[str, ...]:
    """("region",) where a place is chosen or opened."""
    return (PLACE,) if selection.regions or selection.cluster or selection.map != NATION else ()


def place_opened(selection: Selection) -> tuple[str, ...]:
    """("region",) for views of all places of a level, which follow the opened map and only mark what is chosen."""
    return (PLACE,) if selection.map != NATION else ()


def series_filter(selection: Selection, dataset: Dataset) -> tuple[str, ...]:
    """("series",) when company counts come from another series than the dataset's own."""
    return ("series",) if selection.series != dataset.about.series else ()


def hidden_unknown_year(selection: Selection, dataset: Dataset) -> int:
    """How many parks the choice of years leaves out only because nobody knows their year."""
    if not YEARS.of(selection) or "unknown" in YEARS.of(selection):
        return 0
    others = passing(selection, dataset, without=(YEARS.name,)).mask
    return sum(slot == "unknown" for slot in compress(dataset.parks["slot"], others))


def _in_place(selection: Selection, dataset: Dataset) -> tuple[bool, ...]:
    containers = reach(selection, dataset)
    codes: list[Adcode] = dataset.parks["region"].tolist()
    inside = {c for c in set(codes) if any(dataset.regions.within(c, container) for container in containers)}
    return tuple(code in inside for code in codes)
