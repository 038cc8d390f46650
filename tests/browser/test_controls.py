"""The row of filters, language and theme, search, source cards, copying."""

import re

import pytest
from playwright.sync_api import Page, expect

from data.boundaries import Boundaries
from tests.browser.controllers import (
    Address,
    Announcements,
    Filters,
    Headline,
    Path,
    Preferences,
    SearchField,
    Sentence,
    SourceCard,
    holding,
)
from tests.browser.figures import Map, double_click_park
from tests.browser.reader import Reader


def test_measure_and_series_are_chosen_in_menus(reader: Reader, page: Page):
    reader.open()
    filters, address = Filters(page), Address(page)
    filters.expect_offered("series", False)
    filters.choose("measure", "companies")
    address.expect_query("measure=companies")
    filters.choose_series("qichacha-2020-07-07-existing")
    address.expect_query("measure=companies&series=qichacha-2020-07-07-existing")
    Headline(page).expect_no_fact("companies", "105,649")


def test_a_menu_of_one_choice_closes_after_a_click_and_keeps_the_focus(reader: Reader, page: Page):
    reader.open()
    filters = Filters(page)
    filters.choose("measure", "published")
    Address(page).expect_query("measure=published")
    filters.expect_open(0)
    expect(filters.button("measure")).to_be_focused()


def test_arrows_choose_in_a_menu_of_one_choice_which_stays_open_until_escape(reader: Reader, page: Page):
    reader.open()
    filters, address = Filters(page), Address(page)
    filters.button("measure").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(filters.option("measure", "listed")).to_be_focused()
    for value in ("published", "companies"):
        page.keyboard.press("ArrowDown")
        address.expect_query(f"measure={value}")
        expect(filters.option("measure", value)).to_be_focused()
    filters.expect_open(1)
    page.keyboard.press("Escape")
    filters.expect_open(0)
    expect(filters.button("measure")).to_be_focused()
    address.expect_query("measure=companies")


def test_a_menu_of_several_choices_stays_open_and_keeps_the_focus(reader: Reader, page: Page):
    reader.open()
    filters, address = Filters(page), Address(page)
    filters.choose("years", "2016")
    address.expect_query("years=2016")
    filters.expect_open(1)
    filters.option("years", "2018").click()
    address.expect_query("years=2016,2018")
    expect(filters.option("years", "2018")).to_be_focused()
    filters.expect_open(1)
    filters.clear("years")
    address.expect_query("")


def test_ticks_add_up_while_an_answer_is_held_back(reader: Reader, page: Page):
    reader.open()
    filters = Filters(page)
    filters.open("years")
    with holding(page):
        for year in ("2016", "2017", "2018"):
            filters.option("years", year).click()
    Address(page).expect_query("years=2016-2018")
    with reader.resting():  # no value that an answer has set is taken for the reader's
        page.wait_for_timeout(500)
    for year in ("2016", "2017", "2018"):
        expect(filters.option("years", year)).to_be_checked()
    Address(page).expect_query("years=2016-2018")


def test_escape_and_a_click_elsewhere_close_a_menu_and_change_nothing(reader: Reader, page: Page):
    reader.open("region=440000")
    filters = Filters(page)
    for close in (lambda: page.keyboard.press("Escape"), page.locator("#sentence").click):
        filters.open("kind")
        close()
        filters.expect_open(0)
        Address(page).expect_query("region=440000")


def test_kinds_and_statuses_filter_the_listed_parks_only(reader: Reader, page: Page):
    reader.open()
    headline = Headline(page)
    Filters(page).choose("kind", "incubator")
    Address(page).expect_query("kind=incubator")
    headline.expect_no_fact("listed", "36")
    headline.expect_fact("companies", "105,649")


def test_28_parks_are_comparable(reader: Reader, page: Page):
    reader.open()
    Filters(page).switch("comparable")
    Address(page).expect_query("comparable=1")
    Headline(page).expect_fact("listed", "28")
    Filters(page).switch("comparable")
    Address(page).expect_query("")


