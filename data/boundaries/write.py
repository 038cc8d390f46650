"""Writes all derived files into a folder, the levels side by side in several processes, those that are wanted first."""

import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from functools import lru_cache, partial
from os import cpu_count
from pathlib import Path
from typing import Final

import geopandas
import numpy as np
import pandas as pd
from tqdm import tqdm

from data.boundaries import levels
from data.boundaries.cache import (
    COMPLETE,
    INDEX,
    POINTS,
    entry_file,
    geojson_file,
    owners_file,
    parents,
    part_name,
    wanted_file,
    write_whole,
)
from data.boundaries.frames import Point
from data.boundaries.levels import members
from data.boundaries.source import Source, installed, read
from data.boundaries.strokes import lines
from data.regions import NATION, Adcode

_MAX_PROCESSES: Final = 8
_GZIP_LEVEL: Final = 6  # the highest takes twice the time and saves a hundredth
_CHUNK: Final = 32  # levels whose points are found in one go


def write(folder: Path, table: Path, progress: bool) -> None:
    """All levels that the region table makes of the installed source: the nation, all points, then level by level.

    What a process that was killed has left is kept.
    """
    source, units = _loaded(table)
    folder.mkdir(exist_ok=True)
    write_whole(folder / INDEX, _json({"levels": [*units], "lines": lines(source.lines)}))
    todo = [level for level in sorted(units, key=_rank) if not entry_file(folder, level).exists()]
    bar = tqdm(total=len(todo), desc="边界 boundaries", unit=" maps", file=sys.stderr, disable=not progress)
    workers = min(_MAX_PROCESSES, cpu_count() or 1)
    with ProcessPoolExecutor(workers) as pool, bar:
        first = [pool.submit(_derive_level, folder, table, todo.pop(0))] if todo else []
        _write_points(folder, pool.map(partial(_points, table), units, chunksize=_CHUNK))
        bar.update(sum(one.result() is None for one in first))
        for _ in _derived(pool, workers, folder, table, todo):
            bar.update()
    _loaded.cache_clear()
    for level in units:
        wanted_file(folder, level).unlink(missing_ok=True)
    (folder / COMPLETE).touch()


def _rank(level: Adcode) -> tuple[bool, bool, Adcode]:
    """The nation first, then the provinces."""
    return level != NATION, not level.endswith("0000"), level


def _derived(
    pool: ProcessPoolExecutor, workers: int, folder: Path, table: Path, todo: list[Adcode]
) -> Iterator["Future[None]"]:
    """Derive the levels; yields once for each."""
    running: set[Future[None]] = set()
    while todo or running:
        while todo and len(running) < workers:
            running.add(pool.submit(_derive_level, folder, table, todo.pop(_next(todo, folder))))
        done, running = wait(running, return_when=FIRST_COMPLETED)
        for one in done:
            one.result()  # raises what went wrong
            yield one


def _next(todo: Sequence[Adcode], folder: Path) -> int:
    """The position of the first level that somebody waits for, else of the first."""
    wanted = {path.stem for path in folder.glob(wanted_file(folder, "*").name)}
    return next((at for at, level in enumerate(todo) if level in wanted), 0)


@lru_cache(maxsize=1)
def _loaded(table: Path) -> tuple[Source, dict[Adcode, geopandas.GeoDataFrame]]:
    """The source and the units of each level: read once, and inherited by processes that are forked."""
    source = read(installed())
    return source, members(source, parents(table))


def _points(table: Path, adcode: Adcode) -> dict[Adcode, Point]:
    return levels.points(adcode, _loaded(table)[1][adcode])


def _write_points(folder: Path, found: Iterator[dict[Adcode, Point]]) -> None:
    write_whole(folder / POINTS, _json({adcode: point for some in found for adcode, point in some.items()}))


def _derive_level(folder: Path, table: Path, adcode: Adcode) -> None:
    source, units = _loaded(table)
    derived = levels.level(adcode, units[adcode], source)
    for name, features in {adcode: pd.concat([derived.outline, derived.regions]), **derived.parts}.items():
        plain = features.set_crs(None, allow_override=True)  # no reader knows the member `crs`
        content = plain.to_json(ensure_ascii=False, separators=(",", ":")).encode()
        geojson_file(folder, name).write_bytes(gzip.compress(content, _GZIP_LEVEL, mtime=0))
    regions, neighbours = [*derived.regions.index], np.array(derived.neighbours)
    np.savez_compressed(owners_file(folder, adcode), owners=derived.owners, regions=regions, neighbours=neighbours)
    names: dict[str, str] = {part: part_name(adcode, part) for part in ("around", "inset")}
    parts = {part: [*derived.parts[name].index] for part, name in names.items() if name in derived.parts}
    write_whole(entry_file(folder, adcode), _json({"frame": vars(derived.frame), **parts}))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
