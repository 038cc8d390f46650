"""Companies of the chosen series by class: in which industries, how old, in which status."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np

from data.dataset import Dataset
from data.measures import registered
from data.regions import Adcode
from data.registers import class_counts as told_apart
from data.registers import class_tables, industries
from data.registers.class_counts import ClassCounts
from data.registers.class_tables import SLOT
from data.registers.dimensions import STATUS, UNKNOWN, Dimension
from data.registers.imports import of_series
from data.selection import Selection


@dataclass(frozen=True)
class ClassCount:
    """The companies of one class."""

    name: str  # "10-49", "C38", "unknown"
    count: int


@dataclass(frozen=True)
class ClassSums:
    """What companies state, in sum."""

    companies: int
    stating_staff: int  # that state how many people are insured
    insured: int
    stating_paid_in: int  # that state their paid-in capital in renminbi
    paid_in_yuan: int


def dimensions(selection: Selection, dataset: Dataset) -> tuple[Dimension, ...]:
    """Those of which the chosen series knows a class of any company, in the order of menus."""
    imported = of_series(selection.series, dataset.imports)
    return told_apart.dimensions(*imported) if imported else ()


def class_counts(
    selection: Selection, dataset: Dataset, region: Adcode, dimension: Dimension, within: str = ""
) -> tuple[ClassCount, ...]:
    """The companies of a region by class in the order of the dimension, unknown last, that of 0 too.

    Their sum is the region's number of companies under the filters that are in force, that on the dimension included.
    Of a nested dimension: the classes one level below `within`, the outermost ones where it is blank; companies of
    which no more is known than `within` have it as their class. Empty where the series does not know the dimension, or
    not together with the filters on other ones.
    """
    found = _passing(selection, dataset, region, dimension.name)
    if found is None or dimension not in dimensions(selection, dataset):
        return ()
    counts = found[0].by_class(dimension, found[1])
    if dimension.is_nested:
        return _nested(counts, dimension, within)
    return tuple(ClassCount(one, counts.get(one, 0)) for one in dimension.classes)


def class_sums(selection: Selection, dataset: Dataset, region: Adcode) -> ClassSums | None:
    """What the companies of a region state, under the filters in force; None where an import did not keep it."""
    found = _passing(selection, dataset, region)
    if found is None or not class_tables.is_kept(found[0].one):
        return None
    companies, rows = found
    names = (field.name for field in fields(ClassSums) if field.name != "companies")
    return ClassSums(companies.sum("count", rows), *(companies.sum(name, rows) for name in names))


def _passing(
    selection: Selection, dataset: Dataset, region: Adcode, *names: str
) -> tuple[ClassCounts, np.ndarray] | None:
    """The companies of a region that pass the filters in force, where the dimensions of these names are told apart."""
    imported = of_series(selection.series, dataset.imports)
    limits = registered.limits(selection, dataset)
    wanted = {*registered.class_limits(limits).applied, *names}
    found = told_apart.of_import(imported[0], dataset.regions, wanted) if imported else None
    if not imported or found is None:
        return None
    rows = found.of(imported[1]) & found.within(region) & registered.passing_classes(found, limits)
    for axis, column in (("slots", SLOT), ("statuses", STATUS.name)):
        rows &= found.passing(column, registered.passing(axis, found.table.columns[column].categories, limits))
    return found, rows


def _nested(counts: Mapping[str, int], dimension: Dimension, within: str) -> tuple[ClassCount, ...]:
    width = industries.below(within)
    inside = [one for one in dimension.classes if one != UNKNOWN and one.startswith(within)]
    sums = dict.fromkeys((one for one in inside if len(one) == width), 0) | {within or UNKNOWN: 0}
    for one, count in counts.items():
        if one.startswith(within) and one != UNKNOWN:
            sums[one[:width]] += count
        elif not within:
            sums[UNKNOWN] += count
    return tuple(ClassCount(*pair) for pair in sums.items())
