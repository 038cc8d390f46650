"""Companies of an import by class: which of its rows pass, and what they sum up to.

Where a register was too large to keep combinations of classes, each dimension has rows of its own, which no class of
another tells apart: then one filter on a class is in force at a time.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from data.owned_results import Owner, owned
from data.regions import Adcode, Regions
from data.registers import class_tables
from data.registers.block import Block
from data.registers.class_tables import COUNT, SLOT, ClassTable
from data.registers.dimensions import DIMENSIONS, STATUS, UNKNOWN, Dimension, of_bins
from data.registers.imports import MEASURES, UNPLACED, Import

UNREADABLE = (OSError, ValueError, KeyError)
"""What pyarrow and pandas raise of a damaged import is one of these."""


@dataclass(frozen=True, eq=False)
class ClassCounts(Owner):
    """Companies of one import, told apart by as much as one table holds."""

    table: ClassTable
    regions: Regions

    def has_numbers(self, names: Iterable[str]) -> bool:
        """Whether these of NUMBERS were kept."""
        return {*names} <= self.table.kept

    @property
    def everything(self) -> np.ndarray:
        """All rows."""
        return np.ones(len(self.table.count), dtype=bool)

    def passing(self, column: str, items: Sequence[bool]) -> np.ndarray:
        """The rows whose category passes, given one truth a category in their order."""
        return np.asarray(items, dtype=bool)[self.table.columns[column].codes]

    def of(self, measure: str) -> np.ndarray:
        """The rows of companies that a measure counts."""
        return self.of_classes(STATUS, MEASURES[measure])

    def of_classes(self, dimension: Dimension, chosen: Sequence[str], *, possible: bool = False) -> np.ndarray:
        """The rows of some classes, and of those that lie in them; `possible` also those that nobody knows better."""
        present, holds = self.table.columns[dimension.name].categories, dimension.holds
        return self.passing(
            dimension.name, [(dimension.may_hold if possible else holds)(chosen, one) for one in present]
        )

    def within(self, region: Adcode) -> np.ndarray:
        """The rows of a region and of all that lies in it."""
        own = self.table.columns["region"].categories
        return self.passing("region", [bool(one) and self.regions.within(Adcode(one), region) for one in own])

    def by_class(self, dimension: Dimension, rows: np.ndarray) -> Mapping[str, int]:
        """The companies of some rows by class, of those classes that any company has."""
        column = self.table.columns[dimension.name]
        sums = np.bincount(column.codes[rows], self.table.count[rows], len(column.categories))
        return dict(zip(column.categories, sums.astype(int).tolist(), strict=True))

    def region_sums(self, rows: np.ndarray, name: str = COUNT) -> Mapping[Adcode, int]:
        """The companies of some rows, or another of NUMBERS, in every region with all that lies in it."""
        own, (regions, starts, lower) = self.table.columns["region"], _paths(self)
        sums = np.bincount(own.codes[rows], self.table.number(name)[rows], len(own.categories)).astype(np.int64)
        return dict(zip(regions, np.add.reduceat(sums[lower], starts).tolist(), strict=True)) if regions else {}

    def block(self, whole: Block, rows: np.ndarray) -> Block:
        """A block like the whole one, with the companies of some rows."""
        at, upper, lower = _places_in(self, whole)
        shape = (len(self.table.columns["region"].categories), *whole.counts.shape[1:])
        flat = np.bincount(at[rows], self.table.count[rows], int(np.prod(shape))).astype(np.int64)
        counts = np.zeros_like(whole.counts)
        starts = np.flatnonzero(np.diff(upper, prepend=-1))
        counts[upper[starts]] = np.add.reduceat(flat.reshape(shape)[lower], starts, axis=0)
        return replace(whole, counts=counts)

    def path(self, region: str) -> Sequence[Adcode]:
        """The regions in whose numbers it is."""
        return [up.adcode for up in self.regions.path(Adcode(region))] if region else [Adcode(UNPLACED)]


@owned(maxsize=16)
def _places_in(classes: ClassCounts, whole: Block) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Where each row stands among own regions, slots and statuses; and the pairs of a region and one that lies in it.

    The pairs are positions, in the order of the first.
    """
    columns = classes.table.columns
    own, slots, statuses = (columns[name] for name in ("region", SLOT, STATUS.name))
    shape = (len(own.categories), *whole.counts.shape[1:])
    axes = ((slots, whole.slots), (statuses, whole.statuses))
    at = np.ravel_multi_index(
        [own.codes, *(_positions(axis.categories, known)[axis.codes] for axis, known in axes)], shape
    )
    position = {region: number for number, region in enumerate(whole.regions)}
    pairs = sorted((position[up], row) for row, one in enumerate(own.categories) for up in classes.path(one))
    upper, lower = np.asarray(pairs, dtype=int).reshape(-1, 2).T
    return at, upper, lower


@owned(maxsize=16)
def _paths(classes: ClassCounts) -> tuple[Sequence[Adcode], np.ndarray, np.ndarray]:
    """The regions; where the own regions that lie in each begin, and these, as positions."""
    own = classes.table.columns["region"].categories
    pairs = sorted((up, row) for row, one in enumerate(own) for up in classes.path(one))
    regions, starts = np.unique([up for up, _ in pairs], return_index=True)
    return [Adcode(str(region)) for region in regions], starts, np.asarray([row for _, row in pairs], dtype=int)


def _positions(categories: Iterable[str], known: Sequence[str]) -> np.ndarray:
    """Where each category stands among those known; the rows of others are left out before."""
    position = {one: at for at, one in enumerate(known)}
    return np.asarray([position.get(one, 0) for one in categories], dtype=int)


@owned(maxsize=32)
def totals(one: Import, measure: str) -> Mapping[str, Mapping[str, int]]:
    """Dimension -> class -> companies of the whole country; only dimensions in which the class of any is known."""
    try:
        rows = class_tables.totals(one)
    except UNREADABLE:
        return {}
    rows = rows[rows["status"].isin(MEASURES[measure])] if len(rows) else rows
    sums = rows.groupby(["of", "class"], observed=True)["count"].sum()
    found = {name: sums[name].to_dict() for name in DIMENSIONS if name in sums.index.get_level_values("of")}
    return {name: classes for name, classes in found.items() if classes.keys() - {UNKNOWN}}


def dimensions(one: Import, measure: str) -> tuple[Dimension, ...]:
    """Those in which the class of any company is known."""
    every = of_bins(one.bins)
    return tuple(every[name] for name in totals(one, measure))


def can_combine(one: Import) -> bool:
    """Whether filters on classes of several dimensions can be in force together."""
    return not class_tables.names(one)


def of_import(one: Import, regions: Regions, names: Container[str] = ()) -> ClassCounts | None:
    """The table that tells apart all dimensions of these names; None where none does, or where it is damaged."""
    wanted = [name for name in class_tables.names(one) if name in names]
    return _of_import(one, wanted[0] if wanted else "", regions) if len(wanted) < 2 else None


@owned(maxsize=16)
def _of_import(one: Import, of: str, regions: Regions) -> ClassCounts | None:
    try:
        return ClassCounts(class_tables.read(one, of), regions)
    except UNREADABLE:
        return None
