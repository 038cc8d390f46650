"""The years of official statistics on the map: a button chooses one, playing goes through those counted alike."""

from playwright.sync_api import Page, expect

from tests.browser.controllers import Address, Sentence
from tests.browser.reader import Reader


def test_a_year_is_chosen_and_the_others_are_played_up_to_the_new_way_of_counting(reader: Reader, page: Page):
    reader.open("measure=enterprises")
    years, address = page.get_by_role("group", name="年份", exact=True), Address(page)
    with address.adding(1):
        years.get_by_role("button", name="2022", exact=True).click()
        address.expect_query("measure=enterprises&year=2022")
    Sentence(page).expect("32,828,734")
    expect(years.get_by_role("button", pressed=True)).to_have_text("2022")
    with address.adding(0), address.passing(*(f"measure=enterprises&year={year}" for year in (2016, 2017, 2019))):
        years.locator('[data-event^="play:"]').click()
    page.keyboard.press("Escape")
