"""The map in the hand: closer, farther and home; what slips is a click; nothing throws the map out of its panel."""

import pytest
from playwright.sync_api import Page, expect

from data.boundaries import Boundaries
from tests.browser.controllers import GUANGDONG, Address
from tests.browser.figures import Map
from tests.browser.reader import Reader

CLIP = """() => {
    const plot = document.querySelector('#province-map .js-plotly-plot');
    const [panel, map] = [plot, plot.querySelector('.geo .bg rect')].map(one => one.getBoundingClientRect());
    return Math.max(...['left', 'right', 'top', 'bottom'].map(side => Math.abs(panel[side] - map[side])));
}"""


@pytest.fixture
def map_view(reader: Reader, boundaries: Boundaries) -> Map:
    reader.open()
    return Map(reader, boundaries)


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768), (2500, 1000), (360, 800)])
def test_the_map_fills_its_panel_at_any_size_and_zoom(reader: Reader, page: Page, size: tuple[int, int]):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    for query in ("", "map=440000"):
        reader.open(query)
        page.wait_for_function(f"() => ({CLIP})() < 4")
        page.locator('[data-zoom="in"]').click()
        page.wait_for_function(f"() => ({CLIP})() < 4")


def test_buttons_zoom_and_each_way_home_leads_home(map_view: Map, page: Page):
    ways = (
        lambda: page.locator('[data-zoom="home"]').click(),
        lambda: page.keyboard.press("Escape"),
        lambda: page.locator('[data-zoom="out"]').click(),
        map_view.double_click_sea,
    )
    for home in ways:
        page.locator('[data-zoom="in"]').click()
        map_view.expect_zoomed()
        home()
        map_view.expect_home()
    Address(page).expect_query("")


def test_a_zoomed_map_that_was_moved_comes_home(map_view: Map, page: Page):
    page.locator('[data-zoom="in"]').press("Enter")
    map_view.expect_zoomed()
    before = map_view.centre()
    map_view.drag(GUANGDONG, -200, 30)
    assert map_view.centre() != pytest.approx(before)
    page.locator('[data-zoom="home"]').press("Enter")
    map_view.expect_home()
    Address(page).expect_query("")  # the end of a drag chooses nothing


def test_a_whole_map_does_not_move_and_a_long_drag_chooses_nothing(map_view: Map, reader: Reader, page: Page):
    answers = reader.answered()
    with map_view.keeping_zoom():
        map_view.drag(GUANGDONG, 200, 0)
    page.wait_for_timeout(600)
    assert reader.answered() == answers
    Address(page).expect_query("")


@pytest.mark.parametrize("zoomed", [False, True])
def test_a_hand_that_slips_still_clicks(map_view: Map, reader: Reader, page: Page, zoomed: bool):
    if zoomed:
        map_view.zoom(GUANGDONG)
    with map_view.keeping_zoom(), reader.choosing():
        map_view.drag(GUANGDONG, 6, 7)
    Address(page).expect_part(f"region={GUANGDONG}")


def test_a_plain_wheel_scrolls_the_page_and_with_ctrl_it_zooms_the_map_alone(map_view: Map, page: Page):
    page.mouse.move(*map_view.pixel(GUANGDONG))
    with map_view.keeping_zoom():
        page.mouse.wheel(0, 200)
        page.wait_for_function("() => scrollY > 50")
    page.evaluate("scrollTo(0, 0)")
    map_view.zoom(GUANGDONG)
    assert page.evaluate("[devicePixelRatio, visualViewport.scale]") == [1, 1]


def test_the_buttons_have_names_in_both_languages(reader: Reader, page: Page):
    for lang, name in (("zh", "放大"), ("en", "Closer")):
        reader.open(f"lang={lang}")
        expect(page.get_by_role("button", name=name)).to_have_count(1)
