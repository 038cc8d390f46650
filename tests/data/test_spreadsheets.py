import pytest

from data.spreadsheets import escape_formula


@pytest.mark.parametrize("sign", [*"=+-@＝＋－＠", "\t=", "\r=", "\n="])
def test_a_text_that_looks_like_a_formula_is_made_harmless(sign: str) -> None:
    assert escape_formula(f"{sign}1") == f"'{sign}1"


@pytest.mark.parametrize("value", ["广东", "2017-04", 5, -5, 0.5, None, True, ""])
def test_everything_else_stays_as_it_is(value: object) -> None:
    assert escape_formula(value) is value
