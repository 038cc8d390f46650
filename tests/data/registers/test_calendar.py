"""The calendar that dates are looked up in: each spelling once, with the month that it means."""

import pandas as pd
import pytest

from data.registers import meanings


@pytest.fixture(scope="module")
def months() -> "pd.Series[int]":
    return meanings.calendar().set_index("text")["month"]


def test_each_spelling_stands_once(months):
    assert months.index.is_unique


@pytest.mark.parametrize("day", ["1900-01-01", "1927-05-18", "2000-02-29", "2017-03-09", "2100-12-31"])
def test_a_day_is_known_in_all_its_spellings(months, day):
    date = pd.Timestamp(day)
    serial = (date - meanings.SERIAL_ZERO).days
    texts = {day, f"{date.year}-{date.month}-{date.day}", day.replace("-", ""), day[:7], f"{day[:7]}-"}
    texts |= {str(serial)} if serial >= meanings.FIRST_SERIAL else set()
    assert {months[text] for text in texts} == {date.year * 100 + date.month}


@pytest.mark.parametrize("text", ["1900-02-29", "2100-2-29", "2017-13", "20170431", "1899-12-31", "2101", "9999", ""])
def test_what_is_no_day_is_not_known(months, text):
    assert text not in months.index


def test_a_year_alone_has_no_month(months):
    assert {months[text] for text in ("2014", "2014-", "2014-0")} == {201400}
