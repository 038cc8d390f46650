"""Which place has how much, and why not."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from data import filters, levels
from data.measures import chosen
from data.measures.columns import rows
from data.regions import Adcode
from data.selection import Selection
from data.summaries import Summary, remembered
from data.values import Place

if TYPE_CHECKING:
    from data.dataset import Dataset


@dataclass(frozen=True)
class Dot:
    """One listed park at its district or city point."""

    park_id: str
    name: str
    region: Adcode  # where the dot stands (deepest known)
    place: Adcode  # the region of the opened level that holds it, which a click on the dot chooses
    built: bool  # False for planned or under construction: hollow


@dataclass(frozen=True, kw_only=True)
class ProvinceMap(Summary):
    level: Adcode  # the opened map
    measure: str
    chosen: tuple[Adcode, ...]  # regions to outline (members when a cluster is chosen); may be empty
    places: tuple[Place, ...]  # one per child of `level`
    dots: tuple[Dot, ...]  # only for measure listed
    series: str  # for companies


@remembered
def summarise(selection: Selection, dataset: "Dataset") -> ProvinceMap:
    """All children of the opened level: choosing a region marks it, and hides none."""
    reading = chosen.read(selection, dataset)
    children = [part.adcode for part in levels.parts(selection.map, dataset)]
    return ProvinceMap(
        level=selection.map,
        measure=selection.measure,
        chosen=selection.regions or filters.members(selection.cluster, dataset),
        places=reading.places(children),
        dots=_dots(selection, dataset) if selection.measure == "listed" else (),
        series=selection.series,
        filters_applied=filters.opened(selection) + reading.filters_applied,
        sources=reading.sources(children),
    )


def _dots(selection: Selection, dataset: "Dataset") -> tuple[Dot, ...]:
    """A park that nobody places below the opened level has no dot: its middle would be some other region's."""
    mask = filters.passing(selection, dataset, filters.PARK_FILTERS).mask
    preferred = "name_en" if selection.lang == "en" else "name"
    parks = rows(dataset, "parks", "park_id", preferred, "name", "region", "slot")
    return tuple(
        Dot(park_id, preferred_name or name, region, _child(region, selection, dataset), slot != "planned")
        for (park_id, preferred_name, name, region, slot), keep in zip(parks, mask, strict=True)
        if keep and region != selection.map and dataset.regions.within(region, selection.map)
    )


def _child(region: Adcode, selection: Selection, dataset: "Dataset") -> Adcode:
    """The child of the opened level on the way to a region; the region itself when it is the level."""
    path = dataset.regions.path(region)
    return next((one.adcode for one in path if one.parent == selection.map), region)