def test_reset_clears_the_choices_and_keeps_language_and_theme(reader: Reader, page: Page):
    reader.open("region=440000&years=2018&measure=companies&lang=en&theme=dark")
    Filters(page).reset()
    Address(page).expect_query("lang=en&theme=dark")


def test_nothing_passes_the_filter_and_one_button_clears_it(reader: Reader, page: Page):
    reader.open("years=2015&kind=base")
    page.locator('main [data-event="clear:filters"]:visible').first.click()
    Address(page).expect_query("")


def test_language_and_theme_change_everything_at_once(reader: Reader, page: Page):
    reader.open()
    preferences = Preferences(page)
    preferences.switch_language()
    preferences.switch_theme()
    preferences.expect("en", "dark")
    expect(page).to_have_title(re.compile("Park Atlas$"))
    main = page.locator("main")
    expect(main).to_contain_text("Guangdong")
    expect(main).not_to_contain_text("广东 3")
    expect(page.locator("#filters")).to_contain_text("Kind")


FOUND = {
    "gd": "440000",  # 拼音首字母
    "广东": "440000",
    "Shenzhen": "440300",
    "APBC": "310000",  # an alias of 亚太区块链中心
    "雄岸资本": "330110",  # the operator of 中国杭州区块链产业园
    "余杭": "330110",
}


def test_search_finds_places_and_parks_by_initials_aliases_and_operators(reader: Reader, page: Page):
    reader.open()
    search = SearchField(page)
    for typed, adcode in FOUND.items():
        search.type(typed)
        search.expect_hit(adcode)
        page.keyboard.press("Escape")


def test_search_shows_first_what_most_readers_mean(reader: Reader, page: Page):
    reader.open()
    search = SearchField(page)
    for typed, first in (("sz", "深圳"), ("xixi", "西溪谷区块链产业园"), ("huangpu", "黄埔区"), ("2018", "名单未收录")):
        search.type(typed)
        search.expect_first(first)
        page.keyboard.press("Escape")


def test_a_cluster_is_chosen_and_a_park_opens_its_card_with_a_link_to_its_place(reader: Reader, page: Page):
    reader.open("map=440000")
    search, address = SearchField(page), Address(page)
    search.type("长三角")
    search.hit("yangtze-delta").click()
    address.expect_query("region=yangtze-delta")
    search.type("长三角")
    search.hit("yangtze-delta").click()
    search.type("西溪谷")
    search.hit("330106").hover()
    expect(search.hit("330106")).to_have_attribute("href", re.compile(r"\?region=330106$"))
    search.hit("330106").click()
    SourceCard(page).expect("西溪谷区块链产业园")


def test_a_hit_is_reached_by_keyboard_and_the_field_is_empty_again(reader: Reader, page: Page):
    reader.open()
    search = SearchField(page)
    search.type("深圳")
    search.expect_hit("440300")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    Path(page).expect("全国", "广东", "深圳")
    expect(search.results).to_be_hidden()
    expect(search.field).to_have_value("")
    search.type("浙江")
    search.hit("330000").click()
    Path(page).expect("全国", "浙江")
    expect(search.field).to_have_value("")


def test_enter_opens_the_chosen_place_after_a_link_a_search_and_a_click_on_the_map(
    reader: Reader, page: Page, boundaries: Boundaries
):
    address, search = Address(page), SearchField(page)
    reader.open("region=440000")
    page.keyboard.press("Enter")
    address.expect_query("map=440000")
    page.keyboard.press("Escape")
    address.expect_query("")
    search.type("浙江")
    search.expect_hit("330000")
    for wanted in ("region=330000", "map=330000"):
        page.keyboard.press("Enter")
        address.expect_query(wanted)
    reader.open()
    Map(reader, boundaries).click("510000")
    address.expect_query("region=510000")
    page.keyboard.press("Enter")
    address.expect_query("map=510000")


