"""Long tables become grids when the reader comes near them: sorted, filtered, read by keyboard, in both languages."""

from playwright.sync_api import Page, expect

from tests.browser.controllers import Preferences
from tests.browser.reader import Reader, requested
from tests.browser.test_reading import findings

FETCHED = "() => performance.getEntriesByType('resource').filter(one => one.name.includes('dash_ag_grid')).length"


def come_near(page: Page) -> None:
    """Scroll to the end, and wait for the grid of parks to show its rows."""
    page.locator("#notes").scroll_into_view_if_needed()
    page.locator("#parks-grid .ag-row").first.wait_for()


def test_a_grid_is_fetched_only_when_it_comes_near(reader: Reader, page: Page):
    reader.load()
    page.wait_for_timeout(1500)
    assert page.evaluate(FETCHED) == 0
    assert page.locator("#parks-table table.parks tbody tr").count() == 36
    come_near(page)
    assert page.evaluate(FETCHED) > 0
    assert page.locator("#parks-table table.parks").is_hidden()
    expect(page.locator("#parks-grid .ag-row[row-index='0'] [col-id=name]")).to_contain_text("新链空间")


def test_on_a_phone_parks_stay_cards(reader: Reader, page: Page):
    reader.resize((360, 800))
    reader.open()
    page.locator("#notes").scroll_into_view_if_needed()
    page.wait_for_timeout(1500)
    assert page.evaluate(FETCHED) == 0
    assert page.locator("#parks-table table.parks").is_visible()


def test_a_head_sorts_and_the_field_under_it_filters(reader: Reader, page: Page):
    reader.open()
    come_near(page)
    head = page.locator("#parks-grid .ag-header-cell[col-id=founded]").first
    for direction in ("ascending", "descending"):
        head.click()
        expect(head).to_have_attribute("aria-sort", direction)
    expect(page.locator("#parks-grid .ag-row[row-index='0'] [col-id=name]")).not_to_contain_text("新链空间")
    with requested(page) as requests:
        page.evaluate("document.dispatchEvent(new Event('atlas:opened'))")  # as every answer to an import does
        page.locator("#parks-grid .ag-floating-filter-input input").nth(2).fill("上海")
        expect(page.locator("#parks-grid [col-id=place].ag-cell").first).to_contain_text("上海")
    expect(page.locator("#parks-grid [col-id=place].ag-cell").filter(has_not_text="上海")).to_have_count(0)
    expect(head).to_have_attribute("aria-sort", "descending")
    assert not any("parks-grid-place" in (request.post_data or "") for request in requests)


def test_enter_in_a_cell_opens_its_source_and_the_map_stays(reader: Reader, page: Page):
    reader.open("region=440000")
    come_near(page)
    expect(page.locator("#parks-grid .ag-center-cols-container .ag-row")).to_have_count(3)
    page.locator("#parks-grid .ag-cell[col-id=kind]").first.click()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#parks-grid .ag-cell-focus")).to_have_attribute("col-id", "name")
    page.keyboard.press("Enter")
    expect(page.locator("#card")).to_contain_text("China Banking News")
    assert "region=440000" in page.url


def test_a_grid_follows_the_choice_and_the_language(reader: Reader, page: Page):
    reader.open()
    come_near(page)
    reader.act("choose:440000")
    expect(page.locator("#parks-grid .ag-center-cols-container .ag-row")).to_have_count(3)
    Preferences(page).switch_language()
    expect(page.locator("#parks-grid .ag-header-cell[col-id=founded]").first).to_contain_text("Founded")
    expect(page.locator("#parks-grid .ag-floating-filter-input input").first).to_have_attribute(
        "aria-label", "Name filter"
    )
    Preferences(page).switch_theme()
    Preferences(page).expect("en", "dark")
    ground = "element => getComputedStyle(element).backgroundColor"
    assert page.locator("#parks-grid .ag-root-wrapper").evaluate(ground) == page.locator("body").evaluate(ground)
    assert findings(page, "#parks-table") == []
