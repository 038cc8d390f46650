"""Company counts of one series. Series differ in provider, rule, date and status, so figures of two never meet here."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple

import pandas as pd

from data import filters
from data.dataset import Dataset
from data.measures import registered
from data.measures.columns import rows
from data.measures.measure import Measure, MeasureValues, Remainder
from data.regions import NATION, Adcode, Region, Regions
from data.registers.imports import UNPLACED, UNPLACED_NAMES, of_series
from data.selection import Selection, SeriesId
from data.states import State
from data.statistics import Sum, add, remainder
from data.values import Details, Limits, Place

KEY = ("series_id", "region", "year")
COUNT = ("value", "approx", "source_id", "note")


class Count(NamedTuple):
    """One row of `counts.csv`: all registration years together."""

    value: int
    approx: bool
    source: str
    note: str


class CountRow(NamedTuple):
    """One row of `counts.csv`."""

    series: str
    region: Adcode
    year: int | None  # None: all registration years together
    value: int
    approx: bool
    source: str
    note: str
    note_en: str

    def figure(self, lang: str) -> Count:
        """Its figure, with the note in the reader's language."""
        return Count(self.value, self.approx, self.source, self.note if lang == "zh" else self.note_en)


@dataclass(frozen=True, kw_only=True)
class Companies(MeasureValues):
    """The counts of one series by region, and the regions outside its scope."""

    regions: Regions
    lang: str
    counts: Mapping[Adcode, Count]
    outside: frozenset[Adcode]

    def places(self, adcodes: Iterable[Adcode]) -> tuple[Place, ...]:
        """The counts of regions, or why there is none."""
        regions = [self.regions[adcode] for adcode in adcodes]
        parents = {region.parent for region in regions if region.parent and region.adcode not in self.counts}
        split = frozenset(parent for parent in parents if parent != NATION and self.remainder(parent))
        return tuple(self._place(region, split) for region in regions)

    def remainder(self, level: Adcode) -> Remainder | None:
        """What an exact total leaves for its children, when every figure of theirs is exact too.

        A nation's total may or may not hold Hong Kong, Macau and Taiwan: unless the series says what is outside its
        scope, nobody knows for how many regions the rest stands.
        """
        units = [unit for unit in self.regions.children(level) if not self._not_applicable(unit)]
        known = [self.counts[unit.adcode] for unit in units if unit.adcode in self.counts]
        total, unknown = self.counts.get(level), len(units) - len(known)
        if total is None or total.approx or any(count.approx for count in known):
            return None
        rest = remainder(total.value, [count.value for count in known], unknown + self.from_register)
        stated = level != NATION or bool(self.outside)
        return None if rest is None else Remainder(rest, unknown if stated else None)

    def spare(self, level: Adcode) -> int:
        """Companies of a register that may belong to any child: of no known place, or known no deeper than here."""
        if not self.from_register:
            return 0
        rest = self.remainder(level)
        return (rest.value if rest else 0) + (int(self.unplaced.value or 0) if self.unplaced else 0)

    def total(self, adcodes: Sequence[Adcode], name: str) -> tuple[Place, Sum]:
        """The counts of several regions; a floor when one has none or is a floor itself."""
        counts = [self.counts.get(adcode) for adcode in adcodes]
        total = add([count.value if count else None for count in counts])
        if total.value is None:
            return Place(Adcode(""), name, None, "companies", self._missing), total
        approx = not total.complete or any(count.approx for count in counts if count)
        state = State.DERIVED if len(adcodes) > 1 else State.COUNTED
        return Place(Adcode(""), name, total.value, "companies", state, approx), total

    def limited(self, details: Details) -> Details:
        """The details of a number made of these counts, with which companies they are."""
        return replace(details, limits=self.limits)

    def sources(self, adcodes: Sequence[Adcode]) -> tuple[str, ...]:
        """The sources of the counts of these regions."""
        named = (self.counts[adcode].source for adcode in adcodes if adcode in self.counts)
        return tuple(dict.fromkeys(named))

    def _place(self, region: Region, split: frozenset[Adcode]) -> Place:
        count, name = self.counts.get(region.adcode), region.label(self.lang)
        if count:
            return Place(region.adcode, name, count.value, "companies", State.COUNTED, count.approx)
        return Place(region.adcode, name, None, "companies", self._why_none(region, split))

    def _why_none(self, region: Region, split: frozenset[Adcode]) -> State:
        """Only lower totals make a remainder of their children: the nation's may hold companies of no province."""
        if self._not_applicable(region):
            return State.NOT_APPLICABLE
        return State.IN_REMAINDER if region.parent in split else self._missing

    @property
    def _missing(self) -> State:
        return State.NOT_IMPORTED if self.from_register else State.NOT_PUBLISHED

    def _not_applicable(self, region: Region) -> bool:
        return region.pseudo or any(step.adcode in self.outside for step in self.regions.path(region.adcode))


