"""Two maps in one hand: opened from the caption, pointed at and zoomed together, chosen on either, closed, and back."""

from playwright.sync_api import Page, expect

from data.boundaries import Boundaries
from tests.browser.controllers import GUANGDONG, Address
from tests.browser.figures import Map
from tests.browser.reader import Reader
from tests.browser.test_reading import findings

PIXEL = """point => {
    const plot = document.querySelector('#second-map .js-plotly-plot'), box = plot.getBoundingClientRect();
    const [x, y] = plot._fullLayout.geo._subplot.projection(point);
    return [box.x + x, box.y + y];
}"""
SHAPES = "() => document.querySelectorAll('#second-map path.choroplethlocation').length > 30"
SCALES = """() => ['province-map', 'second-map'].map(id => document.querySelector(`#${id} .js-plotly-plot`).layout.geo)
    .map(({projection, center}) => [projection.scale, center.lon, center.lat].map(one => one.toFixed(4)).join())"""


def test_a_second_map_is_opened_pointed_at_chosen_on_and_closed(reader: Reader, page: Page, boundaries: Boundaries):
    reader.open("measure=gdp&year=2021")
    second, address, first = page.locator("#second-map"), Address(page), Map(reader, boundaries)
    expect(second).to_be_hidden()
    page.locator("#map-caption [popovertarget]").click()
    with address.adding(1):
        page.locator('#beside-choices [data-event="beside:measure:population"]').click()
        address.expect_query("measure=gdp&year=2021&beside=measure:population")
    expect(second.get_by_role("heading")).to_contain_text("常住人口")
    page.wait_for_function(SHAPES)
    assert findings(page) == []

    def label(place: str) -> None:
        expect(page.locator(f"#{place} .hoverlayer .hovertext")).to_contain_text("广东")

    reader.hover(*first.pixel(GUANGDONG))
    label("province-map")
    label("second-map")
    first.zoom(GUANGDONG)
    page.wait_for_function(f"() => {{ const [one, other] = ({SCALES})(); return one === other; }}")
    x, y = page.evaluate(PIXEL, boundaries.point(GUANGDONG))
    reader.hover(x, y)
    label("province-map")
    with reader.choosing():
        page.mouse.click(x, y)
    address.expect_query("region=440000&measure=gdp&year=2021&beside=measure:population")
    with reader.choosing():
        second.locator('[data-event="beside:"]').click()
    address.expect_query("region=440000&measure=gdp&year=2021")
    expect(second).to_be_hidden()
    page.go_back()
    expect(second.get_by_role("heading")).to_contain_text("常住人口")
    address.expect_part("beside=measure:population")
