"""What the journeys read off the screen: the address, a fact, a row, the pages visited."""

from urllib.parse import unquote, urlsplit

from playwright.sync_api import Page, Route

GUANGDONG, GUANGZHOU, SHENZHEN = "440000", "440100", "440300"
ZHEJIANG, SHANGHAI, HONG_KONG, MACAU = "330000", "310000", "810000", "820000"
ANSWERS = "**/_dash-update-component*"
"""The one address that choices go to."""


def wait_shapes(page: Page) -> None:
    """Wait until the map has drawn its level: the shapes of one that was just opened arrive after its numbers."""
    page.wait_for_function(
        """() => {
            const plot = document.querySelector('#province-map .js-plotly-plot');
            const wanted = plot.data.find(trace => trace.type === 'choropleth' && trace.customdata);
            return [...plot.querySelectorAll('.geo .choropleth')].some(group => group.querySelector('path')
                && group.__data__[0].trace.customdata && group.__data__[0].trace.geojson === wanted?.geojson);
        }"""
    )


def hold_first(page: Page) -> list[Route]:
    """Let the next choice's request wait; it stands in the list, to be continued, once it was made."""
    held: list[Route] = []

    def judge(route: Route) -> None:
        route.continue_() if held else held.append(route)

    page.route(ANSWERS, judge)
    return held


def query(page: Page) -> str:
    """What stands behind the question mark."""
    return unquote(urlsplit(page.url).query)


def entries(page: Page) -> int:
    """How many pages Back could ever have gone through."""
    return int(page.evaluate("history.length"))


def fact(page: Page, name: str) -> str:
    """The number of one of the five slots, without what only screen readers hear."""
    number = page.locator(f'#headline [data-fact="{name}"] .number')
    return str(number.evaluate("element => element.firstChild.textContent")).strip()


def row(page: Page, adcode: str) -> str:
    """A place's row beside the map, its cells divided by spaces."""
    cells = page.locator(f'#ranking tr:has([data-event="choose:{adcode}"])').first
    return " ".join(cells.inner_text().split())


def sentence(page: Page) -> str:
    return page.locator("#sentence").inner_text()


def path(page: Page) -> str:
    """The crumbs of the path: 全国 › 广东."""
    return " › ".join(page.locator("#path ol li").all_inner_texts())


def timeline_pixel(page: Page, slot: str, part: float = 0.5) -> tuple[float, float]:
    """A point in a slot of the timeline, `part` of the way from its left."""
    x, y = page.evaluate(
        """([slot, part]) => {
            const plot = document.querySelector('#founding-timeline .js-plotly-plot');
            const bars = plot.data[0];
            const at = bars.customdata.findIndex(one => one[0] === slot);
            const axis = plot._fullLayout.xaxis;
            const box = plot.getBoundingClientRect();
            const x = bars.x[at] + (part - 0.5) * bars.width[at];
            return [box.x + axis._offset + axis.d2p(x), box.y + box.height / 2];
        }""",
        [slot, part],
    )
    return x, y
