"""What lies around an opened region: its neighbours, cut to what the widest and the highest picture shows."""

from typing import Final

import geopandas
import shapely

from data.boundaries.frames import Frame
from data.boundaries.projection import SPHERE
from data.boundaries.source import Source
from data.regions import NATION, Adcode

MAX_ASPECT: Final = 3.0
MIN_ASPECT: Final = 0.75
"""Of a map's panel on any screen or page."""

_SIDES: Final = 16


def neighbours(adcode: Adcode, frame: Frame, source: Source) -> geopandas.GeoDataFrame:
    """The other provinces in the picture, or the prefecture-level units around a city, in the frame's plane.

    Those of the national level would not do: their coarser borders leave gaps beside the finer ones of a province.
    """
    peers = source.provinces if adcode in source.provinces.index else source.cities
    if adcode == NATION:
        return peers.iloc[:0].to_crs(frame.crs)
    picture = _picture(frame)
    west, south, east, north = _degrees(picture, frame)
    near = peers.drop(index=adcode).cx[west:east, south:north].to_crs(frame.crs)
    return near.clip(picture.bounds, keep_geom_type=True).sort_index()


def _picture(frame: Frame) -> shapely.Polygon:
    """All that a panel of any aspect shows."""
    (left, _), (right, _) = frame.filled(MAX_ASPECT).box
    (_, bottom), (_, top) = frame.filled(MIN_ASPECT).box
    return shapely.box(left, bottom, right, top)


def _degrees(picture: shapely.Polygon, frame: Frame) -> tuple[float, float, float, float]:
    """The longitudes and latitudes that reach into the picture."""
    border = geopandas.GeoSeries([picture], crs=frame.crs).segmentize(frame.width / _SIDES)
    west, south, east, north = border.to_crs(SPHERE).total_bounds
    return west, south, east, north
