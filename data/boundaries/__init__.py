"""The shapes of the regions: read here, derived once by `derive`.

    derive          makes the files under a lock, unless they are there
      write         all levels into one folder
        source      the pinned package's files, verified by hash
        levels      the regions that one map shows: which, how fine
          simplify  fewer points, shared borders, protected islets, clockwise rings
          frames    the part of the world that the map shows
          points    where names stand
          hatch     the lines for 'no figure'
          surroundings  the neighbours in the picture
        lines       strokes that are no region's border
    ground          whose ground it is, as a grid, for the labels
    cache           the folder's name and layout
    projection      Albers, as the figure draws it

This module reads the files and loads no geometry library: starting the app takes none.
"""

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Self

from data.boundaries.cache import INDEX, LINES, REGION_TABLE, around, folder, hatch_file, regions_file
from data.boundaries.frames import Frame
from data.boundaries.ground import Ground, ground
from data.boundaries.projection import Line, Point, Segment
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
    around: Mapping[Adcode, tuple[Adcode, ...]]  # level -> the regions in the file `<level>-around`
    inset: Mapping[Adcode, tuple[Adcode, ...]]  # level with an inset -> its regions that reach into it
    points: Mapping[Adcode, Point]

    @classmethod
    def open(cls, cache: Path, table: Path = REGION_TABLE) -> Self:
        """The files that `derive` made in `cache`; raises BoundariesMissing if it did not."""
        place = folder(cache, table)
        if not (place / INDEX).exists():
            raise BoundariesMissing(f"边界文件尚未生成 / boundaries are not derived yet: {place}")
        index = json.loads((place / INDEX).read_bytes())
        return cls(
            folder=place,
            digest=index["digest"],
            frames={adcode: _frame(*numbers) for adcode, numbers in index["frames"].items()},
            around={adcode: tuple(others) for adcode, others in index["around"].items()},
            inset={adcode: tuple(regions) for adcode, regions in index["inset"].items()},
            points={adcode: (lon, lat) for adcode, (lon, lat) in index["points"].items()},
        )

    @cached_property
    def levels(self) -> frozenset[Adcode]:
        """The regions that can be opened: the nation, every province, every city with districts."""
        return frozenset(self.frames)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all GeoJSON files: each level, and what lies around it (`440000`, `440000-around`)."""
        return frozenset(name for adcode in self.levels for name in (adcode, around(adcode)))

    def path(self, name: str) -> Path:
        """The gzipped GeoJSON of that name: a feature per region, with its adcode as id.

        A level holds one more under its own adcode: all its regions as one, for the coast.
        """
        return regions_file(self.folder, name)

    def geojson(self, name: str) -> dict[str, Any]:
        """The same as a fresh dict, for pictures made without a browser."""
        collection: dict[str, Any] = _read_gzip(self.path(name))
        return collection

    def point(self, adcode: Adcode) -> Point | None:
        """Where the region's name or dot stands; None for a region without a shape, such as the nation."""
        return self.points.get(adcode)

    def frame(self, adcode: Adcode) -> Frame:
        """The part of the world that the level's map shows."""
        return self.frames[adcode]

    @cached_property
    def lines(self) -> dict[str, list[Line]]:
        """Strokes by kind: 十段线, 未定国界, 特别行政区界, 省界(海上)."""
        return {kind: [_line(stroke) for stroke in strokes] for kind, strokes in _read(self.folder / LINES).items()}

    def hatch(self, level: Adcode, adcode: Adcode) -> list[Segment]:
        """Diagonal lines inside a region of a level, about 8 px apart in a map 700 px wide."""
        return [((a[0], a[1]), (b[0], b[1])) for a, b in self._hatches(level).get(adcode, ())]

    def ground(self, level: Adcode) -> Ground:
        """The regions of a level as a grid over its picture."""
        made: Ground = self._grounds(level)
        return made

    @cached_property
    def _grounds(self) -> Any:
        return lru_cache(maxsize=16)(lambda level: ground(self.geojson(level), level, self.frame(level)))

    @cached_property
    def _hatches(self) -> Any:
        return lru_cache(maxsize=16)(lambda level: _read_gzip(hatch_file(self.folder, level)))


def _frame(rotation: float, lon: list[float], lat: list[float]) -> Frame:
    return Frame(rotation, (lon[0], lon[1]), (lat[0], lat[1]))


def _line(points: list[list[float]]) -> Line:
    return [(lon, lat) for lon, lat in points]


def _read(path: Path) -> Any:
    return json.loads(path.read_bytes())


def _read_gzip(path: Path) -> Any:
    return json.loads(gzip.decompress(path.read_bytes()))
