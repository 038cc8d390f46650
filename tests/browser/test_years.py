"""Choosing years: a click, a brush, the two slots apart, playing."""

from playwright.sync_api import Page

from scripts.reading import Reader
from tests.browser.screen import entries, fact, query, sentence, timeline_pixel


def click(reader: Reader, slot: str, modifier: str = "") -> None:
    x, y = timeline_pixel(reader.page, slot)
    if modifier:
        reader.page.keyboard.down(modifier)
    with reader.choosing():
        reader.page.mouse.click(x, y)
    if modifier:
        reader.page.keyboard.up(modifier)


def brush(reader: Reader, first: str, last: str, start: float = 0.5, end: float = 0.5) -> None:
    """Drag from a point in one slot to a point in another."""
    mouse = reader.page.mouse
    mouse.move(*timeline_pixel(reader.page, first, start))
    mouse.down()
    mouse.move(*timeline_pixel(reader.page, last, end), steps=5)
    with reader.choosing():
        mouse.up()


def test_a_click_chooses_a_year_and_the_same_click_lifts_it(reader: Reader, page: Page):
    reader.open()
    click(reader, "2018")
    assert query(page) == "years=2018"
    assert fact(page, "listed") == "7"
    click(reader, "2018")
    assert query(page) == ""


def test_a_click_with_ctrl_adds_a_year(reader: Reader, page: Page):
    reader.open("years=2016")
    click(reader, "2018", "Control")
    assert query(page) == "years=2016,2018"


def test_a_choice_of_years_leaves_unknown_years_out_and_says_how_many(reader: Reader, page: Page):
    reader.open("years=2018")
    assert "13" in sentence(page)


def test_unknown_years_can_be_chosen(reader: Reader, page: Page):
    reader.open()
    click(reader, "unknown")
    assert query(page) == "years=unknown"
    assert fact(page, "listed") == "13"


def test_parks_that_are_not_built_can_be_chosen(reader: Reader, page: Page):
    reader.open()
    click(reader, "planned")
    assert query(page) == "years=planned"
    assert fact(page, "listed") == "5"


def test_a_brush_chooses_every_year_it_covers_and_counts_once(reader: Reader, page: Page):
    reader.open()
    before = entries(page)
    brush(reader, "2016", "2018")
    assert query(page) == "years=2016-2018"
    assert entries(page) == before + 1
    with reader.choosing():
        page.go_back()
    assert query(page) == ""


def test_a_brush_within_one_slot_chooses_it(reader: Reader, page: Page):
    reader.open()
    brush(reader, "2017", "2017", 0.1, 0.8)
    assert query(page) == "years=2017"


def test_a_brush_leaves_no_frame_behind(reader: Reader, page: Page):
    reader.open()
    brush(reader, "2016", "2018")
    assert page.locator("#founding-timeline .selectionlayer path").count() == 0


def test_playing_goes_through_the_years_and_replaces_the_entry(reader: Reader, page: Page):
    reader.open("years=2016")
    before = entries(page)
    page.locator('[data-event^="play:years=years="]').click()
    for year in ("2015", "2016"):
        page.wait_for_url(f"**/?years={year}")
    page.wait_for_url("**/?years=2017")
    page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.dataset.playing") is None
    page.wait_for_timeout(1600)
    assert query(page) == "years=2017"
    assert entries(page) == before


def test_at_the_end_of_playing_the_years_chosen_before_return(reader: Reader, page: Page):
    reader.open("years=2017")
    page.evaluate("atlas.play('2015')")
    page.wait_for_url("**/?years=2015")
    page.wait_for_url("**/?years=2017")
    assert page.evaluate("document.documentElement.dataset.playing") is None


def test_choosing_other_years_stops_the_playing(reader: Reader, page: Page):
    reader.open()
    page.evaluate("atlas.play('2015,2016,2017')")
    page.wait_for_url("**/?years=2015")
    reader.act("only:years=2018")
    page.wait_for_function("() => !document.documentElement.dataset.playing")
    assert query(page) == "years=2018"
