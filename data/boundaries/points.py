"""Label points: where a region's name and its dots stand."""

from collections.abc import Mapping
from typing import Final

import numpy as np
import shapely

from data.boundaries.projection import Albers, Point
from data.boundaries.simplify import Shapes
from data.regions import Adcode

_DIGITS: Final = 3
BY_HAND: Final[Mapping[str, Point]] = {
    "130000": (115.3, 37.9),  # 河北: south of 北京 and 天津
    "150000": (112.0, 41.8),  # 内蒙古: where most of its people live
}
"""Provinces whose widest place is not where a reader looks for the name, or is needed by a neighbour's."""


def points(shapes: Shapes, albers: Albers) -> dict[Adcode, Point]:
    """One point inside each region: by hand, else the middle of the widest place of its largest part."""
    largest = [_largest(shape) for shape in shapely.transform(np.array(list(shapes.values())), albers.flat)]
    circles = shapely.maximum_inscribed_circle(largest)
    centres = albers.degrees(shapely.get_coordinates(shapely.get_point(circles, 0)))
    found = {adcode: (lon, lat) for adcode, (lon, lat) in zip(shapes, np.round(centres, _DIGITS).tolist(), strict=True)}
    return {adcode: BY_HAND.get(adcode, point) for adcode, point in found.items()}


def _largest(shape: shapely.MultiPolygon) -> shapely.Polygon:
    return max(shape.geoms, key=shapely.area)
