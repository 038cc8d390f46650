"""A level made small: fewer points, shared borders still shared, islets kept where the map must show them.

All regions of a level are simplified together as one coverage, or gaps would open between neighbours. Exterior rings
run clockwise: the figure fills the rest of the globe otherwise.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray

from data.boundaries.projection import Albers
from data.regions import Adcode

Shapes = Mapping[Adcode, shapely.MultiPolygon]
"""Regions of one level, in degrees."""

_DIGITS_TO_TRY: Final = 4


@dataclass(frozen=True)
class Grain:
    """How fine a level is drawn."""

    tolerance: float  # km: a corner goes when the triangle it spans is smaller than this squared
    islet: float  # square km: smaller islands go, unless protected
    digits: int  # decimals of a degree, at least


class SimplifyFault(Exception):
    """No rounding keeps the regions of a level apart: never seen with the pinned source."""


def simplify(shapes: Shapes, grain: Grain, albers: Albers) -> Shapes:
    """The same regions with fewer points, rounded: a valid coverage of valid clockwise polygons."""
    coarse = _without_islets(_coarse(shapes, grain, albers), grain.islet, albers)
    for digits in range(grain.digits, grain.digits + _DIGITS_TO_TRY):
        rounded = np.array([_rounded(shape, digits) for shape in coarse])
        if shapely.is_valid(rounded).all() and shapely.coverage_is_valid(rounded):
            return dict(zip(shapes, shapely.orient_polygons(rounded, exterior_cw=True), strict=True))
    raise SimplifyFault(f"cannot round {', '.join(shapes)}")


def protected(lon: float, lat: float) -> bool:
    """Whether an islet there stays whatever its size: the official map shows it, so this one does."""
    return (
        lat < 18.1  # 南海诸岛
        or (lat < 21.2 and lon > 112)  # 东沙
        or (122.9 < lon < 124.8 and 25.5 < lat < 26.1)  # 钓鱼岛、黄尾屿、赤尾屿
        or (119 < lon < 122.6 and 21.8 < lat < 25.8)  # 澎湖、兰屿、绿岛、彭佳屿
    )


def _coarse(shapes: Shapes, grain: Grain, albers: Albers) -> NDArray[np.object_]:
    """Simplified multipolygons in degrees, in the order of the regions."""
    flat = shapely.transform(np.array(list(shapes.values())), albers.flat)
    if not shapely.coverage_is_valid(flat):
        # The source gives two islets to two provinces each, and draws some borders of districts unlike those of cities.
        flat = shapely.coverage_clean(flat, merge_strategy="min_index")
    return shapely.transform(shapely.coverage_simplify(flat, grain.tolerance), albers.degrees)


def _without_islets(shapes: NDArray[np.object_], smallest: float, albers: Albers) -> list[list[shapely.Polygon]]:
    """The parts of each region without its small islands. What touches a neighbour stays, or it would leave a hole."""
    parts, owner = shapely.get_parts(shapes, return_index=True)
    area = shapely.area(shapely.transform(parts, albers.flat))
    largest = np.zeros(len(shapes))
    np.maximum.at(largest, owner, area)
    one, other = shapely.STRtree(parts).query(parts, predicate="intersects")
    ashore = np.isin(np.arange(len(parts)), one[one != other])
    must = np.array([protected(point.x, point.y) for point in shapely.centroid(parts)])
    kept = (area >= smallest) | (area == largest[owner]) | ashore | must
    return [list(parts[kept & (owner == region)]) for region in range(len(shapes))]


def _rounded(parts: list[shapely.Polygon], digits: int) -> shapely.MultiPolygon:
    """The parts on a grid of degrees; what collapses goes, but a protected islet stays as a speck."""
    polygons = []
    for part in parts:
        outer = _ring(part.exterior, digits)
        if outer is None and protected(part.centroid.x, part.centroid.y):
            outer = _speck(part, digits)
        if outer is not None:
            inner = [ring for ring in (_ring(hole, digits) for hole in part.interiors) if ring is not None]
            polygons.append(shapely.Polygon(outer, inner))
    return shapely.MultiPolygon(polygons)


def _ring(ring: shapely.LinearRing, digits: int) -> NDArray[np.float64] | None:
    """The ring on the grid without repeated points; None where nothing is left of it."""
    points = np.round(shapely.get_coordinates(ring), digits)
    points = points[np.r_[True, np.any(points[1:] != points[:-1], axis=1)]]
    return points if len(points) >= 4 and shapely.Polygon(points).area > 0 else None


def _speck(part: shapely.Polygon, digits: int) -> NDArray[np.float64]:
    """The smallest triangle of the grid, in the islet's place."""
    lon, lat = np.round((part.centroid.x, part.centroid.y), digits)
    step = 10.0**-digits
    corners = [(lon - step, lat - step), (lon, lat + step), (lon + step, lat - step), (lon - step, lat - step)]
    return np.round(corners, digits)
