"""Whose ground it is: the regions of a level as a grid over its picture, so that a label can be kept in its own.

No geometry library: the grid is scanned once a level, from the same shapes that the reader sees.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from data.boundaries.frames import Frame
from data.boundaries.projection import Point
from data.regions import Adcode

Numbers = NDArray[np.float64]
Whole = NDArray[np.int64]

COLUMNS: Final = 320
"""Of the grid: 2.5 px in a map of 800."""

NOBODY: Final = -1


@dataclass(frozen=True, eq=False)
class Sums:
    """How much of something lies in any rectangle of whole cells, whatever its size: four look-ups."""

    table: NDArray[Any]  # of all cells up to here; a row and a column more than cells
    row: int = 0  # of its first cell in the grid
    column: int = 0

    @classmethod
    def of(cls, cells: NDArray[Any], row: int = 0, column: int = 0) -> "Sums":
        """The sums of a part of the grid that begins at `row`, `column`."""
        table = np.zeros((cells.shape[0] + 1, cells.shape[1] + 1), np.float32 if cells.dtype.kind == "f" else np.int32)
        np.cumsum(cells, axis=0, out=table[1:, 1:])
        np.cumsum(table[1:, 1:], axis=1, out=table[1:, 1:])
        return cls(table, row, column)

    def over(self, left: Whole, top: Whole, width: int, height: int) -> NDArray[Any]:
        """The sum in each of these rectangles of one size; what lies outside counts as nothing."""
        rows, columns = self.table.shape
        x0, x1 = (_between(x - self.column, columns - 1) for x in (left, left + width))
        y0, y1 = (_between(y - self.row, rows - 1) for y in (top, top + height))
        return self.table[y1, x1] - self.table[y0, x1] - self.table[y1, x0] + self.table[y0, x0]


def _between(numbers: Whole, most: int) -> Whole:
    """From 0 to `most`; a third of the time of `np.clip`."""
    kept: Whole = np.minimum(np.maximum(numbers, 0), most)
    return kept


@dataclass(frozen=True, eq=False)
class Ground:
    """The grid of a level. Its cells are counted from the picture's upper left corner."""

    frame: Frame
    cell: float  # kilometres
    owners: NDArray[np.int16]  # row x column: position in `regions`, or NOBODY
    regions: tuple[Adcode, ...]

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        rows, columns = self.owners.shape
        return rows, columns

    def number(self, adcode: Adcode) -> int:
        """Its owner's number in the grid; one that no cell has for a region without a shape."""
        return self.regions.index(adcode) if adcode in self.regions else NOBODY - 1

    def cells_of(self, points: list[Point]) -> Numbers:
        """Column and row of degrees, with fractions."""
        (left, _), (_, top) = self.frame.box
        flat = self.frame.albers.flat(np.array(points, dtype=float).reshape(-1, 2))
        return np.column_stack((flat[:, 0] - left, top - flat[:, 1])) / self.cell

    @cached_property
    def land(self) -> Sums:
        """Cells of any region of the level."""
        return Sums.of(self.owners != NOBODY)

    @cached_property
    def own(self) -> Any:
        """Cells of one region: adcode -> Sums, kept."""
        return lru_cache(maxsize=len(self.regions))(self._own)

    def _own(self, adcode: Adcode) -> Sums:
        rows, columns = (self.owners == self.number(adcode)).nonzero()
        if not rows.size:
            return Sums.of(np.zeros((0, 0), dtype=bool))
        top, left = rows.min(), columns.min()
        part = self.owners[top : rows.max() + 1, left : columns.max() + 1]
        return Sums.of(part == self.number(adcode), int(top), int(left))


def ground(geojson: Mapping[str, Any], level: Adcode, frame: Frame) -> Ground:
    """The grid of a level from its shapes; the outline of the whole level, which stands among them, is no region."""
    (left, bottom), (right, top) = frame.box
    cell = (right - left) / COLUMNS
    shape = (round((top - bottom) / cell), COLUMNS)
    owners = np.full(shape, NOBODY, np.int16)
    features = [feature for feature in geojson["features"] if feature["id"] != level]
    for index, feature in enumerate(features):
        rings = [*_rings(feature["geometry"])]
        flat = frame.albers.flat(np.array([point for ring in rings for point in ring]))
        points = np.column_stack((flat[:, 0] - left, top - flat[:, 1])) / cell
        joints = np.cumsum([len(ring) for ring in rings])[:-1] - 1  # from one ring's end to the next one's beginning
        edges = np.delete(np.stack((points[:-1], points[1:]), axis=1), joints, axis=0)
        _fill(owners, edges, index)
    return Ground(frame, cell, owners, tuple(feature["id"] for feature in features))


def _rings(geometry: Mapping[str, Any]) -> Iterator[list[list[float]]]:
    parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    yield from (ring for part in parts for ring in part)


def _fill(owners: NDArray[np.int16], edges: Numbers, index: int) -> None:
    """Gives the cells whose middle lies within the edges to a region."""
    (left, top), (right, bottom) = np.floor(edges.min(axis=(0, 1))), np.ceil(edges.max(axis=(0, 1)))
    rows, columns = owners.shape
    row, column = (int(min(max(at, 0), most)) for at, most in ((top, rows), (left, columns)))
    part = owners[row : max(row, int(bottom)), column : max(column, int(right))]
    if part.size:
        part[_inside(edges - (column, row), part.shape)] = index


def _inside(edges: Numbers, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """The cells whose middle lies within the edges: along a row each border leads in, out, in, out."""
    rows, columns = shape
    height = edges[:, :, 1] - 0.5
    first = np.clip(np.ceil(height.min(axis=1)), 0, rows).astype(int)
    times = np.clip(np.ceil(height.max(axis=1)), 0, rows).astype(int) - first
    edge = np.repeat(np.arange(len(edges)), times)
    row = first[edge] + np.arange(len(edge)) - np.repeat(np.cumsum(times) - times, times)
    part = (row - height[edge, 0]) / (height[edge, 1] - height[edge, 0])
    across = edges[edge, 0, 0] + part * (edges[edge, 1, 0] - edges[edge, 0, 0])
    column = np.clip(np.ceil(across - 0.5), 0, columns).astype(int)
    borders = np.bincount(row * (columns + 1) + column, minlength=rows * (columns + 1))
    odd: NDArray[np.bool_] = borders.reshape(rows, columns + 1).cumsum(axis=1)[:, :columns] % 2 == 1
    return odd
