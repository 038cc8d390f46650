"""Comparing places: adding, removing and opening them without a key held, by keyboard, by search, on a phone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.controllers import (
    GUANGDONG,
    SHANGHAI,
    ZHEJIANG,
    Address,
    Announcements,
    Comparison,
    Ranking,
    SearchField,
)
from tests.browser.reader import Reader

BEIJING, JIANGSU, XINJIANG, SHANDONG = "110000", "320000", "650000", "370000"
SIX = f"{ZHEJIANG},{GUANGDONG},{SHANGHAI},{BEIJING},{JIANGSU},{XINJIANG}"
LETTERS = """() => {
    const { data } = document.querySelector('#founding-timeline .js-plotly-plot');
    return data.at(-1).text.map(text => text.replace(/<[^>]*>/g, ''));
}"""


def test_six_places_are_compared_with_six_clicks(reader: Reader, page: Page):
    reader.open()
    ranking, comparison = Ranking(page), Comparison(page)
    ranking.add(ZHEJIANG)
    ranking.add(GUANGDONG)
    for adcode in SIX.split(",")[2:]:
        comparison.add(adcode).click()
    Address(page).expect_query(f"region={SIX}")
    comparison.expect_places("浙江", "广东", "上海", "北京", "江苏", "新疆")
    comparison.expect_fact("population", GUANGDONG, "126,012,510")
    comparison.expect_fact("published", BEIJING, "未公布")


def test_a_place_is_added_by_keyboard_and_the_next_one_after_it(reader: Reader, page: Page):
    reader.open(f"region={ZHEJIANG},{GUANGDONG}")
    comparison = Comparison(page)
    comparison.add(SHANGHAI).focus()
    page.keyboard.press("Space")
    Address(page).expect_query(f"region={ZHEJIANG},{GUANGDONG},{SHANGHAI}")
    comparison.add(BEIJING).focus()
    page.keyboard.press("Enter")
    Address(page).expect_query(f"region={ZHEJIANG},{GUANGDONG},{SHANGHAI},{BEIJING}")


def test_a_place_is_removed_and_another_opened(reader: Reader, page: Page):
    reader.open(f"region={ZHEJIANG},{GUANGDONG},{SHANGHAI}")
    comparison = Comparison(page)
    comparison.remove(SHANGHAI)
    Address(page).expect_query(f"region={ZHEJIANG},{GUANGDONG}")
    comparison.open(GUANGDONG)
    Address(page).expect_query(f"map={GUANGDONG}")


def test_a_seventh_place_is_told_and_changes_nothing(reader: Reader, page: Page):
    reader.open(f"region={SIX}")
    page.evaluate(f"atlas.send('add:{SHANDONG}')")
    Announcements(page).expect("notice", "最多同时对比 6 个地区", "山东")
    Address(page).expect_query(f"region={SIX}")


@pytest.mark.parametrize("way", ["button", "key"])
def test_a_match_of_the_search_is_added_to_what_is_chosen(reader: Reader, page: Page, way: str):
    reader.open(f"region={ZHEJIANG}")
    search = SearchField(page)
    search.type("上海")
    search.expect_hit(SHANGHAI)
    if way == "button":
        search.add(SHANGHAI).click()
    else:
        page.keyboard.press("Control+Enter")
    Address(page).expect_query(f"region={ZHEJIANG},{SHANGHAI}")
    Comparison(page).expect_places("浙江", "上海")
    expect(search.field).to_have_value("")


def test_the_timeline_says_whose_square_is_whose(reader: Reader, page: Page):
    reader.open(f"region={ZHEJIANG},{SHANGHAI}")
    expect(page.locator("#timeline-caption .note").first).to_contain_text("a 浙江、b 上海")
    page.wait_for_function(f"() => [...new Set(({LETTERS})())].sort().join() === 'a,b'")
    Comparison(page).remove(SHANGHAI)
    Address(page).expect_query(f"region={ZHEJIANG}")
    page.wait_for_function(f"() => !({LETTERS})().length")


def test_on_a_phone_only_the_table_scrolls_and_only_sideways(reader: Reader):
    reader.resize((360, 800))
    reader.open(f"region={SIX}&lang=en")
    sizes = reader.page.evaluate("""() => {
        const box = document.querySelector('#ranking .scroller');
        const beyond = [box.scrollWidth > box.clientWidth, box.scrollHeight > box.clientHeight];
        return [document.documentElement.scrollWidth, ...beyond];
    }""")
    assert sizes == [360, True, False]
    box = reader.page.locator("#ranking .scroller")
    box.evaluate("box => box.scrollLeft = 300")
    label = reader.page.locator('[data-fact="population"] th').bounding_box()
    assert label is not None
    assert label["x"] >= 0
