"""The dots of listed parks, each in its own region: moved apart, or counted in one larger dot where room lacks.

A park with coordinates stands at its own point; those that cover each other are counted in one dot.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import cos, dist, pi, sin
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

COVERED: Final = 0.6
"""Two dots cover each other when they are closer than so much of the distance at which they touch."""

Points = NDArray[np.float64]


@dataclass(frozen=True)
class Mark:
    """One dot with its parks, all built or none of them, in pixels."""

    parks: tuple[Dot, ...]
    spot: Point
    size: float
    is_exact: bool = False  # a single park at its own point

    @property
    def rect(self) -> Rect:
        return Rect(*self.spot, self.size, self.size)


def marks(sheet: Sheet, dots: Sequence[tuple[Dot, Point]], grid: LabelGrid) -> list[Mark]:
    """A mark for each dot (with its degrees), in their order; one for all of a place that has no room for so many."""
    pixels = sheet.plane.pixels(point for _, point in dots)
    spots = [*zip((dot for dot, _ in dots), pixels, strict=True)]
    placed = _at_points(sheet, [(dot, spot) for dot, spot in spots if dot.point], grid)
    places = sorted(((dot, spot) for dot, spot in spots if not dot.point), key=lambda one: one[0].place)
    for _, group in groupby(places, key=lambda one: one[0].place):
        placed += _of_place(sheet, [*group], grid, placed)
    order = {dot.id: index for index, (dot, _) in enumerate(dots)}
    return sorted(placed, key=lambda mark: order[mark.parks[0].id])


def _at_points(sheet: Sheet, dots: Sequence[tuple[Dot, Point]], grid: LabelGrid) -> list[Mark]:
    """A mark at the point of each; those of a place that cover each other become one, if all are built or none is.

    One that counts several stands between their points; what it covers then, of another place or kind, gives way.
    """
    groups: defaultdict[tuple[Adcode, bool], list[Mark]] = defaultdict(list)
    for dot, spot in dots:
        groups[dot.place, dot.built].append(Mark((dot,), spot, sheet.dot_size, is_exact=True))
    found = [mark for group in groups.values() for mark in _counted(sheet, group)]
    placed: list[Mark] = []
    for mark in sorted(found, key=lambda mark: -len(mark.parks)):
        wanted = [(mark.parks, mark.spot, mark.size)]
        free = [mark] if all(_apart(mark, other) >= 0 for other in placed) else []
        placed += free or _inside(sheet, wanted, grid, placed) or _inside(sheet, wanted, None, placed) or [mark]
    return placed


def _apart(one: Mark, other: Mark) -> float:
    """How far two marks are from covering each other, in pixels, below 0 where they do. A number may not be touched."""
    share = COVERED if one.is_exact and other.is_exact else 1.0
    return dist(one.spot, other.spot) - share * (one.size + other.size) / 2


def _counted(sheet: Sheet, found: Sequence[Mark]) -> list[Mark]:
    """The marks, joined as long as any two cover each other."""
    apart: list[Mark] = []
    for mark in found:
        away = np.array([_apart(mark, other) for other in apart])
        if away.size and away.min() < 0:
            apart.append(_joined(sheet, apart.pop(int(away.argmin())), mark))
        else:
            apart.append(mark)
    return apart if len(apart) == len(found) else _counted(sheet, apart)


def _joined(sheet: Sheet, *both: Mark) -> Mark:
    """One mark that counts the parks of two, in the middle of them all."""
    parks = tuple(dot for mark in both for dot in mark.parks)
    x, y = np.average([mark.spot for mark in both], axis=0, weights=[len(mark.parks) for mark in both])
    return Mark(parks, (float(x), float(y)), BADGE * sheet.dot_number_size)


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
