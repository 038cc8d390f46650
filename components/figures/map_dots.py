"""The dots of listed parks, each in its own region: moved apart, or counted in one larger dot where room lacks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import cos, pi, sin
from typing import Final

import numpy as np
from numpy.typing import NDArray

from components.figures.map_plane import Point
from components.figures.map_sheet import Sheet
from components.figures.map_spots import Rect
from data.boundaries.label_grid import LabelGrid
from data.regions import Adcode
from data.summaries.province_map import Dot

GAP: Final = 1.15
"""From middle to middle of two dots, in their diameters."""
RINGS: Final = 5
"""A dot is moved no further than so many gaps: it stands for a place."""
BADGE: Final = 1 / 0.7
"""Diameter of a dot that counts several parks, in sizes of its number."""

Points = NDArray[np.float64]


@dataclass(frozen=True)
class Mark:
    """One dot with its parks, all built or none of them, in pixels."""

    parks: tuple[Dot, ...]
    spot: Point
    size: float

    @property
    def rect(self) -> Rect:
        return Rect(*self.spot, self.size, self.size)


def marks(sheet: Sheet, dots: Sequence[tuple[Dot, Point]], grid: LabelGrid) -> list[Mark]:
    """A mark for each dot (with its degrees), in their order; one for all of a place that has no room for so many."""
    pixels = sheet.plane.pixels(point for _, point in dots)
    places = sorted(zip((dot for dot, _ in dots), pixels, strict=True), key=lambda one: one[0].place)
    placed: list[Mark] = []
    for _, group in groupby(places, key=lambda one: one[0].place):
        placed += _of_place(sheet, [*group], grid, placed)
    order = {dot.park_id: index for index, (dot, _) in enumerate(dots)}
    return sorted(placed, key=lambda mark: order[mark.parks[0].park_id])


def _of_place(sheet: Sheet, dots: Sequence[tuple[Dot, Point]], grid: LabelGrid, others: Sequence[Mark]) -> list[Mark]:
    """Single dots, else a badge for the built and one for the others, else all of them as near as there is room."""
    single = [((dot,), point, sheet.dot_size) for dot, point in dots]
    if inside := _inside(sheet, single, grid, others):
        return inside
    middle = sheet.anchors.get(dots[0][0].place, dots[0][1])
    kinds = [tuple(dot for dot, _ in dots if dot.built is built) for built in (True, False)]
    badge = BADGE * sheet.dot_number_size
    counted = [(kind, middle, badge if len(kind) > 1 else sheet.dot_size) for kind in kinds if kind]
    return _inside(sheet, counted, grid, others) or _inside(sheet, counted, None, others) or [Mark(*counted[0])]


def _inside(
    sheet: Sheet,
    wanted: Iterable[tuple[tuple[Dot, ...], Point, float]],
    grid: LabelGrid | None,
    others: Sequence[Mark],
) -> list[Mark]:
    """The marks where they are wanted or near, in their own region if there is a grid; none if one finds no room."""
    placed: list[Mark] = []
    for parks, point, size in wanted:
        spots = np.array(point) + _OFFSETS * GAP * size
        free = np.ones(len(spots), dtype=bool) if grid is None else _own(sheet, grid, parks[0].place, spots)
        for mark in (*others, *placed):
            away = np.hypot(*(spots - mark.spot).T)
            free &= away > 0.99 * GAP * (size + mark.size) / 2
        if not free.any():
            return []
        placed.append(Mark(parks, (float(spots[free.argmax(), 0]), float(spots[free.argmax(), 1])), size))
    return placed


def _own(sheet: Sheet, grid: LabelGrid, place: Adcode, spots: Points) -> NDArray[np.bool_]:
    """Which spots lie on the place's own ground."""
    rows, columns = grid.shape
    cells = np.floor((spots - sheet.plane.corner) / (grid.cell * sheet.plane.scale)).astype(int)
    column, row = cells.T
    on_grid = (column >= 0) & (column < columns) & (row >= 0) & (row < rows)
    owners = grid.owners[row.clip(0, rows - 1), column.clip(0, columns - 1)]
    own: NDArray[np.bool_] = on_grid & (owners == grid.number(place))
    return own


def _offsets() -> Points:
    """The spot itself, then ring after ring around it, each with room for six more."""
    rings = [(ring, pi / 6 + 2 * pi * step / (6 * ring)) for ring in range(1, RINGS + 1) for step in range(6 * ring)]
    return np.array([(0.0, 0.0), *((ring * cos(angle), ring * sin(angle)) for ring, angle in rings)])


_OFFSETS: Final = _offsets()
