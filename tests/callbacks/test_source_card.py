"""The card of a number, a park or a source, which opens without changing the selection."""

import re
from html import unescape

import pytest

from components import ids
from components.panels.citation import with_unit
from components.style import Style
from data import links
from data.summaries import region_profile


def html(answer):
    assert answer[ids.CARD] == {"is_open": True}
    return answer[ids.CARD_SOURCES]["html"]


def request(value):
    return {"value": value, "at": 1.0}


def test_a_source_card_says_who_published_what_and_when(ask):
    card = html(ask("card-request.data", request("cls-2022")))
    assert "财联社" in card
    assert "2022-03-21" in card


def test_all_sources_of_a_derived_number_come_together(ask):
    cards = html(ask("card-request.data", request("cls-2022;census-2020;cls-2022")))
    assert cards.count("<article") == 2
    assert "财联社" in cards
    assert "国家统计局" in cards


def test_a_card_speaks_the_reader_s_language(ask):
    assert "What it says" in html(ask("card-request.data", request("cls-2022"), search="?lang=en", lang="en"))


def test_an_unknown_source_says_so_beside_those_that_are_known(ask):
    cards = html(ask("card-request.data", request("cls-2022;nowhere")))
    assert "财联社" in cards
    assert "找不到这个来源" in cards
    assert "nowhere" in cards


def test_what_is_asked_for_is_never_taken_for_markup(ask):
    assert "<script" not in html(ask("card-request.data", request("<script>alert(1)</script>")))


def text(answer):
    """The words of a card."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html(answer))).split())


@pytest.mark.parametrize(
    ("search", "card", "number", "formula"),
    [
        ("?region=440000", "fact:share", "43.0%", "45,473 / 105,649"),
        ("?region=440000", "fact:per_10k", "3.61 家/万人", "45,473 / 126,012,510 × 10,000"),
        ("?region=440000", "fact:location_quotient", "3.7", "(45,473 / 105,649) / (3,319,738 / 28,665,212)"),
        ("?region=440100,440300", "fact:companies", "41,482 家", "29,714 + 11,768"),
        ("?map=440000&measure=companies", "remainder:", "1,499 家", "45,473 − 29,714 − 11,768 − 689 − 789 − 1,014"),
        ("", "remainder:", "30 家", "51 − 5 − 9 − 7"),
    ],
)
def test_a_card_opens_with_the_number_and_its_formula(ask, search, card, number, formula):
    shown = text(ask("card-request.data", request(card), search=search))
    assert f"{number} = {formula} " in shown
    assert shown.index(formula) < shown.index("财联社·区块链日报")


def test_the_text_of_an_article_is_folded_away_below_a_number(ask):
    card = html(ask("card-request.data", request("fact:share"), search="?region=440000"))
    assert card.index("原文写作 45%") < card.index("<details") < card.index("记者不完全统计，截至 2022 年 3 月全国建成")
    assert card.count('id="card-title"') == card.count('data-event="close:"') == 1


@pytest.mark.parametrize("search", ["", "?region=440000", "?region=440100,440300", "?cluster=yangtze-delta"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_number_has_a_card_that_shows_it_and_says_what_it_is(ask, dataset, search, lang):
    summary = region_profile.summarise(links.parse(search, dataset).selection, dataset)
    for fact in summary.facts:
        if fact.value is not None:
            card = html(ask("card-request.data", request(f"fact:{fact.fact}"), search=search, lang=lang))
            assert with_unit(fact, Style(lang, "light", 0)) in unescape(card)
            assert re.search(r"<p>[^<]{10}", card), fact.fact


def test_the_curated_list_is_one_click_from_the_search_by_keyword(ask):
    card = html(ask("card-request.data", request("fact:companies")))
    assert "约 1,400" in card
    (event,) = re.findall(r'data-event="card:(series:caict-2022-12-existing)"', card)
    assert "遴选名单" in text(ask("card-request.data", request(event)))


def test_a_figure_of_one_year_has_a_card(ask):
    shown = text(ask("card-request.data", request("series:01-2021-12-new:2021")))
    assert "2021 年新登记" in shown
    assert "42,254 家" in shown


def test_a_park_has_a_card_with_its_dates_and_all_its_sources(ask):
    shown = text(ask("card-request.data", request("park:tiankong-shanghai"), search="?region=440000"))
    for words in (
        "孵化器 ×",
        "天空区块链孵化基地",
        "上海 宝山区",
        "2016-11（精确到月）",
        "2020 年时停运",
        "可信度 A：",
    ):
        assert words in shown
    card = html(ask("card-request.data", request("park:tiankong-shanghai")))
    assert "paobohui.com" in card
    assert "odvq.com" in card
    assert {"card:cls-2022", "card:lianxin-2021"} <= set(re.findall(r'data-event="([^"]*)"', card))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_park_has_a_card(ask, dataset, lang):
    for park in dataset.parks["park_id"]:
        card = html(ask("card-request.data", request(f"park:{park}"), lang=lang))
        assert card.count("<article") >= 2


@pytest.mark.parametrize("card", ["fact:nothing", "fact:share", "series:nowhere", "park:nowhere", "remainder:"])
def test_what_is_no_longer_there_says_so(ask, card):
    search = "?map=520000&measure=companies" if card == "remainder:" else ""
    assert "页面上已没有这个数字或园区" in html(ask("card-request.data", request(card), search=search))
