"""Two maps are walked as one: the region is outlined on both, and both of its numbers are status."""

from playwright.sync_api import Page, expect

from tests.browser.reader import Reader

OUTLINED = """() => ['#province-map', '#second-map']
    .map(map => document.querySelectorAll(`${map} .geo:not(.geo2) .walked`).length)"""


def test_two_maps_are_walked_as_one(reader: Reader, page: Page):
    reader.open("measure=companies&beside=measure:gdp&lang=en&region=440000")
    status = page.locator("#map-status")
    page.locator("#map-walk").focus()
    expect(status).to_contain_text(
        "Guangdong · 45,473 companies · Tianyancha 2022-03-16 · Guangdong · GDP: 124,370 (CNY 100m)"
    )
    assert page.evaluate(OUTLINED) == [1, 1]
    with reader.resting():
        page.keyboard.press("ArrowLeft")
        expect(status).to_contain_text("Hainan · GDP: 6,475")
    assert page.evaluate(OUTLINED) == [1, 1]
    page.keyboard.press("Tab")
    expect(status).to_have_text("")
    assert page.evaluate(OUTLINED) == [0, 0]
