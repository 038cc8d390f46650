"""What lies around an opened region: its neighbours, simplified together with it, cut to the picture.

The national level would not do: its coarser borders leave gaps beside the finer ones of a province.
"""

from typing import Final

import numpy as np
import shapely

from data.boundaries.frames import Frame
from data.boundaries.simplify import Shapes
from data.boundaries.source import Source, Unit
from data.regions import NATION, Adcode

BESIDE: Final = 0.35  # of the frame's width, on each side: boxes are wider than the frame more often than higher
ABOVE: Final = 0.12  # of its height, above and below
_DIGITS: Final = 4
_SIDES: Final = 16


def neighbours(adcode: Adcode, frame: Frame, source: Source) -> dict[Adcode, Unit]:
    """The units in the frame's picture beside the opened one: provinces, or prefecture-level units around a city."""
    if adcode == NATION:
        return {}
    peers = source.provinces if adcode in source.provinces else source.cities
    seen = shapely.intersects(_view(frame), np.array([unit.shape for unit in peers.values()]))
    return {other: unit for (other, unit), near in zip(peers.items(), seen, strict=True) if near and other != adcode}


def cut(shapes: Shapes, frame: Frame) -> Shapes:
    """The parts of simplified shapes in the picture: valid and clockwise, like them."""
    parts = {adcode: _polygons(shapely.intersection(shape, _view(frame))) for adcode, shape in shapes.items()}
    return {adcode: shape for adcode, shape in parts.items() if not shape.is_empty}


def _view(frame: Frame) -> shapely.Polygon:
    """The degrees in which the picture lies, with a strip around it."""
    (left, bottom), (right, top) = frame.box
    beside, above = BESIDE * (right - left), ABOVE * (top - bottom)
    picture = shapely.box(left - beside, bottom - above, right + beside, top + above)
    border = shapely.segmentize(picture, (right - left) / _SIDES)
    return shapely.box(*shapely.bounds(shapely.transform(border, frame.albers.degrees)))


def _polygons(shape: shapely.Geometry) -> shapely.MultiPolygon:
    """A cut on the grid, without the lines and points where it only touches the picture."""
    on_grid = shapely.set_precision(shape, 10.0**-_DIGITS)
    parts = shapely.get_parts(on_grid)
    areas = shapely.MultiPolygon(list(parts[shapely.get_dimensions(parts) == 2]))
    rounded = shapely.transform(areas, lambda degrees: degrees.round(_DIGITS))  # the grid's multiples end in ...0001
    return shapely.orient_polygons(rounded, exterior_cw=True)
