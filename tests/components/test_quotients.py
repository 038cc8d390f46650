"""A quotient never reads like one of the other side, and on the map never like one of another class."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import numbers
from components.figures.map_spans import spans_around


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3.7164, "3.7"),
        (0.978, "0.98"),
        (1.0, "1.0"),
        (1.004, "1.004"),
        (1.06, "1.1"),
        (0.94, "0.9"),
        (0.99999, "1.000"),
    ],
)
def test_a_quotient_has_one_decimal_and_more_where_it_would_read_one(value, text):
    assert numbers.quotient(value) == text


@given(st.integers(1, 9_000), st.sampled_from([None, 2, 3, 4, 5, 6, 7]))
def test_on_the_map_the_text_lies_in_the_class_of_the_value(thousandths, count):
    value = thousandths / 1000
    span = next(one for one in spans_around(1.0, count) if value in one)
    assert float(numbers.within(value, "ratio", span.__contains__)) in span


@pytest.mark.parametrize(
    ("value", "unit", "text"), [(0.0496, "share", "4.96%"), (0.032, "share", "3.2%"), (45.0, "companies", "45")]
)
def test_so_does_a_share_and_other_numbers_are_as_ever(value, unit, text):
    assert numbers.within(value, unit, lambda one: one < 0.05) == text
