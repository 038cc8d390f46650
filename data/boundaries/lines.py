"""Lines of the national map that are no region's border."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final, Literal

import numpy as np
import shapely

from data.boundaries.frames import NATION_FRAME
from data.boundaries.projection import Line

LineKind = Literal["十段线", "未定国界", "特别行政区界", "省界(海上)"]

_TOLERANCE: Final = 1.5  # km
_DIGITS: Final = 3


def lines(source: Iterable[shapely.MultiLineString]) -> dict[LineKind, list[Line]]:
    """The strokes of each kind, simplified."""
    found: defaultdict[LineKind, list[Line]] = defaultdict(list)
    for line in source:
        flat = shapely.transform(line, NATION_FRAME.albers.flat)
        degrees = shapely.transform(shapely.simplify(flat, _TOLERANCE), NATION_FRAME.albers.degrees)
        found[_kind(line)] += [_points(stroke) for stroke in shapely.get_parts(degrees)]
    return dict(found)


def _kind(line: shapely.MultiLineString) -> LineKind:
    """The source names no kinds; the places tell them apart."""
    west, south, _, _ = line.bounds
    if south < 5:
        return "十段线"
    if west < 80:
        return "未定国界"
    return "特别行政区界" if 113 < west < 115 and south > 22 else "省界(海上)"


def _points(line: shapely.Geometry) -> Line:
    return [(lon, lat) for lon, lat in np.round(shapely.get_coordinates(line), _DIGITS).tolist()]
