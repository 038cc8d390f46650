"""Dates and amounts as English writes them, the same in registers and in lists of parks."""

import ibis
import pandas as pd
import pytest

from data.parklists import cells
from data.registers import english_dates, meanings

FORMS = [
    *("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b. %d, %Y", "%d-%b-%Y", "%d-%b-%Y 00:00:00", "%b %d %Y"),
    *("%dth %B %Y", "%B %dth, %Y", "%d %B, %Y"),
]
DAYS = ["2014-05-12", "2015-09-01", "1999-12-31", "2020-02-29", "2003-06-10", "2018-10-05"]
NOT_DATES = [
    "12 May 14",
    "31 Smarch 2014",
    "May I 2014",
    "Mayflower 2014",
    "12 May 12 2014",
    "2014 May Ltd",
    "甲 May 2014",
]
AMOUNTS = {
    "RMB 5,000,000": ("cny", 5_000_000),
    "RMB5,000,000.00": ("cny", 5_000_000),
    "¥300,000": ("cny", 300_000),
    "CNY 5m": ("cny", 5_000_000),
    "CNY 1.5 million": ("cny", 1_500_000),
    "2.5 billion RMB": ("cny", 2_500_000_000),
    "RMB 3bn": ("cny", 3_000_000_000),
    "800k yuan": ("cny", 800_000),
    "RMB 500万": ("cny", 5_000_000),
    "5,000,000 yuan": ("cny", 5_000_000),
    "USD 5m": ("foreign", 0),
    "US$ 5,000,000": ("foreign", 0),
    "HK$10,000": ("foreign", 0),
    "5m": ("unreadable", 0),
    "人民币500": ("unreadable", 0),
    "5 minutes RMB": ("unreadable", 0),
}


def on_engine(texts: list[str], meaning) -> list:
    """What a column of these texts means, in their order."""
    table = ibis.memtable({"at": range(len(texts)), "text": texts})
    return meaning(table).order_by("at").execute()["meant"].tolist()


@pytest.fixture(scope="module")
def written() -> dict[str, str]:
    days = [(pd.Timestamp(day), form) for day in DAYS for form in FORMS]
    months = [(pd.Timestamp(day), form) for day in DAYS for form in ("%B %Y", "%b-%Y", "%b, %Y")]
    whole = {day.strftime(form): day.strftime("%Y-%m-%d") for day, form in days}
    return whole | {day.strftime(form): day.strftime("%Y-%m") for day, form in months}


def test_english_dates_are_those_that_pandas_reads(written):
    texts = [variant for text in written for variant in (text, text.upper(), text.lower())]
    meant = on_engine(texts, lambda table: table.mutate(meant=meanings.day(table.text)))
    known = meanings.calendar().set_index("text")["month"]
    assert known.reindex(meant).tolist() == [int(written[text][:7].replace("-", "")) for text in written for _ in "abc"]
    assert [cells.day(text) for text in texts] == [written[text] for text in written for _ in "abc"]


def test_both_ways_to_read_them_agree_on_what_is_none():
    meant = on_engine(NOT_DATES, lambda table: table.mutate(meant=english_dates.normalized(table.text)))
    assert meant == [english_dates.normalized_text(text) for text in NOT_DATES] == NOT_DATES


def test_english_amounts_are_summed_where_they_say_their_currency():
    def currency(table: ibis.Table) -> ibis.Table:
        return table.mutate(meant=meanings.currency(meanings.money(table.text)))

    def yuan(table: ibis.Table) -> ibis.Table:
        return table.mutate(meant=meanings.yuan(meanings.money(table.text)))

    texts = list(AMOUNTS)
    sums = zip(on_engine(texts, currency), on_engine(texts, yuan), strict=True)
    found = {text: (kind, int(sum_) if kind == "cny" else 0) for text, (kind, sum_) in zip(texts, sums, strict=True)}
    assert found == AMOUNTS
