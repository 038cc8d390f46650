"""Companies by what they report of their insured staff, and how many people these are.

Only what is stated is counted: of a company that reports nothing nobody knows whether it has staff. People are insured
by the legal person, so they are counted at its seat, wherever they work.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from data.dataset import Dataset
from data.filters.companies import CLASSES, REGISTERED
from data.filters.filter import CompanyFilter
from data.measures import class_counts, companies, registered
from data.measures.companies import Companies
from data.measures.counts import Count
from data.measures.measure import Measure
from data.regions import Adcode
from data.registers import class_counts as told_apart
from data.registers import class_tables
from data.registers.block import slots_of
from data.registers.dimensions import STAFF
from data.registers.imports import UNPLACED, UNPLACED_NAMES, of_series
from data.selection import Selection
from data.states import State
from data.statistics import Sum
from data.values import Limits, Place

NUMBERS = ("insured", "stating_staff")
WITH_STAFF, WITH_10_STAFF = (
    tuple(one for one, low in zip(STAFF.classes, STAFF.bounds, strict=False) if low >= least) for least in (1, 10)
)
"""The classes of companies that report so many people at least."""


@dataclass(frozen=True, kw_only=True)
class StaffCounts(Companies):
    """Companies that report staff, or their people; each a floor, since others report nothing."""

    selection: Selection
    dataset: Dataset

    def stating(self, adcodes: Sequence[Adcode]) -> Sum | None:
        """How many of the companies report their staff."""
        sums = [class_counts.class_sums(self.selection, self.dataset, one) for one in adcodes]
        known = [one for one in sums if one]
        stating, members = (sum(getattr(one, name) for one in known) for name in ("stating_staff", "companies"))
        return Sum(None, stating, members) if known and stating else None


def staff_filter() -> CompanyFilter:
    """The filter by classes of staff."""
    return next(one for one in CLASSES if one.dimension is STAFF)


def narrowed(selection: Selection, classes: Sequence[str], dataset: Dataset) -> Selection | None:
    """The selection with companies of these classes of staff only; None where its series does not tell them apart."""
    one = staff_filter()
    chosen = tuple(name for name in classes if name in one.of(selection) or not one.of(selection))
    narrow = selection.with_filters(**{one.name: chosen})
    return narrow if chosen and one.is_answered(narrow, dataset) else None


def knows_staff(dataset: Dataset) -> bool:
    """Whether any import knows the staff of its companies."""
    pairs = ((one, measure) for one in dataset.imports for measure in one.measures)
    return any(STAFF in told_apart.dimensions(*pair) for pair in pairs)


def _reading(name: str, classes: Sequence[str]) -> Callable[[Selection, Dataset], StaffCounts]:
    def read(selection: Selection, dataset: Dataset) -> StaffCounts:
        narrow = narrowed(selection, classes, dataset)
        counted = companies.read(narrow, dataset) if narrow else None
        return _values(name, "companies", selection, dataset, counted.counts if counted else {}, counted)

    return read


def _insured(selection: Selection, dataset: Dataset) -> StaffCounts:
    limits = registered.limits(selection, dataset)
    counts = _people(selection.series, limits, dataset)
    return _values("insured_staff", "persons", selection, dataset, counts, None)


def _values(
    name: str,
    unit: str,
    selection: Selection,
    dataset: Dataset,
    counts: Mapping[Adcode, Count],
    counted: Companies | None,
) -> StaffCounts:
    """The counts under the filters of the selection itself; those of no known place apart."""
    whole = companies.read(selection, dataset)
    rest = counts.get(Adcode(UNPLACED))
    unplaced = counted.unplaced if counted else None
    if rest and not counted:
        unplaced = Place(Adcode(UNPLACED), UNPLACED_NAMES[selection.lang], rest.value, unit, State.COUNTED)
    return StaffCounts(
        fact=name,
        unit=unit,
        regions=whole.regions,
        lang=whole.lang,
        counts=counts,
        outside=whole.outside,
        filters_applied=whole.filters_applied,
        limits=whole.limits,
        from_register=bool(counts),
        unplaced=unplaced,
        as_of=dataset.series_cards[selection.series]["as_of"],
        selection=selection,
        dataset=dataset,
    )


@lru_cache(maxsize=64)
def _people(series: str, limits: Limits, dataset: Dataset) -> Mapping[Adcode, Count]:
    """The insured people of every region in which some company that passes reports any number."""
    imported = of_series(series, dataset.imports)
    if not imported or not class_tables.is_kept(imported[0]):
        return {}
    one, measure = imported
    found = told_apart.of_import(one, dataset.regions, registered.class_limits(limits).applied)
    if found is None or (limits.get(REGISTERED.name) and not told_apart.can_combine(one)):
        return {}
    rows = found.by_region(found.of(measure) & registered.passing_classes(found, limits), NUMBERS)
    years = registered.passing("slots", slots_of(rows["year"]), limits)
    statuses = registered.passing("statuses", rows["status"].tolist(), limits)
    passing = [year and status for year, status in zip(years, statuses, strict=True)]
    sums = rows[passing].groupby("region", observed=True)[list(NUMBERS)].sum()
    stated = sums[sums["stating_staff"] > 0]["insured"]
    return {Adcode(str(region)): Count(int(people), False, one.id) for region, people in stated.items()}


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