def read(selection: Selection, dataset: Dataset) -> Companies:
    """The counts of the chosen series."""
    outside = series_field(dataset, selection.series, "outside")
    limits = registered.limits(selection, dataset)
    return Companies(
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
)


def _unplaced(selection: Selection, limits: Limits, dataset: Dataset) -> Place | None:
    """The companies of a register whose place was not understood; None if there are none, whatever is chosen."""
    count = _limited(selection.series, limits, dataset).get(Adcode(UNPLACED))
    if count is None:
        return None
    return Place(Adcode(UNPLACED), UNPLACED_NAMES[selection.lang], count.value, "companies", State.COUNTED)


def series_field(dataset: Dataset, series_id: str, column: str) -> str:
    """One text of a series' definition."""
    return next(str(text) for series, text in rows(dataset, "series", "series_id", column) if series == series_id)


def keyword(series_id: str, dataset: Dataset, lang: str) -> str:
    """The word by which a series finds its companies, in the reader's language; blank where it looks for none.

    An import knows its own; a shipped definition quotes the industry's name where that is the word.
    """
    about, imported = dataset.about, of_series(series_id, dataset.imports)
    quoted = about.industry_zh if f"“{about.industry_zh}”" in series_field(dataset, series_id, "definition_zh") else ""
    word = str(imported[0].card.get("keyword", "")) if imported else quoted
    return about.industry_en if lang == "en" and word == about.industry_zh else word


def carriers(series_id: str, dataset: Dataset) -> frozenset[str]:
    """The sources that carry the figures of a series."""
    return frozenset(row.source for row in _of_series(dataset).get(series_id, ()))


def single_counts(region: Adcode, dataset: Dataset) -> Mapping[str, Count]:
    """The one figure that each series has of a region."""
    return {row.series: row.figure("zh") for row in _of_region(dataset).get(region, ()) if row.year is None}


@lru_cache(maxsize=8)
def coverage(dataset: Dataset) -> Mapping[str, Counter[str]]:
    """How many regions of each level every series has a figure for, all registration years together."""
    counted = {series: {row.region for row in rows if row.year is None} for series, rows in _of_series(dataset).items()}
    regions = dataset.regions
    return {series: Counter(regions[region].level for region in some) for series, some in counted.items()}


def yearly_counts(region: Adcode, dataset: Dataset, lang: str) -> tuple[tuple[str, int, Count], ...]:
    """Series, registration year and figure wherever a region was counted by year, in the order of the menu."""
    order = {series: place for place, series in enumerate(dataset.series_ids)}
    counts = _of_region(dataset).get(region, ())
    yearly = [(row.series, row.year, row.figure(lang)) for row in counts if row.year is not None]
    return tuple(sorted(yearly, key=lambda row: (order[SeriesId(row[0])], row[1])))


@lru_cache(maxsize=64)
def _counts(series: str, dataset: Dataset) -> Mapping[Adcode, Count]:
    """Kept, like the two below: an imported series counts thousands of districts, and a choice asks dozens of times."""
    counts = _of_series(dataset).get(series, ())
    return MappingProxyType({row.region: row.figure("zh") for row in counts if row.year is None})


@lru_cache(maxsize=256)
def _limited(series: str, limits: Limits, dataset: Dataset) -> Mapping[Adcode, Count]:
    """The companies that pass, in every region of which the register says something; nothing for other series."""
    block = registered.of_series(series, dataset)
    if block is None:
        return MappingProxyType({})
    values = registered.values(block, limits).items()
    return MappingProxyType({region: Count(value, False, block.source, "") for region, value in values})


@lru_cache(maxsize=8)
def _of_series(dataset: Dataset) -> Mapping[str, tuple[CountRow, ...]]:
    return _grouped(dataset, "series")


@lru_cache(maxsize=8)
def _of_region(dataset: Dataset) -> Mapping[str, tuple[CountRow, ...]]:
    return _grouped(dataset, "region")


def _grouped(dataset: Dataset, key: Literal["series", "region"]) -> Mapping[str, tuple[CountRow, ...]]:
    groups: defaultdict[str, list[CountRow]] = defaultdict(list)
    for series, region, year, value, approx, *texts in rows(dataset, "counts", *KEY, *COUNT, "note_en"):
        row = CountRow(series, Adcode(region), None if year is pd.NA else int(year), int(value), bool(approx), *texts)
        groups[getattr(row, key)].append(row)
    return {name: tuple(group) for name, group in groups.items()}
