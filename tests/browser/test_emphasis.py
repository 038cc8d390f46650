"""A choice marks its place on the map that stands: nothing is drawn anew, and it looks like a page loaded there."""

import pytest
from playwright.sync_api import Page

from tests.browser.controllers import ANSWERS, Announcements
from tests.browser.pictures import look_alike
from tests.browser.reader import Reader

COUNT = """() => { window.drawn = 0; for (const id of ['province-map', 'second-map'])
    document.querySelector(`#${id} .js-plotly-plot`).on('plotly_afterplot', () => window.drawn++); }"""
MARK = """adcode => new Promise(done => {
    const frame = left => requestAnimationFrame(() => left ? frame(left - 1) : done(
        [document.querySelector('#province-map .chosen-outline').getAttribute('d').length, window.atlas.busy()]));
    window.atlas.press({ act: `choose:${adcode}`, clicks: 1 });
    frame(1);
})"""
RINGS = """adcode => {
    const plot = document.querySelector('#province-map .js-plotly-plot');
    const shapes = [plot.querySelector('.chosen-outline'), ...window.atlas.pathsOf(plot, adcode)];
    return shapes.map(shape => shape.getAttribute('d').split('M').length - 1);
}"""
"""How many rings the outline has, and how many the region, on the map."""
SECOND = "() => document.querySelectorAll('#second-map path.choroplethlocation').length > 30"


def picture(page: Page) -> list[bytes]:
    """The maps as they are on the screen, once they rest."""
    graphs = [one for one in page.locator("#province-map-graph, #second-map-graph").all() if one.is_visible()]
    shots: list[list[bytes]] = []
    while len(shots) < 2 or (shots[-1] != shots[-2] and len(shots) < 12):
        page.wait_for_timeout(400)
        shots.append([one.screenshot(animations="disabled") for one in graphs])
    return shots[-1]


@pytest.mark.parametrize(
    ("query", "choice", "size"),
    [
        ("", "440000", (1920, 1080)),
        ("measure=companies&theme=dark", "330000", (1920, 1080)),
        ("map=440000&measure=companies", "440300", (1920, 1080)),
        ("map=310000&theme=dark&lang=en", "310115", (1366, 768)),
        ("measure=population", "540000", (360, 800)),
        ("measure=gdp&beside=measure:population", "440000", (1920, 1080)),
    ],
)
def test_a_choice_draws_no_map_and_looks_like_a_page_loaded_there(new_reader, query, choice, size):
    reader = new_reader(size)
    reader.load(query)
    page = reader.page
    if "beside" in query:
        page.wait_for_function(SECOND)
    page.mouse.move(0, 0)
    picture(page)
    page.evaluate(COUNT)
    with reader.choosing():
        length, _ = page.evaluate(MARK, choice)
    assert length > 0, "no outline after two frames"
    chosen = picture(page)
    assert page.evaluate("() => window.drawn") == 0
    page.reload()
    reader.wait_drawn()
    if "beside" in query:
        page.wait_for_function(SECOND)
    loaded = picture(page)
    assert len(chosen) == len(loaded) == (2 if "beside" in query else 1)
    assert all(map(look_alike, chosen, loaded))


@pytest.mark.console_errors
def test_a_place_is_marked_before_the_server_answers_and_no_longer_when_there_is_none(reader: Reader, page: Page):
    reader.open()
    for address in (ANSWERS, "**/health"):
        page.route(address, lambda route: route.abort())
    length, is_asked = page.evaluate(MARK, "440000")
    assert length > 0
    assert is_asked
    Announcements(page).expect("unreachable")
    assert page.locator("#province-map .chosen-outline").get_attribute("d") == ""


def test_islets_have_no_outline(reader: Reader, page: Page):
    reader.open("map=330000&region=330900")
    outlined, drawn = page.evaluate(RINGS, "330900")
    assert 0 < outlined < drawn / 4
