"""Readers, exports and uploads at once for as long as one likes: `python -m scripts.bench.soak --minutes 20`.

The limits are those of a machine that has nothing else to do. It prints one table, and the errors if there were any.
"""

import argparse
import json
import os
import secrets
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from threading import Event, Thread
from typing import Final

from data.dataset_loader import load
from data.settings import REFERENCE, Settings
from scripts.bench import registers
from scripts.bench.processes import Samples
from scripts.bench.readers import Connection, Log, crowd
from scripts.bench.report import Figure, spread, table
from scripts.serving import Atlas, serving

EXPORTS: Final = ("province-map.png", "ranking.png?region=440000", "deck.pptx", "founding-timeline.svg?years=2018")
ROWS: Final = 20_000
SAMPLING: Final = 10.0
CLOSING_SECONDS: Final = 30.0
"""For the browser, which ends after the server."""


def main() -> None:
    """Start a server, let them all at it, and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--workers", type=int, default=3)
    parser.add_argument("--exports", type=float, default=20, help="seconds between two exports; 0 for none")
    parser.add_argument("--uploads", type=float, default=60, help="seconds between two uploads; 0 for none")
    options = parser.parse_args()
    log, samples = Log(), Samples()
    with tempfile.TemporaryDirectory(prefix="park-atlas-soak-") as name:
        folder = Path(name)
        with _serving_in(folder, options.workers) as atlas:
            _let_at(atlas, folder, options, log, samples)
        print(_report(log, samples, _left_behind(folder), options.readers, options.minutes))


def _let_at(atlas: Atlas, folder: Path, options: argparse.Namespace, log: Log, samples: Samples) -> None:
    """Readers, exports and uploads, until the time is over."""
    over = Event()
    others = [Thread(target=_sample, args=(atlas, samples, over))]
    if options.exports:
        others.append(Thread(target=_export, args=(atlas.url, log, over, options.exports)))
    if options.uploads:
        register = registers.text(folder / "register.csv", ROWS, load(Settings().dataset, REFERENCE).regions)
        others.append(Thread(target=_upload, args=(atlas.url, register, log, over, options.uploads)))
    for thread in others:
        thread.start()
    crowd(atlas.url, options.readers, 60 * options.minutes, log)
    over.set()
    for thread in others:
        thread.join(120)


@contextmanager
def _serving_in(folder: Path, workers: int) -> Iterator[Atlas]:
    """A server that keeps nothing outside a folder but what can be derived."""
    temporary, uploads = folder / "tmp", folder / "uploads"
    temporary.mkdir()
    own = {"TMPDIR": str(temporary), "ATLAS_UPLOAD_FOLDER": str(uploads), "ATLAS_DRAW_AHEAD": "1"}
    with serving(workers=workers, dataset=None, port=0, log=None, **own) as atlas:
        yield atlas


def _left_behind(folder: Path) -> list[str]:
    """What stands in its temporary folder and beside its uploads when it has ended; each upload was discarded."""
    end = time.monotonic() + CLOSING_SECONDS
    while (left := [*(folder / "tmp").glob("*"), *(folder / "uploads").glob("[!.]*")]) and time.monotonic() < end:
        time.sleep(1)
    return sorted(path.name for path in left)


def _sample(atlas: Atlas, samples: Samples, over: Event) -> None:
    while not over.wait(SAMPLING):
        samples.take(atlas)


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


def _report(log: Log, samples: Samples, left: Sequence[str], readers: int, minutes: float) -> str:
    taken = samples.taken
    figures = [
        *spread("click", log.of("click"), (500, 500)),
        *spread("open a page", log.of("open a page")),
        *(figure for kind in ("export", "upload counted") if log.of(kind) for figure in spread(kind, log.of(kind))),
        Figure("requests", len(log.times), ""),
        Figure("errors", len(log.errors), "", 0),
        *(_memory("server and pictures", [one.total for one in taken], 700)),
        *(_memory("largest worker", [one.largest_worker for one in taken], 150)),
        *(_memory("pictures", [one.kinds["pictures"] for one in taken])),
        *(_memory("imports", [one.kinds["imports"] for one in taken])),
        Figure("files open in a worker, at most", max(one.files for one in taken), ""),
        Figure("zombies, at most", max(one.zombies for one in taken), "", 1),
        Figure("files left behind", len(left), "", 0),
    ]
    errors = "".join(f"\n{count} x {error}" for error, count in Counter(log.errors).most_common(10))
    note = (
        f"{readers} readers for {minutes:g} minutes; load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores."
    )
    return "\n".join([str(table("Soak", figures, note)) + errors, *left])


def _memory(name: str, sizes: Sequence[float], limit: float | None = None) -> Iterator[Figure]:
    """At most, and whether it grows: what it is in the middle of the time, and at its end."""
    yield Figure(f"{name}, PSS at most", max(sizes), "MB", limit)
    yield Figure(f"{name}, PSS half-way", sizes[len(sizes) // 2], "MB")
    yield Figure(f"{name}, PSS at the end", sizes[-1], "MB", limit)


if __name__ == "__main__":
    main()
