"""Runs every measurement, one after the other, and prints the report; at its end all limits in one table."""

import argparse
import os
import platform
from collections.abc import Iterator

from data.boundaries.derive import derive
from data.settings import Settings
from scripts.bench import brushing, choices, crowds, imports, loading, pictures, serving, uncached
from scripts.bench.report import Section, summary
from scripts.reading import browsing
from scripts.serving import serving as served

WORKERS = 3


def main() -> None:
    """Print each section as soon as it is known."""
    parser = argparse.ArgumentParser(description="Measure how fast the atlas answers.")
    parser.add_argument("--rounds", type=int, default=12, help="repetitions of each choice (default: 12)")
    print("# Park Atlas: benchmark\n")
    sections = []
    for section in _sections(parser.parse_args().rounds):
        sections.append(section)
        print(section, flush=True)
    print(summary(sections))
    load = os.getloadavg()[1]
    print(f"Load average of the last 5 minutes: {load:.1f}. Above the number of cores, others slowed this down.")


def _sections(rounds: int) -> Iterator[Section]:
    derive(Settings().cache)  # so that every start measured below finds them
    yield serving.starting(5)
    yield uncached.measure()
    yield from crowds.measure(WORKERS)
    with served(workers=WORKERS) as atlas, browsing() as browser:
        print(f"{platform.machine()}, {os.cpu_count()} cores, Chromium {browser.version}, {WORKERS} workers.\n")
        yield loading.measure(browser, atlas, 5)
        yield from choices.measure(browser, atlas, rounds)
        yield brushing.measure(browser, atlas)
        yield serving.answering(atlas, rounds)
        yield serving.remembering(atlas)
    with browsing() as browser:
        yield from pictures.measure(browser, min(rounds, 5))
        yield from imports.measure(browser, rounds)


if __name__ == "__main__":
    main()
