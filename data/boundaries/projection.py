"""Albers' equal-area conic on a sphere, exactly as the figure draws it ('conic equal area', parallels 25 and 47).

The sphere is the browser's: a frame fitted here is the frame that is seen.
"""

from dataclasses import dataclass
from math import degrees, radians, sin
from typing import Final

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
"""One point a row: longitude and latitude, or x and y."""

Point = tuple[float, float]
"""Longitude, latitude."""
Line = list[Point]
Segment = tuple[Point, Point]
"""A short straight line."""

PARALLELS: Final = (25.0, 47.0)
_EARTH: Final = 6371.0088
_CONE: Final = (sin(radians(PARALLELS[0])) + sin(radians(PARALLELS[1]))) / 2
_SPAN: Final = 1 + sin(radians(PARALLELS[0])) * sin(radians(PARALLELS[1]))


@dataclass(frozen=True)
class Albers:
    """A flat picture in kilometres with the meridian `rotation` upright. Its origin is the tip of the cone."""

    rotation: float

    def flat(self, degrees: Points) -> Points:
        """Kilometres from degrees."""
        radius = self.radius(degrees[:, 1])
        angle = _CONE * np.radians(degrees[:, 0] - self.rotation)
        return np.column_stack((radius * np.sin(angle), -radius * np.cos(angle)))

    def degrees(self, flat: Points) -> Points:
        """Degrees from kilometres."""
        lon = self.rotation + np.degrees(np.arctan2(flat[:, 0], -flat[:, 1])) / _CONE
        return np.column_stack((lon, self.latitude(np.hypot(flat[:, 0], flat[:, 1]))))

    @staticmethod
    def radius(lat: NDArray[np.float64]) -> NDArray[np.float64]:
        """Distance of a parallel from the cone's tip."""
        return _EARTH / _CONE * np.sqrt(_SPAN - 2 * _CONE * np.sin(np.radians(lat)))

    @staticmethod
    def latitude(radius: NDArray[np.float64]) -> NDArray[np.float64]:
        """The parallel at that distance from the cone's tip."""
        return np.degrees(np.arcsin((_SPAN - (radius * _CONE / _EARTH) ** 2) / (2 * _CONE)))

    @staticmethod
    def turn(angle: float) -> float:
        """Degrees of longitude that make an angle (in radians) at the cone's tip."""
        return degrees(angle) / _CONE
