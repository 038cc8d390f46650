"""Where labels have room: a point inside each region, and whose ground each cell of the level's grid is."""

from collections.abc import Mapping
from typing import Final

import geopandas
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from data.boundaries.frames import SPHERE, Frame, Point
from data.boundaries.label_grid import COLUMNS, NOBODY
from data.regions import Adcode

_DIGITS: Final = 3
BY_HAND: Final[Mapping[str, Point]] = {
    "130000": (115.3, 37.9),  # 河北: south of 北京 and 天津
    "150000": (112.0, 41.8),  # 内蒙古: where most of its people live
}
"""Provinces whose widest place is not where a reader looks for the name, or is needed by a neighbour's."""


def points(shapes: geopandas.GeoSeries) -> dict[Adcode, Point]:
    """One point inside each region of a plane: by hand, else the middle of the widest place of its largest part."""
    parts = shapes.explode()
    rising = parts.iloc[parts.area.argsort()]
    largest = rising[~rising.index.duplicated(keep="last")].loc[shapes.index]
    centres = shapely.get_point(largest.maximum_inscribed_circle(), 0)
    degrees = geopandas.GeoSeries(centres, index=largest.index, crs=shapes.crs).to_crs(SPHERE)
    coordinates = pd.DataFrame({"lon": degrees.x, "lat": degrees.y}).round(_DIGITS)
    return {Adcode(adcode): BY_HAND.get(adcode, (lon, lat)) for adcode, lon, lat in coordinates.itertuples()}


def owners(shapes: geopandas.GeoSeries, frame: Frame) -> NDArray[np.int16]:
    """The position of the region in whose shape the middle of each cell lies, by row and column of the frame's grid."""
    (left, _), (_, top) = frame.box
    cell = frame.width / COLUMNS
    x = left + (np.arange(COLUMNS) + 0.5) * cell
    y = top - (np.arange(round(frame.height / cell)) + 0.5) * cell
    grid = np.full((len(y), len(x)), NOBODY, np.int16)
    for position, shape in enumerate(shapes):
        west, south, east, north = shape.bounds
        near = np.ix_((y >= south) & (y <= north), (x >= west) & (x <= east))
        shapely.prepare(shape)
        inside = shapely.contains_xy(shape, *np.meshgrid(x[near[1].ravel()], y[near[0].ravel()]))
        grid[near] = np.where(inside, position, grid[near])
    return grid
