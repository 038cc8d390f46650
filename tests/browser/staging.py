"""What the journeys on stage share: opening it, the scene on the screen, the texts of it."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page

from scripts.reading import Reader

STAGED = "() => Number(document.documentElement.dataset.staged ?? 0)"
SHAPES = """() => {
    const plot = document.querySelector('#stage-figure');
    const drawn = plot.data.filter(trace => trace.type === 'choropleth' && trace.customdata);
    return drawn.length === 0 || plot.querySelectorAll('.choropleth path').length > 0;
}"""


@contextmanager
def staging(page: Page) -> Iterator[None]:
    """Wait, after what happens inside, until a newer scene is on the screen."""
    before = page.evaluate(STAGED)
    yield
    page.wait_for_function(f"before => ({STAGED})() > before", arg=before, timeout=15_000)
    page.wait_for_function(SHAPES)
    page.evaluate("() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(() => r(true))))")


def enter(reader: Reader, query: str = "") -> None:
    """Open the page and take the stage with P."""
    reader.open(query)
    with staging(reader.page):
        reader.page.keyboard.press("p")


def press(page: Page, *keys: str) -> None:
    """Keys that each bring another scene or figure."""
    for key in keys:
        with staging(page):
            page.keyboard.press(key)


def title(page: Page) -> str:
    return page.locator("#stage-title").inner_text().replace("\n", "")


def count(page: Page) -> str:
    return page.locator("#stage-count").inner_text()


def says(page: Page) -> str:
    return page.locator("#stage-says").inner_text()
