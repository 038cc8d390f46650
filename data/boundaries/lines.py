"""Lines of the national map that are no region's border."""

from collections import defaultdict
from typing import Final, Literal

import geopandas
import numpy as np
import shapely

from data.boundaries.frames import NATION_FRAME
from data.boundaries.projection import SPHERE, Line

LineKind = Literal["十段线", "未定国界", "特别行政区界", "省界(海上)"]

_TOLERANCE: Final = 1.5  # km
_DIGITS: Final = 3


def lines(source: geopandas.GeoSeries) -> dict[LineKind, list[Line]]:
    """The strokes of each kind, simplified."""
    strokes: defaultdict[LineKind, list[Line]] = defaultdict(list)
    for line in source.to_crs(NATION_FRAME.crs).simplify(_TOLERANCE).to_crs(SPHERE):
        strokes[_kind(line)] += [_points(stroke) for stroke in shapely.get_parts(line)]
    return dict(strokes)


def _kind(line: shapely.Geometry) -> LineKind:
    """The source names no kinds; the places tell them apart."""
    west, south, _, _ = line.bounds
    if south < 5:
        return "十段线"
    if west < 80:
        return "未定国界"
    return "特别行政区界" if 113 < west < 115 and south > 22 else "省界(海上)"


def _points(line: shapely.LineString) -> Line:
    return [(lon, lat) for lon, lat in np.round(shapely.get_coordinates(line), _DIGITS).tolist()]
