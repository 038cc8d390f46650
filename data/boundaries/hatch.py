"""Hatching: the diagonal lines that say 'this count has no figure here'.

A choropleth has no pattern, so that the lines are drawn as lines. Those of all regions of a level lie on one grid, so
that they run on from neighbour to neighbour.
"""

from math import sqrt
from typing import Final

import geopandas
import numpy as np
import shapely

from data.boundaries.frames import Frame
from data.boundaries.projection import SPHERE
from data.boundaries.simplify import collected, on_grid

SPACINGS: Final = 85  # of a frame's width: 8 px in a map of 700
_MIN_LENGTH: Final = 0.1  # of a spacing: shorter lines are specks


def hatch(shapes: geopandas.GeoSeries, frame: Frame, digits: int) -> geopandas.GeoSeries:
    """The hatch lines inside the regions of a plane, in rounded degrees: a multiline each, if it has room for any."""
    lines = shapes.intersection(_diagonals(frame)).explode()
    long = lines[lines.length > _MIN_LENGTH * frame.width / SPACINGS].to_crs(SPHERE)
    return on_grid(collected(long, shapely.multilinestrings), digits)


def _diagonals(frame: Frame) -> shapely.MultiLineString:
    """Lines rising to the right across the frame."""
    (left, bottom), (right, top) = frame.box
    step = frame.width / SPACINGS * sqrt(2)  # from line to line along an upright one
    rises = np.arange(np.ceil((bottom - right) / step), np.floor((top - left) / step) + 1) * step
    ends = [[(left, left + rise), (right, right + rise)] for rise in rises]
    return shapely.multilinestrings(shapely.linestrings(ends))
