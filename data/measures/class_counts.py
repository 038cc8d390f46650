"""Companies of the chosen series by class: in which industries, how old, in which status."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from data.dataset import Dataset
from data.filters.companies import REGISTERED
from data.measures import registered
from data.owned_results import owned
from data.regions import NATION, Adcode
from data.registers import industries
from data.registers.class_counts import ClassCounts, can_combine, of_import
from data.registers.class_counts import dimensions as dimensions_of
from data.registers.dimensions import STATUS, UNKNOWN, Dimension
from data.registers.imports import of_series
from data.selection import Selection, SeriesId
from data.values import Limits


@dataclass(frozen=True)
class ClassCount:
    """The companies of one class."""

    name: str  # "10-49", "C38", "unknown"
    count: int


def dimensions(selection: Selection, dataset: Dataset) -> tuple[Dimension, ...]:
    """Those of which the chosen series knows a class of any company, in the order of menus."""
    imported = of_series(selection.series, dataset.imports)
    return dimensions_of(*imported) if imported else ()


def combinations(series: SeriesId, dataset: Dataset) -> tuple[frozenset[str], ...]:
    """The filters of a series on classes and on years of registration, in the groups that can be in force together.

    One group of all, or each filter by itself where its register was too large to keep combinations (classes.py); a
    filter on the status can be added to any. Empty where the series knows no classes.
    """
    imported = of_series(series, dataset.imports)
    known = [one.name for one in dimensions_of(*imported) if one is not STATUS] if imported else []
    if not imported or not known:
        return ()
    names = (REGISTERED.name, *known)
    return (frozenset(names),) if can_combine(imported[0]) else tuple(frozenset((name,)) for name in names)


def option_counts(selection: Selection, dataset: Dataset, name: str) -> Mapping[str, int]:
    """The companies of the whole country by class of the dimension of this name, under the other filters in force.

    Empty where the series does not know the dimension together with these.
    """
    known = [one for one in dimensions(selection, dataset) if one.name == name]
    found = _passing(selection.with_filters(**{name: ()}), dataset, NATION, name) if known else None
    return found[0].by_class(known[0], found[1]) if found else {}


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
    return folded(counts, dimension, within)


def _passing(
    selection: Selection, dataset: Dataset, region: Adcode, name: str
) -> tuple[ClassCounts, np.ndarray] | None:
    """The companies of a region that pass the filters in force, where the dimension of this name is told apart."""
    imported = of_series(selection.series, dataset.imports)
    limits = registered.limits(selection, dataset)
    wanted = {*registered.class_limits(limits).applied, name}
    found = of_import(imported[0], dataset.regions, wanted) if imported else None
    if not imported or found is None:
        return None
    return found, rows_of(found, imported[1], region, limits)


@owned(maxsize=16)
def rows_of(found: ClassCounts, measure: str, region: Adcode, limits: Limits) -> np.ndarray:
    """The positions of their rows; a choice asks for the same companies by one dimension after the other."""
    return np.flatnonzero(registered.passing_rows(found, measure, limits) & found.within(region)).astype(np.int32)


def folded(counts: Mapping[str, int], dimension: Dimension, within: str = "") -> tuple[ClassCount, ...]:
    """All classes of a dimension in order; of a nested one those inside `within`, on one level."""
    if not dimension.is_nested:
        return tuple(ClassCount(one, counts.get(one, 0)) for one in dimension.classes)
    width = industries.below(within)
    inside = [one for one in dimension.classes if one != UNKNOWN and one.startswith(within)]
    sums = dict.fromkeys((one for one in inside if len(one) == width), 0) | {within or UNKNOWN: 0}
    for one, count in counts.items():
        if one.startswith(within) and one != UNKNOWN:
            sums[one[:width]] += count
        elif not within:
            sums[UNKNOWN] += count
    return tuple(ClassCount(*pair) for pair in sums.items())
