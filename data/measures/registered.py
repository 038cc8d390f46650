"""Which companies of an imported series a selection counts, by year of registration, status and class."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from data import filters
from data.dataset import Dataset
from data.filters.companies import CLASSES
from data.owned_results import owned
from data.regions import Adcode
from data.registers import block, class_counts, imports
from data.registers.block import UNKNOWN, Block
from data.registers.class_counts import ClassCounts
from data.registers.class_tables import SLOT
from data.registers.dimensions import STATUS
from data.selection import Selection
from data.values import Limits


def of_series(series: str, dataset: Dataset) -> Block | None:
    """The counts of a series; None unless it was counted from a register."""
    return block.of_series(series, dataset.imports)


def counted(series: str, limits: Limits, dataset: Dataset) -> Block | None:
    """The counts of a series as far as the limits on classes go; the same years and statuses, some of them then 0."""
    return _of_classes(series, class_limits(limits), dataset)


def class_limits(limits: Limits) -> Limits:
    """Those on classes."""
    names = {one.name for one in CLASSES}
    return Limits(tuple((name, text) for name, text in limits.texts if name in names))


@owned(maxsize=64)
def _of_classes(series: str, limits: Limits, dataset: Dataset) -> Block | None:
    whole, imported = of_series(series, dataset), imports.of_series(series, dataset.imports)
    if whole is None or imported is None or not limits:
        return whole
    one, measure = imported
    classes = class_counts.of_import(one, dataset.regions, limits.applied)
    if classes is None:
        return None
    return classes.block(whole, classes.of(measure) & _passing_classes(classes, limits))


def passing_rows(classes: ClassCounts, measure: str, limits: Limits, *, possible: bool = False) -> np.ndarray:
    """The rows of a measure that pass; `possible` also those of which nobody knows whether they do."""
    rows = classes.of(measure) & _passing_classes(classes, limits, possible=possible)
    for axis, column in (("slots", SLOT), ("statuses", STATUS.name)):
        present = classes.table.columns[column].categories
        rows &= classes.passing(column, passing(axis, present, limits, possible=possible))
    return rows


def _passing_classes(classes: ClassCounts, limits: Limits, *, possible: bool = False) -> np.ndarray:
    rows = classes.everything
    for one in CLASSES:
        if one.dimension and limits.get(one.name):
            chosen = one.values.parse(limits.get(one.name))[0]
            rows = rows & classes.of_classes(one.dimension, chosen, possible=possible)
    return rows


@owned(maxsize=1024)
def limits(selection: Selection, dataset: Dataset) -> Limits:
    """What the choice leaves of the chosen series; nothing is left out by a filter that it cannot answer."""
    answered = (one for one in filters.of_companies(dataset) if one.is_answered(selection, dataset))
    return Limits.of(**{one.name: one.values.format(one.of(selection)) for one in answered})


def unanswered(selection: Selection, dataset: Dataset) -> tuple[str, ...]:
    """The filters on companies that are chosen, and that the chosen series cannot answer."""
    return tuple(one.name for one in filters.of_companies(dataset) if one.is_unanswered(selection, dataset))


@owned(maxsize=512)
def sums(series: str, limits: Limits, dataset: Dataset, *, possible: bool = False) -> Mapping[Adcode, int] | None:
    """The companies of each region that pass; `possible` also those of which nobody knows whether they do.

    None where the series is no import, or cannot answer the limits together.
    """
    whole, imported, classes = (
        of_series(series, dataset),
        imports.of_series(series, dataset.imports),
        class_limits(limits),
    )
    if whole is None or imported is None:
        return None
    if not classes:
        axes = {"slots": whole.slots, "statuses": whole.statuses}
        return whole.values(*(passing(axis, items, limits, possible=possible) for axis, items in axes.items()))
    one, measure = imported
    found = class_counts.of_import(one, dataset.regions, classes.applied)
    if found is None:
        return None
    found_sums = found.region_sums(passing_rows(found, measure, limits, possible=possible))
    return {region: found_sums.get(region, 0) for region in whole.regions}


def by_slot(companies: Block, regions: Sequence[Adcode], limits: Limits) -> Mapping[str, int]:
    """The companies of all the regions together by year of registration, whichever years are chosen."""
    return companies.by_slot(regions, passing("statuses", companies.statuses, limits))


def passing(axis: str, items: Iterable[str], limits: Limits, *, possible: bool = False) -> list[bool]:
    """Which years, or which statuses, pass the filters on them; `possible` also the unknown one."""
    chosen = [one for one in filters.COMPANY_FILTERS if one.axis == axis and limits.get(one.name)]
    parsed = [(one.values, one.values.parse(limits.get(one.name))[0]) for one in chosen]
    return [
        (possible and item == UNKNOWN) or all(values.holds(value, item) for values, value in parsed) for item in items
    ]
