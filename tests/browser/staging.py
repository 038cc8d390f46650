"""The stage as journeys drive it: every expectation waits until it holds."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from data.boundaries import Boundaries
from tests.browser.reader import Reader

STAGED = "() => Number(document.documentElement.dataset.staged ?? 0)"
DRAWN = """() => {
    const plot = document.querySelector('#stage-graph .js-plotly-plot');
    const shapes = plot.data.filter(trace => trace.type === 'choropleth' && trace.customdata);
    return !document.querySelector('#stage .dash-graph--pending')
        && (shapes.length === 0 || plot.querySelectorAll('.choropleth path').length > 0);
}"""
FRAMES = "() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(() => r(true))))"
PLACE = """([lon, lat]) => {
    const plot = document.querySelector('#stage-graph .js-plotly-plot');
    const box = plot.getBoundingClientRect();
    const [x, y] = plot._fullLayout.geo._subplot.projection([lon, lat]);
    return [box.x + x, box.y + y];
}"""
SLOT = """slot => {
    const plot = document.querySelector('#stage-graph .js-plotly-plot'), { xaxis } = plot._fullLayout;
    const { x, customdata } = plot.data[0];
    const at = x[customdata.findIndex(([one]) => one === slot)], box = plot.getBoundingClientRect();
    return [box.left + xaxis._offset + xaxis.d2p(at), box.top + box.height / 2];
}"""


@dataclass
class Stage:
    """The stage over one reader's page."""

    reader: Reader
    query: str | None = None  # of the page behind; None before it is opened

    @property
    def page(self) -> Page:
        return self.reader.page

    def take(self, query: str = "") -> None:
        """Take the stage with the story, over a page with this query; the lock is on, and the first scene is shown."""
        while self.page.locator("#stage").is_visible():
            self.page.keyboard.press("Escape")
        if self.query != query:
            self.reader.open(query)
            self.query = query
        with self.drawing():
            self.page.keyboard.press("Shift+P")

    @contextmanager
    def drawing(self) -> Iterator[None]:
        """Wait, after what happens inside, until a newer scene is on the screen."""
        before = self.page.evaluate(STAGED)
        yield
        self.page.wait_for_function(f"before => ({STAGED})() > before", arg=before, timeout=15_000)
        self.page.evaluate(FRAMES)
        self.page.wait_for_function(DRAWN)
        self.page.evaluate(FRAMES)

    @contextmanager
    def resting(self) -> Iterator[None]:
        """What happens inside brings no other scene, nor asks for one."""
        before = self.page.evaluate(STAGED)
        asked = []
        self.page.on("request", lambda request: asked.append(request.url))
        yield
        self.page.evaluate(FRAMES)
        assert [url for url in asked if "_dash-update-component" in url] == []
        assert self.page.evaluate(STAGED) == before

    def press(self, *keys: str) -> None:
        """Keys that each bring another scene or figure."""
        for key in keys:
            with self.drawing():
                self.page.keyboard.press(key)

    def unlock(self) -> None:
        """Lift the lock, so that clicks choose."""
        self.page.keyboard.press("l")
        expect(self.page.locator("#stage .lock")).to_have_attribute("aria-pressed", "false")

    def click(self, x: float, y: float) -> None:
        """Hover as people do, then click."""
        self.reader.hover(x, y)
        self.page.mouse.click(x, y)

    def click_place(self, adcode: str, boundaries: Boundaries) -> None:
        self.click(*self.page.evaluate(PLACE, boundaries.point(adcode)))

    def click_slot(self, slot: str) -> None:
        """A year of the timeline."""
        self.click(*self.page.evaluate(SLOT, slot))

    def expect_title(self, text: str) -> None:
        expect(self.page.locator("#stage-title")).to_contain_text(text)

    def expect_no_title(self, text: str) -> None:
        expect(self.page.locator("#stage-title")).not_to_contain_text(text)

    def expect_count(self, count: str) -> None:
        """`count`: "3 / 8"."""
        expect(self.page.locator("#stage-count")).to_have_text(count)

    def expect_hint(self, text: str) -> None:
        expect(self.page.locator("#stage-hint")).to_contain_text(text)

    def expect_gone(self) -> None:
        expect(self.page.locator("#stage")).to_be_hidden()

    @property
    def figure(self) -> Locator:
        return self.page.locator("#stage-graph")
