"""The card of a source, which opens without changing the selection."""

from components import ids


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
