"""The frame of a level: the part of the world that its map shows.

`fitbounds` fails with conic projections, so that the figure needs ranges; their longitudes are symmetric about the
rotation, or the view is off. The ranges span a fan; the figure fits the fan's box. So the fan is solved from the box.
"""

from dataclasses import dataclass
from math import asin, cos
from typing import Final

import numpy as np

from data.boundaries.projection import Albers, Point, Points
from data.regions import NATION, Adcode

ASPECT: Final = 1.25
MARGIN: Final = 0.06
_TURNS: Final = 4


@dataclass(frozen=True)
class Frame:
    """What a plotly `geo` of type 'conic equal area' with parallels 25 and 47 needs."""

    rotation: float
    lon: tuple[float, float]  # west, east: symmetric about `rotation`
    lat: tuple[float, float]  # south, north

    @property
    def box(self) -> tuple[Point, Point]:
        """The picture's lower left and upper right corner in kilometres of `albers`."""
        (west, east), (south, north) = self.lon, self.lat
        corners = self.albers.flat(np.array([(west, south), (east, south), (self.rotation, south), (west, north)]))
        (left, _), (right, _), (_, bottom), (_, top) = corners.tolist()
        return (left, bottom), (right, top)

    @property
    def width(self) -> float:
        """Kilometres from the left side of the picture to the right."""
        (left, _), (right, _) = self.box
        return right - left

    @property
    def albers(self) -> Albers:
        """The projection that draws the frame."""
        return Albers(self.rotation)


HAINAN: Final = Adcode("460000")
INSETS: Final = (NATION, HAINAN)
"""The levels whose maps carry 南海诸岛 as an inset."""

INSET_LON: Final = (105.8, 122.2)
INSET_LAT: Final = (2.6, 24.4)
"""What the inset shows."""

NATION_FRAME: Final = Frame(rotation=105.0, lon=(80.5, 129.5), lat=(17.2, 54.6))


def frame_around(points: Points) -> Frame:
    """The frame of a level from all points (in degrees) that it must show, with a margin on each side."""
    rotation = _middle(points)
    flat = Albers(rotation).flat(points)
    (left, bottom), (right, top) = flat.min(axis=0), flat.max(axis=0)
    width, height = (right - left) * (1 + 2 * MARGIN), (top - bottom) * (1 + 2 * MARGIN)
    half = max(width, height * ASPECT) / 2
    middle = (bottom + top) / 2
    return _fan(rotation, half, middle - half / ASPECT, middle + half / ASPECT)


def _middle(points: Points) -> float:
    """The meridian that halves the picture of the points."""
    rotation = float(points[:, 0].mean())
    for _ in range(_TURNS):
        flat = Albers(rotation).flat(points)
        centre = (flat.min(axis=0) + flat.max(axis=0)) / 2
        rotation = float(Albers(rotation).degrees(centre[np.newaxis])[0, 0])
    return round(rotation, 4)


def _fan(rotation: float, half: float, bottom: float, top: float) -> Frame:
    """The fan whose box reaches from -half to half, and from bottom to top (both negative: south of the cone's tip).

    Its lowest point lies on the middle meridian, its widest and highest ones are its corners.
    """
    south = -bottom
    angle = asin(half / south)
    north = -top / cos(angle)
    low, high = Albers.latitude(np.array((south, north)))
    turn = Albers.turn(angle)
    return Frame(
        rotation=rotation,
        lon=(round(rotation - turn, 4), round(rotation + turn, 4)),
        lat=(round(float(low), 4), round(float(high), 4)),
    )
