"""Which spot of many a label gets: none that an earlier label, its leader line, a circle or the inset has.

What collides all the same in the reader's own font is hidden by assets/figures.js: the order of the labels is their
priority.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Final

import numpy as np
from numpy.typing import NDArray

from components.figures.map_plane import Point
from components.figures.map_spots import Circle, Rect, Spots
from data.boundaries.label_grid import SummedArea

DOT: Final = 24.0
"""What a label costs that covers a dot; in the unit of map_spots."""
PLAIN: Final = 0.5
"""Of a line's height: so large a dot counts in full, a smaller one the less."""


@dataclass(frozen=True)
class Cells:
    """The grid's place in the picture."""

    corner: Point  # in pixels
    side: float
    shape: tuple[int, int]  # rows, columns

    def of(self, size: float) -> int:
        """So many cells hold a length."""
        return max(1, ceil(size / self.side))

    def cell(self, point: Point) -> Point:
        """Column and row of pixels, with a decimal: short enough to be a key."""
        x, y = ((at - corner) / self.side for at, corner in zip(point, self.corner, strict=True))
        return round(x, 1), round(y, 1)

    def marked(self, dots: Sequence[Rect], height: float) -> SummedArea:
        """What it costs a label with lines of this height to cover dots, by cell."""
        cost = np.zeros(self.shape, np.float32)
        for dot in dots:
            part = self._under(dot, cost)
            part += DOT * min(1.0, dot.width / (PLAIN * height)) / max(1, part.size)
        return SummedArea.of(cost)

    def _under(self, rect: Rect, cells: NDArray[np.float32]) -> NDArray[np.float32]:
        """The part of the grid that a rectangle covers."""
        left, top = self.cell((rect.x - rect.width / 2, rect.y - rect.height / 2))
        right, bottom = self.cell((rect.x + rect.width / 2, rect.y + rect.height / 2))
        return cells[max(0, int(top)) : max(0, ceil(bottom)), max(0, int(left)) : max(0, ceil(right))]


@dataclass(frozen=True)
class Option:
    """One way to write a label: a text, its size in cells, and what it costs to write it so.

    Its spots are looked for only when nothing cheaper has been found.
    """

    text: str
    size: tuple[int, int]
    find: Callable[[], Spots]
    cost: float
    led: bool = False


@dataclass(frozen=True)
class Label:
    """A text that has its place; a leader line where it is not in its region."""

    text: str
    rect: Rect
    leader: tuple[Point, Point] | None = None
    in_circle: bool = False


@dataclass
class Crowd:
    """The labels of a map so far, and what else a label must not cover."""

    cells: Cells
    marks: SummedArea | None  # what it costs to cover dots
    circles: Mapping[Point, Circle] = field(default_factory=dict)  # by their middles
    places: Sequence[Rect] = ()  # around the points of places with a number: a leader through one seems to be its own
    taken: list[Rect] = field(default_factory=list)
    leaders: list[tuple[Point, Point]] = field(default_factory=list)  # and other lines that are not to be crossed

    def __post_init__(self) -> None:
        self._edges = _edges(self.taken)

    def add(self, label: Label) -> None:
        """From now on nothing covers it."""
        self.taken.append(label.rect)
        self._edges = _edges(self.taken)
        if label.leader:
            self.leaders.append(label.leader)

    def best(self, options: Iterable[Option], anchor: Point, maximum: float) -> Label | None:
        """The cheapest free spot of all options, which come by rising cost; None where all cost `maximum` or more."""
        best = None
        for option in options:
            if option.cost >= maximum:
                break
            labels = self._labels(option, anchor, maximum)
            if cheaper := next(((cost, label) for cost, label in labels if self.untied(label)), None):
                maximum, best = cheaper
        return best

    def untied(self, label: Label) -> bool:
        """Whether it covers no leader line, and its own crosses no label, no line, no circle and no other place."""
        own = label.leader
        if own and any(
            circle.crossed(*own) for circle in self.circles.values() if own[0] != circle.edge_towards(own[1])
        ):
            return False
        if any(label.rect.crossed(*line) or (own and _cross(own, line)) for line in self.leaders):
            return False
        if not own:
            return True
        others = (place for place in self.places if not place.holds(own[0]))
        return not any(other.crossed(*own) for other in (*self.taken, *others))

    def _labels(self, option: Option, anchor: Point, maximum: float) -> Iterator[tuple[float, Label]]:
        """The labels of an option that cover no other and cost less than `maximum`, with their costs, in that order."""
        side, (left, top), (columns, rows) = self.cells.side, self.cells.corner, option.size
        spots = option.find()
        costs = option.cost + spots.cost
        if not costs.size or costs[0] >= maximum:
            return
        if self.marks:
            column, row = spots.x.astype(int) - columns // 2, spots.y.astype(int) - rows // 2
            costs = costs + self.marks.over(column, row, columns, rows)
        width, height = columns * side, rows * side
        x, y = left + spots.x * side, top + spots.y * side
        west, east, north, south = self._edges
        covered = (x - width / 2 < east) & (x + width / 2 > west) & (y - height / 2 < south) & (y + height / 2 > north)
        free = ~covered.any(axis=0)
        for circle in self.circles.values():
            away_x = np.maximum(0, np.abs(x - circle.x) - width / 2)
            free &= np.hypot(away_x, np.maximum(0, np.abs(y - circle.y) - height / 2)) >= circle.radius
        for at in np.argsort(costs, kind="stable").tolist():
            if costs[at] >= maximum:
                return
            if free[at]:
                rect = Rect(float(x[at]), float(y[at]), width, height)
                yield float(costs[at]), Label(option.text, rect, self._leader(anchor, rect) if option.led else None)

    def _leader(self, anchor: Point, rect: Rect) -> tuple[Point, Point]:
        """From a place, or the edge of its circle, to its label."""
        end = rect.edge_towards(anchor, 2.0)
        return (self.circles[anchor].edge_towards(end) if anchor in self.circles else anchor), end


def _edges(rects: Sequence[Rect]) -> NDArray[np.float64]:
    """Left, right, top and bottom of each, a column of its own."""
    sides = [
        (one.x - one.width / 2, one.x + one.width / 2, one.y - one.height / 2, one.y + one.height / 2) for one in rects
    ]
    return np.array(sides).reshape(-1, 4).T[:, :, np.newaxis]


def _cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:

    def side(start: Point, end: Point, point: Point) -> bool:
        return (end[0] - start[0]) * (point[1] - start[1]) > (end[1] - start[1]) * (point[0] - start[0])

    apart = side(*one, other[0]) != side(*one, other[1])
    return apart and side(other[0], other[1], one[0]) != side(other[0], other[1], one[1])
