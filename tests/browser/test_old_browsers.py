"""A browser without `:has()` and later methods shows the same page; one that is far too old says what it needs."""

from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import NewReader
from tests.browser.reader import Reader

WITHOUT = """const known = CSS.supports.bind(CSS);
CSS.supports = (...what) => what[0] !== "selector(:has(a))" && known(...what);
delete Array.prototype.at;
delete Array.prototype.findLast;
delete Object.hasOwn;"""
SHOWN = """() => [...document.querySelectorAll("#react-entry-point [id]:not(svg *)")]
    .filter((element) => !/react-aria|:r/.test(element.id))
    .map((element) => [element.id, element.getBoundingClientRect()])
    .map(([id, { x, y, width, height }]) => [id, x, y, width, height].join())"""


def drop_has(route: Route) -> None:
    """Stylesheets as a browser takes them that does not know :has()."""
    if route.request.resource_type != "stylesheet":
        route.continue_()
        return
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace(":has(", ":unknown("))


def test_without_has_the_page_looks_the_same(reader: Reader, page: Page) -> None:
    reader.open("map=440000&measure=companies")
    old = page.context.new_page()
    old.set_viewport_size({"width": page.evaluate("innerWidth"), "height": page.evaluate("innerHeight")})
    old.add_init_script(WITHOUT)
    old.route("**/*", drop_has)
    old.goto(page.url)
    old.wait_for_function("() => document.documentElement.dataset.answered")
    for _ in range(40):  # parts of both pages come late
        shown = [set(one.evaluate(SHOWN)) for one in (page, old)]
        if shown[0] == shown[1]:
            break
        old.wait_for_timeout(250)
    assert shown[0] ^ shown[1] == set()


def test_a_browser_that_is_far_too_old_says_which_one_is_needed(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.page.add_init_script("CSS.supports = () => false")
    reader.page.goto(reader.home)
    expect(reader.page.locator("#old-browser")).to_contain_text("Chromium 90")
