"""Which place has how much, and why not."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import isnan

from data import filters, levels
from data.dataset import Dataset
from data.datums import Point
from data.measures import pilots, registry
from data.measures.columns import rows
from data.measures.measure import Measure
from data.regions import NATION, Adcode
from data.selection import Selection
from data.states import State
from data.summaries import Summary, remembered
from data.values import EVERY_COMPANY, Limits, Place

MAX_DOTS = 400
"""More of them cover the land, and stand where no park is to find room."""


@dataclass(frozen=True)
class Dot:
    """One listed park, or one pilot, at its own point, or at the point of the deepest place known."""

    id: str
    name: str
    region: Adcode  # where the dot stands (deepest known)
    place: Adcode  # the region of the opened level that holds it, which a click on the dot chooses
    built: bool  # False for planned or under construction: hollow
    point: Point | None = None  # its own, in WGS-84
    kind: str = ""  # of a pilot, which has its date too; blank for a park
    date: str = ""


_Dots = tuple[tuple[Dot, ...], tuple[str, ...]]
"""Dots, and sources of theirs that those of the values do not hold."""


@dataclass(frozen=True, kw_only=True)
class ProvinceMap(Summary):
    level: Adcode  # the opened map
    measure: Measure
    chosen: tuple[Adcode, ...]  # regions to outline (members when a cluster is chosen); may be empty
    as_one: bool = False  # whether these are a cluster: one outline around all of them
    places: tuple[Place, ...]  # one per child of `level`
    year: int | None = None  # of official statistics, which these are or are set against
    scale: tuple[float, ...] = ()  # the values of all years that are counted alike: one class means the same in each
    dots: tuple[Dot, ...]  # where the measure has them, and never more than a map can hold
    crowded: bool = False  # whether there are more parks than that
    series: str  # for companies
    marks: str = ""  # how values are drawn, and their classes: as the selection has it
    classes: str = ""
    class_count: int | None = None
    limits: Limits = EVERY_COMPANY  # which companies are counted
    unplaced: Place | None = None  # companies of a register that are in none of these places, nor in the level
    unreached: tuple[str, ...] = ()  # filters on parks that are in force and do not reach these counts of parks

    @property
    def emphasised(self) -> tuple[Adcode, ...]:
        """The chosen places that a page marks on the map that stands; a cluster has one outline, which is drawn."""
        return () if self.as_one else self.chosen

    @property
    def without_emphasis(self) -> "ProvinceMap":
        """The same map whatever of it is chosen."""
        return replace(self, chosen=()) if self.emphasised else self


@remembered
def summarise(selection: Selection, dataset: Dataset) -> ProvinceMap:
    """All children of the opened level: choosing a region marks it, and hides none."""
    measure = registry.shown(selection, dataset)
    values = measure.read(selection, dataset)
    children = [part.adcode for part in levels.parts(selection.map, dataset)]
    dots, dot_sources = DOTS[measure.dots](selection, dataset)
    return ProvinceMap(
        level=selection.map,
        measure=measure,
        chosen=selection.regions or dataset.members(selection.cluster),
        as_one=selection.cluster is not None,
        places=values.places(children),
        year=values.year,
        scale=_scale(selection, dataset, values.year, children),
        dots=dots if len(dots) <= MAX_DOTS else (),
        crowded=len(dots) > MAX_DOTS,
        series=selection.series,
        marks=selection.marks,
        classes=selection.classes,
        class_count=selection.class_count,
        limits=values.limits,
        unplaced=values.unplaced if selection.map == NATION else None,
        unreached=filters.unreached(selection, dataset, values.filters_applied) if measure.counterpart else (),
        filters_applied=filters.place_opened(selection) + values.filters_applied,
        sources=tuple(dict.fromkeys((*values.sources(children), *dot_sources))),
    )


def _scale(selection: Selection, dataset: Dataset, year: int | None, children: Sequence[Adcode]) -> tuple[float, ...]:
    """The stated values of a measure in each year that is counted as this one; none for a measure without years."""
    measure = registry.shown(selection, dataset)
    years = measure.stretch(year, dataset) if year and measure.years(dataset) else ()
    places = [place for one in years for place in measure.read(selection.replace(year=one), dataset).places(children)]
    return tuple(place.value for place in places if place.value is not None and place.state == State.COUNTED)


def _park_dots(selection: Selection, dataset: Dataset) -> _Dots:
    """A park that nobody places below the opened level has no dot: its middle would be some other region's."""
    mask = filters.passing(selection, dataset, without=(filters.PLACE,)).mask
    preferred = "name_en" if selection.lang == "en" else "name"
    parks = rows(dataset, "parks", "park_id", preferred, "name", "region", "slot", "lon", "lat")
    dots = tuple(
        Dot(
            *(park_id, preferred_name or name, region, _child(region, selection, dataset), slot != "planned"),
            None if isnan(lon) else (lon, lat),
        )
        for (park_id, preferred_name, name, region, slot, lon, lat), keep in zip(parks, mask, strict=True)
        if keep and region != selection.map and dataset.regions.within(region, selection.map)
    )
    return dots, ()


def _pilot_dots(selection: Selection, dataset: Dataset) -> _Dots:
    """The pilots inside the opened level, and their sources; the filters on parks do not reach them."""
    inside = [one for one in pilots.within((selection.map,), selection.lang, dataset) if one.region != selection.map]
    dots = tuple(
        Dot(
            *(one.pilot_id, one.name, one.region, _child(one.region, selection, dataset), True),
            kind=one.kind,
            date=one.date,
        )
        for one in inside
        if one.region
    )
    return dots, pilots.sources(inside)


DOTS: Mapping[str, Callable[[Selection, Dataset], _Dots]] = {
    "": lambda *_: ((), ()),
    "parks": _park_dots,
    "pilots": _pilot_dots,
}
"""The dots that a measure may have."""


def _child(region: Adcode, selection: Selection, dataset: Dataset) -> Adcode:
    """The child of the opened level on the way to a region; the region itself when it is the level."""
    path = dataset.regions.path(region)
    return next((one.adcode for one in path if one.parent == selection.map), region)
