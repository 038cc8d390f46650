"""Where labels stand so that none covers another, a dot or a circle. In pixels; knows nothing of maps.

A label first tries its own place, then its surroundings. What still collides, or collides in the reader's own font, is
hidden by assets/labels.js: the order of the labels is their priority.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from components.figures.map_plane import Box, Point

LINE: Final = 1.3
"""Height of a line of text, in sizes."""

_WIDE_GLYPH: Final = re.compile(r"[\u2e80-\uffef]")
_TAGS: Final = re.compile(r"</?b>")
_TRIES: Final = (
    *((0.0, 0.0), (0.0, 0.7), (0.0, -0.7), (0.45, 0.0), (-0.45, 0.0), (0.0, 1.1), (0.0, -1.1), (0.65, 0.55)),
    *((-0.65, 0.55), (0.65, -0.55), (-0.65, -0.55), (0.75, 0.0), (-0.75, 0.0), (0.0, 1.6), (0.0, -1.6), (0.8, 1.0)),
    *((-0.8, 1.0), (0.8, -1.0), (-0.8, -1.0), (1.1, 0.0), (-1.1, 0.0), (0.9, 1.5)),
    *((-0.9, 1.5), (0.9, -1.5), (-0.9, -1.5)),
)
"""Steps away from the place, in widths and heights of the label."""


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

    def outside(self, box: Box) -> float:
        """Pixels by which it leaves the box."""
        across = max(0.0, self.width / 2 - self.x, self.x + self.width / 2 - box.width)
        return across + max(0.0, self.height / 2 - self.y, self.y + self.height / 2 - box.height)


@dataclass(frozen=True)
class Label:
    """A text before it is placed."""

    text: str
    size: float
    anchor: Point
    fixed: bool = False  # stands at its anchor whatever is there


def extent(text: str, size: float) -> tuple[float, float]:
    """Width and height of a text in a usual font."""
    rows = _TAGS.sub("", text).split("<br>")
    return max(_width(row) for row in rows) * size, len(rows) * LINE * size


def place(labels: Sequence[Label], obstacles: Sequence[Rect], box: Box) -> list[Rect]:
    """For each label the best spot that the earlier ones leave it."""
    fixed = [_at(label, 0.0, 0.0) for label in labels if label.fixed]
    placed: list[Rect] = []
    for label in labels:
        others = [*obstacles, *fixed]
        placed.append(_at(label, 0.0, 0.0) if label.fixed else _best(label, placed, others, box))
    return placed


def _width(row: str) -> float:
    return sum(1.0 if _WIDE_GLYPH.match(glyph) else 0.58 for glyph in row)


def _at(label: Label, right: float, down: float) -> Rect:
    width, height = extent(label.text, label.size)
    return Rect(label.anchor[0] + right * width, label.anchor[1] + down * height, width, height)


def _best(label: Label, placed: Sequence[Rect], obstacles: Sequence[Rect], box: Box) -> Rect:
    """The first free spot, else the one where least is covered; labels weigh more than dots, the edge most."""
    least, best = float("inf"), _at(label, 0.0, 0.0)
    for far, (right, down) in enumerate(_TRIES):
        spot = _at(label, right, down)
        labels = sum(spot.overlap(other) for other in placed)
        cost = far + 4 * labels + sum(spot.overlap(other) for other in obstacles) + 50 * spot.outside(box)
        if cost < least:
            least, best = cost, spot
        if least <= far:
            break
    return best
