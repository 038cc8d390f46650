"""Reading without a mouse or a screen: axe finds nothing serious, and the keyboard reaches every place and control."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from data.boundaries import Boundaries
from tests.browser.controllers import HONG_KONG, MACAU, Address, Filters, Headline, Preferences, SearchField, SourceCard
from tests.browser.figures import Map
from tests.browser.reader import Reader

DESK, PHONE = (1920, 1080), (360, 800)
FOCUSED = "document.activeElement?.dataset?.event ?? document.activeElement?.id ?? ''"
OUTLINE = """() => {
    const style = getComputedStyle(document.activeElement);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
}"""


OF_DASH = {"exclude": [".dash-dropdown-focus-target", ".dash-dropdown-content"]}
"""What dcc.Dropdown 4.4 brings: a hidden field that hands the focus on to its button, and a list without a name."""

VIOLATIONS = {"resultTypes": ["violations"]}
"""What axe describes; of what passes it would else look for the paths of every element."""


def findings(page: Page, *within: str) -> list[str]:
    """The serious and critical findings of axe, with the elements they name, once colours have stopped changing.

    `within`: the parts of the page that have changed since axe has last seen it; without any, all of it.
    """
    context = {**OF_DASH, "include": list(within)} if within else OF_DASH
    page.wait_for_function("() => document.getAnimations().every(one => one.playState !== 'running')")
    violations: list[dict[str, Any]] = Axe().run(page, context=context, options=VIOLATIONS).response["violations"]
    grave = [one for one in violations if one["impact"] in ("serious", "critical")]
    return [f"{one['id']}: {[node['target'] for node in one['nodes']][:5]}" for one in grave]


LINKS = (
    "",
    "map=440000&measure=companies",
    "region=330000,440000&measure=companies&lang=en",
    "region=440100&measure=companies",
)


@pytest.mark.parametrize(
    ("size", "themes"), [(DESK, ("light", "dark")), (PHONE, ("dark", "light"))], ids=["desk", "phone"]
)
def test_axe_finds_nothing_serious_in_either_theme(
    reader: Reader, page: Page, size: tuple[int, int], themes: tuple[str, str]
):
    """Each view in both themes, in one at a desk and in the other on a phone."""
    reader.resize(size)
    for link, theme in zip(LINKS, themes * 2, strict=True):
        reader.open(f"{link}&theme={theme}".lstrip("&"))
        Preferences(page).expect("en" if "en" in link else "zh-CN", theme)
        assert findings(page) == [], link


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_an_open_menu_a_card_and_search_results(reader: Reader, page: Page, theme: str):
    reader.open(f"measure=companies&theme={theme}")
    search, card = SearchField(page), SourceCard(page)
    for name in ("measure", "kind"):
        Filters(page).open(name)
        assert findings(page, "#filters") == []
        page.keyboard.press("Escape")
    page.locator("#filter-series-value").click()
    expect(page.get_by_role("listbox")).to_be_visible()
    assert findings(page, "#filters") == []
    page.keyboard.press("Escape")
    expect(page.locator(".dash-dropdown-content")).to_have_count(0)
    search.type("gd")
    search.expect_hit("440000")
    assert findings(page, "#search-box") == []
    page.keyboard.press("Escape")
    Headline(page).source("companies").click()
    card.expect("天眼查")
    assert findings(page, "#card") == []


@pytest.mark.parametrize("size", [DESK, (768, 1024), PHONE], ids=["desk", "tablet", "phone"])
def test_hong_kong_and_macau_have_targets_beside_their_places_that_do_not_cover_each_other(
    reader: Reader, boundaries: Boundaries, size: tuple[int, int]
):
    reader.resize(size)
    reader.open()
    map_view = Map(reader, boundaries)
    assert_apart(map_view)
    for adcode in (HONG_KONG, MACAU):
        assert_within_reach(map_view, adcode)


def assert_within_reach(map_view: Map, adcode: str) -> None:
    """A target of at least 24 px, near the place, in the tab order, which chooses it."""
    target = map_view.target(adcode)
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    assert min(box["width"], box["height"]) >= 24
    x, y = map_view.pixel(adcode)
    away = max(abs(box["x"] + box["width"] / 2 - x), abs(box["y"] + box["height"] / 2 - y))
    assert away < 90
    assert target.get_attribute("tabindex") != "-1"
    target.click()
    Address(map_view.page).expect_query(f"region={adcode}")


def assert_apart(map_view: Map) -> None:
    one, other = (map_view.target(adcode).bounding_box() for adcode in (HONG_KONG, MACAU))
    across = min(one["x"] + one["width"], other["x"] + other["width"]) - max(one["x"], other["x"])
    down = min(one["y"] + one["height"], other["y"] + other["height"]) - max(one["y"], other["y"])
    assert min(across, down) <= 1


def test_a_journey_by_keyboard_alone(reader: Reader, page: Page):
    reader.load("measure=companies")
    expect(page.locator("#filter-series-value")).to_be_visible()  # its script comes late
    address = Address(page)
    visited = []
    for _ in range(60):
        page.keyboard.press("Tab")
        visited.append(page.evaluate(FOCUSED))
        assert page.evaluate(OUTLINE), f"no visible focus on {visited[-1]}"
        if visited[-1] == "choose:440000":
            break
    assert {"filter-series-value", "choose:810000", "choose:820000"} <= set(visited)
    for expected in ("region=440000", "map=440000"):
        page.keyboard.press("Enter")
        address.expect_query(f"{expected}&measure=companies")
    expect(page.locator("#ranking :focus")).to_have_count(1)
    page.keyboard.press("Escape")
    address.expect_query("measure=companies")


def test_the_first_tab_offers_to_skip_to_the_content(reader: Reader, page: Page):
    reader.load()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_control_has_a_name(reader: Reader, page: Page, lang: str):
    reader.open(f"lang={lang}")
    nameless = page.evaluate(
        """() => [...document.querySelectorAll('button, a, summary, input:not([aria-hidden])')]
            .filter(one => !(one.innerText || one.textContent || one.getAttribute('aria-label') || one.labels?.length
                || one.getAttribute('aria-labelledby')?.split(' ').some(id => document.getElementById(id))))
            .map(one => one.outerHTML.slice(0, 100))"""
    )
    assert nameless == []


def test_a_choice_is_spoken(reader: Reader, page: Page):
    reader.open()
    reader.act("choose:440000")
    expect(page.locator("#live")).to_contain_text("广东")


@pytest.mark.parametrize("figure", ["province-map", "founding-timeline"])
def test_each_figure_has_its_numbers_as_a_table(reader: Reader, page: Page, figure: str):
    reader.open()
    page.locator(f"#{figure} .data-table-fold summary").click()
    rows = page.locator(f"#{figure} .data-table tbody tr")
    expect(rows.nth(6)).to_be_attached()
    expect(rows.first).to_be_visible()
