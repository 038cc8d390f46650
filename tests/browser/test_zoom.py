"""The reader's own zoom survives a change of numbers and ends with the level."""

from playwright.sync_api import Page

from data.boundaries import Boundaries
from tests.browser.controllers import GUANGDONG, Address
from tests.browser.figures import Map
from tests.browser.reader import Reader


def test_the_zoom_survives_a_change_of_numbers_and_a_click_means_what_is_under_the_pointer(
    reader: Reader, page: Page, boundaries: Boundaries
):
    reader.open()
    map_view = Map(reader, boundaries)
    map_view.zoom(GUANGDONG)
    for verb in ("measure:companies", "choose:330000", "only:years=2018"):
        with map_view.keeping_zoom():
            reader.act(verb)
    map_view.click(GUANGDONG)
    Address(page).expect_part("region=440000")


def test_another_level_starts_without_the_zoom(reader: Reader, boundaries: Boundaries):
    reader.open()
    map_view = Map(reader, boundaries)
    map_view.zoom(GUANGDONG)
    reader.act("choose:440000")
    reader.act("choose:440000")
    map_view.expect_whole()
