"""Which region lies at a point, by a spatial join with the source's shapes at full size. Only imports ask."""

from collections.abc import Sequence
from functools import cache

import geopandas
import pandas as pd

from data.boundaries.frames import SPHERE, Point
from data.boundaries.source import Source, installed, read
from data.regions import NATION, Adcode, Regions

TOLERANCE_M = 1_000.0
"""So far outside its region a point may lie: borders in the source are generalised, and parks lie on them."""


@cache
def shapes() -> Source:
    """The source, read once a process: it takes seconds."""
    return read(installed())


def regions_at(points: Sequence[Point], regions: Regions) -> list[Adcode | None]:
    """The district at each point in WGS-84, else its city, else its province; None outside of China."""
    source = shapes()
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    places = geopandas.GeoSeries.from_xy(lons, lats, crs=SPHERE)
    found: pd.Series = pd.Series(None, range(len(points)), dtype=object)
    for units in (source.districts, source.cities, source.provinces):
        missing = found[found.isna()].index
        joined = places.iloc[missing].to_frame("geometry").sjoin(units[["geometry"]], predicate="intersects")
        found.update(joined["adcode"].groupby(level=0).first())
    return [None if pd.isna(one) else statistical(Adcode(one), regions) for one in found]


def statistical(adcode: Adcode, regions: Regions) -> Adcode:
    """The region, or the next one above that is a statistical unit."""
    return next((one.adcode for one in reversed(regions.path(adcode)) if not one.pseudo), NATION)


def lie_near(points: Sequence[Point], adcode: Adcode) -> list[bool]:
    """Whether each point in WGS-84 lies in a region or close to its border; every point does in the nation."""
    source = shapes()
    units = [one for one in (source.districts, source.cities, source.provinces) if adcode in one.index]
    if not units:
        return [True] * len(points)
    shape = units[0].geometry.loc[[adcode]]
    middle = shape.iloc[0].representative_point()
    around = f"+proj=aeqd +lat_0={middle.y} +lon_0={middle.x} +R=6371000 +type=crs"
    places = geopandas.GeoSeries.from_xy(*zip(*points, strict=True), crs=SPHERE).to_crs(around)
    return list(places.distance(shape.to_crs(around).iloc[0]) <= TOLERANCE_M)
