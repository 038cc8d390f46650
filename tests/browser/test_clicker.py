"""A clicker, the habits of slide programs, and an input method on stage."""

from playwright.sync_api import Page, expect

from tests.browser.controllers import Address
from tests.browser.reader import Reader
from tests.browser.staging import Stage
from tests.browser.test_keys import PRESS


def test_a_clicker_starts_turns_and_blanks_and_never_reloads(reader: Reader, page: Page) -> None:
    reader.open("")
    stage = Stage(reader, "")
    page.evaluate("() => { window.isSamePage = true; }")
    stage.press("F5", "PageDown", "n")
    stage.expect_count("3 / 8")
    stage.press("p", "Backspace")
    stage.expect_count("1 / 8")
    stage.press("Enter")
    stage.expect_count("2 / 8")
    with stage.resting():
        page.keyboard.press("F5")
        page.keyboard.press(".")
        expect(page.locator("#stage-title")).to_be_hidden()
        page.keyboard.press("Shift")
        expect(page.locator("#stage-title")).to_be_hidden()
        page.keyboard.press("PageDown")
        expect(page.locator("#stage-title")).to_be_visible()
        page.keyboard.press("7")
    stage.expect_hint("7")
    stage.press("Enter")
    stage.expect_count("7 / 8")
    Address(page).expect_part("stage=7")
    with stage.drawing():
        page.evaluate(PRESS, ["Process", "KeyN", False, 229])
    stage.expect_count("8 / 8")
    with stage.drawing():
        page.evaluate(PRESS, ["\u3000", "Space", False, 229])
    with stage.resting():
        page.evaluate(PRESS, ["Enter", "Enter", False, 229])
        page.evaluate(PRESS, ["Process", "Backspace", False, 229])
    page.keyboard.press("Escape")
    stage.expect_gone()
    assert page.evaluate("() => window.isSamePage")


def test_a_tooltip_is_large_and_goes_with_its_scene(reader: Reader, page: Page) -> None:
    reader.open("")
    stage = Stage(reader, "")
    stage.take()
    name = stage.figure.locator("text", has_text="青海").first.bounding_box()
    assert name
    tooltip = stage.figure.locator(".hoverlayer text").first
    reader.hover(name["x"] + 5, name["y"] + 5)
    expect(tooltip).to_contain_text("青海")
    assert tooltip.evaluate("text => parseFloat(getComputedStyle(text).fontSize)") > 0.02 * page.evaluate("innerHeight")
    stage.press("PageDown")
    expect(tooltip).to_have_count(0)


def test_a_reload_keeps_the_scene(reader: Reader, page: Page) -> None:
    reader.open("")
    stage = Stage(reader, "")
    stage.take()
    stage.press("End")
    page.reload()
    page.wait_for_function("() => document.documentElement.dataset.staged")
    stage.expect_count("8 / 8")
