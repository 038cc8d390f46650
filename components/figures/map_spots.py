"""Rectangles of texts, and where a label may stand: in its own region, or beside all on the end of a leader line.

Spots are in cells of the level's grid; cached, because a region's free room does not depend on its number. Those of one
kind are ordered by how good they are; what already stands on the map is not known here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import hypot
from typing import Final

import numpy as np
from numpy.typing import NDArray

from components.figures.map_plane import Point
from components.text_width import LINE, text_extent, text_lines, text_width
from data.boundaries.label_grid import NOBODY, Integers, LabelGrid
from data.regions import Adcode

Numbers = NDArray[np.float64]

MIN_SHARE: Final = 0.4
"""Of the ground under a label that is its own region's, at least; the sea is nobody's."""
MIN_WAY: Final = 0.6
"""Of the way from a region's point to its label: an outlying island is no place for the name."""
OVERHANG: Final = 30.0
"""What a label costs whose ground were all another's; in the same unit as a line's height of distance."""
FAR: Final = 1.6
"""What a label costs for each of its heights that it stands away from its region's point."""
LONG: Final = 1.6
"""What it costs for each that its leader is long."""
FOREIGN: Final = 6.0
"""What it costs for each that its leader lies over other regions: it leaves them by their nearest edge."""
CROSSED: Final = 8.0
"""What it costs for each of those regions but the first, which a place that others enclose cannot avoid."""
MAX_FOREIGN: Final = 0.75
"""Of a leader that may lie over other regions; beyond that nobody follows it."""
MAX_REACH: Final = 9.0
"""A leader's longest way across or down, in heights of the label,"""
MAX_REACH_OF_MAP: Final = 0.2
"""and of the map's width."""
MIN_LEADER: Final = 0.5
"""A leader's shortest, in the same."""
MAX_SPOTS: Final = 48
"""Spots of one kind: further ones are never better."""
FAR_SPOTS: Final = 400
"""Of those on any ground, where circles and labels may have the nearer ones."""
PART: Final = 96
"""Spots whose costs are found at once."""
AIR: Final = 0.15
"""What a browser's box of a text is higher than its lines, in sizes."""

_STEPS: Final = np.linspace(0.08, 1.0, 24)[:, np.newaxis]


@dataclass(frozen=True)
class Rect:
    """A rectangle around a middle."""

    x: float
    y: float
    width: float
    height: float

    def overlap(self, other: "Rect") -> float:
        """Square pixels that both cover."""
        across = (self.width + other.width) / 2 - abs(self.x - other.x)
        down = (self.height + other.height) / 2 - abs(self.y - other.y)
        return max(0.0, across) * max(0.0, down)

    def holds(self, point: Point) -> bool:
        """Whether a point lies in it."""
        return abs(self.x - point[0]) <= self.width / 2 and abs(self.y - point[1]) <= self.height / 2

    def edge_towards(self, point: Point, gap: float = 0.0) -> Point:
        """Where a line from `point` to the middle meets the rectangle, or `gap` pixels before it at the sides."""
        across, down = self.x - point[0], self.y - point[1]
        left = (self.width / 2 + gap) / abs(across) if across else 1.0
        reach = min(left, self.height / 2 / abs(down) if down else 1.0, 1.0)
        return self.x - across * reach, self.y - down * reach

    def meets(self, circle: "Circle") -> bool:
        """Whether a part of it lies in the circle."""
        across = max(0.0, abs(circle.x - self.x) - self.width / 2)
        return hypot(across, max(0.0, abs(circle.y - self.y) - self.height / 2)) < circle.radius

    def crossed(self, start: Point, end: Point) -> bool:
        """Whether a straight line runs through it."""
        (x0, y0), (x1, y1) = start, end
        wide, tall = self.width / 2, self.height / 2
        if max(x0, x1) <= self.x - wide or min(x0, x1) >= self.x + wide:
            return False
        if max(y0, y1) <= self.y - tall or min(y0, y1) >= self.y + tall:
            return False
        across, down = x1 - x0, y1 - y0  # now unless all corners lie on one side of the line
        middle = across * (self.y - y0) - down * (self.x - x0)
        return abs(middle) < abs(across) * tall + abs(down) * wide


