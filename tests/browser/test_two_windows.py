"""Two windows of one browser: neither loses scenes of the other, and the presenter's one drives the stage."""

from playwright.sync_api import Page, expect

from tests.browser.reader import Reader
from tests.browser.staging import Stage

KEPT = "Object.values(JSON.parse(localStorage.getItem('park-atlas-scenes/')) || {})[0]"
NOTES = f"() => ({KEPT} || []).map(scene => scene.note)"


def note(page: Page, number: int, text: str) -> None:
    """Write the notes of a scene, and wait until they are kept."""
    field = page.locator("#story-scenes textarea").nth(number - 1)
    field.fill(text)
    field.blur()
    page.wait_for_function(f"text => ({NOTES})().includes(text)", arg=text)


def test_what_two_windows_write_is_kept_together(reader: Reader, page: Page) -> None:
    reader.open("")
    page.locator("#story-open").click()
    expect(page.locator("#story-scenes > li")).to_have_count(8)
    other = page.context.new_page()
    Reader(other, reader.home).open("")
    other.locator("#story-open").click()
    expect(other.locator("#story-scenes > li")).to_have_count(8)
    note(other, 2, "another window")
    expect(page.locator("#story-scenes textarea").nth(1)).to_have_value("another window")
    note(page, 3, "this window")
    expect(other.locator("#story-scenes textarea").nth(2)).to_have_value("this window")
    assert page.evaluate(NOTES)[1:3] == ["another window", "this window"]


def test_the_presenters_window_shows_the_notes_and_drives_the_stage(reader: Reader, page: Page) -> None:
    reader.open("")
    stage = Stage(reader, "")
    stage.take()
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    window = opened.value
    expect(window.locator("#speaker-notes p")).to_contain_text("财联社")
    expect(window.locator("#count")).to_have_text("1 / 8")
    with stage.drawing():
        window.keyboard.press("PageDown")
    stage.expect_count("2 / 8")
    expect(window.locator("#count")).to_have_text("2 / 8")
    with stage.drawing():
        window.locator("#jump button").last.click()
    stage.expect_count("8 / 8")
    expect(window.locator("#next")).to_be_hidden()
    window.locator("[data-act=blank]").click()
    expect(page.locator("#stage-title")).to_be_hidden()
    page.keyboard.press("ArrowLeft")
    stage.expect_count("8 / 8")
    page.keyboard.press("Escape")
    stage.expect_gone()
    expect(window.locator("#waiting")).to_be_visible()
