"""Two windows of one browser: neither loses what the other has done to the list of scenes."""

from playwright.sync_api import Page, expect

from tests.browser.reader import Reader

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
