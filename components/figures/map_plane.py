"""The map's box in pixels: where a place stands in it, and which place stands at a pixel.

The reader's box may be a little larger or smaller; the browser then scales the plane. Only gaps between dots and labels
depend on it, and assets/labels.js has the last word about labels.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from data.boundaries.frames import ASPECT, Frame

Point = tuple[float, float]

WIDE: Final = 1100
"""From this viewport on the map stands beside the ranking."""

INSET_SHAPE: Final = 1.36
"""Height to width of 南海诸岛."""

CAPTION: Final = 36
"""Pixels that its caption takes at most, at the page's size of type."""

_STEPS: Final = 24


@dataclass(frozen=True)
class Box:
    """The size of the whole figure and, in it, of the map and of the inset: all from the room there is."""

    width: int
    height: int
    inset: bool
    canvas: bool = False  # away from the page, where the room may have any shape
    type: float = 1.0  # how much larger than on the page type is, and what has to hold it

    @property
    def inset_width(self) -> int:
        if self.canvas:
            usual = max(54 * self.type, 0.2 * min(self.height, self.width / ASPECT))
            return round(max(1.0, min(usual, (self.height - CAPTION * self.type) / INSET_SHAPE)))
        return round(min(118, max(62, 0.155 * self.width)))

    @property
    def inset_height(self) -> int:
        return round(self.inset_width * INSET_SHAPE)

    @property
    def map_width(self) -> int:
        """The map gives way to the inset where the box has no free strip beside it.

        In a narrow box the inset hangs below the map's corner and takes only half of its width.
        """
        free = (self.width - ASPECT * self.height) / 2
        if not self.inset or free > 0.75 * self.inset_width:
            return self.width
        return self.width - (self.inset_width // 2 if self._narrow else self.inset_width - 8)

    @property
    def map_height(self) -> int:
        """From the top of the box."""
        return round(self.map_width / ASPECT) if self.inset and self._narrow else self.height

    @property
    def _narrow(self) -> bool:
        return self.width < 500 and not self.canvas


def box(viewport: int, inset: bool) -> Box:
    """The box that the page gives the map."""
    if viewport >= 1500:
        return Box(round(0.47 * viewport), 566, inset)
    if viewport >= WIDE:
        return Box(round(0.47 * viewport), 500, inset)
    width = min(viewport - 24, 700)
    return Box(width, round(min(0.96 * viewport - 23, 560)), inset)


@dataclass(frozen=True)
class Plane:
    """Pixels of the box, from its upper left corner."""

    frame: Frame
    box: Box

    @property
    def digits(self) -> int:
        """Decimals of a degree that a pixel needs."""
        return 2 if self.scale < 0.4 else 3 if self.scale < 4 else 4

    def pixels(self, points: Iterable[Point]) -> list[Point]:
        """Pixels from degrees."""
        flat = self.frame.albers.flat(np.array([*points], dtype=float).reshape(-1, 2))
        left, bottom, right, top = self._extent
        x = self.box.map_width / 2 + (flat[:, 0] - (left + right) / 2) * self.scale
        y = self.box.map_height / 2 - (flat[:, 1] - (bottom + top) / 2) * self.scale
        return [*zip(x.tolist(), y.tolist(), strict=True)]

    def degrees(self, points: Sequence[Point]) -> list[Point]:
        """Degrees from pixels, as short as a pixel allows."""
        pixels = np.array(points, dtype=float).reshape(-1, 2)
        left, bottom, right, top = self._extent
        x = (pixels[:, 0] - self.box.map_width / 2) / self.scale + (left + right) / 2
        y = (self.box.map_height / 2 - pixels[:, 1]) / self.scale + (bottom + top) / 2
        rounded = self.frame.albers.degrees(np.column_stack((x, y))).round(self.digits)
        return [(lon, lat) for lon, lat in rounded.tolist()]

    @property
    def corner(self) -> Point:
        """The upper left corner of the frame's picture."""
        left, bottom, right, top = self._extent
        return (self.box.map_width - (right - left) * self.scale) / 2, (
            self.box.map_height - (top - bottom) * self.scale
        ) / 2

    @cached_property
    def _extent(self) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of the frame's fan, in kilometres."""
        (west, east), (south, north) = self.frame.lon, self.frame.lat
        meridians = np.linspace(west, east, _STEPS + 1)
        edges = [(lon, lat) for lon in meridians for lat in (south, north)]
        flat = self.frame.albers.flat(np.array(edges))
        (left, bottom), (right, top) = flat.min(axis=0).tolist(), flat.max(axis=0).tolist()
        return left, bottom, right, top

    @cached_property
    def scale(self) -> float:
        """Pixels a kilometre."""
        left, bottom, right, top = self._extent
        return min(self.box.map_width / (right - left), self.box.map_height / (top - bottom))
