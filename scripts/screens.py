"""Pictures of the main states at all sizes, in both languages and themes, into screens/: look at them before a release.

`--readme` draws the picture of the README too; `--state` and `--size` draw some states or sizes only.
"""

import argparse
from collections.abc import Iterable, Mapping
from itertools import product
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Browser

from data.settings import ROOT
from scripts.reading import Reader, browsing
from scripts.serving import Atlas, serving

STATES: Mapping[str, Mapping[str, str]] = {
    "nation": {},
    "nation-published": {"measure": "published"},
    "nation-companies": {"measure": "companies"},
    "guangdong-companies": {"map": "440000", "measure": "companies"},
    "guangzhou": {"region": "440100", "map": "440000"},
    "compare": {"region": "330000,310000"},
    "year-2018": {"years": "2018"},
    "nothing-passes": {"years": "2015", "kind": "base"},
    "stage": {"stage": "1"},
}
SIZES = {"1080p": (1920, 1080), "laptop": (1366, 768), "phone": (360, 800)}
LANGUAGES = ("zh", "en")
THEMES = ("light", "dark")
README = ROOT / "docs" / "screenshot.png"
FOLDER = ROOT / "screens"


def take(browser: Browser, atlas: Atlas, query: Mapping[str, str], size: str, target: Path) -> None:
    """One picture: what a screen of that size shows at once, and on a phone the whole page."""
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height})
    reader = Reader(context.new_page(), atlas.url)
    reader.open(urlencode(query, safe=","))
    if "stage" in query:
        reader.page.wait_for_function("() => document.documentElement.dataset.staged", timeout=15_000)
    reader.page.wait_for_timeout(300)  # late labels and the table, which loads when it is near
    target.parent.mkdir(parents=True, exist_ok=True)
    reader.page.screenshot(path=target, full_page=size == "phone")
    context.close()


def take_all(browser: Browser, atlas: Atlas, states: Iterable[str], sizes: Iterable[str]) -> None:
    """The pictures of some states at some sizes: screens/<state>-<size>-<language>-<theme>.png."""
    for state, size, language, theme in product(states, sizes, LANGUAGES, THEMES):
        target = FOLDER / f"{state}-{size}-{language}-{theme}.png"
        take(browser, atlas, {**STATES[state], "lang": language, "theme": theme}, size, target)
        print(target.relative_to(ROOT), flush=True)


def main() -> None:
    """Draw what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--state", action="append", choices=STATES, help="default: all")
    parser.add_argument("--size", action="append", choices=SIZES, help="default: all")
    parser.add_argument("--readme", action="store_true", help=f"draw {README.relative_to(ROOT)} as well")
    parser.add_argument("--only-readme", action="store_true", help="draw nothing else")
    options = parser.parse_args()
    with serving() as atlas, browsing() as browser:
        if options.readme or options.only_readme:
            take(browser, atlas, STATES["nation"], "1080p", README)
        if not options.only_readme:
            take_all(browser, atlas, options.state or STATES, options.size or SIZES)


if __name__ == "__main__":
    main()
