"""The server alone: how long it takes to start and to answer, and how much memory a worker costs."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from data.settings import ROOT
from data.views import VIEWS
from scripts.bench.processes import pss, workers_of
from scripts.bench.report import Figure, Section, spread, table
from scripts.serving import Atlas, serving

QUERIES = ("", "region=440000", "map=440000&measure=companies", "years=2018", "region=330000,310000")


def starting(rounds: int) -> Section:
    """The section about starting: from the command to the first answer of /health, boundaries cached."""
    times = []
    for _ in range(rounds):
        with serving() as atlas:
            times.append(atlas.seconds_to_start)
    figures = [Figure(f"until /health answers, median of {rounds}", median(times), "s", 3.0)]
    return table("Start", [*figures, Figure("import app, CPU", _importing(), "s", 1.0)])


def _importing() -> float:
    """Seconds of CPU, in a process of its own."""
    code = "import time; import app; print(time.process_time())"
    return float(subprocess.check_output([sys.executable, "-c", code], cwd=ROOT, text=True))


def answering(atlas: Atlas, rounds: int) -> Section:
    """The section about answers: each view's /data for several selections, over one kept connection."""
    figures = []
    with asking(atlas.url) as ask:
        for view in VIEWS:
            times = [ask(f"/data/{view}.json?{query}") for _ in range(rounds) for query in QUERIES]
            figures += spread(f"/data/{view}.json", times)
    return table("Server time of a view", figures)


def remembering(atlas: Atlas) -> Section:
    """The section about memory: the proportional share of each worker, after it has answered."""
    if not Path("/proc/self/smaps_rollup").exists():
        return table("Memory", [], "Not measured: this system has no /proc/<pid>/smaps_rollup.")
    figures = [Figure(f"PSS of worker {at}", pss(pid), "MB", 150) for at, pid in enumerate(workers_of(atlas), 1)]
    return table("Memory under --preload", [*figures, Figure("PSS of the parent", pss(atlas.pid), "MB")])


@contextmanager
def asking(url: str) -> Iterator[Callable[[str], float]]:
    """Milliseconds for the answer to a path, over one connection. Raises if it is no good one: an error is fast too."""
    connection = HTTPConnection(urlsplit(url).netloc, timeout=120)

    def ask(path: str) -> float:
        begin = time.perf_counter()
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status}")
        return (time.perf_counter() - begin) * 1000

    yield ask
    connection.close()
