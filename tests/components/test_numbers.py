"""How numbers are written."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import numbers
from components.words import words
from data.states import State
from data.values import Details, Fact


@pytest.mark.parametrize(
    ("write", "number", "text"),
    [
        (numbers.integer, 45_473, "45,473"),
        (numbers.integer, 105_649.0, "105,649"),
        (numbers.integer, 0, "0"),
        (numbers.integer, 1_411_778_724, "1,411,778,724"),
        (numbers.share, 45_473 / 105_649, "43.0%"),
        (numbers.share, Fraction(21, 51), "41.2%"),
        (numbers.share, 3_319_738 / 28_665_212, "11.6%"),
        (numbers.share, 1 / 2_000, "0.1%"),  # 0.05%, half up
        (numbers.share, 17 / 2_000, "0.9%"),  # 0.85%, below it in binary
        (numbers.share, 1.0, "100.0%"),
        (numbers.share, 0, "0.0%"),
        (numbers.rate, 0.74834, "0.748"),
        (numbers.rate, 15.909, "15.9"),
        (numbers.rate, 6.7, "6.70"),
        (numbers.rate, 9.996, "10.0"),
        (numbers.rate, 0.9996, "1.00"),
        (numbers.rate, 1_234.5, "1,230"),
        (numbers.rate, 0.00012345, "0.000123"),
        (numbers.rate, 0, "0"),
        (numbers.quotient, 3.7164, "3.7"),
    ],
)
def test_each_kind_of_number_has_one_spelling(write, number, text):
    assert write(number) == text


@given(st.integers(0, 10**9), st.integers(1, 10**9))
def test_a_share_is_rounded_half_up_from_the_exact_ratio(part, whole):
    part = min(part, whole)
    tenths_of_percent = (part * 2_000 + whole) // (2 * whole)
    assert numbers.share(part / whole) == f"{tenths_of_percent // 10}.{tenths_of_percent % 10}%"


def test_a_negative_share_has_the_sign_of_all_other_numbers():
    assert numbers.share(-0.0432) == "\N{MINUS SIGN}4.3%"


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        (45_473, "companies", "45,473"),
        (0.5, "share", "50.0%"),
        (1.5, "per_10k", "1.50"),
        (3.71, "ratio", "3.7"),
        (None, "parks", "—"),
    ],
)
def test_the_unit_decides(number, unit, text):
    assert numbers.value(number, unit) == text


@pytest.mark.parametrize(
    ("value", "state", "details", "zh", "en"),
    [
        (45_473, State.COUNTED, Details(), "45,473", "45,473"),
        (3_000, State.COUNTED, Details(approx=True), "约 3,000", "about 3,000"),
        (14, State.DERIVED, Details(known=2, members=4, approx=True), "至少 14", "at least 14"),
        (0, State.NO_MATCH, Details(), "0", "0"),
        (None, State.NOT_PUBLISHED, Details(), "未公布", "not published"),
        (None, State.NOT_LISTED, Details(), "未收录", "not listed"),
        (None, State.NOT_IMPORTED, Details(), "导入中没有", "not imported"),
        (None, State.NOT_APPLICABLE, Details(), "—", "—"),
    ],
)
def test_a_fact_without_a_number_says_why(value, state, details, zh, en):
    fact = Fact("companies", value, "companies", "2022-03-16", (), state, details)
    assert (numbers.fact_value(fact, words("zh")), numbers.fact_value(fact, words("en"))) == (zh, en)


def test_a_sum_says_how_much_it_covers():
    fact = Fact("published", 14, "parks", "2022-03", (), State.DERIVED, Details(known=2, members=4, approx=True))
    assert numbers.covered(fact, words("zh")) == "4 地中 2 地有数字"
    assert numbers.covered(fact, words("en")) == "figures for 2 of 4"


def test_a_number_is_copied_with_its_citation():
    zh = words("zh")
    counted = numbers.origin("天眼查", "现存", "2022-03-16", zh)
    clauses = [counted, numbers.carried("财联社", "2022-03-21", zh), ""]
    assert numbers.cited("45,473 家", clauses, zh) == "45,473 家（天眼查，现存，2022-03-16；转引自财联社 2022-03-21）"


def test_what_is_not_known_of_a_citation_is_left_out():
    zh = words("zh")
    assert numbers.cited("51 家", [numbers.origin("财联社", "", "2022-03", zh)], zh) == "51 家（财联社，2022-03）"
    assert numbers.carried("文汇报", "", zh) == "转引自文汇报"
    assert numbers.cited("36 家", [], zh) == "36 家"
