"""Company counts of one series. Series differ in provider, rule, date and status, so figures of two never meet here."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from types import MappingProxyType
from typing import Literal

import pandas as pd

from data import filters
from data.dataset import Dataset
from data.measures import registered
from data.measures.columns import rows
from data.measures.counts import Count, Counts, RegisterCounts
from data.measures.measure import Measure, Remainder
from data.owned_results import owned
from data.regions import NATION, Adcode, Region
from data.registers.imports import UNPLACED, UNPLACED_NAMES, of_series
from data.selection import Selection, SeriesId
from data.states import State
from data.statistics import Range
from data.values import Limits, Place


@dataclass(frozen=True, kw_only=True)
class Companies(Counts):
    """The counts of one series."""

    def spare(self, level: Adcode) -> float:
        """Companies of a register that may belong to any child: of no known place, or known no deeper than here."""
        if not self.from_register:
            return 0
        rest = self._maximum(level) - sum(self._maximum(one.adcode) for one in self.regions.children(level))
        unplaced = int(self.unplaced.value or 0) + self.unplaced.undetermined if self.unplaced else 0
        return max(rest, 0) + unplaced

    def ranges(self, adcodes: Sequence[Adcode]) -> Mapping[Adcode, Range]:
        """From those that surely pass the filters to those that may."""
        counts = {one: self.counts[one] for one in adcodes if one in self.counts}
        if not any(count.undetermined for count in counts.values()):
            return {}
        return {one: Range(count.value, count.value + count.undetermined) for one, count in counts.items()}

    def _maximum(self, adcode: Adcode) -> int:
        count = self.counts.get(adcode)
        return count.value + count.undetermined if count else 0

    def _why_none(self, region: Region) -> State:
        """Only lower totals make a remainder of their children: the nation's may hold companies of no province."""
        why, parent = super()._why_none(region), region.parent
        split = why == self._missing and parent not in (None, NATION) and self._remainders(parent)
        return State.IN_REMAINDER if split else why

    @cached_property
    def _remainders(self) -> Callable[[Adcode], Remainder | None]:
        return cache(self.remainder)


def read(selection: Selection, dataset: Dataset) -> Companies:
    """The counts of the chosen series."""
    outside = dataset.series_cards[selection.series]["outside"]
    limits = registered.limits(selection, dataset)
    return Companies(
        fact="companies",
        unit="companies",
        regions=dataset.regions,
        lang=selection.lang,
        counts=_limited(selection.series, limits, dataset) if limits else _counts(selection.series, dataset),
        outside=frozenset(Adcode(adcode) for adcode in outside.split(";") if adcode),
        filters_applied=(*filters.series_filter(selection, dataset), *limits.applied),
        limits=limits,
        from_register=registered.of_series(selection.series, dataset) is not None,
        unplaced=_unplaced(selection, limits, dataset),
    )


COMPANIES = Measure(
    "companies",
    "companies",
    read,
    additive=True,
    has_shares=True,
    has_rates=True,
    has_series=True,
    has_circles=True,
    fact_units=("share", "ratio"),
    is_offered=lambda dataset: bool(len(dataset.series)),
)


def _unplaced(selection: Selection, limits: Limits, dataset: Dataset) -> Place | None:
    """The companies of a register whose place was not understood; None if there are none, whatever is chosen."""
    count = _limited(selection.series, limits, dataset).get(Adcode(UNPLACED))
    if count is None:
        return None
    name = UNPLACED_NAMES[selection.lang]
    floor = count.undetermined > 0
    place = Place(Adcode(UNPLACED), name, count.value, "companies", State.COUNTED, floor, is_floor=floor)
    return replace(place, undetermined=count.undetermined)


def keyword(series_id: str, dataset: Dataset, lang: str) -> str:
    """The word by which a series finds its companies, in the reader's language; blank where it looks for none.

    An import knows its own; a shipped definition quotes the industry's name where that is the word.
    """
    about, imported = dataset.about, of_series(series_id, dataset.imports)
    definition = dataset.series_cards[SeriesId(series_id)]["definition_zh"]
    quoted = about.industry_zh if f"“{about.industry_zh}”" in definition else ""
    word = str(imported[0].card.get("keyword", "")) if imported else quoted
    return about.industry_en if lang == "en" and word == about.industry_zh else word


def carriers(series_id: str, dataset: Dataset) -> frozenset[str]:
    """The sources that carry the figures of a series."""
    return frozenset(count.source for _, _, count in _grouped(dataset, "series_id").get(series_id, ()))


def single_counts(region: Adcode, dataset: Dataset) -> Mapping[str, Count]:
    """The one figure that each series has of a region."""
    return {series: count for series, year, count in _grouped(dataset, "region").get(region, ()) if year is None}


@owned(maxsize=8)
def coverage(dataset: Dataset) -> Mapping[str, Counter[str]]:
    """How many regions of each level every series has a figure for, all registration years together."""
    counted = {series: _counts(series, dataset) for series in _grouped(dataset, "series_id")}
    return {series: Counter(dataset.regions[region].level for region in some) for series, some in counted.items()}


def yearly_counts(region: Adcode, dataset: Dataset) -> tuple[tuple[str, int, Count], ...]:
    """Series, registration year and figure wherever a region was counted by year, in the order of the menu."""
    order = {series: place for place, series in enumerate(dataset.series_ids)}
    counts = _grouped(dataset, "region").get(region, ())
    yearly = [(series, year, count) for series, year, count in counts if year is not None]
    return tuple(sorted(yearly, key=lambda row: (order[SeriesId(row[0])], row[1])))


@owned(maxsize=64)
def _counts(series: str, dataset: Dataset) -> Mapping[Adcode, Count]:
    """Kept, like the two below: an imported series counts thousands of districts, and a choice asks dozens of times."""
    counts = _grouped(dataset, "series_id").get(series, ())
    return MappingProxyType({Adcode(region): count for region, year, count in counts if year is None})


@owned(maxsize=256)
def _limited(series: str, limits: Limits, dataset: Dataset) -> Mapping[Adcode, Count]:
    """The companies that pass, in every region of which the register says something; nothing for other series."""
    imported, certain = of_series(series, dataset.imports), registered.sums(series, limits, dataset)
    possible = registered.sums(series, limits, dataset, possible=True) if limits else certain
    if imported is None or certain is None or possible is None:
        return MappingProxyType({})
    source = imported[0].id

    def figure(region: Adcode) -> Count:
        value, undetermined = certain[region], possible[region] - certain[region]
        return Count(value, undetermined > 0, source, undetermined=undetermined)

    return RegisterCounts(certain.keys(), figure)


@owned(maxsize=16)
def _grouped(
    dataset: Dataset, key: Literal["series_id", "region"]
) -> Mapping[str, list[tuple[str, int | None, Count]]]:
    """The rows of `counts.csv` of each series or region: the other one of the two, registration year, figure."""
    other = "region" if key == "series_id" else "series_id"
    groups: defaultdict[str, list[tuple[str, int | None, Count]]] = defaultdict(list)
    columns = (key, other, "year", "value", "approx", "source_id", "note", "note_en", "confidence")
    for group, name, year, value, approx, *texts in rows(dataset, "counts", *columns):
        groups[group].append((name, None if year is pd.NA else int(year), Count(int(value), bool(approx), *texts)))
    return groups
