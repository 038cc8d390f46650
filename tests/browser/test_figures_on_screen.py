"""The article's figures, as a reader finds them on the page."""

from playwright.sync_api import Page

from tests.browser.controllers import GUANGDONG, Headline, Path, Ranking, Sentence
from tests.browser.figures import Timeline
from tests.browser.reader import Reader

CITIES = {
    "440100": ("广州", "29,714"),
    "440300": ("深圳", "11,768"),
    "441900": ("东莞", "1,014"),
    "440600": ("佛山", "789"),
    "440400": ("珠海", "689"),
}


def test_the_nation_shows_51_published_36_listed_and_105649_companies_of_which_not_all_live_on_it(
    reader: Reader, page: Page
):
    reader.open()
    headline = Headline(page)
    for fact, number in {"published": "51", "listed": "36", "companies": "105,649"}.items():
        headline.expect_fact(fact, number)
    headline.expect_note("companies", "非主营口径")
    Sentence(page).expect("36", "51", "20")


def test_zhejiang_guangdong_and_shanghai_are_published_with_9_7_and_5_parks(reader: Reader, page: Page):
    reader.open()
    for adcode, row in {"330000": "浙江 9", "440000": "广东 7", "310000": "上海 5"}.items():
        Ranking(page).expect_row(adcode, row)


def test_published_parks_were_founded_1_3_17_18_and_12_a_slot_and_of_18_listed_the_year_is_unknown_or_to_come(
    reader: Reader, page: Page
):
    reader.open()
    timeline = Timeline(reader)
    timeline.expect_column(1, "1", "3", "17", "18", "12", "未公布", "未公布")
    timeline.expect_column(2, "1", "3", "4", "7", "3", "13", "5")


def test_guangdong_has_45473_companies_and_a_share_of_43_0_printed_as_45(reader: Reader, page: Page):
    reader.open("region=440000&measure=companies")
    headline = Headline(page)
    headline.expect_fact("companies", "45,473")
    headline.expect_fact("share", "43.0%")
    headline.expect_note("share", "原文写作 45%")
    Sentence(page).expect("原文写作 45%")


def test_the_cities_of_guangdong_show_their_companies_the_remainder_and_the_ranks_that_can_be_proved(
    reader: Reader, page: Page
):
    reader.open(f"map={GUANGDONG}&measure=companies")
    ranking = Ranking(page)
    for adcode, (name, number) in CITIES.items():
        ranking.expect_row(adcode, f"{name} {number}")
    ranking.expect_remainder("1,499")
    ranking.expect_row("440100", "全省第 1")
    ranking.expect_row("440300", "全省第 2")
    ranking.expect_not_in_row("441900", "全省第")
    ranking.expect_row("441900", "已公布城市中第 3")


def test_the_profile_of_a_city_shows_its_companies(reader: Reader, page: Page):
    reader.open(f"map={GUANGDONG}&measure=companies")
    for adcode, (name, number) in CITIES.items():
        Ranking(page).choose(adcode)
        Headline(page).expect_fact("companies", number)
        Path(page).expect("全国", "广东", name)
