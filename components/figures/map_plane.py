"""The map's box in pixels: where a place stands in it, and which place stands at a pixel.

The reader's box may be a little larger or smaller; the browser then scales the plane. Only gaps between dots and labels
depend on it, and assets/figures.js has the last word about labels.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np

from components.style import Style
from data.boundaries.frames import ASPECT, Frame

Point = tuple[float, float]

WIDE: Final = 1100
WALL: Final = 2700
"""From this viewport on the map stands beside the ranking."""
INSET_SHAPE: Final = 1.36
"""Height to width of 南海诸岛."""
CAPTION: Final = 36
"""Pixels that its caption takes at most, at the page's size of type."""


@dataclass(frozen=True)
class MapBox:
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


def box_of(style: Style, inset: bool) -> MapBox:
    """The canvas, or the box that the page gives the map."""
    canvas = style.canvas
    return MapBox(canvas.width, canvas.height, inset, True, canvas.type) if canvas else map_box(style.width, inset)


def map_box(viewport: int, inset: bool) -> MapBox:
    """The box that the page gives the map."""
    if viewport >= WIDE:
        height = 960 if viewport >= WALL else 535 if viewport >= 1500 else 290
        return MapBox(round(0.47 * (viewport - 88)), height, inset)
    return MapBox(min(viewport - 24, 700), round(min(0.96 * viewport - 23, 560)), inset)


@dataclass(frozen=True)
class Plane:
    """Pixels of the box, from its upper left corner."""

    frame: Frame
    box: MapBox

    @property
    def digits(self) -> int:
        """Decimals of a degree that a pixel needs."""
        return 2 if self.scale < 0.4 else 3 if self.scale < 4 else 4

    @cached_property
    def view(self) -> Frame:
        """What is drawn: the frame, and what of its surroundings fills the map's part of the box."""
        return self.frame.filled(self.box.map_width / self.box.map_height)

    @cached_property
    def panel(self) -> Frame:
        """What fills the whole box at that scale, as if the frame stood in its middle; `centre` says what does."""
        width, height = self.box.width / self.scale, self.box.height / self.scale
        return replace(self.view, half=width / 2, bottom=self.view.top - height)

    @cached_property
    def centre(self) -> Point:
        """The degrees in the middle of the box."""
        middle = np.array([(self.box.width / 2 / self.scale - self.view.half, self.view.top - self.panel.height / 2)])
        lon, lat = self.frame.degrees(middle)[0].tolist()
        return round(lon, 4), round(lat, 4)

    def fans(self, aspects: Iterable[float]) -> list[tuple[float, float, float, float]]:
        """Ranges of longitude and latitude that fill panels of these aspects, around the box."""
        ranges = [self.panel.filled(aspect).ranges for aspect in aspects]
        return [(*lon, *lat) for lon, lat in ranges]

    @property
    def scale(self) -> float:
        """Pixels a kilometre."""
        return self.box.map_width / self.view.width

    @property
    def corner(self) -> Point:
        """The upper left corner of the frame."""
        (left, _), (_, top) = self.frame.box
        return (left + self.view.half) * self.scale, (self.view.top - top) * self.scale

    def pixels(self, points: Iterable[Point]) -> list[Point]:
        """Pixels from degrees."""
        plane = self.frame.flat(np.array([*points], dtype=float).reshape(-1, 2))
        x, y = (plane[:, 0] + self.view.half) * self.scale, (self.view.top - plane[:, 1]) * self.scale
        return [*zip(x.tolist(), y.tolist(), strict=True)]

    def degrees(self, points: Sequence[Point]) -> list[Point]:
        """Degrees from pixels, as short as a pixel allows."""
        pixels = np.array(points, dtype=float).reshape(-1, 2)
        x, y = pixels[:, 0] / self.scale - self.view.half, self.view.top - pixels[:, 1] / self.scale
        rounded = self.frame.degrees(np.column_stack((x, y))).round(self.digits)
        return [(lon, lat) for lon, lat in rounded.tolist()]
