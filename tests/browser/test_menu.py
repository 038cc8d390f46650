"""On a narrow screen tools and filters are in a menu."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.controllers import Address, Filters, Preferences
from tests.browser.exporting import press_export, wait_ready
from tests.browser.reader import Reader
from tests.browser.test_reading import findings


@pytest.fixture
def reader(reader: Reader) -> Reader:
    """One with a small telephone."""
    reader.resize((360, 800))
    return reader


def open_menu(page: Page) -> None:
    page.locator("#menu-toggle").click()
    expect(page.locator("#menu")).to_be_visible()


@pytest.mark.parametrize("size", [(360, 800), (800, 900), (1180, 800)])
def test_at_every_narrow_width_a_button_that_can_be_seen_leads_to_it(reader: Reader, size: tuple[int, int]):
    reader.resize(size)
    reader.open()
    style = "getComputedStyle(document.querySelector('.navbar-toggler-icon')).backgroundImage"
    assert "255, 255, 255" not in reader.page.evaluate(f"decodeURIComponent({style})"), "white on white"
    open_menu(reader.page)
    expect(reader.page.locator("#filter-years")).to_be_visible()


def test_its_button_escape_and_a_click_beside_it_close_it_and_the_focus_returns(reader: Reader, page: Page):
    reader.resize((800, 900))  # on a telephone nothing is beside it
    reader.open("region=440000")
    menu, toggle = page.locator("#menu"), page.locator("#menu-toggle")
    expect(menu).to_be_hidden()
    for close in (
        lambda: page.locator("#menu-close").click(),
        lambda: page.keyboard.press("Escape"),
        lambda: page.mouse.click(8, 780),
    ):
        open_menu(page)
        page.locator("#theme").focus()
        close()
        expect(menu).to_be_hidden()
        expect(toggle).to_be_focused()
    Address(page).expect_query("region=440000")


def test_filters_language_and_theme_are_chosen_in_it_while_it_stays_open(reader: Reader, page: Page):
    reader.open()
    filters, address = Filters(page), Address(page)
    open_menu(page)
    filters.choose("measure", "companies")
    address.expect_query("measure=companies")
    filters.choose_series("qichacha-2020-07-07-existing")
    address.expect_query("measure=companies&series=qichacha-2020-07-07-existing")
    Preferences(page).switch_language()
    Preferences(page).switch_theme()
    Preferences(page).expect("en", "dark")
    expect(page.locator("#menu")).to_be_visible()
    assert findings(page, "#menu") == []
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_a_dialog_opened_from_it_gives_the_focus_back_to_its_button(reader: Reader, page: Page):
    reader.open()
    press_export(page)
    wait_ready(page)
    expect(page.locator("#menu")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.locator("#export")).to_be_hidden()
    expect(page.locator("#menu-toggle")).to_be_focused()
