"""Writes all derived files into an empty folder, the levels side by side in several processes."""

import gzip
import hashlib
import json
import sys
from collections.abc import Mapping
from functools import lru_cache, partial
from multiprocessing import Pool
from os import cpu_count
from pathlib import Path
from typing import Any, Final

import geopandas
import numpy as np
import pandas as pd
from tqdm import tqdm

from data.boundaries.cache import INDEX, LINES, geojson_file, owners_file, parents, part_name
from data.boundaries.levels import level, members
from data.boundaries.source import Source, installed, read
from data.boundaries.strokes import lines
from data.regions import Adcode

_MAX_PROCESSES: Final = 8
_GZIP_LEVEL: Final = 6  # the highest takes twice the time and saves a hundredth

Entry = dict[str, Any]
"""What the index says about one level."""


def write(folder: Path, table: Path, progress: bool) -> None:
    """All levels that the region table makes of the installed source, then the index that describes them."""
    source, units = _loaded(table)
    with Pool(min(_MAX_PROCESSES, cpu_count() or 1)) as pool:
        levels = pool.imap(partial(_derive_level, folder, table), units)
        bar = tqdm(levels, "边界 boundaries", len(units), unit=" maps", file=sys.stderr, disable=not progress)
        entries = dict(zip(units, bar, strict=True))
    _loaded.cache_clear()
    (folder / LINES).write_bytes(_json(lines(source.lines)))
    content = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        content.update(path.name.encode() + path.read_bytes())
    digest = content.hexdigest()[:16]  # an address that holds it may be cached for ever
    (folder / INDEX).write_bytes(_json(_index(entries, digest)))


@lru_cache(maxsize=1)
def _loaded(table: Path) -> tuple[Source, dict[Adcode, geopandas.GeoDataFrame]]:
    """The source and the units of each level: read once, and inherited by processes that are forked."""
    source = read(installed())
    return source, members(source, parents(table))


def _derive_level(folder: Path, table: Path, adcode: Adcode) -> Entry:
    source, units = _loaded(table)
    derived = level(adcode, units[adcode], source)
    for name, features in {adcode: pd.concat([derived.outline, derived.regions]), **derived.parts}.items():
        plain = features.set_crs(None, allow_override=True)  # no reader knows the member `crs`
        content = plain.to_json(ensure_ascii=False, separators=(",", ":")).encode()
        geojson_file(folder, name).write_bytes(gzip.compress(content, _GZIP_LEVEL, mtime=0))
    regions, neighbours = [*derived.regions.index], np.array(derived.neighbours)
    np.savez_compressed(owners_file(folder, adcode), owners=derived.owners, regions=regions, neighbours=neighbours)
    entry = {"frames": vars(derived.frame), "points": derived.points}
    names: dict[str, str] = {part: part_name(adcode, part) for part in ("around", "inset")}
    return entry | {part: [*derived.parts[name].index] for part, name in names.items() if name in derived.parts}


def _index(entries: Mapping[Adcode, Entry], digest: str) -> dict[str, Any]:
    """What a start reads: frame, neighbours and inset of each level, the point of each region, and the digest."""
    by_level = {
        key: {adcode: entry[key] for adcode, entry in entries.items() if key in entry}
        for key in ("frames", "around", "inset")
    }
    points = {adcode: point for entry in entries.values() for adcode, point in entry["points"].items()}
    return {"digest": digest, **by_level, "points": points}


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
