"""Choosing years: a click, a brush, the two slots apart, playing."""

from playwright.sync_api import Page

from tests.browser.controllers import Address, Headline, Sentence
from tests.browser.figures import Timeline
from tests.browser.reader import Reader


def test_a_click_chooses_a_year_and_the_same_click_lifts_it(reader: Reader, page: Page):
    reader.open()
    timeline, address = Timeline(reader), Address(page)
    timeline.click("2018")
    address.expect_query("years=2018")
    Headline(page).expect_fact("listed", "7")
    timeline.click("2018")
    address.expect_query("")


def test_a_click_with_ctrl_adds_a_year(reader: Reader, page: Page):
    reader.open("years=2016")
    Timeline(reader).click("2018", "Control")
    Address(page).expect_query("years=2016,2018")


def test_a_choice_of_years_leaves_unknown_years_out_and_says_how_many(reader: Reader, page: Page):
    reader.open("years=2018")
    Sentence(page).expect("13")


def test_unknown_years_and_parks_that_are_not_built_can_be_chosen(reader: Reader, page: Page):
    reader.open()
    for slot, count in (("unknown", "13"), ("planned", "5")):
        Timeline(reader).click(slot)
        Address(page).expect_query(f"years={slot}")
        Headline(page).expect_fact("listed", count)


def test_a_brush_chooses_every_year_it_covers_counts_once_and_leaves_no_frame(reader: Reader, page: Page):
    reader.open()
    timeline, address = Timeline(reader), Address(page)
    with address.adding(1):
        timeline.brush("2016", "2018")
        address.expect_query("years=2016-2018")
    timeline.expect_no_frame()
    page.go_back()
    address.expect_query("")


def test_a_brush_within_one_slot_chooses_it(reader: Reader, page: Page):
    reader.open()
    Timeline(reader).brush("2017", "2017", 0.1, 0.8)
    Address(page).expect_query("years=2017")


def test_playing_goes_through_the_years_and_replaces_the_entry(reader: Reader, page: Page):
    reader.open("years=2016")
    timeline, address = Timeline(reader), Address(page)
    with address.adding(0):
        with address.passing("years=2015", "years=2016", "years=2017"):
            timeline.play()
            timeline.expect_playing(True)
        page.keyboard.press("Escape")
        timeline.expect_playing(False)
        page.wait_for_timeout(1600)
        address.expect_query("years=2017")


def test_at_the_end_of_playing_the_years_chosen_before_return(reader: Reader, page: Page):
    reader.open("years=2017")
    with Address(page).passing("years=2015", "years=2017"):
        page.evaluate("atlas.press({act: 'play:years=2015'})")
    Timeline(reader).expect_playing(False)


def test_choosing_other_years_stops_the_playing(reader: Reader, page: Page):
    reader.open()
    timeline, address = Timeline(reader), Address(page)
    timeline.play()
    address.expect_query("years=2015")
    timeline.click("2018")
    address.expect_query("years=2018")
    timeline.expect_playing(False)
    page.wait_for_timeout(1600)
    address.expect_query("years=2018")
