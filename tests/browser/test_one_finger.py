"""One finger on the timeline: along the page it scrolls, across it brushes years, a tap chooses."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewReader
from tests.browser.reader import Reader

AREA = "#founding-timeline .nsewdrag"
SQUARE = """() => {
    const box = document.querySelector('#founding-timeline .points path').getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
}"""


@pytest.fixture
def telephone(new_reader: NewReader) -> Reader:
    reader = new_reader((360, 800), has_touch=True, is_mobile=True)
    reader.open()
    reader.page.locator(AREA).evaluate("area => area.scrollIntoView({block: 'center', behavior: 'instant'})")
    return reader


def stroke(page: Page, way: Callable[[float, float, float, float], tuple[tuple[float, float], tuple[float, float]]]):
    """A finger goes from one point to another; `way` has them from the box of the area."""
    box = page.locator(AREA).bounding_box()
    assert box
    (x0, y0), (x1, y1) = way(box["x"], box["y"], box["width"], box["height"])
    screen = page.context.new_cdp_session(page)
    screen.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x0, "y": y0}]})
    for step in range(1, 11):
        point = {"x": x0 + (x1 - x0) * step / 10, "y": y0 + (y1 - y0) * step / 10}
        screen.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    screen.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_along_the_page_it_scrolls_and_chooses_nothing(telephone: Reader):
    page = telephone.page
    before = page.evaluate("scrollY")
    stroke(page, lambda x, y, width, height: ((x + width / 2, y + height / 2), (x + width / 2, y + height / 2 - 150)))
    page.wait_for_function("before => scrollY > before + 80", arg=before)
    assert "years=" not in page.url


def test_across_it_brushes_years(telephone: Reader):
    page = telephone.page
    before = page.evaluate("scrollY")
    stroke(page, lambda x, y, width, height: ((x + 0.3 * width, y + height / 2), (x + 0.55 * width, y + height / 2)))
    page.wait_for_url("**years=2017-2018*")
    assert abs(page.evaluate("scrollY") - before) < 60  # the sentence over it may grow by a line or two


def test_a_tap_chooses_a_year_once(telephone: Reader):
    page = telephone.page
    page.touchscreen.tap(*page.evaluate(SQUARE))
    page.wait_for_url("**years=2015*")
