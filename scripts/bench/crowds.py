"""Many readers at once: a hundred on a server that has just started, three hundred on one that has drawn ahead."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from scripts.bench.processes import is_drawing_ahead, pss, workers_of
from scripts.bench.readers import Log, crowd
from scripts.bench.report import Figure, Section, spread, table
from scripts.serving import serving

SECONDS: Final = 40.0
MAX_WAIT_SECONDS: Final = 180.0
"""In which a server has drawn ahead on a quiet machine; else it is measured as it is."""


def measure(workers: int) -> Iterator[Section]:
    """The sections, as they are known."""
    with serving(workers=workers, ATLAS_DRAW_AHEAD="1") as atlas:
        yield _section("100 readers on a fresh server", atlas.url, 100, 300)
        end = time.monotonic() + MAX_WAIT_SECONDS
        while is_drawing_ahead(atlas) and time.monotonic() < end:
            time.sleep(1)
        yield _section("300 readers, drawn ahead", atlas.url, 300, 500)
        if Path("/proc/self/smaps_rollup").exists():
            sizes = [Figure(f"PSS of worker {at}", pss(pid), "MB", 150) for at, pid in enumerate(workers_of(atlas), 1)]
            yield table("Memory of workers after that", sizes)


def _section(title: str, url: str, readers: int, limit: float) -> Section:
    log = Log()
    crowd(url, readers, SECONDS, log)
    figures = [*spread("click", log.of("click"), (limit, limit)), *spread("open a page", log.of("open a page"))]
    return table(title, [*figures, Figure("errors", len(log.errors), "", 0)], f"For {SECONDS:g} seconds.")
