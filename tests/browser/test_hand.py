"""What the hand does on the page, and what must not happen under it."""

from playwright.sync_api import Page, expect

from tests.browser.reader import Reader

TOP = "() => Math.round(document.querySelector('.map-frame').getBoundingClientRect().top)"


def test_a_late_answer_does_not_reopen_a_search_that_was_left(reader: Reader, page: Page) -> None:
    reader.open()
    page.keyboard.press("/")
    page.keyboard.type("gd")
    expect(page.locator("#search-results")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#search-results")).to_be_hidden()
    page.evaluate("document.getElementById('search-results').hidden = false")  # as an answer does that was under way
    expect(page.locator("#search-results")).to_be_hidden()


def test_p_presents_what_is_on_the_screen(reader: Reader, page: Page) -> None:
    reader.open("region=440000&measure=companies")
    page.keyboard.press("p")
    page.wait_for_function("() => document.documentElement.dataset.staged")
    expect(page.locator("#stage-count")).to_have_text("1 / 1")
    expect(page.locator("#stage-title")).to_contain_text("45,473")
    page.keyboard.press("Escape")
    expect(page.locator("#stage")).to_be_hidden()


def test_a_heading_of_the_map_table_sorts_it_and_a_field_filters_it(reader: Reader, page: Page) -> None:
    reader.open()
    table = page.locator("#province-map .data-table-fold")
    table.locator("summary").click()
    table.locator(".sort").nth(1).click()
    expect(table.locator("tbody tr").first).to_contain_text("上海")
    expect(table.locator("th[aria-sort=descending]")).to_have_count(1)
    table.locator(".row-filter").fill("广东")
    expect(table.locator("tbody tr:visible")).to_have_count(1)


def test_on_a_telephone_the_map_stays_where_it_is_tapped(reader: Reader) -> None:
    reader.resize((360, 800))
    for lang in ("zh", "en"):
        reader.open(f"lang={lang}")
        before = reader.page.evaluate(TOP)
        for choice in ("choose:440000", "choose:510000", "open:440000", "choose:440100"):
            with reader.choosing():
                reader.page.evaluate("choice => atlas.send(choice)", choice)
            assert reader.page.evaluate(TOP) == before, (lang, choice)


def test_a_low_window_shows_several_rows_of_a_comparison(reader: Reader) -> None:
    reader.resize((1366, 768))
    for lang, count in (("zh", 5), ("en", 4)):
        reader.open(f"region=110000,310000,330000,440000,320000,370000&measure=companies&lang={lang}")
        beside = reader.page.locator(".beside").bounding_box()
        assert beside
        rows = [one.bounding_box() for one in reader.page.locator(".compared tbody tr[data-fact]").all()]
        assert sum(bool(row and row["y"] + row["height"] <= beside["y"] + beside["height"]) for row in rows) >= count
