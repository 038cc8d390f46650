"""Companies of the chosen series by class: in which industries, how old, in which status."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from data.dataset import Dataset
from data.measures import registered
from data.regions import Adcode
from data.registers import class_counts as cells_of
from data.registers import industries
from data.registers.class_counts import ClassCells
from data.registers.dimensions import STATUS, UNKNOWN, Dimension
from data.registers.imports import of_series
from data.selection import Selection


@dataclass(frozen=True)
class ClassCount:
    """The companies of one class."""

    name: str  # "10-49", "C38", "unknown"
    count: int


def dimensions(selection: Selection, dataset: Dataset) -> tuple[Dimension, ...]:
    """Those of which the chosen series knows a class of any company, in the order of menus."""
    cells = _cells(selection, dataset)
    return cells.dimensions if cells else ()


def class_counts(
    selection: Selection, dataset: Dataset, region: Adcode, dimension: Dimension, within: str = ""
) -> tuple[ClassCount, ...]:
    """The companies of a region by class in the order of the dimension, unknown last, that of 0 too.

    Their sum is the region's number of companies under the filters that are in force, that on the dimension included.
    Of a nested dimension: the classes one level below `within`, the outermost ones where it is blank; companies of
    which no more is known than `within` have it as their class. Empty where the series does not know the dimension.
    """
    cells = _cells(selection, dataset)
    if cells is None or dimension not in cells.dimensions:
        return ()
    counts = cells.by_class(dimension.name, cells.within(region) & _passing(cells, selection, dataset))
    if dimension.is_nested:
        return _nested(counts, dimension, within)
    return tuple(ClassCount(one, counts.get(one, 0)) for one in dimension.classes)


def _passing(cells: ClassCells, selection: Selection, dataset: Dataset) -> np.ndarray:
    """The cells that pass the filters in force."""
    limits = registered.limits(selection, dataset)
    axes = {"slots": "slot", "statuses": STATUS.name}
    passing = (
        cells.passing(column, registered.passing(axis, cells.columns[column].categories, limits))
        for axis, column in axes.items()
    )
    return np.logical_and.reduce(tuple(passing))


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


def _cells(selection: Selection, dataset: Dataset) -> ClassCells | None:
    imported = of_series(selection.series, dataset.imports)
    return cells_of.of_import(*imported, dataset.regions) if imported else None
