"""Two fingers zoom the map and not the page, though they never touch the screen in the same instant."""

from tests.browser.conftest import NewReader

SCALES = """() => [
    document.querySelector('#province-map .js-plotly-plot').layout.geo.projection.scale, visualViewport.scale,
]"""
MAP = "#province-map-graph"


def test_fingers_that_part_zoom_the_map_alone(new_reader: NewReader):
    reader = new_reader((390, 844), has_touch=True, is_mobile=True)
    reader.open()
    page = reader.page
    page.locator(MAP).scroll_into_view_if_needed()
    box = page.locator(MAP).bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    screen = page.context.new_cdp_session(page)

    def touch(kind: str, *places: float) -> None:
        points = [{"x": at, "y": y, "id": finger} for finger, at in enumerate(places)]
        screen.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", x - 20)
    touch("touchStart", x - 20, x + 20)
    for reach in range(25, 45, 5):
        touch("touchMove", x - reach, x + reach)
    touch("touchEnd")
    reader.wait_painted()
    zoom, page_zoom = page.evaluate(SCALES)
    assert (round(zoom, 1), page_zoom) == (2.0, 1)
