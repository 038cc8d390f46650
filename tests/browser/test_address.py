"""The address: a link opens a view, a copied one opens it elsewhere, a bad one is mended and can be left."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import NewReader
from tests.browser.controllers import (
    ANSWERS,
    Address,
    Announcements,
    Filters,
    Headline,
    Path,
    Preferences,
    Ranking,
    Sentence,
    holding,
)
from tests.browser.reader import Reader


def test_a_link_opens_what_it_says(reader: Reader, page: Page):
    for query, crumbs in (
        ("region=440000", ("全国", "广东")),
        ("region=440305&map=440300", ("全国", "广东", "深圳", "南山区")),
    ):
        reader.load(query)
        Path(page).expect(*crumbs)
    for query, crumbs in (
        ("region=440300", ("全国", "广东", "深圳")),
        ("region=330000,440000&measure=published", ("全国",)),
    ):
        reader.open(query)
        Path(page).expect(*crumbs)
    reader.open("region=pearl-river-delta")
    Sentence(page).expect("珠三角")


def test_a_bad_link_is_mended_says_what_was_ignored_and_back_leaves_it(reader: Reader, page: Page):
    address = Address(page)
    reader.open("region=440000")
    reader.load("region=440000,999999&years=abc&measure=companies&nothing=1")
    address.expect_query("region=440000&measure=companies")
    Announcements(page).expect("notice", "999999", "abc")
    Headline(page).expect_fact("companies", "45,473")
    page.go_back()
    address.expect_query("region=440000")


DAMAGED = {
    "encoded": "region%3D440000%26years%3D2018%26measure%3Dcompanies",
    "encoded twice": "region%253D440000%2526years%253D2018%2526measure%253Dcompanies",
    "escaped": "region=440000&amp;years=2018&amp;measure=companies",
    "in brackets": "region=440000&years=2018&measure=companies）。",
    "forwarded": "region=440000&years=2018&measure=companies&from=singlemessage&isappinstalled=0",
}


def test_a_link_that_a_messenger_has_damaged_opens_the_view_that_was_meant(reader: Reader, page: Page):
    for query in DAMAGED.values():
        reader.open(query)
        Address(page).expect_query("region=440000&years=2018&measure=companies")
        Path(page).expect("全国", "广东")
        Announcements(page).expect_none()
    page.goto(f"{reader.home}%3Fmap=440000")
    Address(page).expect_query("map=440000")


def test_what_a_cut_link_has_lost_is_told(reader: Reader, page: Page):
    reader.open("region=440000&years=2018&measu")
    Address(page).expect_query("region=440000&years=2018")
    Announcements(page).expect("notice", "measu")
    reader.open("region=4400")
    Announcements(page).expect("notice", "region=4400")


def test_the_notice_can_be_put_away(reader: Reader, page: Page):
    reader.open("region=nowhere")
    announcements = Announcements(page)
    announcements.expect("notice")
    announcements.press("dismiss")
    announcements.expect_none()


def test_opening_a_link_adds_nothing_to_the_history_and_a_choice_adds_one_entry(reader: Reader, page: Page):
    address = Address(page)
    reader.load("region=440000")
    with address.adding(1):
        Headline(page).measure("companies")
        address.expect_query("region=440000&measure=companies")


def test_language_and_theme_replace_the_entry(reader: Reader, page: Page):
    address, preferences = Address(page), Preferences(page)
    reader.open()
    with address.adding(0):
        preferences.switch_language()
        address.expect_query("lang=en")
        preferences.switch_theme()
        address.expect_query("lang=en&theme=dark")


def test_a_copied_link_opens_the_same_view_elsewhere(new_reader: NewReader):
    here = new_reader(permissions=["clipboard-read", "clipboard-write"])
    here.open("lang=en&theme=dark")
    page = here.page
    for adcode in ("330000", "440000"):
        Ranking(page).add(adcode)
    Filters(page).choose("measure", "published")
    Filters(page).switch("comparable")
    query = "region=330000,440000&comparable=1&measure=published&lang=en&theme=dark"
    Address(page).expect_query(query)
    page.locator("#copy-link").click()
    Announcements(page).expect_toast()
    there = new_reader()
    there.page.goto(page.evaluate("navigator.clipboard.readText()"))
    Address(there.page).expect_query(query)
    Sentence(there.page).expect(page.locator("#sentence").inner_text().strip().splitlines()[0])


@pytest.mark.parametrize(
    ("link", "lang", "theme", "title"),
    [
        ("", "zh-CN", "light", "全国 · 区块链 · 园区图谱"),
        ("lang=en&theme=dark&region=440000", "en", "dark", "Guangdong · blockchain · Park Atlas"),
    ],
)
def test_language_theme_and_title_are_right_in_the_first_byte(
    context: BrowserContext, reader: Reader, page: Page, link: str, lang: str, theme: str, title: str
):
    document = context.request.get(f"{reader.home}?{link}").text()
    assert f'<html lang="{lang}" data-theme="{theme}"' in document
    assert re.search("<title>(.*?)</title>", document)[1] == title
    reader.load(link)
    expect(page).to_have_title(title)
    Preferences(page).expect(lang, theme)


def test_back_in_the_middle_of_a_choice_takes_the_choice_back(reader: Reader, page: Page):
    reader.open()
    address = Address(page)
    Headline(page).measure("companies")
    address.expect_query("measure=companies")
    with holding(page):
        with page.expect_request(ANSWERS):
            Ranking(page).choose("440000")
        page.go_back()
        address.expect_query("")
        Headline(page).expect_fact("companies", "105,649")
    page.wait_for_timeout(200)
    address.expect_query("")
    Path(page).expect("全国")
