"""Albers' equal-area conic on a sphere, exactly as the figure draws it ('conic equal area', parallels 25 and 47).

The sphere is the browser's: a frame fitted here is the frame that is seen.
"""

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray
from pyproj import Transformer
from pyproj.enums import TransformDirection

Points = NDArray[np.float64]
"""One point a row: longitude and latitude, or x and y."""

Point = tuple[float, float]
"""Longitude, latitude."""
Line = list[Point]
Segment = tuple[Point, Point]
"""A short straight line."""

PARALLELS: Final = (25.0, 47.0)
_RADIUS: Final = 6371008.8

SPHERE: Final = f"+proj=longlat +R={_RADIUS} +type=crs"
"""Longitude and latitude as the browser understands them."""


def albers(rotation: float) -> str:
    """The plane, in kilometres, in which the meridian `rotation` is upright."""
    south, north = PARALLELS
    return f"+proj=aea +lat_1={south} +lat_2={north} +lon_0={rotation} +R={_RADIUS} +units=km +type=crs"


def flat(points: Points, rotation: float) -> Points:
    """Kilometres from degrees."""
    return np.column_stack(_transformer(rotation).transform(points[:, 0], points[:, 1]))


def degrees(points: Points, rotation: float) -> Points:
    """Degrees from kilometres."""
    inverse = TransformDirection.INVERSE
    return np.column_stack(_transformer(rotation).transform(points[:, 0], points[:, 1], direction=inverse))


@lru_cache(maxsize=512)
def _transformer(rotation: float) -> Transformer:
    return Transformer.from_crs(SPHERE, albers(rotation), always_xy=True)
