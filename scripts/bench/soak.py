"""Readers, exports and uploads at once for as long as one likes: `python -m scripts.bench.soak --minutes 20`.

The limits are those of a machine that has nothing else to do. It prints one table, and the errors if there were any.
"""

import argparse
import json
import os
import re
import secrets
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import cycle
from pathlib import Path
from threading import Event, Thread
from typing import Final

from data.dataset_loader import load
from data.settings import REFERENCE, Settings
from scripts.bench import registers
from scripts.bench.readers import Connection, Log, crowd
from scripts.bench.report import Figure, spread, table
from scripts.serving import Atlas, serving

EXPORTS: Final = ("province-map.png", "ranking.png?region=440000", "deck.pptx", "founding-timeline.svg?years=2018")
ROWS: Final = 20_000
SAMPLING: Final = 10.0
MEGABYTE: Final = 1_000_000


def main() -> None:
    """Start a server, let them all at it, and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--workers", type=int, default=3)
    parser.add_argument("--exports", type=float, default=20, help="seconds between two exports; 0 for none")
    parser.add_argument("--uploads", type=float, default=60, help="seconds between two uploads; 0 for none")
    options = parser.parse_args()
    log, over, memory = Log(), Event(), Memory()
    with (
        tempfile.TemporaryDirectory(prefix="park-atlas-soak-") as folder,
        serving(workers=options.workers, ATLAS_DRAW_AHEAD="1") as atlas,
    ):
        regions = load(Settings().dataset, REFERENCE).regions
        register = registers.text(Path(folder) / "register.csv", ROWS, regions) if options.uploads else None
        others = [Thread(target=_sample, args=(atlas, memory, over))]
        if options.exports:
            others.append(Thread(target=_export, args=(atlas.url, log, over, options.exports)))
        if register:
            others.append(Thread(target=_upload, args=(atlas.url, register, log, over, options.uploads)))
        for thread in others:
            thread.start()
        crowd(atlas.url, options.readers, 60 * options.minutes, log)
        over.set()
        for thread in others:
            thread.join(120)
    print(_report(log, memory, options.readers, options.minutes))


class Memory:
    """Proportional set sizes in MB (10^6 bytes) of every process of the server, as they were sampled."""

    def __init__(self) -> None:
        self.totals: list[float] = []
        self.workers: list[float] = []  # the largest

    def sample(self, atlas: Atlas) -> None:
        """Note what they hold now; those that end meanwhile hold nothing."""
        self.totals.append(sum(map(pss, _tree(atlas.pid))))
        self.workers.append(max(map(pss, workers_of(atlas)), default=0))


def children_of(pid: int) -> list[int]:
    """The processes that a process has started, in any of its threads; none of one that has ended."""
    children: list[int] = []
    for thread in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            children += map(int, thread.read_text().split())
    return children


def workers_of(atlas: Atlas) -> list[int]:
    """Those that answer."""
    return [pid for pid in children_of(atlas.pid) if not _stands_back(pid)]


def is_drawing_ahead(atlas: Atlas) -> bool:
    """Whether a process still draws what nobody has asked for."""
    return len(workers_of(atlas)) < len(children_of(atlas.pid))


def _stands_back(pid: int) -> bool:
    with suppress(ProcessLookupError):
        return os.getpriority(os.PRIO_PROCESS, pid) > os.nice(0)
    return True


def pss(pid: int) -> float:
    """Of one process, in MB; 0 if it has ended."""
    try:
        found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    except OSError:
        return 0.0
    return int(found[1]) * 1024 / MEGABYTE if found else 0.0


def _tree(pid: int) -> Iterator[int]:
    yield pid
    for child in children_of(pid):
        yield from _tree(child)


def _sample(atlas: Atlas, memory: Memory, over: Event) -> None:
    while not over.wait(SAMPLING):
        memory.sample(atlas)


def _export(url: str, log: Log, over: Event, pause: float) -> None:
    connection = Connection(url, log)
    for name in cycle(EXPORTS):
        if over.wait(pause):
            return
        connection.ask("export", "GET", f"/export/{name}")


def _upload(url: str, register: Path, log: Log, over: Event, pause: float) -> None:
    kind, body = _form({"as_of": registers.AS_OF, "provider": "天眼查", "keyword": registers.KEYWORD}, register)
    while not over.wait(pause):
        connection = Connection(url, log)  # the server has closed one that said nothing for half a minute
        content = connection.ask("upload sent", "POST", "/uploads", body, **{"Content-Type": kind})
        if not content:
            continue
        token, begin = json.loads(content)["id"], time.perf_counter()
        while _state(connection, token) in ("reading", "counting"):
            time.sleep(0.5)
        log.times.append(("upload counted", time.perf_counter() - begin))
        connection.ask("upload discarded", "DELETE", f"/uploads/{token}")


def _state(connection: Connection, token: str) -> str:
    content = connection.ask("upload asked", "GET", f"/uploads/{token}")
    return str(json.loads(content)["state"]) if content else ""


def _form(fields: dict[str, str], file: Path) -> tuple[str, bytes]:
    """A form with one file: its media type, and its body."""
    boundary = secrets.token_hex(16)
    head = 'Content-Disposition: form-data; name="{}"{}\r\n\r\n'
    parts = [head.format(name, "") + text for name, text in fields.items()]
    opened = f"--{boundary}\r\n" + f"\r\n--{boundary}\r\n".join(
        [*parts, head.format("files", f'; filename="{file.name}"')]
    )
    return (
        f"multipart/form-data; boundary={boundary}",
        opened.encode() + file.read_bytes() + f"\r\n--{boundary}--".encode(),
    )


def _report(log: Log, memory: Memory, readers: int, minutes: float) -> str:
    figures = [
        *spread("click", log.of("click"), (500, 500)),
        *spread("open a page", log.of("open a page")),
        *(figure for kind in ("export", "upload counted") if log.of(kind) for figure in spread(kind, log.of(kind))),
        Figure("requests", len(log.times), ""),
        Figure("errors", len(log.errors), "", 0),
        Figure("all processes, PSS at most", max(memory.totals, default=0), "MB", 700),
        Figure("all processes, PSS at the end", memory.totals[-1] if memory.totals else 0, "MB", 700),
        Figure("largest worker, PSS at most", max(memory.workers, default=0), "MB", 150),
        Figure("largest worker, PSS half-way", memory.workers[len(memory.workers) // 2] if memory.workers else 0, "MB"),
    ]
    errors = "".join(f"\n{count} x {error}" for error, count in Counter(log.errors).most_common(10))
    note = (
        f"{readers} readers for {minutes:g} minutes; load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores."
    )
    return str(table("Soak", figures, note)) + errors


if __name__ == "__main__":
    main()
