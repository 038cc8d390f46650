"""Rectangles of texts that may cover each other. In pixels; knows nothing of maps."""

from dataclasses import dataclass
from functools import lru_cache
from math import hypot
from typing import Final

from components.figures.map_plane import Point
from components.text_width import LINE, text_extent, text_lines, text_width

AIR: Final = 0.15
"""What a browser's box of a text is higher than its lines, in sizes."""


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

    def edge_towards(self, point: Point, gap: float = 0.0) -> Point:
        """Where a line from `point` to the middle meets the rectangle, or `gap` pixels before it at the sides."""
        across, down = self.x - point[0], self.y - point[1]
        left = (self.width / 2 + gap) / abs(across) if across else 1.0
        reach = min(left, self.height / 2 / abs(down) if down else 1.0, 1.0)
        return self.x - across * reach, self.y - down * reach

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