@dataclass(frozen=True)
class Circle:
    """A proportional circle of the map."""

    x: float
    y: float
    radius: float

    def crossed(self, start: Point, end: Point) -> bool:
        """Whether a straight line runs through it."""
        across, down = end[0] - start[0], end[1] - start[1]
        length = across * across + down * down
        along = ((self.x - start[0]) * across + (self.y - start[1]) * down) / length if length else 0.0
        part = min(1.0, max(0.0, along))
        return hypot(start[0] + part * across - self.x, start[1] + part * down - self.y) < self.radius

    def edge_towards(self, point: Point) -> Point:
        """Where a line from the middle to a point outside leaves it."""
        way = hypot(point[0] - self.x, point[1] - self.y)
        part = min(1.0, self.radius / way) if way else 0.0
        return self.x + part * (point[0] - self.x), self.y + part * (point[1] - self.y)


@lru_cache(maxsize=1024)
def snug(text: str, size: float) -> tuple[float, float]:
    """Width and height of a label with the air that a browser adds."""
    width, height = text_extent(text, size)
    return width, height + AIR * size


def in_circle(text: str, size: float, diameter: float) -> bool:
    """Whether all rows of a text stand inside a circle."""
    if not diameter:
        return False
    rows = text_lines(text)
    middle = (len(rows) - 1) / 2
    corners = (hypot(text_width(row, 1) / 2, abs(at - middle) * LINE + 0.42) for at, row in enumerate(rows))
    return 2 * size * max(corners) <= diameter - 1


@dataclass(frozen=True)
class Spots:
    """Middles of labels, column and row, with what each costs; the best first."""

    x: Numbers
    y: Numbers
    cost: Numbers


@lru_cache(maxsize=4096)
def within(grid: LabelGrid, adcode: Adcode, anchor: Point, width: int, height: int, hole: float = 0) -> Spots:
    """Spots whose middle is in the region, and enough of whose ground is its own; none over the region's circle.

    `hole` is the radius of that circle, here and below.
    """
    own = grid.own(adcode)
    rows, columns = own.table.shape
    step = max(1, round(height / 4))
    top = own.row + (round(anchor[1]) - own.row) % step
    left = own.column + (round(anchor[0]) - own.column) % step
    ground = grid.owners[top : own.row + rows - 1 : step, left : own.column + columns - 1 : step]
    y, x = (
        first + step * cells
        for first, cells in zip((top, left), (ground == grid.number(adcode)).nonzero(), strict=True)
    )
    usable = _on_sheet(grid, x, y, width, height) & (_free(anchor, x, y, width, height) >= hole)
    x, y = x[usable], y[usable]
    corner = x - width // 2, y - height // 2
    share = own.over(*corner, width, height) / np.maximum(1, grid.land.over(*corner, width, height))
    good = share >= MIN_SHARE
    x, y, share = x[good], y[good], share[good]
    away = np.hypot((x - anchor[0]) / 2, y - anchor[1]) / height  # a label is wide: across is less noticed
    cost = OVERHANG * (1 - share) + FAR * away

    def reached(at: Integers) -> Numbers:
        own_way = (_under(grid, anchor, x[at], y[at]) == grid.number(adcode)).mean(axis=0)
        return np.where(own_way >= MIN_WAY, cost[at], np.inf)

    return _best(x, y, cost, reached)


@lru_cache(maxsize=4096)
def beside(grid: LabelGrid, adcode: Adcode, anchor: Point, width: int, height: int, hole: float = 0) -> Spots:
    """Spots on no region's ground, near enough for a leader line that does not cross too much."""
    return _led(grid, adcode, anchor, width, height, hole, clear=True)


@lru_cache(maxsize=4096)
def abroad(grid: LabelGrid, adcode: Adcode, anchor: Point, width: int, height: int, hole: float = 0) -> Spots:
    """The same on any ground: better than a number that nobody sees."""
    return _led(grid, adcode, anchor, width, height, hole, clear=False)


