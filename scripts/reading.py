"""How a reader looks at the atlas, for tests, pictures and measurements: a real browser, a page, a pointer.

Other hosts resolve to nothing, so that a leak never leaves this machine.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, sync_playwright

from callbacks.browser import find_browser
from data.settings import LOOPBACK
from scripts.find_browser import MISSING

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    f"--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE {LOOPBACK}",
)
MAP = "#province-map"
HOVER = 120
"""Milliseconds on a mark before the click: Plotly sends the point last hovered."""

PIXEL = """([id, subplot, lon, lat]) => {
    const gd = document.querySelector(`${id} .js-plotly-plot`) ?? document.querySelector(`${id}.js-plotly-plot`);
    const box = gd.getBoundingClientRect();
    const [x, y] = gd._fullLayout[subplot]._subplot.projection([lon, lat]);
    return [box.x + x, box.y + y];
}"""
DRAWN = """() => [
    ['#province-map', '.choropleth path'], ['#founding-timeline', '.barlayer path'],
].every(([id, mark]) => {
    const gd = document.querySelector(`${id} .js-plotly-plot`) ?? document.querySelector(`${id}.js-plotly-plot`);
    return gd?._fullLayout && gd.querySelector(mark);
}) && document.querySelector('#ranking')?.childElementCount > 0"""
ANSWERED = "() => Number(document.documentElement.dataset.answered ?? 0)"


@contextmanager
def browsing() -> Iterator[Browser]:
    """The browser of this machine, without a window. Raises RuntimeError when there is none."""
    path = find_browser()
    if path is None:
        raise RuntimeError(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(path), args=list(ARGUMENTS))
        yield browser
        browser.close()


@dataclass(frozen=True)
class Reader:
    """One person at one page."""

    page: Page
    home: str  # the atlas's address with a closing slash

    def open(self, query: str = "") -> None:
        """Open what `query` selects and wait until map, ranking and timeline are drawn."""
        self.page.goto(f"{self.home}?{query}" if query else self.home)
        self.wait_drawn()

    def wait_drawn(self) -> None:
        """Wait until the three views are drawn with fonts loaded."""
        self.page.wait_for_function(DRAWN, timeout=30_000)
        self.page.evaluate("() => document.fonts.ready.then(() => true)")
        self.wait_painted()

    def wait_painted(self) -> None:
        """Wait for two frames: what was drawn is on the screen."""
        self.page.evaluate("() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(() => r(true))))")

    def answered(self) -> int:
        """How many answers the page has applied."""
        return int(self.page.evaluate(ANSWERED))

    @contextmanager
    def choosing(self) -> Iterator[None]:
        """Wait, after what happens inside, until the page has applied one more answer and painted it."""
        before = self.answered()
        yield
        self.page.wait_for_function(f"before => ({ANSWERED})() > before", arg=before, timeout=15_000)
        self.wait_painted()

    def map_pixel(self, lon: float, lat: float, subplot: str = "geo") -> tuple[float, float]:
        """Where on the screen the map draws a place."""
        x, y = self.page.evaluate(PIXEL, [MAP, subplot, lon, lat])
        return x, y

    def hover(self, x: float, y: float) -> None:
        """Bring the pointer to a point, let Plotly notice."""
        self.page.mouse.move(x - 2, y - 2)
        self.page.mouse.move(x, y)
        self.page.wait_for_timeout(HOVER)
