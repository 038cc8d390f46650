"""How old companies are: the median of their ages, on the day of counting.

Counts are kept by year of registration, so the median is that of grouped data: within the year that holds it companies
are taken as spread evenly (G. U. Yule and M. G. Kendall, An Introduction to the Theory of Statistics, 14th ed., 1950).
The year of counting ends on the day of counting. Companies without a known year are left out of the median;
a rank is claimed only where their ages cannot change it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

import numpy as np

from data.dataset import Dataset
from data.measures import companies, registered
from data.measures.derived import DerivedValues
from data.measures.measure import Measure
from data.owned_results import owned
from data.regions import Adcode
from data.registers import histories
from data.registers.block import UNKNOWN
from data.registers.imports import of_series
from data.selection import Selection
from data.states import State
from data.statistics import Range, grouped_median
from data.values import MIN_COMPANIES, Limits, Place

UNIT = "years"


@dataclass(frozen=True, kw_only=True)
class MedianAges(DerivedValues):
    """The median age in years of the companies of each region."""

    slots: tuple[str, ...]
    years: Mapping[Adcode, Sequence[int]]  # companies by slot
    day: float  # of counting, as a year: 2024.5

    def sources(self, adcodes: Sequence[Adcode]) -> tuple[str, ...]:
        """The import, where some region has a median."""
        known = [one for one in adcodes if self._ages((one,))]
        return self.counts.sources(known)

    def ranges(self, adcodes: Sequence[Adcode]) -> Mapping[Adcode, Range]:
        """The medians that are possible: companies without a known year may be new, or older than all others.

        So may those of which nobody knows whether they pass the filters.
        """
        return {one: self._range(one) for one in adcodes if any(self.years.get(one, ()))}

    def spare(self, level: Adcode) -> float:
        """Companies of no known part of the level may be of any age."""
        return inf if self.counts.spare(level) else 0

    def _range(self, adcode: Adcode) -> Range:
        count = self.counts.counts.get(adcode)
        ages, unknown = self._ages((adcode,)), self._undated(adcode) + (count.undetermined if count else 0)
        if unknown >= sum(ages.values()):
            return Range(0, inf if unknown else 0)
        newest, oldest = (0.0, 0.0), (inf, inf)
        low = grouped_median({**ages, newest: ages.get(newest, 0) + unknown})
        return Range(low, grouped_median({**ages, oldest: unknown}) if unknown else low)

    def _undated(self, adcode: Adcode) -> int:
        return sum(count for slot, count in zip(self.slots, self.years[adcode], strict=True) if slot == UNKNOWN)

    def _place(self, count: Place, adcodes: Sequence[Adcode]) -> Place:
        ages = self._ages(adcodes)
        if not ages:
            state = count.state if count.value is None else State.NOT_PUBLISHED
            return Place(count.adcode, count.name, None, UNIT, state)
        median, known = grouped_median(ages), sum(ages.values())
        place = Place(count.adcode, count.name, median, UNIT, State.COUNTED, count.undetermined > 0)
        return replace(place, small=known < MIN_COMPANIES, undetermined=count.undetermined)

    def _ages(self, adcodes: Sequence[Adcode]) -> Mapping[tuple[float, float], int]:
        """Companies by the span of their ages."""
        rows = [self.years[one] for one in adcodes if one in self.years]
        sums = zip(self.slots, map(sum, zip(*rows, strict=True)), strict=True) if rows else ()
        return {self._span(int(slot)): count for slot, count in sums if count and slot != UNKNOWN}

    def _span(self, year: int) -> tuple[float, float]:
        return max(0.0, self.day - year - 1), max(0.0, self.day - year)


def read(selection: Selection, dataset: Dataset) -> MedianAges:
    """The ages of the chosen series; of no region where it does not know years."""
    counts, limits = companies.read(selection, dataset), registered.limits(selection, dataset)
    slots, years = _years(selection.series, limits, dataset)
    imported = of_series(selection.series, dataset.imports)
    day = _day(histories.day(imported[0])) if imported else 0.0
    return MedianAges.over(counts, selection, dataset, slots=slots, years=years, day=day)


@owned(maxsize=64)
def _years(series: str, limits: Limits, dataset: Dataset) -> tuple[tuple[str, ...], Mapping[Adcode, Sequence[int]]]:
    """The years of registration, and the companies of each region that pass by these."""
    block = registered.counted(series, limits, dataset)
    if block is None or not block.years:
        return (), {}
    slots, statuses = (registered.passing(axis, getattr(block, axis), limits) for axis in ("slots", "statuses"))
    counts = block.counts[:, :, statuses].sum(axis=2) * np.asarray(slots)
    return block.slots, dict(zip(block.regions, counts.tolist(), strict=True))


def _day(date: str) -> float:
    """2024-12-31 is 2025.0; histories write the last day of any month as 31."""
    year, month, day = map(int, date.split("-"))
    return year + (month - 1 + day / 31) / 12


def _knows_years(dataset: Dataset) -> bool:
    return any(one.sums["year"].notna().any() for one in dataset.imports)


MEDIAN_AGE = Measure("median_age", UNIT, read, has_series=True, group="register", is_offered=_knows_years)