def _led(grid: LabelGrid, adcode: Adcode, anchor: Point, width: int, height: int, hole: float, *, clear: bool) -> Spots:
    step, reach = max(1, round(height / 2)), round(min(MAX_REACH * height, MAX_REACH_OF_MAP * grid.shape[1]))
    x = np.arange(round(anchor[0]) - reach - width // 2, round(anchor[0]) + reach + width // 2 + 1, step)
    y = np.arange(round(anchor[1]) - reach, round(anchor[1]) + reach + 1, step)
    x, y = (each.ravel() for each in np.meshgrid(x, y))
    usable = _on_sheet(grid, x, y, width, height)
    if clear:
        usable &= grid.land.over(x - width // 2 - 1, y - height // 2, width + 2, height) == 0
    usable &= _free(anchor, x, y, width, height) >= hole + MIN_LEADER * height
    x, y = x[usable], y[usable]
    free, way = _free(anchor, x, y, width, height), np.hypot(x - anchor[0], y - anchor[1])

    def led(at: Integers) -> Numbers:
        under = _under(grid, anchor, x[at], y[at])
        others = np.sort(np.where(under == grid.number(adcode), NOBODY, under), axis=0)
        foreign = 1 - (others == NOBODY).mean(axis=0)
        crossed = (np.diff(others, axis=0, prepend=NOBODY) != 0).sum(axis=0)
        cost = (LONG * free[at] + FOREIGN * foreign * way[at]) / height + CROSSED * np.maximum(0, crossed - 1)
        return np.where(foreign <= (MAX_FOREIGN if clear else 1), cost, np.inf)

    return _best(x, y, LONG * free / height, led, MAX_SPOTS if clear else FAR_SPOTS)


@lru_cache(maxsize=1024)
def by_hand(grid: LabelGrid, spot: Point, anchor: Point, width: int, height: int, hole: float = 0) -> Spots:
    """A spot that a hand has chosen, if the label lies on the map; what its leader crosses was looked at then."""
    x, y = (np.array([round(at)]) for at in spot)
    free = _free(anchor, x, y, width, height)
    good = _on_sheet(grid, x, y, width, height) & (free >= hole)
    cost = LONG * free[good] / height
    return _best(x[good], y[good], cost, cost.__getitem__)


def _free(anchor: Point, x: Integers, y: Integers, width: int, height: int) -> Numbers:
    """From the region's point to the label's nearest edge."""
    across, down = np.abs(x - anchor[0]) - width / 2, np.abs(y - anchor[1]) - height / 2
    free: Numbers = np.hypot(np.maximum(0, across), np.maximum(0, down))
    return free


def _under(grid: LabelGrid, anchor: Point, x: Integers, y: Integers) -> NDArray[np.int16]:
    """Whose ground lies under steps of the straight way to each of these cells, a row a step."""
    rows, columns = grid.shape
    (line_x, line_y) = (
        np.minimum(np.maximum(start + _STEPS * (end - start), 0), size - 1).astype(int)
        for start, end, size in zip(anchor, (x, y), (columns, rows), strict=True)
    )
    return grid.owners.ravel()[line_y * columns + line_x]


def _on_sheet(grid: LabelGrid, x: Integers, y: Integers, width: int, height: int) -> NDArray[np.bool_]:
    """Which labels the map's edge does not cut."""
    rows, columns = grid.shape
    across = (x - width / 2 >= 0) & (x + width / 2 <= columns)
    inside: NDArray[np.bool_] = across & (y - height / 2 >= 0) & (y + height / 2 <= rows)
    return inside


def _best(
    x: Integers, y: Integers, least: Numbers, costs: Callable[[Integers], Numbers], count: int = MAX_SPOTS
) -> Spots:
    """The cheapest spots. `least` is what each costs at least; `costs` what those at some positions do, infinity for
    none where a label may stand. It is dear, and asked of no more than it takes.
    """
    order = np.argsort(least, kind="stable")
    known = np.full(len(order), np.inf)
    for start in range(0, len(order), PART):
        part, after = np.split(order[start:], [PART])
        known[part] = costs(part)
        if after.size and np.count_nonzero(known < least[after[0]]) >= count:
            break
    best = np.argsort(known, kind="stable")[: min(count, np.count_nonzero(known < np.inf))]
    across, down = (each[best].astype(float) + 0.5 for each in (x, y))
    return Spots(across, down, known[best])
