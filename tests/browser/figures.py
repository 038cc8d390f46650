"""Map and timeline as a reader uses them: pointing, clicking, brushing, turning the wheel."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Locator, expect

from data.boundaries import Boundaries
from tests.browser.reader import SHAPES, Reader

SEA = (126.0, 22.0)
SLOT = """([slot, part]) => {
    const plot = document.querySelector('#founding-timeline .js-plotly-plot');
    const bars = plot.data[0];
    const at = bars.customdata.findIndex(one => one[0] === slot);
    const axis = plot._fullLayout.xaxis;
    const box = plot.getBoundingClientRect();
    const x = bars.x[at] + (part - 0.5) * bars.width[at];
    return [box.x + axis._offset + axis.d2p(x), box.y + box.height / 2];
}"""
PARK = """([view, park]) => {
    const plot = document.querySelector(`${view} .js-plotly-plot`);
    const trace = plot._fullData.find(one => one.customdata?.some(of => of?.[1] === park));
    const at = trace.customdata.findIndex(of => of?.[1] === park);
    const { xaxis, yaxis, geo } = plot._fullLayout;
    const box = plot.getBoundingClientRect();
    const [x, y] = trace.geo
        ? geo._subplot.projection([trace.lon[at], trace.lat[at]])
        : [xaxis._offset + xaxis.l2p(trace.x[at]), yaxis._offset + yaxis.l2p(trace.y[at])];
    return [box.x + x, box.y + y];
}"""
TEXTS = """() => {
    const plot = document.querySelector('#founding-timeline .js-plotly-plot');
    const written = trace => [...plot.querySelectorAll(`.scatterlayer .trace${trace.uid} .textpoint text`)]
        .filter(text => text.textContent.trim() && text.closest('g').getBoundingClientRect().width).length;
    return plot._fullData.filter(trace => trace.visible && trace.type === 'scatter' && trace.mode.includes('text'))
        .map(trace => [trace.textposition, trace.text.length, written(trace)]);
}"""
GEO = "document.querySelector('#province-map .js-plotly-plot')._fullLayout.geo"
SCALE = f"{GEO}.projection.scale"
CENTRE = f"[{GEO}.center.lon, {GEO}.center.lat, {GEO}.projection.rotation.lon]"


def double_click_park(reader: Reader, view: str, park_id: str) -> None:
    """Click the mark of a park twice, on the map or in the timeline; wait for the answer to the first click."""
    x, y = reader.page.evaluate(PARK, [view, park_id])
    reader.hover(x, y)
    with reader.choosing():
        reader.page.mouse.dblclick(x, y)


class Map:
    """The map of one reader's page."""

    def __init__(self, reader: Reader, boundaries: Boundaries) -> None:
        self.reader, self.page, self.boundaries = reader, reader.page, boundaries

    def pixel(self, adcode: str) -> tuple[float, float]:
        """Where a place is on the screen."""
        return self.reader.map_pixel(*self.boundaries.point(adcode))

    def click(self, adcode: str, modifier: str = "") -> None:
        """Hover over a place as people do, then click it; wait for the answer."""
        self._click(*self.boundaries.point(adcode), modifier)

    def click_sea(self) -> None:
        self._click(*SEA)

    def _click(self, lon: float, lat: float, modifier: str = "") -> None:
        x, y = self.reader.map_pixel(lon, lat)
        self.reader.hover(x, y)
        if modifier:
            self.page.keyboard.down(modifier)
        with self.reader.choosing():
            self.page.mouse.click(x, y)
        if modifier:
            self.page.keyboard.up(modifier)

    def target(self, adcode: str) -> Locator:
        """The button of a place that is too small to hit."""
        return self.page.locator(f'#province-map-places [data-event="choose:{adcode}"]')

    def zoom(self, adcode: str) -> None:
        """Turn the wheel with Ctrl held over a place."""
        self.page.mouse.move(*self.pixel(adcode))
        self.page.keyboard.down("Control")
        for _ in range(4):
            self.page.mouse.wheel(0, -120)
            self.page.wait_for_timeout(60)
        self.page.keyboard.up("Control")
        self.page.wait_for_function(f"() => {SCALE} > 1.2")
        self.page.wait_for_timeout(200)

    @contextmanager
    def keeping_zoom(self) -> Iterator[None]:
        """What happens inside leaves scale and centre as they are."""
        before = self.page.evaluate(f"[{SCALE}, ...{CENTRE}]")
        yield
        assert self.page.evaluate(f"[{SCALE}, ...{CENTRE}]") == pytest.approx(before)

    def drag(self, adcode: str, across: int, down: int) -> None:
        """Press the button over a place, and let it go so many pixels away."""
        x, y = self.pixel(adcode)
        self.reader.hover(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + across, y + down, steps=6)
        self.page.mouse.up()
        self.page.wait_for_timeout(200)

    def double_click_sea(self) -> None:
        """Where the whole map and a zoomed one have sea."""
        frame = self.page.locator("#province-map-graph").bounding_box()
        assert frame
        self.page.mouse.dblclick(frame["x"] + 0.1 * frame["width"], frame["y"] + 0.9 * frame["height"])

    def centre(self) -> list[float]:
        """What stands in the middle."""
        return list(self.page.evaluate(CENTRE))

    def expect_zoomed(self) -> None:
        self.page.wait_for_function(f"() => {SCALE} > 1.2")

    def expect_home(self) -> None:
        """No zoom, and the middle in the middle."""
        self.expect_whole()
        home = "document.querySelector('#province-map .js-plotly-plot').layout.meta.home"
        lon, lat = (f"{GEO}.center.{one} - {home}['geo.center.{one}']" for one in ("lon", "lat"))
        self.page.wait_for_function(f"() => Math.abs({lon}) + Math.abs({lat}) < 0.01")

    def expect_whole(self) -> None:
        """No zoom."""
        self.page.wait_for_function(f"() => Math.abs({SCALE} - 1) < 1e-6")

    def expect_shapes(self) -> None:
        """The shapes of a level that was just opened arrive after its numbers."""
        self.page.wait_for_function(SHAPES)

    def expect_text(self, text: str) -> None:
        expect(self.page.locator("#province-map")).to_contain_text(text)


