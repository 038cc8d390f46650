"""The address: a link opens a view, a copied one opens it elsewhere, a bad one is mended and can be left."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from scripts.reading import Reader
from scripts.serving import serving
from tests.browser.conftest import NewReader
from tests.browser.screen import entries, fact, hold_first, path, query, sentence


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("region=440000", "全国 › 广东"),
        ("region=440300", "全国 › 广东 › 深圳"),
        ("region=440305&map=440300", "全国 › 广东 › 深圳 › 南山区"),
        ("region=330000,440000&measure=published", "全国"),
    ],
)
def test_a_link_opens_what_it_says(reader: Reader, page: Page, link: str, shown: str):
    reader.open(link)
    assert path(page) == shown


def test_a_cluster_in_a_link_is_chosen(reader: Reader, page: Page):
    reader.open("region=pearl-river-delta")
    assert "珠三角" in sentence(page)


def test_a_bad_link_is_mended_says_what_was_ignored_and_back_leaves_it(reader: Reader, page: Page):
    reader.open("region=440000")
    reader.open("region=440000,999999&years=abc&measure=companies&nothing=1")
    assert query(page) == "region=440000&measure=companies"
    notice = page.locator("#banner [data-banner=notice]")
    assert "999999" in notice.inner_text()
    assert "abc" in notice.inner_text()
    assert fact(page, "companies") == "45,473"
    page.go_back()
    reader.wait_drawn()
    assert query(page) == "region=440000"


def test_the_notice_can_be_put_away(reader: Reader, page: Page):
    reader.open("region=nowhere")
    page.locator("#banner [data-event='dismiss:']").click()
    assert page.locator("#banner [data-banner=notice]").is_hidden()


def test_opening_a_link_adds_nothing_to_the_history_and_a_choice_adds_one_entry(reader: Reader, page: Page):
    reader.open("region=440000")
    before = entries(page)
    reader.act("measure:companies")
    assert entries(page) == before + 1


@pytest.mark.parametrize(("verb", "name"), [("lang:en", "lang=en"), ("theme:dark", "theme=dark")])
def test_language_and_theme_replace_the_entry(reader: Reader, page: Page, verb: str, name: str):
    reader.open()
    before = entries(page)
    reader.act(verb)
    assert query(page) == name
    assert entries(page) == before


def test_a_copied_link_opens_the_same_view_elsewhere(new_reader: NewReader):
    here = new_reader(permissions=["clipboard-read", "clipboard-write"])
    here.open()
    for verb in ("add:330000", "add:440000", "measure:published", "toggle:comparable=1", "lang:en", "theme:dark"):
        here.act(verb)
    here.page.locator('[data-event="link:"]').click()
    here.page.locator("#toast:not([hidden])").wait_for()
    copied = here.page.evaluate("navigator.clipboard.readText()")
    there = new_reader()
    there.page.goto(copied)
    there.wait_drawn()
    assert query(there.page) == query(here.page)
    assert sentence(there.page) == sentence(here.page)


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
    reader.open(link)
    assert page.title() == title
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dataset.theme]") == [lang, theme]


def test_back_in_the_middle_of_a_choice_takes_the_choice_back(reader: Reader, page: Page):
    reader.open()
    reader.act("measure:companies")
    held = hold_first(page)
    page.evaluate("atlas.send('choose:440000')")
    page.wait_for_timeout(100)
    with reader.choosing():
        page.go_back()
    held[0].continue_()
    page.wait_for_timeout(200)
    assert query(page) == ""
    assert fact(page, "listed") == "36"


def test_under_another_base_path_everything_stays_under_it(browser: Browser):
    with serving(workers=1, ATLAS_BASE_PATH="/atlas/") as atlas:
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(urlsplit(request.url).path))
        reader = Reader(page, atlas.url)
        reader.open("region=440000")
        page.fill("#search", "gd")
        page.locator("#search-results [data-event]").first.wait_for()
        page.locator('#headline [data-event^="card:"]').first.click()
        page.locator("#card.show").wait_for()
        assert path(page) == "全国 › 广东"
        page.close()
    assert [one for one in asked if not one.startswith("/atlas/")] == []
