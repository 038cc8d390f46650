"""The frame of a level: the part of the world that its map shows, as a rectangle in the level's own plane.

The plane is Albers' equal-area conic on a sphere, exactly as the figure draws it ('conic equal area', parallels 25 and
47). The sphere is the browser's: a frame fitted here is the frame that is seen.

`fitbounds` fails with conic projections, so that the figure needs ranges of longitude and latitude. They span a fan, of
which the figure fits the bounding box, and beyond which it draws nothing. So the fan is solved from the box.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray
from pyproj import Transformer
from pyproj.enums import TransformDirection

from data.regions import NATION, Adcode

Points = NDArray[np.float64]
"""One point a row: longitude and latitude, or x and y."""
Point = tuple[float, float]
"""Longitude, latitude."""
Line = list[Point]
Segment = tuple[Point, Point]
"""A short straight line."""
Range = tuple[float, float]

PARALLELS: Final = (25.0, 47.0)
_RADIUS: Final = 6371008.8

SPHERE: Final = f"+proj=longlat +R={_RADIUS} +type=crs"
"""Longitude and latitude as the browser understands them."""

MAX_ASPECT: Final = 3.0
MIN_ASPECT: Final = 0.75
"""Of a map's panel on any screen or page."""

ASPECT: Final = 1.25
MARGIN: Final = 0.06
MIN_WIDTH: Final = 60.0
"""Kilometres: a smaller place is shown among its surroundings, since nobody surveyed it for a larger scale."""
_ITERATIONS: Final = 4
_SAMPLES: Final = 4001
_COARSE: Final = 50
"""Every so many of them are looked at first."""


@dataclass(frozen=True)
class Frame:
    """A rectangle that the meridian `rotation` halves, in kilometres of the plane in which that meridian is upright."""

    rotation: float
    half: float  # of its width
    bottom: float
    top: float

    @property
    def box(self) -> tuple[Point, Point]:
        """Its lower left and upper right corner."""
        return (-self.half, self.bottom), (self.half, self.top)

    @property
    def width(self) -> float:
        return 2 * self.half

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def crs(self) -> str:
        """The plane, in kilometres, in which the meridian `rotation` is upright."""
        (south, north), middle = PARALLELS, self.rotation
        return f"+proj=aea +lat_1={south} +lat_2={north} +lon_0={middle} +R={_RADIUS} +units=km +type=crs"

    def flat(self, points: Points) -> Points:
        """Kilometres from degrees."""
        return np.column_stack(_transformer(self.crs).transform(points[:, 0], points[:, 1]))

    def degrees(self, points: Points) -> Points:
        """Degrees from kilometres."""
        transform = _transformer(self.crs).transform
        return np.column_stack(transform(points[:, 0], points[:, 1], direction=TransformDirection.INVERSE))

    def holds(self, points: Points) -> NDArray[np.bool_]:
        """Which of the points (in degrees) lie in it."""
        x, y = self.flat(points).T
        inside: NDArray[np.bool_] = (np.abs(x) <= self.half) & (self.bottom <= y) & (y <= self.top)
        return inside

    def filled(self, aspect: float) -> Self:
        """The smallest frame of that aspect around it, with the same centre."""
        width, middle = max(self.width, self.height * aspect), (self.bottom + self.top) / 2
        height = width / aspect
        return replace(self, half=width / 2, bottom=middle - height / 2, top=middle + height / 2)

    @property
    def ranges(self) -> tuple[Range, Range]:
        """Longitudes and latitudes of the fan that has this box: what a plotly `geo` of this projection fits."""
        return _fan(self)


@lru_cache(maxsize=512)
def _transformer(plane: str) -> Transformer:
    return Transformer.from_crs(SPHERE, plane, always_xy=True)


@lru_cache(maxsize=1024)
def _fan(frame: Frame) -> tuple[Range, Range]:
    """Its lowest point lies on the middle meridian, its widest and highest ones are its corners."""
    south = frame.degrees(np.array([(0.0, frame.bottom)]))[0, 1]

    def along_south(turns: Points) -> Points:
        return frame.flat(np.column_stack((frame.rotation + turns, np.full(len(turns), south))))[:, 0]

    turn = _solve(along_south, frame.half, np.linspace(0.0, 85.0, _SAMPLES))

    def along_east(lats: Points) -> Points:
        return frame.flat(np.column_stack((np.full(len(lats), frame.rotation + turn), lats)))[:, 1]

    north = _solve(along_east, frame.top, np.linspace(south, 89.0, _SAMPLES))
    west, east = (round(frame.rotation + side * turn, 4) for side in (-1, 1))
    return (west, east), (round(float(south), 4), round(north, 4))


def _solve(rising: Callable[[Points], Points], value: float, samples: Points) -> float:
    """Where a rising function has a value: between two coarse samples, then between the fine ones there."""
    coarse = samples[::_COARSE]
    after = int(np.searchsorted(rising(coarse), value))
    fine = samples[max(0, after - 1) * _COARSE : after * _COARSE + 1]
    return float(np.interp(value, rising(fine), fine))


HAINAN: Final = Adcode("460000")
INSETS: Final = (NATION, HAINAN)
"""The levels whose maps carry 南海诸岛 as an inset."""

INSET_LON: Final = (105.8, 122.2)
INSET_LAT: Final = (2.6, 24.4)
"""What the inset shows."""

NATION_FRAME: Final = Frame(105.0, half=2653.01, bottom=1770.69, top=6134.13)


def frame_around(points: Points) -> Frame:
    """The frame of a level from all points (in degrees) that it must show, with a margin on each side."""
    frame = Frame(float(points[:, 0].mean()), 0.0, 0.0, 0.0)
    for _ in range(_ITERATIONS):  # towards the meridian that halves the picture of the points
        plane = frame.flat(points)
        centre = (plane.min(axis=0) + plane.max(axis=0)) / 2
        frame = replace(frame, rotation=float(frame.degrees(centre[np.newaxis])[0, 0]))
    frame = replace(frame, rotation=round(frame.rotation, 4))
    plane = frame.flat(points)
    (left, bottom), (right, top) = plane.min(axis=0), plane.max(axis=0)
    half, margin = max(-left, right) * (1 + 2 * MARGIN), (top - bottom) * MARGIN
    half = max(half, MIN_WIDTH / 2)
    return replace(frame, half=float(half), bottom=float(bottom - margin), top=float(top + margin)).filled(ASPECT)