class Timeline:
    """The founding years, or the years of registration."""

    def __init__(self, reader: Reader) -> None:
        self.reader, self.page = reader, reader.page
        self.view = reader.page.locator("#founding-timeline")

    def pixel(self, slot: str, part: float = 0.5) -> tuple[float, float]:
        """A point in a slot, `part` of the way from its left."""
        x, y = self.page.evaluate(SLOT, [slot, part])
        return x, y

    def click(self, slot: str, modifier: str = "") -> None:
        """Click a slot as people do; wait for the answer."""
        self.reader.hover(*self.pixel(slot))
        if modifier:
            self.page.keyboard.down(modifier)
        with self.reader.choosing():
            self.page.mouse.click(*self.pixel(slot))
        if modifier:
            self.page.keyboard.up(modifier)

    def brush(self, first: str, last: str, start: float = 0.5, end: float = 0.5) -> None:
        """Drag from a point in one slot to a point in another; wait for the answer."""
        self.page.mouse.move(*self.pixel(first, start))
        self.page.mouse.down()
        self.page.mouse.move(*self.pixel(last, end), steps=5)
        with self.reader.choosing():
            self.page.mouse.up()

    def play(self) -> None:
        """Press the button that plays the years, or stops."""
        self.view.locator('[data-event^="play:"]').click()

    def expect_playing(self, playing: bool) -> None:
        expect(self.page.locator("html[data-playing]")).to_have_count(int(playing))

    def expect_text(self, text: str) -> None:
        expect(self.view).to_contain_text(text)

    def expect_column(self, column: int, *texts: str) -> None:
        """The cells of one column of its table, in the order of the slots."""
        cells = self.page.locator(f"#founding-timeline .data-table tbody tr td:nth-of-type({column})")
        expect(cells).to_have_text(list(texts))

    def expect_texts(self, letters: int) -> None:
        """So many squares carry a letter; and of these and all other texts, none that was sent is missing."""
        texts = self.page.evaluate(TEXTS)
        assert [written for at, _, written in texts if at == "middle center"] == [letters]
        assert all(sent == written for _, sent, written in texts), texts

    def expect_no_frame(self) -> None:
        """No brush stays on the figure."""
        expect(self.view.locator(".selectionlayer path")).to_have_count(0)
