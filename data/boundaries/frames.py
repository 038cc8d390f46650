"""The frame of a level: the part of the world that its map shows, as a rectangle in the level's own plane.

`fitbounds` fails with conic projections, so that the figure needs ranges of longitude and latitude. They span a fan, of
which the figure fits the bounding box, and beyond which it draws nothing. So the fan is solved from the box.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from data.boundaries.projection import Point, Points, albers, degrees, flat
from data.regions import NATION, Adcode

ASPECT: Final = 1.25
MARGIN: Final = 0.06
_ITERATIONS: Final = 4
_SAMPLES: Final = 4001

Range = tuple[float, float]


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
        """From the left side to the right."""
        return 2 * self.half

    @property
    def height(self) -> float:
        """From the bottom to the top."""
        return self.top - self.bottom

    @property
    def crs(self) -> str:
        """The plane."""
        return albers(self.rotation)

    def flat(self, points: Points) -> Points:
        """Kilometres from degrees."""
        return flat(points, self.rotation)

    def degrees(self, points: Points) -> Points:
        """Degrees from kilometres."""
        return degrees(points, self.rotation)

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


@lru_cache(maxsize=1024)
def _fan(frame: Frame) -> tuple[Range, Range]:
    """Its lowest point lies on the middle meridian, its widest and highest ones are its corners."""
    south = frame.degrees(np.array([(0.0, frame.bottom)]))[0, 1]
    turns = np.linspace(0.0, 85.0, _SAMPLES)
    along_south = frame.flat(np.column_stack((frame.rotation + turns, np.full(_SAMPLES, south))))
    turn = np.interp(frame.half, along_south[:, 0], turns)
    lats = np.linspace(south, 89.0, _SAMPLES)
    along_east = frame.flat(np.column_stack((np.full(_SAMPLES, frame.rotation + turn), lats)))
    north = np.interp(frame.top, along_east[:, 1], lats)
    west, east = (round(frame.rotation + side * float(turn), 4) for side in (-1, 1))
    return (west, east), (round(float(south), 4), round(float(north), 4))


HAINAN: Final = Adcode("460000")
INSETS: Final = (NATION, HAINAN)
"""The levels whose maps carry 南海诸岛 as an inset."""

INSET_LON: Final = (105.8, 122.2)
INSET_LAT: Final = (2.6, 24.4)
"""What the inset shows."""

NATION_FRAME: Final = Frame(105.0, half=2653.01, bottom=1770.69, top=6134.13)


def frame_around(points: Points) -> Frame:
    """The frame of a level from all points (in degrees) that it must show, with a margin on each side."""
    rotation = _middle(points)
    plane = flat(points, rotation)
    (left, bottom), (right, top) = plane.min(axis=0), plane.max(axis=0)
    half, margin = max(-left, right) * (1 + 2 * MARGIN), (top - bottom) * MARGIN
    return Frame(rotation, float(half), float(bottom - margin), float(top + margin)).filled(ASPECT)


def _middle(points: Points) -> float:
    """The meridian that halves the picture of the points."""
    rotation = float(points[:, 0].mean())
    for _ in range(_ITERATIONS):
        plane = flat(points, rotation)
        centre = (plane.min(axis=0) + plane.max(axis=0)) / 2
        rotation = float(degrees(centre[np.newaxis], rotation)[0, 0])
    return round(rotation, 4)
