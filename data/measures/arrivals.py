"""Months of registration that are not all in: what an import has of them, and how many there will be.

A register learns of a registration weeks or months later. Where one definition was imported at three dates or more,
months of the same age show how many more came in until the next date, and so on until no more came: the chain ladder of
claims reserving (T. Mack, ASTIN Bulletin 23(2), 1993), with the least and the largest ratio in place of a mean and its
error, because few dates give few ratios.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor

from data import filters, years
from data.dataset import Dataset
from data.filters.companies import REGISTERED
from data.measures import registered
from data.regions import Adcode
from data.registers import histories, registration_months
from data.registers.imports import MEASURES, STATUSES, of_series
from data.registers.registration_months import RegistrationMonths
from data.selection import Selection
from data.statistics import Range
from data.values import MIN_COMPANIES, Limits

MIN_DATES = 3
"""Which give two ratios for each age: one alone has no range."""
MAX_AGE = 24
"""In months; older ones are taken as all in."""
ROUNDING = 6
"""Decimals at which a sum that is whole but for the arithmetic is whole."""
MIN_GROWTH = 0.01
"""From one date to the next; months of an age that grew by less are taken as all in, and so are all older ones."""


@dataclass(frozen=True)
class Link:
    """What months had at one date, and at the next one: by their age in months at the first, which begins with 1."""

    gap: int  # months between the two dates
    before: Sequence[int | None]
    after: Sequence[int | None]

    def ratio(self, age: int) -> tuple[int, int] | None:
        """Numbers at the later and at the earlier date; None where there are too few companies for a ratio."""
        after, before = (one[age - 1] if age <= len(one) else None for one in (self.after, self.before))
        return None if after is None or before is None or before < MIN_COMPANIES else (after, before)


@dataclass(frozen=True)
class Arrivals:
    """The months that are not all in, and how many companies more are expected, by year of registration."""

    first: str  # 2026-03
    last: str
    more: Mapping[str, tuple[int, int]]  # at least and at most
    sources: tuple[str, ...]  # the imports whose months were compared


OpenMonths = tuple[str, str]
"""The first and the last month of registration that are not all in: 2026-03."""


@dataclass(frozen=True)
class _Months:
    """The months of some regions at the last of several dates."""

    measure: str
    last: RegistrationMonths
    open_ages: Mapping[int, Range]  # of those not all in, with their factors
    sources: tuple[str, ...]


def factors(links: Sequence[Link]) -> Mapping[int, Range]:
    """By age in months of those not all in: by what their number is multiplied until they are, at least and at most.

    factor(age) = ratio(age) x factor(age + months to the next date), over all pairs of successive dates; the factor of
    ages that are all in is 1. A ratio below 1 counts as 1: what has come in does not go out by arriving.
    """
    found: dict[int, Range] = {}
    for age in range(_open_ages(links), 0, -1):
        rows = [(one.gap, ratio) for one in links if (ratio := one.ratio(age))]
        steps = [(max(1.0, after / before), found.get(age + gap, Range(1, 1))) for gap, (after, before) in rows]
        found[age] = Range(min(step * rest.low for step, rest in steps), max(step * rest.high for step, rest in steps))
    return found


def _open_ages(links: Sequence[Link]) -> int:
    """The largest age up to which months of every age have grown to the next date, in two pairs of dates or more."""
    for age in range(1, MAX_AGE + 1):
        ratios = [ratio for one in links if (ratio := one.ratio(age))]
        after, before = (sum(numbers) for numbers in zip(*ratios, strict=True)) if ratios else (0, 0)
        if len(ratios) < MIN_DATES - 1 or after < before * (1 + MIN_GROWTH):
            return age - 1
    return MAX_AGE


def read(selection: Selection, dataset: Dataset) -> Arrivals | None:
    """Of the places and statuses that the selection counts; None where nothing is missing, or too little is known.

    Months are kept of all classes of companies together, so under a filter on classes nothing is estimated.
    """
    reach, limits = filters.reach(selection, dataset), registered.limits(selection, dataset)
    months = _months(selection, reach, dataset)
    if months is None or registered.class_limits(limits):
        return None
    return _arrivals(months, reach, _counted(months.measure, limits))


def open_months(selection: Selection, region: Adcode, dataset: Dataset) -> OpenMonths | None:
    """Those of a region that the filters on companies keep; None where no month is known to be missing."""
    months, chosen = _months(selection, (region,), dataset), REGISTERED.of(selection)
    names = [_month(months.last.last - age) for age in sorted(months.open_ages, reverse=True)] if months else []
    kept = [name for name in names if not chosen or years.holds(chosen, name[:4])]
    return (kept[0], kept[-1]) if kept else None


def _months(selection: Selection, regions: Sequence[Adcode], dataset: Dataset) -> _Months | None:
    """What the dates up to that of the chosen series say of regions; None where they say too little."""
    imported = of_series(selection.series, dataset.imports)
    if imported is None:
        return None
    one, measure = imported
    history = histories.of(one, measure, dataset.imports)
    used = history[: history.index(one) + 1]
    dates = [registration_months.of_import(each, dataset.regions) for each in used]
    if len(dates) < MIN_DATES or any(region not in each.counts for region in regions for each in dates):
        return None
    still_open = factors([_link(*pair, regions) for pair in pairwise(dates) if pair[0].last < pair[1].last])
    return _Months(measure, dates[-1], still_open, tuple(each.id for each in used)) if still_open else None


def _link(earlier: RegistrationMonths, later: RegistrationMonths, regions: Sequence[Adcode]) -> Link:
    """The running month of a date is not over, so the youngest age is 1. Every status counts: closing is no absence."""
    months = [earlier.last - age for age in range(1, MAX_AGE + 1)]
    before, after = ([_total(one, regions, month) for month in months] for one in (earlier, later))
    return Link(later.last - earlier.last, before, after)


def _total(months: RegistrationMonths, regions: Iterable[Adcode], month: int) -> int | None:
    numbers = [months.of(region, month) for region in regions]
    return None if None in numbers else sum(number for number in numbers if number is not None)


def _counted(measure: str, limits: Limits) -> list[bool]:
    """Which of all statuses are counted."""
    statuses = MEASURES[measure]
    passing = registered.passing("statuses", statuses, limits)
    counted = {status for status, passes in zip(statuses, passing, strict=True) if passes}
    return [status in counted for status in STATUSES]


def _arrivals(known: _Months, regions: Sequence[Adcode], statuses: list[bool]) -> Arrivals:
    """Of each month that is not all in, the companies that are seen times what its factor is above 1, by year."""
    months, open_ages = known.last, known.open_ages
    by_year: dict[str, tuple[float, float]] = {}
    for age, factor in open_ages.items():
        seen = sum(int(months.counts[region][age][statuses].sum()) for region in regions)
        year = f"{(months.last - age) // 12:04d}"
        low, high = by_year.get(year, (0.0, 0.0))
        by_year[year] = low + seen * (factor.low - 1), high + seen * (factor.high - 1)
    rounded = {year: (round(low, ROUNDING), round(high, ROUNDING)) for year, (low, high) in by_year.items()}
    more = {year: (floor(low), ceil(high)) for year, (low, high) in rounded.items() if high}
    first, last = (_month(months.last - age) for age in (max(open_ages), min(open_ages)))
    return Arrivals(first, last, more, known.sources)


def _month(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"
