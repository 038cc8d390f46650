"""The shapes of the regions: read here, derived once by `derive`.

    derive          makes the files under a lock, unless they are there
      write         all levels into one folder
        source      the pinned package's files, verified by hash
        levels      the regions that one map shows: which, how fine, and their neighbours in the picture
          simplify  fewer points, shared borders, protected islets, clockwise rings
          label_room  where names stand, and whose ground it is
        adjacency   which regions are neighbours, across the sea too
        strokes     the lines for 'no figure', and those that are no region's border
    label_grid      whose ground it is, for the labels
    walk            where the arrow keys lead from each region
    frames          the part of the world that a map shows, in Albers' projection as the figure draws it
    cache           the folder's name and layout

The files are made with geopandas. This module only reads them, and loads of all geometry libraries only pyproj.
"""

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Self

import numpy as np

from data.boundaries.cache import INDEX, LINES, REGION_TABLE, folder, geojson_file, owners_file, part_name
from data.boundaries.frames import Frame, Line, Point, Segment
from data.boundaries.label_grid import LabelGrid
from data.boundaries.walk import Pair, Steps, steps
from data.regions import Adcode

__all__ = ["Boundaries", "BoundariesMissing", "Frame", "Line", "Point", "Segment"]


class BoundariesMissing(Exception):
    """The files have not been derived yet."""


@dataclass(frozen=True)
class Boundaries:
    """The derived files of one folder. Levels are named by the region that is opened and hold its children.

    Frames and points are read at once; everything else when it is first asked for.
    """

    folder: Path
    digest: str  # names the content: an address with it never changes its meaning
    frames: Mapping[Adcode, Frame]
    around: Mapping[Adcode, Sequence[Adcode]]  # level -> the regions in the file `<level>-around`
    inset: Mapping[Adcode, Sequence[Adcode]]  # level with an inset -> the regions in the file `<level>-inset`
    points: Mapping[Adcode, Point]

    @classmethod
    def open(cls, cache: Path, table: Path = REGION_TABLE) -> Self:
        """The files that `derive` made in `cache`; raises BoundariesMissing if it did not."""
        place = folder(cache, table)
        if not (place / INDEX).exists():
            raise BoundariesMissing(f"边界文件尚未生成 / boundaries are not derived yet: {place}")
        try:
            index = json.loads((place / INDEX).read_bytes())
            frames = {adcode: Frame(**numbers) for adcode, numbers in index["frames"].items()}
            points = {adcode: (lon, lat) for adcode, (lon, lat) in index["points"].items()}
        except (ValueError, KeyError, TypeError, AttributeError):
            advice = (
                "边界文件已损坏，请删除此文件夹后重新启动 / boundaries are damaged, remove this folder and start anew"
            )
            raise BoundariesMissing(f"{advice}: {place}") from None
        return cls(**index | {"folder": place, "frames": frames, "points": points})

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all GeoJSON files that figures ask for (`440000`, `440000-around`, `100000-inset`)."""
        around = (part_name(adcode, "around") for adcode in self.frames)
        insets = (part_name(adcode, "inset") for adcode in self.inset)
        return frozenset((*self.frames, *around, *insets))

    def path(self, name: str) -> Path:
        """The gzipped GeoJSON of that name: a feature per region, with its adcode as id.

        A level holds one more under its own adcode: all its regions as one, for the coast.
        """
        return geojson_file(self.folder, name)

    def geojson(self, name: str) -> dict[str, Any]:
        """The same as a fresh dict, for pictures made without a browser."""
        return _read(self.path(name))

    def point(self, adcode: Adcode) -> Point | None:
        """Where the region's name or dot stands; None for a region without a shape, such as the nation."""
        return self.points.get(adcode)

    def frame(self, adcode: Adcode) -> Frame:
        """The part of the world that the level's map shows."""
        return self.frames[adcode]

    @cached_property
    def lines(self) -> dict[str, list[Line]]:
        """Strokes by kind: 十段线, 未定国界, 特别行政区界, 省界(海上)."""
        kinds = json.loads((self.folder / LINES).read_bytes())
        return {kind: [[(lon, lat) for lon, lat in stroke] for stroke in strokes] for kind, strokes in kinds.items()}

    def hatch(self, level: Adcode, adcode: Adcode) -> list[Segment]:
        """Diagonal lines inside a region of a level, about 8 px apart in a map 700 px wide."""
        return _hatches(self.path(part_name(level, "hatch"))).get(adcode, [])

    def rings(self, level: Adcode, adcode: Adcode) -> list[Line]:
        """The outer borders of the parts of a region of a level."""
        return _rings(self.path(level)).get(adcode, [])

    def label_grid(self, level: Adcode) -> LabelGrid:
        """The regions of a level as a grid over its frame."""
        return _label_grid(owners_file(self.folder, level), self.frame(level))

    def neighbours(self, level: Adcode) -> tuple[Pair, ...]:
        """The pairs of regions of a level that share a border; an island's nearest region is its neighbour."""
        return _neighbours(owners_file(self.folder, level))

    def steps(self, level: Adcode) -> Steps:
        """Where the arrow keys lead from each region of a level; empty for a level of one region."""
        pairs = self.neighbours(level)
        adcodes = tuple(sorted({adcode for pair in pairs for adcode in pair}))
        return _steps(pairs, adcodes, self.frame(level), tuple(self.points[adcode] for adcode in adcodes))


def _read(path: Path) -> dict[str, Any]:
    collection: dict[str, Any] = json.loads(gzip.decompress(path.read_bytes()))
    return collection


@lru_cache(maxsize=16)
def _hatches(path: Path) -> dict[Adcode, list[Segment]]:
    features = _read(path)["features"]
    return {one["id"]: [(tuple(a), tuple(b)) for a, b in one["geometry"]["coordinates"]] for one in features}


@lru_cache(maxsize=16)
def _rings(path: Path) -> dict[Adcode, list[Line]]:
    return {one["id"]: [[(x, y) for x, y in part[0]] for part in _parts(one)] for one in _read(path)["features"]}


def _parts(feature: dict[str, Any]) -> list[Any]:
    """The polygons of a region, of which GeoJSON writes a single one without a list around it."""
    geometry = feature["geometry"]
    parts: list[Any] = geometry["coordinates"]
    return parts if geometry["type"] == "MultiPolygon" else [parts]


@lru_cache(maxsize=16)
def _label_grid(path: Path, frame: Frame) -> LabelGrid:
    with np.load(path) as arrays:
        return LabelGrid(frame, arrays["owners"], tuple(arrays["regions"].tolist()))


@lru_cache(maxsize=16)
def _neighbours(path: Path) -> tuple[Pair, ...]:
    with np.load(path) as arrays:
        return tuple((Adcode(one), Adcode(other)) for one, other in arrays["neighbours"].tolist())


@lru_cache(maxsize=512)
def _steps(pairs: tuple[Pair, ...], adcodes: tuple[Adcode, ...], frame: Frame, points: tuple[Point, ...]) -> Steps:
    plane = frame.flat(np.array(points, dtype=float).reshape(-1, 2)).tolist()
    return steps(pairs, dict(zip(adcodes, ((x, y) for x, y in plane), strict=True)))
