"""A level made small: fewer points, shared borders still shared, islets kept where the map must show them.

All regions of a level are simplified together as one coverage, or gaps would open between neighbours. Exterior rings
run clockwise: the figure fills the rest of the globe otherwise.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import geopandas
import numpy as np
import pandas as pd
import shapely

from data.boundaries.frames import SPHERE

PROTECTED: Final = shapely.union_all(
    [
        shapely.box(73, 0, 136, 18.1),  # 南海诸岛
        shapely.box(112, 0, 136, 21.2),  # 东沙
        shapely.box(122.9, 25.5, 124.8, 26.1),  # 钓鱼岛、黄尾屿、赤尾屿
        shapely.box(119, 21.8, 122.6, 25.8),  # 澎湖、兰屿、绿岛、彭佳屿
    ]
)
"""Where islets stay whatever their size: the official map shows them, so this one does."""
SPECK_DIGITS: Final = 5
"""Decimals of the protected islets that rounding could make nothing of."""

_DIGITS_TO_TRY: Final = 4
_SPECK: Final = 10  # times the smallest islet


@dataclass(frozen=True)
class Grain:
    tolerance: float  # km: a corner goes when the triangle it spans is smaller than this squared
    min_islet: float  # square km: smaller islands go, unless protected
    digits: int  # decimals of a degree, at least


class SimplifyError(Exception):
    """No rounding keeps the regions of a level apart: never seen with the pinned source."""


def simplify(shapes: geopandas.GeoSeries, members: pd.Index, grain: Grain) -> geopandas.GeoSeries:
    """Shapes of a plane with fewer points, in rounded degrees: valid clockwise multipolygons, the members a coverage.

    Where neighbours of the members were cut, their edges are straight in the plane and cross others in degrees.
    """
    coverage = shapes
    if not shapes.is_valid_coverage():  # two islets are of two provinces each, some borders of districts not of cities
        clean = shapely.coverage_clean(shapes.values, merge_strategy="min_index")
        coverage = geopandas.GeoSeries(clean, shapes.index, shapes.crs)
    parts = _without_islets(coverage.simplify_coverage(grain.tolerance).explode(), grain.min_islet)
    for digits in range(grain.digits, grain.digits + _DIGITS_TO_TRY):
        regions = _rounded(parts, digits).loc[shapes.index]
        if regions.loc[members].is_valid_coverage():
            return regions.orient_polygons(exterior_cw=True)
    raise SimplifyError(f"cannot round {', '.join(shapes.index)}")


def on_grid(shapes: geopandas.GeoSeries, digits: int) -> geopandas.GeoSeries:
    """Shapes in degrees with rounded coordinates, valid or not."""
    return shapes.transform(lambda degrees: degrees.round(digits))


def collected(parts: geopandas.GeoSeries, collect: Callable[..., Any]) -> geopandas.GeoSeries:
    """The parts of each adcode as one: `collect` is shapely's `multipolygons` or `multilinestrings`."""
    ordered = parts.sort_index(kind="stable")
    adcodes, owners = np.unique(ordered.index, return_inverse=True)
    return geopandas.GeoSeries(collect(ordered.values, indices=owners), adcodes, ordered.crs)


def _without_islets(parts: geopandas.GeoSeries, min_area: float) -> geopandas.GeoDataFrame:
    """In degrees, without small islands. What touches a neighbour stays, or it would leave a hole.

    The column `speck` marks those that are protected and so small that rounding could make nothing of them.
    """
    area, keep = parts.area, parts.centroid.to_crs(SPHERE).within(PROTECTED)
    small = np.flatnonzero((area < min_area) & (area < area.groupby(level=0).transform("max")) & ~keep)
    touching, _ = parts.sindex.query(parts.iloc[small].values, predicate="intersects")
    alone = small[np.bincount(touching, minlength=len(small)) == 1]  # it touches itself
    degrees = geopandas.GeoDataFrame({"speck": keep & (area < _SPECK * min_area)}, geometry=parts.to_crs(SPHERE))
    return degrees.iloc[np.delete(np.arange(len(parts)), alone)]


def _rounded(parts: geopandas.GeoDataFrame, digits: int) -> geopandas.GeoSeries:
    """The regions on a grid of degrees, without what collapses there."""
    coarse, specks = parts.geometry[~parts["speck"]], parts.geometry[parts["speck"]]
    polygons = pd.concat([on_grid(coarse, digits), on_grid(specks, SPECK_DIGITS)])
    regions = collected(polygons[shapely.area(polygons.values) > 0], shapely.multipolygons)
    invalid = ~regions.is_valid
    regions[invalid] = regions[invalid].make_valid(method="structure", keep_collapsed=False)
    return regions.remove_repeated_points()
