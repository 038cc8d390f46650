"""Companies by what they report of their insured staff, and how many people these are.

Only what is stated is counted: of a company that reports nothing nobody knows whether it has staff. People are insured
by the legal person, so they are counted at its seat, wherever they work.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

from data.dataset import Dataset
from data.filters.companies import CLASSES, REGISTERED
from data.filters.filter import CompanyFilter
from data.measures import companies, registered
from data.measures.class_counts import class_counts as counts_by_class
from data.measures.class_counts import dimensions
from data.measures.companies import Companies
from data.measures.counts import Count, RegisterCounts
from data.measures.measure import Measure
from data.owned_results import owned
from data.regions import NATION, Adcode, Region
from data.registers import class_counts, class_tables
from data.registers.dimensions import STAFF, UNKNOWN, of_bins
from data.registers.imports import UNPLACED, of_series
from data.selection import Selection
from data.states import State
from data.statistics import Range, Sum
from data.values import Limits, Place

NUMBERS = ("insured", "stating_staff")
STATED, WITH_STAFF, WITH_10_STAFF = 0, 1, 10
"""The fewest insured people that the companies report; be it none, they state it."""


@dataclass(frozen=True, kw_only=True)
class StaffCounts(Companies):
    """Companies that report staff, or their people: a floor wherever some company reports nothing, or may pass too."""

    all_companies: Companies  # that pass the same filters, whatever they report
    stating_counts: Mapping[Adcode, int]  # how many of these report their staff
    maximum: float  # that one company can add which reports nothing

    def stating(self, adcodes: Sequence[Adcode]) -> Sum | None:
        """How many of the companies report their staff."""
        known = [one for one in adcodes if one in self.all_companies.counts]
        stating = sum(self.stating_counts.get(one, 0) for one in known)
        members = sum(self.all_companies.counts[one].value for one in known)
        return Sum(None, stating, members) if stating else None

    def ranges(self, adcodes: Sequence[Adcode]) -> Mapping[Adcode, Range]:
        """From none to all of the companies that report nothing may have staff; nobody knows how much."""
        return {one: self._range(one) for one in adcodes if one in self.all_companies.counts}

    def spare(self, level: Adcode) -> float:
        """What the companies of no known part of the level may add to any of them."""
        count = self.all_companies.spare(level)
        return count * self.maximum if count else 0

    def total(self, adcodes: Sequence[Adcode], name: str) -> tuple[Place, Sum]:
        """Several regions, none inside another, as one."""
        place, covered = super().total(adcodes, name)
        return replace(place, is_floor=place.approx).as_known(), covered

    def _place(self, region: Region) -> Place:
        place = super()._place(region)
        return replace(place, is_floor=place.approx).as_known()

    def _range(self, adcode: Adcode) -> Range:
        count, total = self.counts.get(adcode), self.all_companies.counts[adcode]
        low = count.value if count else 0
        open_ = total.value + total.undetermined - self.stating_counts.get(adcode, 0)
        return Range(low, low + open_ * self.maximum if open_ else low)

    def _why_none(self, region: Region) -> State:
        counted = self.all_companies.counts.get(region.adcode)
        return State.NOT_PUBLISHED if counted and counted.value else super()._why_none(region)


def staff_filter() -> CompanyFilter:
    """The filter by classes of staff."""
    return next(one for one in CLASSES if one.name == STAFF.name)


def narrowed(selection: Selection, least: int, dataset: Dataset) -> Selection | None:
    """The selection with companies of so many people at least; None where its series does not tell them apart."""
    one, imported = staff_filter(), of_series(selection.series, dataset.imports)
    classes = of_bins(imported[0].bins)[one.name].at_least(least) if imported else ()
    chosen = tuple(name for name in classes if name in one.of(selection) or not one.of(selection))
    narrow = selection.with_filters(**{one.name: chosen})
    return narrow if chosen and one.is_answered(narrow, dataset) else None


def is_stated_by_all(selection: Selection, dataset: Dataset) -> bool:
    """Whether every company that passes the filters reports its staff, so that nothing is a floor."""
    known = [one for one in dimensions(selection, dataset) if one.name == STAFF.name]
    rows = counts_by_class(selection, dataset, NATION, known[0]) if known else ()
    by_class = {one.name: one.count for one in rows}
    return sum(by_class.values()) > by_class.get(UNKNOWN, 0) == 0


def knows_staff(dataset: Dataset) -> bool:
    """Whether any import knows the staff of its companies."""
    pairs = ((one, measure) for one in dataset.imports for measure in one.measures)
    return any(STAFF.name in class_counts.totals(*pair) for pair in pairs)


def _reading(name: str, least: int) -> Callable[[Selection, Dataset], StaffCounts]:
    def read(selection: Selection, dataset: Dataset) -> StaffCounts:
        narrow = (narrowed(selection, some, dataset) for some in (least, STATED))
        numbers, stating = (_certain(one, dataset) if one else {} for one in narrow)
        return _values(name, "companies", selection, dataset, numbers, stating)

    return read


def _insured(selection: Selection, dataset: Dataset) -> StaffCounts:
    people, stating = _people(selection.series, registered.limits(selection, dataset), dataset)
    return _values("insured_staff", "persons", selection, dataset, people, stating)


def _certain(selection: Selection, dataset: Dataset) -> Mapping[Adcode, int]:
    """The companies of each region that surely pass."""
    return registered.sums(selection.series, registered.limits(selection, dataset), dataset) or {}


def _values(
    name: str,
    unit: str,
    selection: Selection,
    dataset: Dataset,
    numbers: Mapping[Adcode, int],
    stating: Mapping[Adcode, int],
) -> StaffCounts:
    """The numbers under the filters of the selection itself; those of no known place apart."""
    total = companies.read(selection, dataset)
    members = _certain(selection, dataset) if numbers else {}
    known = {one: None for one in total.counts if one in members and (not members[one] or stating.get(one))}

    def figure(region: Adcode) -> Count:
        of_all = total.counts[region]
        floor = of_all.approx or stating.get(region, 0) < of_all.value
        return Count(numbers.get(region, 0), floor, of_all.source, undetermined=of_all.undetermined)

    unplaced = None
    if total.unplaced and stating.get(Adcode(UNPLACED)):
        value = numbers.get(Adcode(UNPLACED), 0)
        floor = total.unplaced.approx or stating[Adcode(UNPLACED)] < (total.unplaced.value or 0)
        unplaced = replace(total.unplaced, value=value, unit=unit, approx=floor, is_floor=floor)
    return StaffCounts(
        fact=name,
        unit=unit,
        regions=total.regions,
        lang=total.lang,
        counts=RegisterCounts(known, figure),
        outside=total.outside,
        filters_applied=total.filters_applied,
        limits=total.limits,
        from_register=bool(numbers),
        unplaced=unplaced,
        as_of=dataset.series_cards[selection.series]["as_of"],
        all_companies=total,
        stating_counts=stating,
        maximum=1 if unit == "companies" else inf,
    )


@owned(maxsize=64)
def _people(series: str, limits: Limits, dataset: Dataset) -> tuple[Mapping[Adcode, int], Mapping[Adcode, int]]:
    """The insured people of every region, and how many of the companies that pass report any number of them."""
    imported = of_series(series, dataset.imports)
    if not imported or not class_tables.is_kept(imported[0]):
        return {}, {}
    one, measure = imported
    found = class_counts.of_import(one, dataset.regions, registered.class_limits(limits).applied)
    if (
        found is None
        or not found.has_numbers(NUMBERS)
        or (limits.get(REGISTERED.name) and not class_counts.can_combine(one))
    ):
        return {}, {}
    rows = registered.passing_rows(found, measure, limits)
    people, stating = (found.region_sums(rows, name) for name in NUMBERS)
    return people, stating


def _measure(name: str, unit: str, read: Callable[[Selection, Dataset], StaffCounts], *, has_rates: bool) -> Measure:
    return Measure(
        name,
        unit,
        read,
        additive=True,
        has_shares=True,
        has_rates=has_rates,
        has_series=True,
        has_circles=True,
        group="register",
        is_offered=knows_staff,
    )


COMPANIES_WITH_STAFF = _measure(
    "companies_with_staff", "companies", _reading("companies_with_staff", WITH_STAFF), has_rates=True
)
COMPANIES_WITH_10_STAFF = _measure(
    "companies_with_10_staff", "companies", _reading("companies_with_10_staff", WITH_10_STAFF), has_rates=True
)
INSURED_STAFF = _measure("insured_staff", "persons", _insured, has_rates=False)
