"""Reading without a mouse or a screen: axe finds nothing serious, and the keyboard reaches every place and control."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from data.boundaries import Boundaries
from scripts.reading import Reader
from tests.browser.conftest import NewReader
from tests.browser.screen import HONG_KONG, MACAU, query

DESK, PHONE = (1920, 1080), (360, 800)
FOCUSED = "document.activeElement?.dataset?.event ?? document.activeElement?.id ?? ''"
OUTLINE = """() => {
    const style = getComputedStyle(document.activeElement);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
}"""


def findings(page: Page) -> list[str]:
    """The serious and critical findings of axe, with the elements they name."""
    violations: list[dict[str, Any]] = Axe().run(page).response["violations"]
    grave = [one for one in violations if one["impact"] in ("serious", "critical")]
    return [f"{one['id']}: {[node['target'] for node in one['nodes']][:5]}" for one in grave]


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize(
    "link",
    [
        "",
        "map=440000&measure=companies",
        "region=330000,440000&measure=companies&lang=en",
        "region=440100&theme=dark&measure=companies",
    ],
)
def test_axe_finds_nothing_serious(new_reader: NewReader, link: str, size: tuple[int, int]):
    reader = new_reader(size)
    reader.open(link)
    assert findings(reader.page) == []


def test_axe_finds_nothing_serious_in_an_open_menu_a_card_and_search_results(reader: Reader, page: Page):
    reader.open("measure=companies")
    page.locator("#filters details.menu summary").nth(1).click()
    page.fill("#search", "gd")
    page.locator("#search-results [data-event]").first.wait_for()
    assert findings(page) == []
    page.locator("#search").press("Escape")
    page.locator("#sentence").click()
    page.locator('#headline [data-event^="card:"]').first.click()
    page.locator("#card.show").wait_for()
    assert findings(page) == []


@pytest.mark.parametrize("size", [DESK, (768, 1024), PHONE], ids=["desk", "tablet", "phone"])
def test_hong_kong_and_macau_have_targets_beside_their_places(
    new_reader: NewReader, boundaries: Boundaries, size: tuple[int, int]
):
    reader = new_reader(size)
    reader.open()
    for adcode in (HONG_KONG, MACAU):
        assert_within_reach(reader, adcode, boundaries)


def assert_within_reach(reader: Reader, adcode: str, boundaries: Boundaries) -> None:
    """A target of at least 24 px, near the place, in the tab order, which chooses it."""
    target = reader.page.locator(f'#province-map-places [data-event="choose:{adcode}"]')
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    assert min(box["width"], box["height"]) >= 24
    x, y = reader.map_pixel(*boundaries.point(adcode))
    away = max(abs(box["x"] + box["width"] / 2 - x), abs(box["y"] + box["height"] / 2 - y))
    assert away < 90
    assert target.get_attribute("tabindex") != "-1"
    with reader.choosing():
        target.click()
    assert query(reader.page) == f"region={adcode}"


def test_the_two_targets_do_not_cover_each_other(new_reader: NewReader):
    reader = new_reader(PHONE)
    reader.open()
    one, other = (
        reader.page.locator(f'#province-map-places [data-event="choose:{adcode}"]').bounding_box()
        for adcode in (HONG_KONG, MACAU)
    )
    across = min(one["x"] + one["width"], other["x"] + other["width"]) - max(one["x"], other["x"])
    down = min(one["y"] + one["height"], other["y"] + other["height"]) - max(one["y"], other["y"])
    assert min(across, down) <= 1


def test_a_journey_by_keyboard_alone(reader: Reader, page: Page):
    reader.open()
    visited = []
    for _ in range(60):
        page.keyboard.press("Tab")
        visited.append(page.evaluate(FOCUSED))
        assert page.evaluate(OUTLINE), f"no visible focus on {visited[-1]}"
        if visited[-1] == "choose:440000":
            break
    assert {"choose:810000", "choose:820000"} <= set(visited)
    for expected in ("region=440000", "map=440000"):
        with reader.choosing():
            page.keyboard.press("Enter")
        assert query(page) == expected
    assert page.evaluate("document.activeElement.closest('#ranking') !== null"), "the focus stays beside the map"
    with reader.choosing():
        page.keyboard.press("Escape")
    assert query(page) == ""


def test_the_first_tab_offers_to_skip_to_the_content(reader: Reader, page: Page):
    reader.open()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_control_has_a_name(reader: Reader, page: Page, lang: str):
    reader.open(f"lang={lang}")
    nameless = page.evaluate(
        """() => [...document.querySelectorAll('button, a, summary, input')]
            .filter(one => !(one.innerText || one.textContent || one.getAttribute('aria-label') || one.labels?.length))
            .map(one => one.outerHTML.slice(0, 100))"""
    )
    assert nameless == []


def test_a_choice_is_spoken(reader: Reader, page: Page):
    reader.open()
    reader.act("choose:440000")
    assert page.locator("#live").text_content().startswith("广东")


@pytest.mark.parametrize("figure", ["province-map", "founding-timeline"])
def test_each_figure_has_its_numbers_as_a_table(reader: Reader, page: Page, figure: str):
    reader.open()
    page.locator(f"#{figure}-twin summary").click()
    assert page.locator(f"#{figure}-twin tbody tr").count() >= 7
    assert page.locator(f"#{figure}-twin tbody tr").first.is_visible()
