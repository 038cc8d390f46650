import pytest

from data.spreadsheets import escape_formula


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_text_that_looks_like_a_formula_is_made_harmless(text: str) -> None:
    assert escape_formula(text) == f"'{text}"


@pytest.mark.parametrize("value", ["广东", "2017-04", 5, -5, 0.5, None, True, ""])
def test_everything_else_stays_as_it_is(value: object) -> None:
    assert escape_formula(value) is value
