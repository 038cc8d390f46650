"""Runs every measurement, one after the other, and prints the report."""

import argparse
import os
import platform

from data.boundaries.derive import derive
from data.settings import Settings
from scripts.bench import choices, imports, loading, pictures, serving
from scripts.reading import browsing
from scripts.serving import serving as served

WORKERS = 3


def main() -> None:
    """Print each section as soon as it is known."""
    parser = argparse.ArgumentParser(description="Measure how fast the atlas answers.")
    parser.add_argument("--rounds", type=int, default=20, help="repetitions of each choice (default: 20)")
    rounds = parser.parse_args().rounds
    print("# Park Atlas: benchmark\n")
    derive(Settings().cache)  # so that every start measured below finds them
    print(serving.starting(5), flush=True)
    with served(workers=WORKERS) as atlas, browsing() as browser:
        print(f"{platform.machine()}, {os.cpu_count()} cores, Chromium {browser.version}, {WORKERS} workers.\n")
        print(loading.measure(browser, atlas, 5), flush=True)
        print(choices.measure(browser, atlas, rounds), flush=True)
        print(serving.answering(atlas, rounds), flush=True)
        print(serving.remembering(atlas), flush=True)
    with browsing() as browser:
        print(pictures.measure(browser, min(rounds, 5)), flush=True)
        print(imports.measure(browser, rounds), flush=True)
    load = os.getloadavg()[1]
    print(f"Load average of the last 5 minutes: {load:.1f}. Above the number of cores, others slowed this down.")


if __name__ == "__main__":
    main()
