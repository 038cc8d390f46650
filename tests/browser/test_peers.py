"""The arrow keys walk along the strip of peers, and the choice goes with them."""

from playwright.sync_api import Page, expect

from tests.browser.controllers import Address
from tests.browser.reader import Reader


def test_the_arrow_keys_choose_the_neighbour_by_value(reader: Reader, page: Page):
    reader.open("region=440300&measure=companies")
    page.locator("#peer-440300").focus()
    page.keyboard.press("ArrowRight")
    Address(page).expect_query("region=440100&measure=companies")
    expect(page.locator("#peer-440100")).to_be_focused()
    expect(page.locator(".peers .lead")).to_contain_text("广州 29,714")
    page.keyboard.press("ArrowRight")  # nothing has more
    expect(page.locator("#peer-440100")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    Address(page).expect_query("region=440300&measure=companies")
