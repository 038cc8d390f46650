"""Writes all derived files into an empty folder."""

import gzip
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from tqdm import tqdm

from data.boundaries.cache import INDEX, LINES, around, hatch_file, parents, regions_file
from data.boundaries.frames import INSETS
from data.boundaries.levels import Level, level, members
from data.boundaries.lines import lines
from data.boundaries.source import installed, read
from data.regions import Adcode


def write(folder: Path, table: Path, progress: bool) -> None:
    """All levels that the region table makes of the installed source, then the index that describes them."""
    source = read(installed())
    units = members(source, parents(table))
    bar = tqdm(units.items(), desc="边界 boundaries", unit=" maps", file=sys.stderr, disable=not progress)
    levels = {adcode: level(adcode, inside, source) for adcode, inside in bar}
    for adcode, made in levels.items():
        _write_level(folder, adcode, made)
    (folder / LINES).write_bytes(_json(lines(source.lines)))
    (folder / INDEX).write_bytes(_json(_index(levels, _digest(folder))))


def _write_level(folder: Path, adcode: Adcode, made: Level) -> None:
    with_outline = {adcode: made.outline} | dict(made.shapes)
    regions_file(folder, adcode).write_bytes(_packed(made.geojson(with_outline)))
    regions_file(folder, around(adcode)).write_bytes(_packed(made.geojson(made.surroundings)))
    hatch_file(folder, adcode).write_bytes(_packed(made.hatch))


def _index(levels: dict[Adcode, Level], digest: str) -> dict[str, Any]:
    """What a start reads: frame and inset of each level, the point of each region, and the digest for addresses."""
    return {
        "digest": digest,
        "frames": {adcode: (made.frame.rotation, made.frame.lon, made.frame.lat) for adcode, made in levels.items()},
        "around": {adcode: list(made.surroundings) for adcode, made in levels.items()},
        "inset": {adcode: made.inset for adcode, made in levels.items() if adcode in INSETS},
        "points": {adcode: point for made in levels.values() for adcode, point in made.points.items()},
    }


def _digest(folder: Path) -> str:
    """The hash of what was written: an address that holds it may be cached for ever."""
    content = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        content.update(path.name.encode() + path.read_bytes())
    return content.hexdigest()[:16]


def _packed(value: object) -> bytes:
    return gzip.compress(_json(value), mtime=0)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
