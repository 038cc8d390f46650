"""Keys do what the help says, with an input method too, and the focus goes where one expects it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.controllers import Address, Filters, Headline, SearchField
from tests.browser.reader import Reader
from tests.browser.test_reading import findings

PRESS = """([key, code, shiftKey, keyCode]) => document.activeElement.dispatchEvent(
    new KeyboardEvent('keydown', { key, code, shiftKey, keyCode, bubbles: true, cancelable: true }))"""


@pytest.mark.parametrize(("lang", "text"), [("zh", "加入对比"), ("en", "Add a place to the comparison")])
def test_a_question_mark_opens_the_help_of_keys_and_escape_closes_nothing_else(
    reader: Reader, page: Page, lang: str, text: str
):
    reader.open(f"region=440000&lang={lang}")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    expect(page.locator("#keys dd:visible").filter(has_text=text)).to_have_count(1)
    expect(page.locator("#keys kbd:visible").filter(has_text="Ctrl + Shift + C")).to_have_count(1)
    assert findings(page, "#keys") == []
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    Address(page).expect_part("region=440000")
    page.locator('#notes [data-event="keys:"]').click()
    expect(page.locator("#keys")).to_be_visible()


def test_signs_of_a_chinese_input_method_are_keys_too(reader: Reader, page: Page):
    reader.open()
    page.evaluate(PRESS, ["？", "Slash", True, 229])
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    page.evaluate(PRESS, ["、", "Slash", False, 229])
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.press("Escape")
    page.evaluate(PRESS, ["Process", "KeyP", False, 229])
    expect(page.locator("#stage")).to_be_visible()
    page.wait_for_function("() => document.documentElement.dataset.staged")
    page.evaluate(PRESS, ["。", "Period", False, 229])
    expect(page.locator("#stage[data-blank]")).to_have_count(1)
    page.evaluate(PRESS, ["Process", "KeyB", False, 229])
    expect(page.locator("#stage[data-blank]")).to_have_count(0)


def test_an_enter_that_ends_a_composition_chooses_nothing(reader: Reader, page: Page):
    reader.open()
    search = SearchField(page)
    search.type("gd")
    search.expect_hit("440000")
    with reader.resting():
        page.evaluate(PRESS, ["Enter", "Enter", False, 229])
    expect(search.results).to_be_visible()


def test_arrows_open_a_menu_of_several_choices_and_move_through_it(reader: Reader, page: Page):
    reader.open()
    filters = Filters(page)
    filters.button("kind").focus()
    for value in ("industrial_park", "incubator"):
        page.keyboard.press("ArrowDown")
        expect(filters.option("kind", value)).to_be_focused()
    filters.expect_open(1)
    page.keyboard.press("ArrowUp")
    expect(filters.option("kind", "industrial_park")).to_be_focused()
    Address(page).expect_query("")
    page.keyboard.press("Space")
    Address(page).expect_query("kind=industrial_park")
    page.keyboard.press("Escape")
    filters.expect_open(0)
    expect(filters.button("kind")).to_be_focused()


def test_after_a_search_the_focus_is_in_the_content(reader: Reader, page: Page):
    reader.open()
    search = SearchField(page)
    search.type("gd")
    search.expect_hit("440000")
    with reader.choosing():
        page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#content :focus")).to_have_count(1)


def test_a_place_that_is_opened_hands_the_focus_to_the_first_of_its_parts(reader: Reader, page: Page):
    reader.open("region=440000&measure=companies")
    page.locator('#ranking th [data-event="choose:440000"]').focus()
    with reader.choosing():
        page.keyboard.press("Enter")
    expect(page.locator('#ranking [data-event="choose:440100"]')).to_be_focused()


def test_the_note_of_a_copy_says_that_it_was_copied(reader: Reader, page: Page):
    reader.open("region=440000")
    Headline(page).copy("companies")
    expect(page.locator("#toast")).to_contain_text("已复制：45,473 家")


def test_screen_readers_get_a_heading_and_named_tables_instead_of_loose_names(reader: Reader, page: Page):
    reader.open("measure=companies&map=440000")
    for figure in ("province-map", "founding-timeline"):
        expect(page.locator(f'#{figure} .js-plotly-plot[aria-hidden="true"]')).to_have_count(1)
    expect(page.locator("h2.sentence")).to_contain_text("45,473")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    page.wait_for_function(
        "() => [...document.querySelectorAll('main table')].every(one => one.caption?.textContent.trim())"
    )
