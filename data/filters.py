"""Which listed parks pass a selection, and which of its filters that took.

    region       the chosen regions, else the members of the cluster, else the opened level
    years        founding years; unknown and planned parks pass only when they are named
    kind, status the kinds and statuses chosen
    comparable   only parks that can be set beside the publication

`series` and the filters of `COMPANY_FILTERS` are those of company counts and never reach a park.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.regions import NATION, Adcode
from data.selection import Selection
from data.years import APART, YearSpan, YearTerm

if TYPE_CHECKING:
    from data.dataset import Dataset

PARK_FILTERS = ("years", "kind", "status", "comparable")
FILTERS = ("region", *PARK_FILTERS)
COMPANY_FILTERS = ("registered", "company_status")
"""Filters of company counts, where the chosen series can answer them; no park knows them."""


@dataclass(frozen=True)
class Passing:
    """The outcome of a filter."""

    mask: tuple[bool, ...]  # one a row of `dataset.parks`, in its order
    applied: tuple[str, ...]  # names of the filters that are in force


def reach(selection: Selection, dataset: "Dataset") -> tuple[Adcode, ...]:
    """The regions that the selection speaks about, none inside another; the nation when it names none."""
    return topmost(selection.regions or members(selection.cluster, dataset) or (selection.map,), dataset)


def members(cluster: str | None, dataset: "Dataset") -> tuple[Adcode, ...]:
    """The regions of a cluster, in the order of the table; none for no cluster."""
    rows = zip(dataset.clusters["cluster"].tolist(), dataset.clusters["region"].tolist(), strict=True)
    return tuple(region for slug, region in rows if slug == cluster)


def topmost(adcodes: Iterable[Adcode], dataset: "Dataset") -> tuple[Adcode, ...]:
    """The regions that lie in no other of them, so that their sum counts nothing twice."""
    given = tuple(dict.fromkeys(adcodes))
    within = dataset.regions.within
    return tuple(one for one in given if not any(one != other and within(one, other) for other in given))


def passing(selection: Selection, dataset: "Dataset", filters: Sequence[str] = FILTERS) -> Passing:
    """Which parks pass those of the named filters that are in force."""
    applied = active(selection, filters)
    masks = [_MASKS[name](selection, dataset) for name in applied]
    everything = (True,) * len(dataset.parks)
    return Passing(tuple(all(row) for row in zip(*masks, strict=True)) if masks else everything, applied)


def active(selection: Selection, names: Iterable[str]) -> tuple[str, ...]:
    """Those of the named filters that the selection uses."""
    in_force = {
        "region": bool(selection.regions or selection.cluster or selection.map != NATION),
        "years": bool(selection.years),
        "kind": bool(selection.kinds),
        "status": bool(selection.statuses),
        "comparable": selection.comparable,
        "registered": bool(selection.registered),
        "company_status": bool(selection.company_statuses),
    }
    return tuple(name for name in names if in_force[name])


def opened(selection: Selection) -> tuple[str, ...]:
    """("region",) for views of all places of a level, which follow the opened map and only mark what is chosen."""
    return ("region",) if selection.map != NATION else ()


def series_filter(selection: Selection, dataset: "Dataset") -> tuple[str, ...]:
    """("series",) when company counts come from another series than the dataset's own."""
    return ("series",) if selection.series != dataset.about.series else ()


def hidden_unknown_year(selection: Selection, dataset: "Dataset") -> int:
    """How many parks the choice of years leaves out only because nobody knows their year."""
    if not selection.years or "unknown" in selection.years:
        return 0
    others = passing(selection, dataset, ("region", "kind", "status", "comparable")).mask
    slots = dataset.parks["slot"].tolist()
    return sum(kept and slot == "unknown" for kept, slot in zip(others, slots, strict=True))


def _in_region(selection: Selection, dataset: "Dataset") -> list[bool]:
    containers = reach(selection, dataset)
    codes: list[Adcode] = dataset.parks["region"].tolist()
    inside = {c for c in set(codes) if any(dataset.regions.within(c, container) for container in containers)}
    return [code in inside for code in codes]


def _in_years(selection: Selection, dataset: "Dataset") -> list[bool]:
    rows = zip(dataset.parks["slot"].tolist(), dataset.parks["year"].tolist(), strict=True)
    return [_holds(selection.years, slot, year) for slot, year in rows]


def _holds(terms: Sequence[YearTerm], slot: str, year: int) -> bool:
    if slot in APART:
        return slot in terms
    return any(isinstance(term, YearSpan) and year in term for term in terms)


def _of_kind(selection: Selection, dataset: "Dataset") -> list[bool]:
    return [kind in selection.kinds for kind in dataset.parks["kind"].tolist()]


def _of_status(selection: Selection, dataset: "Dataset") -> list[bool]:
    return [status in selection.statuses for status in dataset.parks["status"].tolist()]


def _comparable(_: Selection, dataset: "Dataset") -> list[bool]:
    return [bool(comparable) for comparable in dataset.parks["comparable"].tolist()]


_MASKS: dict[str, Callable[[Selection, "Dataset"], list[bool]]] = {
    "region": _in_region,
    "years": _in_years,
    "kind": _of_kind,
    "status": _of_status,
    "comparable": _comparable,
}
