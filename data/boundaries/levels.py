"""A level: the regions that one map shows side by side, and what lies around them, ready to be written."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, log10
from typing import Final

import geopandas
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from data.boundaries import label_room
from data.boundaries.adjacency import neighbours
from data.boundaries.cache import part_name
from data.boundaries.frames import (
    INSET_LAT,
    INSET_LON,
    INSETS,
    MAX_ASPECT,
    MIN_ASPECT,
    NATION_FRAME,
    SPHERE,
    Frame,
    Point,
    frame_around,
)
from data.boundaries.simplify import SPECK_DIGITS, Grain, collected, on_grid, simplify
from data.boundaries.source import Source
from data.boundaries.strokes import hatch
from data.boundaries.walk import Pair
from data.regions import NATION, Adcode

SANSHA: Final = Adcode("460300")
"""Its islands reach 1,800 km south of the province's main island: the inset shows them, the frame does not."""

_PIXELS: Final = 900  # of a frame's width on a usual screen: a corner smaller than one goes
_KM_PER_DEGREE: Final = 111.0
_INSET_MARGIN: Final = 1.0  # degrees: the inset's edge is no coast
_SIDES: Final = 16


@dataclass(frozen=True)
class Level:
    """What opening a region shows: regions by adcode with name and geometry, in degrees."""

    frame: Frame
    regions: geopandas.GeoDataFrame
    outline: geopandas.GeoDataFrame  # all regions as one, for the coast: a line under the fills
    parts: Mapping[str, geopandas.GeoDataFrame]  # what belongs to it: around it, in its inset, its hatching
    neighbours: list[Pair]  # of its regions, those in the inset too
    owners: NDArray[np.int16]  # of the cells of the label grid


def members(source: Source, parents: Mapping[Adcode, Adcode]) -> dict[Adcode, geopandas.GeoDataFrame]:
    """The units of each level that can be opened. A province or city that the source does not divide shows itself."""
    units = pd.concat([source.provinces, source.cities, source.districts])
    units = units[~units.index.duplicated()].sort_index()
    divided = {Adcode(parent): children for parent, children in units.groupby(units.index.map(parents))}
    cities = [*source.provinces.index, *source.cities.index]
    undivided = {adcode: units.loc[[adcode]] for adcode in parents if adcode in cities and adcode not in divided}
    return dict(sorted({**divided, **undivided}.items()))


def level(adcode: Adcode, units: geopandas.GeoDataFrame, source: Source) -> Level:
    """The level of one opened region, from its units and their neighbours at full size."""
    frame = frame_of(adcode, units)
    grain = _grain(frame)
    everything = pd.concat([units.to_crs(frame.crs), _neighbours(adcode, frame, source)])
    everything = everything.set_geometry(simplify(everything.geometry, units.index, grain))
    regions = everything.loc[units.index]
    shown, parts = regions, {part_name(adcode, "around"): everything.drop(index=units.index)}
    if adcode in INSETS:
        shown, parts[part_name(adcode, "inset")] = _parted(regions, source.cities.geometry[SANSHA])
    plane, in_plane = shown.geometry.to_crs(frame.crs), regions.geometry.to_crs(frame.crs)
    parts[part_name(adcode, "hatch")] = geopandas.GeoDataFrame(geometry=hatch(plane, frame, grain.digits))
    return Level(
        frame=frame,
        regions=shown,
        outline=shown.dissolve([adcode] * len(shown), method="coverage"),
        parts=parts,
        neighbours=neighbours(in_plane),
        owners=label_room.owners(plane, frame),
    )


def _parted(
    regions: geopandas.GeoDataFrame, islands: shapely.MultiPolygon
) -> tuple[geopandas.GeoDataFrame, geopandas.GeoDataFrame]:
    """What the frame shows, and what the inset does: 南海诸岛 only there, or the frame would cut them."""
    parts = regions.geometry.explode()
    shown = collected(parts[~parts.intersects(islands)], shapely.multipolygons)
    (west, east), (south, north) = INSET_LON, INSET_LAT
    view = shapely.box(west, south, east, north)
    southern = regions.geometry[regions.intersects(view)].intersection(view.buffer(_INSET_MARGIN))
    inset = on_grid(southern, SPECK_DIGITS).orient_polygons(exterior_cw=True)
    return regions.loc[shown.index].set_geometry(shown), regions.loc[inset.index].set_geometry(inset)


def points(adcode: Adcode, units: geopandas.GeoDataFrame) -> dict[Adcode, Point]:
    """Where the names of the units stand that opening a region shows."""
    return label_room.points(units.geometry.to_crs(frame_of(adcode, units).crs))


def frame_of(adcode: Adcode, units: geopandas.GeoDataFrame) -> Frame:
    """The frame that shows all units of a level, but not 三沙 beside others."""
    if adcode == NATION:
        return NATION_FRAME
    shown = units if len(units) == 1 else units.drop(index=SANSHA, errors="ignore")
    return frame_around(shapely.get_coordinates(shown.geometry.values))


def _grain(frame: Frame) -> Grain:
    """As fine as a screen shows the frame: corners of a pixel, on a grid of half a pixel."""
    pixel = frame.width / _PIXELS
    return Grain(tolerance=pixel, min_islet=0.4 * pixel**2, digits=ceil(-log10(pixel / 2 / _KM_PER_DEGREE)))


def _neighbours(adcode: Adcode, frame: Frame, source: Source) -> geopandas.GeoDataFrame:
    """The other provinces in the picture, or the prefecture-level units around what is no larger, in the frame's plane.

    They are cut to what a panel of any aspect shows. Those of the national level would not do: their coarser borders
    leave gaps beside the finer ones of a province.
    """
    province = adcode in source.provinces.index and adcode not in source.cities.index
    peers = source.provinces if province else source.cities
    if adcode == NATION:
        return peers.iloc[:0].to_crs(frame.crs)
    (left, _), (right, _) = frame.filled(MAX_ASPECT).box
    (_, bottom), (_, top) = frame.filled(MIN_ASPECT).box
    picture = geopandas.GeoSeries([shapely.box(left, bottom, right, top)], crs=frame.crs)
    west, south, east, north = picture.segmentize(frame.width / _SIDES).to_crs(SPHERE).total_bounds
    near = peers.drop(index=adcode).cx[west:east, south:north].to_crs(frame.crs)
    return near.clip(picture.total_bounds, keep_geom_type=True).sort_index()
