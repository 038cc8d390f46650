"""A night on the wall: the story turns by itself for some minutes.

After a third of them the server is started anew, after two thirds it reads other data.

Prints, for every round of the story, the heap after a collection, and the nodes and listeners of the page; fails where
they grow. Needs a browser; `python -m scripts.wall --minutes 30`.
"""

import argparse
import os
import re
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from data.settings import ROOT
from scripts.reading import browsing
from scripts.serving import Atlas, serving

DATASET = ROOT / "data" / "tables" / "blockchain"
SECONDS = "5"
"""For which each scene stays."""
WARM_UP = 2
"""Rounds after which a page holds what it keeps."""
MAX_HEAP_GROWTH = 50e6
"""Bytes."""
MAX_GROWTH = 1.02
"""Of nodes and listeners."""


@dataclass(frozen=True)
class Sample:
    """What the page holds while the first scene is shown."""

    minutes: float
    heap: float  # bytes
    nodes: float
    listeners: float
    title: str

    def __str__(self) -> str:
        size = f"{self.heap / 1e6:6.1f} MB  {self.nodes:6.0f} nodes  {self.listeners:5.0f} listeners"
        return f"{self.minutes:5.1f} min  {size}  {self.title}"


def rounds(page: Page, minutes: float) -> Iterator[Sample]:
    """A sample each time that the first scene is shown again, until the time is over."""
    session, begin = page.context.new_cdp_session(page), time.monotonic()
    session.send("Performance.enable")
    while time.monotonic() - begin < 60 * minutes:
        for number in (2, 1):
            page.wait_for_function(f"() => document.querySelector('#stage-count').textContent.startsWith('{number} ')")
        session.send("HeapProfiler.collectGarbage")
        metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
        yield Sample(
            minutes=(time.monotonic() - begin) / 60,
            heap=metrics["JSHeapUsedSize"],
            nodes=metrics["Nodes"],
            listeners=metrics["JSEventListeners"],
            title=page.locator("#stage-title").inner_text(),
        )


def publish_another_number(folder: Path) -> None:
    """Zhejiang has two parks less than before."""
    table = folder / "published.csv"
    text = table.read_text(encoding="utf-8-sig")
    table.write_text(re.sub(r"(,parks,浙江,,)9,9,", r"\g<1>7,7,", text), encoding="utf-8")


def begin(browser: Browser, atlas: Atlas) -> Page:
    """The stage, which turns by itself."""
    page = browser.new_page(viewport={"width": 1920, "height": 1080})
    page.set_default_timeout(120_000)
    page.goto(f"{atlas.url}?stage=1")
    page.wait_for_function("() => document.documentElement.dataset.staged")
    page.locator("#stage-timer").select_option(SECONDS)
    return page


def watch(minutes: float) -> list[Sample]:
    """The samples of one evening, in which the server is started anew, and later reads other data."""
    samples: list[Sample] = []
    with TemporaryDirectory() as temporary, browsing() as browser, ExitStack() as servers:
        folder = Path(shutil.copytree(DATASET, Path(temporary) / "blockchain"))
        atlas = servers.enter_context(serving(dataset=folder))
        page = begin(browser, atlas)
        changes = [(2 / 3, "reload"), (1 / 3, "restart")]  # after which part of the time; the next one last
        for sample in rounds(page, minutes):
            print(sample, flush=True)
            samples.append(sample)
            if not changes or sample.minutes < changes[-1][0] * minutes:
                continue
            if changes.pop()[1] == "restart":
                servers.close()
                atlas = servers.enter_context(serving(dataset=folder, port=urlsplit(atlas.url).port or 0))
                print("the server was started anew", flush=True)
            else:
                publish_another_number(folder)
                os.kill(atlas.pid, signal.SIGHUP)
                print("the server reads other data", flush=True)
    return samples


def failures(samples: list[Sample]) -> Iterator[str]:
    """What grew, or did not follow the data."""
    first, last = samples[min(WARM_UP, len(samples) - 1)], samples[-1]
    if last.heap - first.heap > MAX_HEAP_GROWTH:
        yield f"the heap grew by {(last.heap - first.heap) / 1e6:.1f} MB"
    if last.nodes > MAX_GROWTH * first.nodes:
        yield f"nodes grew from {first.nodes:.0f} to {last.nodes:.0f}"
    if last.listeners > MAX_GROWTH * first.listeners:
        yield f"listeners grew from {first.listeners:.0f} to {last.listeners:.0f}"
    if samples[0].title == last.title:
        yield "the first title does not follow the data"


def main() -> int:
    """Watch for as long as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=30)
    found = list(failures(watch(parser.parse_args().minutes)))
    print("\n".join(found) or "steady")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
