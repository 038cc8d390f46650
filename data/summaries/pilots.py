"""The pilots that the state named in a place, row by row."""

from dataclasses import dataclass

from data import filters
from data.dataset import Dataset
from data.measures import pilots
from data.measures.pilots import Pilot
from data.selection import Selection
from data.summaries import Summary, remembered


@dataclass(frozen=True, kw_only=True)
class Pilots(Summary):
    rows: tuple[Pilot, ...]


@remembered
def summarise(selection: Selection, dataset: Dataset) -> Pilots:
    """Those in the chosen or opened place: no other filter reaches them."""
    inside = pilots.within(filters.reach(selection, dataset), selection.lang, dataset)
    return Pilots(rows=inside, filters_applied=filters.place_chosen(selection), sources=pilots.sources(inside))
