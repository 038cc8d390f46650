"""The reader's own zoom survives a change of numbers and ends with the level."""

import pytest
from playwright.sync_api import Page

from data.boundaries import Boundaries
from scripts.reading import Reader
from tests.browser.screen import GUANGDONG

GEO = "document.querySelector('#province-map .js-plotly-plot')._fullLayout.geo"
SCALE = f"{GEO}.projection.scale"
CENTRE = f"[{GEO}.center.lon, {GEO}.center.lat, {GEO}.projection.rotation.lon]"


def zoom(reader: Reader, x: float, y: float) -> float:
    """Turn the wheel with Ctrl held over a point; the scale afterwards."""
    page = reader.page
    page.mouse.move(x, y)
    page.keyboard.down("Control")
    for _ in range(4):
        page.mouse.wheel(0, -120)
        page.wait_for_timeout(60)
    page.keyboard.up("Control")
    page.wait_for_function(f"() => {SCALE} > 1.2")
    page.wait_for_timeout(200)
    return float(page.evaluate(SCALE))


def test_the_zoom_survives_a_change_of_numbers(reader: Reader, page: Page, boundaries: Boundaries):
    reader.open()
    scale = zoom(reader, *reader.map_pixel(*boundaries.point(GUANGDONG)))
    before = page.evaluate(CENTRE)
    for verb in ("measure:companies", "choose:330000", "only:years=2018"):
        reader.act(verb)
        assert page.evaluate(SCALE) == pytest.approx(scale), verb
        assert page.evaluate(CENTRE) == pytest.approx(before), verb


def test_another_level_starts_without_the_zoom(reader: Reader, page: Page, boundaries: Boundaries):
    reader.open()
    zoom(reader, *reader.map_pixel(*boundaries.point(GUANGDONG)))
    reader.act("choose:440000")
    reader.act("choose:440000")
    assert page.evaluate(SCALE) == pytest.approx(1)


def test_a_click_on_the_zoomed_map_means_what_is_under_the_pointer(reader: Reader, page: Page, boundaries: Boundaries):
    reader.open()
    zoom(reader, *reader.map_pixel(*boundaries.point(GUANGDONG)))
    reader.click_map(*boundaries.point(GUANGDONG))
    assert "region=440000" in page.url
