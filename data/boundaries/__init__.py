"""The shapes of the regions: read here, derived once by `derive`, in the background or when one is asked for.

    background      starts the derivation in a process of its own, and waits for files
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
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Self, TypeVar

import numpy as np

from data.boundaries import background
from data.boundaries.background import BoundariesMissing
from data.boundaries.cache import (
    COMPLETE,
    INDEX,
    POINTS,
    REGION_TABLE,
    entry_file,
    folder,
    geojson_file,
    owners_file,
    part_name,
)
from data.boundaries.frames import INSETS, Frame, Line, Point, Segment
from data.boundaries.label_grid import LabelGrid
from data.boundaries.walk import Pair, Steps, steps
from data.regions import Adcode

__all__ = ["Boundaries", "BoundariesMissing", "Frame", "Line", "Point", "Segment"]

Value = TypeVar("Value")
DAMAGED = "边界文件已损坏，请删除此文件夹后重新启动 / boundaries are damaged, remove this folder and start anew"


@dataclass(frozen=True)
class ByLevel(Mapping[Adcode, Value]):
    """What is known of each level, derived when it is first asked for."""

    levels: Collection[Adcode]
    find: Callable[[Adcode], Value]

    def __getitem__(self, level: Adcode) -> Value:
        """Raises KeyError for a region that cannot be opened."""
        if level not in self.levels:
            raise KeyError(level)
        return self.find(level)

    def __iter__(self) -> Iterator[Adcode]:
        return iter(self.levels)

    def __len__(self) -> int:
        return len(self.levels)


@dataclass(frozen=True)
class Boundaries:
    """The derived files of one folder. Levels are named by the region that is opened and hold its children.

    Everything is read when it is first asked for, and derived then if it is not there yet.
    """

    folder: Path
    table: Path = REGION_TABLE

    @classmethod
    def open(cls, cache: Path, table: Path = REGION_TABLE) -> Self:
        """The files in `cache`, which `derive` has made, or makes when they are asked for."""
        opened = cls(folder(cache, table), table)
        if (opened.folder / INDEX).exists():
            _read_json(opened.folder / INDEX)  # a damaged one is reported at the start
        return opened

    def start(self) -> None:
        """Derive in the background what is not there yet."""
        background.start(self.folder, self.table)

    @property
    def digest(self) -> str:
        """Names the content: an address with it never changes its meaning."""
        return self.folder.name

    @cached_property
    def _index(self) -> dict[str, Any]:
        return self._json(INDEX)

    @cached_property
    def levels(self) -> frozenset[Adcode]:
        """The regions that can be opened."""
        return frozenset(map(Adcode, self._index["levels"]))

    @property
    def progress(self) -> tuple[int, int]:
        """How many levels are derived, and how many there are; 0 as long as that is not known."""
        if not (self.folder / INDEX).exists():
            return 0, 0
        if (self.folder / COMPLETE).exists():
            return len(self.levels), len(self.levels)
        return sum(entry_file(self.folder, level).exists() for level in self.levels), len(self.levels)

    @cached_property
    def frames(self) -> Mapping[Adcode, Frame]:
        """The part of the world that the map of each level shows."""
        return ByLevel(self.levels, lambda level: Frame(**self._entry(level)["frame"]))

    @cached_property
    def around(self) -> Mapping[Adcode, Sequence[Adcode]]:
        """Level -> the regions in the file `<level>-around`."""
        return ByLevel(self.levels, lambda level: self._entry(level)["around"])

    @cached_property
    def inset(self) -> Mapping[Adcode, Sequence[Adcode]]:
        """Level with an inset -> the regions in the file `<level>-inset`."""
        return ByLevel(self.levels & {*INSETS}, lambda level: self._entry(level)["inset"])

    @cached_property
    def points(self) -> Mapping[Adcode, Point]:
        """Where the name or dot of each region stands."""
        return {Adcode(adcode): (lon, lat) for adcode, (lon, lat) in self._json(POINTS).items()}

    def _json(self, name: str, level: str = "") -> dict[str, Any]:
        """A file of JSON; raises KeyError if there will never be one."""
        if not background.wait(self.folder / name, self.table, level):
            raise KeyError(name)
        return _read_json(self.folder / name)

    def _entry(self, level: str) -> dict[str, Any]:
        return self._json(entry_file(self.folder, Adcode(level)).name, level)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all GeoJSON files that figures ask for (`440000`, `440000-around`, `100000-inset`)."""
        around = (part_name(adcode, "around") for adcode in self.levels)
        insets = (part_name(adcode, "inset") for adcode in self.inset)
        return frozenset((*self.levels, *around, *insets))

    def path(self, name: str) -> Path:
        """The gzipped GeoJSON of that name: a feature per region, with its adcode as id.

        A level holds one more under its own adcode: all its regions as one, for the coast.
        """
        self._entry(name.partition("-")[0])
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
        kinds = self._index["lines"].items()
        return {kind: [[(lon, lat) for lon, lat in stroke] for stroke in strokes] for kind, strokes in kinds}

    def hatch(self, level: Adcode, adcode: Adcode) -> list[Segment]:
        """Diagonal lines inside a region of a level, about 8 px apart in a map 700 px wide."""
        return _hatches(self.path(part_name(level, "hatch"))).get(adcode, [])

    def rings(self, level: Adcode, adcode: Adcode) -> list[Line]:
        """The outer borders of the parts of a region of a level."""
        return _rings(self.path(level)).get(adcode, [])

    def label_grid(self, level: Adcode) -> LabelGrid:
        """The regions of a level as a grid over its frame."""
        return _label_grid(self._owners_file(level), self.frame(level))

    def _owners_file(self, level: Adcode) -> Path:
        self._entry(level)
        return owners_file(self.folder, level)

    def neighbours(self, level: Adcode) -> tuple[Pair, ...]:
        """The pairs of regions of a level that share a border; an island's nearest region is its neighbour."""
        return _neighbours(self._owners_file(level))

    def steps(self, level: Adcode) -> Steps:
        """Where the arrow keys lead from each region of a level; empty for a level of one region."""
        pairs = self.neighbours(level)
        adcodes = tuple(sorted({adcode for pair in pairs for adcode in pair}))
        return _steps(pairs, adcodes, self.frame(level), tuple(self.points[adcode] for adcode in adcodes))


@lru_cache(maxsize=512)
def _read_json(path: Path) -> dict[str, Any]:
    try:
        content: dict[str, Any] = json.loads(path.read_bytes())
    except ValueError:
        raise BoundariesMissing(f"{DAMAGED}: {path.parent}") from None
    return content


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
