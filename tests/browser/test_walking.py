"""The map by keyboard alone: walk, choose, open, and back."""

from playwright.sync_api import Page, expect

from tests.browser.controllers import Address
from tests.browser.reader import Reader
from tests.browser.test_reading import findings

OUTLINED = """() => [...document.querySelectorAll('#province-map .geo:not(.geo2) .walked')]
    .map(line => line.getAttribute('d') === [...document.querySelectorAll('.geo:not(.geo2) path.choroplethlocation')]
        .find(path => path.__data__.loc === '440000').getAttribute('d'))"""
"""For each outline of the map, whether it is that of 广东."""


def test_the_map_is_walked_and_opened_by_keys_alone(reader: Reader, page: Page):
    reader.open("measure=companies&lang=en")
    walk, message = page.locator("#map-walk"), page.locator("#map-status")

    def press(*keys: str) -> None:
        for key in keys:
            page.keyboard.press(key)

    walk.focus()
    expect(message).to_contain_text("Beijing")
    with reader.resting():
        press("ArrowDown", "ArrowDown", "ArrowRight", "ArrowDown", "ArrowDown")
        expect(message).to_have_text("Guangdong · 45,473 companies · Tianyancha 2022-03-16")
    assert page.evaluate(OUTLINED) == [True]
    assert findings(page) == []
    press("Enter")
    Address(page).expect_query("region=440000&measure=companies&lang=en")
    press("Enter")
    Address(page).expect_query("map=440000&measure=companies&lang=en")
    expect(message).to_contain_text("Guangzhou")
    press("ArrowRight", "ArrowDown")
    expect(message).to_contain_text("Shenzhen · 11,768 companies")
    press("Enter")
    Address(page).expect_query("region=440300&measure=companies&lang=en")
    press("Escape", "Escape")
    Address(page).expect_query("measure=companies&lang=en")
    expect(walk).to_be_focused()
    expect(message).to_contain_text("Guangdong")
    press("ArrowDown", "Enter", "Enter")  # Macao is not divided: it stays chosen, and the focus stays
    Address(page).expect_query("region=820000&measure=companies&lang=en")
    expect(message).to_contain_text("Macao")
    press("Escape")
    Address(page).expect_query("measure=companies&lang=en")
    expect(walk).to_be_focused()
    press("Tab")
    expect(message).to_have_text("")
    expect(page.locator(".walked")).to_have_count(0)


def test_the_classes_are_chosen_in_the_legend(reader: Reader, page: Page):
    reader.open("measure=companies&series=qichacha-2020-07-07-cumulative")
    menu = page.locator("#map-options")
    page.locator("#map-legend [popovertarget]").click()
    for act, query in (("classes:natural", "classes=natural"), ("class_count:6", "class_count=6")):
        menu.locator(f'[data-event="{act}"]').click()
        Address(page).expect_part(query)
        expect(menu.locator(f'[data-event="{act}"]')).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#map-legend .swatch.fill")).to_have_count(6)
    assert findings(page) == []
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    Address(page).expect_part("measure=companies")
