"""From a reader's choice to all views repainted, beside a plain Dash page and the floor of both in the same run.

The floor is what Plotly alone takes for the three bare figures of the plain page: no page that draws them is faster.
"""

import socket
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle, islice
from statistics import median

from playwright.sync_api import Browser

from data.settings import LOOPBACK, ROOT
from scripts.bench.report import Figure, Section, spread, table
from scripts.bench.stopwatch import SCRIPT
from scripts.reading import Reader
from scripts.serving import Atlas, answers, stop

QUIET = 400
"""Milliseconds without a change after which a choice is complete; also more than what counts as a double click."""
PROVINCES: Mapping[str, tuple[float, float]] = {
    "440000": (116.0, 24.3),
    "330000": (119.2, 28.2),
    "430000": (110.0, 27.0),
    "510000": (102.7, 30.6),
}
"""Provinces, and a place in each that is far from the dots of its parks."""
VALUES = (100.0, 200.0)
GEOMETRY = (150.0, 300.0)
FIRST = "first choice of a page"
UNFORESEEN = "choose, no pointer having rested there"
LIMITS = {"choose": VALUES, UNFORESEEN: VALUES, "change measure": VALUES, "open": GEOMETRY, "up": GEOMETRY}
CHOICES = ("choose", UNFORESEEN)
FLOOR_FACTOR, SPREAD_FACTOR = 1.3, 2.0


Times = defaultdict[str, list[float]]
"""Repeated measurements of one kind of choice, in milliseconds (and bytes), by what was measured."""


@dataclass
class Bench:
    """A reader with a stopwatch."""

    reader: Reader
    times: defaultdict[str, Times] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))

    def time(self, kind: str, event: Callable[[], None], with_floor: bool = False) -> None:
        """Do one thing, wait until everything is painted, note how long it took, and how long Plotly alone takes."""
        page = self.reader.page
        page.evaluate("() => { performance.clearResourceTimings(); stopwatch.arm(); }")
        event()
        page.wait_for_function(f"() => stopwatch.done({QUIET})", timeout=15_000)
        seen = page.evaluate("() => stopwatch.read()")
        if with_floor:
            seen["floor"] = page.evaluate("() => stopwatch.floor()")
        for name, number in seen.items():
            self.times[kind][name].append(number)

    def click(self, place: tuple[float, float]) -> Callable[[], None]:
        """A click on the map, the pointer already there."""
        x, y = self.reader.map_pixel(*place)
        self.reader.hover(x, y)
        return lambda: self.reader.page.mouse.click(x, y)

    def press(self, verb: str) -> Callable[[], None]:
        """The control that carries `verb`."""
        return lambda: self.reader.page.locator(f'[data-event="{verb}"]').first.dispatch_event("click")


def measure(browser: Browser, atlas: Atlas, rounds: int) -> list[Section]:
    """The sections about choices, all on one page: a round chooses twice, opens, goes up, changes the measure twice.

    The first choice after a page has loaded, when the browser has not yet compiled what it runs, stands apart.
    """
    plain = _beside(browser, rounds)
    with _bench(browser, atlas.url) as bench:
        for province in islice(cycle(PROVINCES), rounds):
            bench.reader.open()
            bench.reader.page.wait_for_timeout(QUIET)
            bench.time(FIRST, bench.click(PROVINCES[province]))
        for province in islice(cycle(PROVINCES), rounds):
            _round(bench, province)
    floor = median(plain["floor"])
    ours = [_section(kind, bench.times[kind], floor) for kind in (FIRST, *LIMITS)]
    return [*ours, _section("choose, on a plain Dash page", plain, floor)]


def _beside(browser: Browser, rounds: int) -> Times:
    """A plain Dash page with three bare figures of the same numbers, and Plotly alone with them."""
    with _plain_page() as url, _bench(browser, url) as bench:
        bench.reader.open()
        for province in islice(cycle(PROVINCES), rounds):
            bench.reader.page.wait_for_timeout(QUIET)
            bench.time("choose", bench.click(PROVINCES[province]), with_floor=True)
    return bench.times["choose"]


@contextmanager
def _plain_page() -> Iterator[str]:
    with socket.socket() as one:  # a port that nobody listens on just now
        one.bind((LOOPBACK, 0))
        port = one.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "scripts.bench.plain_page", str(port)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        if not answers(f"http://{LOOPBACK}:{port}/", process):
            raise RuntimeError("the plain page did not start")
        yield f"http://{LOOPBACK}:{port}/"
    finally:
        stop(process)


def choosing(browser: Browser, atlas: Atlas, query: str, rounds: int) -> float:
    """The median of choosing one province after the other on the page that a query opens, in milliseconds."""
    with _bench(browser, atlas.url) as bench:
        bench.reader.open(query)
        for province in islice(cycle(PROVINCES), rounds):
            bench.reader.page.wait_for_timeout(QUIET)
            bench.time("choose", bench.click(PROVINCES[province]))
    return median(bench.times["choose"]["total"])


@contextmanager
def _bench(browser: Browser, url: str) -> Iterator[Bench]:
    context = browser.new_context(viewport={"width": 1920, "height": 1080})
    context.add_init_script(SCRIPT)
    yield Bench(Reader(context.new_page(), url))
    context.close()


def _round(bench: Bench, province: str) -> None:
    _reset(bench)
    bench.time(UNFORESEEN, bench.press(f"choose:{province}"))
    _reset(bench)
    bench.time("choose", bench.click(PROVINCES[province]))
    bench.time("open", bench.press(f"open:{province}"))
    bench.time("up", lambda: bench.reader.page.keyboard.press("Escape"))
    bench.time("change measure", bench.press("measure:companies"))
    bench.time("change measure", bench.press("measure:listed"))


def _reset(bench: Bench) -> None:
    with bench.reader.choosing():
        bench.reader.page.evaluate("atlas.send('reset:')")
    bench.reader.page.wait_for_timeout(QUIET)


def _section(kind: str, times: Times, floor: float) -> Section:
    figures = spread(f"{kind}: all views repainted", times["total"], LIMITS.get(kind))
    factor, widest = (FLOOR_FACTOR, SPREAD_FACTOR) if kind in CHOICES else (None, None)
    figures.append(Figure("times the floor (medians)", figures[0].value / floor, "x", factor))
    figures.append(Figure("p95, times the median", figures[1].value / figures[0].value, "x", widest))
    if times["floor"]:
        figures += spread("floor: the same figures by Plotly alone", times["floor"])
    figures += spread("server time of the round trip", times["server"])
    figures.append(Figure("answer over the wire, median", median(times["bytes"]) / 1000, "kB"))
    figures.append(Figure("round trips, most", max(times["requests"]), ""))
    return table(f"Choice: {kind}", figures)
