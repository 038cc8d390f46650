"""Two maps of one level side by side: the selection's own, and one that differs as `beside` says."""

from dataclasses import dataclass, replace

from data import links
from data.dataset import Dataset
from data.selection import Selection
from data.summaries import Summary, province_map, remembered
from data.summaries.province_map import ProvinceMap


@dataclass(frozen=True, kw_only=True)
class TwoMaps(Summary):
    first: ProvinceMap
    second: ProvinceMap | None  # None where no second map is chosen
    is_subtractable: bool = False  # whether both count the same thing in the same way: two years of one statistic

    @property
    def without_emphasis(self) -> "TwoMaps":
        """The same maps whatever of them is chosen."""
        second = self.second and self.second.without_emphasis
        return replace(self, first=self.first.without_emphasis, second=second)

    @property
    def is_of_one_measure(self) -> bool:
        """Whether both have one measure in one unit, so that one class means the same in each."""
        first, second = self.first, self.second
        if second is None or first.measure is not second.measure:
            return False
        return len({place.unit for place in (*first.places, *second.places)}) < 2


@remembered
def summarise(selection: Selection, dataset: Dataset) -> TwoMaps:
    """Both maps; their sources are those of the first, then what the second adds."""
    first = province_map.summarise(selection.replace(beside=()), dataset)
    second = province_map.summarise(*links.second(selection, dataset)) if selection.beside else None
    others = second.sources if second else ()
    return TwoMaps(
        first=first,
        second=second,
        is_subtractable=_is_subtractable(selection, first, second, dataset) if second else False,
        filters_applied=first.filters_applied,
        sources=tuple(dict.fromkeys((*first.sources, *others))),
    )


def _is_subtractable(selection: Selection, first: ProvinceMap, second: ProvinceMap, dataset: Dataset) -> bool:
    """Two years of one measure that are counted alike; two series or two lists never are."""
    measure = first.measure
    if measure is not second.measure or (measure.has_series and first.series != second.series):
        return False
    if "list" in dict(selection.beside) and measure.dots == "parks":
        return False
    return first.year == second.year or second.year in (measure.stretch(first.year, dataset) if first.year else ())
