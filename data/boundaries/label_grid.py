"""Whose ground it is: the regions of a level as a grid over its frame, so that a label can be kept in its own."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from data.boundaries.frames import Frame, Point
from data.regions import Adcode

Numbers = NDArray[np.float64]
Integers = NDArray[np.int64]

COLUMNS: Final = 320
"""Of the grid: 2.5 px in a map of 800."""

NOBODY: Final = -1


@dataclass(frozen=True, eq=False)
class SummedArea:
    """A summed-area table: the sum over any rectangle of cells, whatever its size, takes four look-ups."""

    table: NDArray[Any]  # of all cells up to here; a row and a column more than cells
    row: int = 0  # of its first cell in the grid
    column: int = 0

    @classmethod
    def of(cls, cells: NDArray[Any], row: int = 0, column: int = 0) -> "SummedArea":
        """The sums of a part of the grid that begins at `row`, `column`."""
        table = np.zeros((cells.shape[0] + 1, cells.shape[1] + 1), np.float32 if cells.dtype.kind == "f" else np.int32)
        np.cumsum(cells, axis=0, out=table[1:, 1:])
        np.cumsum(table[1:, 1:], axis=1, out=table[1:, 1:])
        return cls(table, row, column)

    def over(self, left: Integers, top: Integers, width: int, height: int) -> NDArray[Any]:
        """The sum in each of these rectangles of one size; what lies outside counts as nothing."""
        rows, columns = self.table.shape  # and what follows takes a third of the time of `np.clip`
        x0, x1 = (np.minimum(np.maximum(x - self.column, 0), columns - 1) for x in (left, left + width))
        y0, y1 = (np.minimum(np.maximum(y - self.row, 0), rows - 1) for y in (top, top + height))
        return self.table[y1, x1] - self.table[y0, x1] - self.table[y1, x0] + self.table[y0, x0]


@dataclass(frozen=True, eq=False)
class LabelGrid:
    """The grid of a level. Its cells are counted from the frame's upper left corner."""

    frame: Frame
    owners: NDArray[np.int16]  # row x column: position in `regions`, or NOBODY
    regions: tuple[Adcode, ...]

    @property
    def cell(self) -> float:
        """The side of a cell in kilometres."""
        return self.frame.width / self.shape[1]

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return self.owners.shape[0], self.owners.shape[1]

    def number(self, adcode: Adcode) -> int:
        """Its owner's number in the grid; one that no cell has for a region without a shape."""
        return self._numbers.get(adcode, NOBODY - 1)

    @cached_property
    def _numbers(self) -> dict[Adcode, int]:
        return {adcode: number for number, adcode in enumerate(self.regions)}

    def cells_of(self, points: list[Point]) -> Numbers:
        """Column and row of degrees, with fractions."""
        (left, _), (_, top) = self.frame.box
        plane = self.frame.flat(np.array(points, dtype=float).reshape(-1, 2))
        return np.column_stack((plane[:, 0] - left, top - plane[:, 1])) / self.cell

    @cached_property
    def land(self) -> SummedArea:
        """Integers of any region of the level."""
        return SummedArea.of(self.owners != NOBODY)

    @cached_property
    def own(self) -> Any:
        """Integers of one region: adcode -> SummedArea, kept."""
        return lru_cache(maxsize=len(self.regions))(self._own)

    def _own(self, adcode: Adcode) -> SummedArea:
        number = self.number(adcode)
        if number not in self._extents:
            return SummedArea.of(np.zeros((0, 0), dtype=bool))
        rows, columns = self._extents[number]
        return SummedArea.of(self.owners[rows, columns] == number, rows.start, columns.start)

    @cached_property
    def _extents(self) -> dict[int, tuple[slice, slice]]:
        """The rows and columns in which each region has cells: found once for all, for the grid is large."""
        rows, columns = (self.owners != NOBODY).nonzero()
        cells = self.owners[rows, columns]
        order = np.argsort(cells, kind="stable")
        numbers, starts = np.unique(cells[order], return_index=True)
        if not numbers.size:
            return {}
        low, high = ([each.reduceat(at[order], starts) for at in (rows, columns)] for each in (np.minimum, np.maximum))
        ends = (zip(first.tolist(), last.tolist(), strict=True) for first, last in zip(low, high, strict=True))
        slices = ([slice(first, last + 1) for first, last in pairs] for pairs in ends)
        return dict(zip(numbers.tolist(), zip(*slices, strict=True), strict=True))