def test_enter_leaves_controls_and_several_places_alone(reader: Reader, page: Page):
    address, filters = Address(page), Filters(page)
    reader.open("region=440000,330000")
    page.locator("#sentence").click()
    with reader.resting():
        page.keyboard.press("Enter")
    reader.open("region=440000")
    page.locator("#story-open").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#story")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#story")).to_be_hidden()
    expect(page.locator("#story-open")).to_be_focused()
    filters.button("kind").focus()
    page.keyboard.press("Enter")
    filters.expect_open(1)
    address.expect_query("region=440000")


def test_a_long_menu_opens_at_the_entry_that_is_chosen(reader: Reader, page: Page):
    reader.open("measure=companies&series=qichacha-2020-07-07-existing")
    filters = Filters(page)
    page.locator("#filter-series-value").click()
    expect(filters.series_option("qichacha-2020-07-07-existing")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Escape")
    Address(page).expect_query("measure=companies&series=qichacha-2020-07-07-existing")


def test_a_miss_says_that_our_list_is_not_the_world(reader: Reader, page: Page):
    reader.open()
    search = SearchField(page)
    search.type("火星园区")
    expect(search.results).to_contain_text("名单未收录，不代表没有")
    page.keyboard.press("Escape")
    expect(search.results).to_be_hidden()
    Address(page).expect_query("")


def test_a_source_opens_as_a_card_and_escape_closes_it(reader: Reader, page: Page):
    reader.open("region=440000")
    source, card = Headline(page).source("companies"), SourceCard(page)
    source.click()
    card.expect("财联社")
    page.keyboard.press("Escape")
    card.expect_closed()
    expect(source).to_be_focused()
    Address(page).expect_query("region=440000")


def test_the_button_of_a_card_closes_it_and_another_opens(reader: Reader, page: Page):
    reader.open("region=440000")
    card = SourceCard(page)
    for fact, text in (("companies", "天眼查"), ("per_10k", "国家统计局")):
        source = Headline(page).source(fact)
        source.click()
        card.expect(text)
        card.close()
        card.expect_closed()
        expect(source).to_be_focused()


def test_nothing_in_a_dialog_has_a_transition_that_could_keep_it_open(reader: Reader, page: Page):
    """React Bootstrap waits for a transition's end, and one of a button in the dialog would pass for the dialog's."""
    reader.open("region=440000")
    Headline(page).source("companies").click()
    SourceCard(page).expect("天眼查")
    inside = "all => all.map(one => getComputedStyle(one).transitionDuration).filter(time => time !== '0s')"
    assert page.locator("#card *").evaluate_all(inside) == []


def test_a_number_is_explained_by_its_formula(reader: Reader, page: Page):
    reader.open("region=440000")
    Headline(page).source("share").click()
    SourceCard(page).expect("= 45,473 / 105,649")


def test_the_card_of_a_park_leads_to_the_counts_that_name_it(reader: Reader, page: Page):
    reader.open("region=310000")
    page.locator('#region-profile [data-event="card:park:tiankong-shanghai"]').click()
    card = SourceCard(page)
    card.expect("2016-11（精确到月）")
    card.press("card:lianxin-2021")
    card.expect("47家产业园抢跑")
    card.close()
    card.expect_closed()
    Address(page).expect_query("region=310000")


@pytest.mark.parametrize(
    ("view", "query"), [("#founding-timeline", "years=2017"), ("#province-map", "region=420000")], ids=["square", "dot"]
)
def test_the_second_click_of_two_on_a_park_opens_its_card(reader: Reader, page: Page, view: str, query: str):
    reader.open()
    double_click_park(reader, view, "wuhan")
    SourceCard(page).expect("武汉区块链产业园")
    Address(page).expect_query(query)


@pytest.mark.usefixtures("clipboard")
def test_a_number_is_copied_with_its_citation(reader: Reader):
    reader.open("region=440000")
    Headline(reader.page).copy("companies")
    citation = "45,473 家（天眼查，现存，2022-03-16；转引自财联社 2022-03-21）"
    Announcements(reader.page).expect_toast(citation)
    assert reader.page.evaluate("navigator.clipboard.readText()") == citation
    Sentence(reader.page).expect_start("广东")
