"""Lines on a map: the diagonal ones that say 'this count has no figure here', and those that are no region's border.

A choropleth has no pattern, so that hatching is drawn as lines. Those of all regions of a level lie on one grid, so
that they run on from neighbour to neighbour.
"""

from collections import defaultdict
from math import sqrt
from typing import Final, Literal

import geopandas
import numpy as np
import shapely

from data.boundaries.frames import NATION_FRAME, SPHERE, Frame, Line
from data.boundaries.simplify import collected, on_grid

LineKind = Literal["十段线", "未定国界", "特别行政区界", "省界(海上)"]

SPACINGS: Final = 85  # of a frame's width: 8 px in a map of 700
_MIN_LENGTH: Final = 0.1  # of a spacing: shorter lines are specks
_TOLERANCE: Final = 1.5  # km
_DIGITS: Final = 3


def hatch(shapes: geopandas.GeoSeries, frame: Frame, digits: int) -> geopandas.GeoSeries:
    """The hatch lines inside the regions of a plane, in rounded degrees: a multiline each, if it has room for any."""
    (left, bottom), (right, top) = frame.box
    step = frame.width / SPACINGS * sqrt(2)  # from line to line along an upright one
    rises = np.arange(np.ceil((bottom - right) / step), np.floor((top - left) / step) + 1) * step
    diagonals = shapely.multilinestrings(
        shapely.linestrings([[(left, left + rise), (right, right + rise)] for rise in rises])
    )
    lines = shapes.intersection(diagonals).explode()
    long = lines[lines.length > _MIN_LENGTH * frame.width / SPACINGS].to_crs(SPHERE)
    return on_grid(collected(long, shapely.multilinestrings), digits)


def lines(source: geopandas.GeoSeries) -> dict[LineKind, list[Line]]:
    """The strokes of each kind that the national map has besides borders, simplified."""
    strokes: defaultdict[LineKind, list[Line]] = defaultdict(list)
    for line in source.to_crs(NATION_FRAME.crs).simplify(_TOLERANCE).to_crs(SPHERE):
        for stroke in shapely.get_parts(line):
            points = np.round(shapely.get_coordinates(stroke), _DIGITS).tolist()
            strokes[_kind(line)].append([(lon, lat) for lon, lat in points])
    return dict(strokes)


def _kind(line: shapely.Geometry) -> LineKind:
    """The source names no kinds; the places tell them apart."""
    west, south, _, _ = line.bounds
    if south < 5:
        return "十段线"
    if west < 80:
        return "未定国界"
    return "特别行政区界" if 113 < west < 115 and south > 22 else "省界(海上)"
