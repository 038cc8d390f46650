"""From a province into a city whose districts nobody counted, and up again."""

from playwright.sync_api import Page, expect

from tests.browser.controllers import GUANGDONG, SHENZHEN, Address
from tests.browser.reader import Reader


def test_a_city_without_figures_of_its_districts_shows_itself_in_every_count(reader: Reader, page: Page):
    reader.open(f"map={GUANGDONG}&measure=companies")
    page.locator(f'#ranking [data-event="choose:{SHENZHEN}"]').click()
    Address(page).expect_part(f"region={SHENZHEN}")
    page.locator(f'#ranking [data-event="choose:{SHENZHEN}"]').click()
    Address(page).expect_query(f"map={SHENZHEN}&measure=companies")
    table = page.locator("#ranking .region-figures")
    expect(table.locator("tr.chosen")).to_contain_text("11,768 家")
    people = table.locator("tr", has_text="常住人口")
    expect(people).to_contain_text("全省第 2，全国地级城市第 3")
    people.locator(".info").click()
    expect(page.locator("#card")).to_contain_text("17,560,061")
    page.keyboard.press("Escape")
    people.get_by_role("button", name="常住人口", exact=True).click()
    Address(page).expect_part("measure=population")
    expect(table.locator("tr.chosen")).to_contain_text("17,560,061 人")
    page.locator('#path [data-event^="up:"]').click()
    Address(page).expect_part(f"map={GUANGDONG}")
    expect(table).to_have_count(0)
    expect(page.locator("#ranking table.companies")).to_contain_text("深圳")
