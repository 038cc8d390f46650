import pytest

from data.dates import PartialDate, is_date, parse


@pytest.mark.parametrize(
    ("text", "date", "precision"),
    [
        ("2017", PartialDate(2017), "year"),
        ("2017-04", PartialDate(2017, 4), "month"),
        ("2017-04-28", PartialDate(2017, 4, 28), "day"),
        ("2020-02-29", PartialDate(2020, 2, 29), "day"),
    ],
)
def test_a_date_keeps_its_precision(text: str, date: PartialDate, precision: str) -> None:
    assert parse(text) == date
    assert date.precision == precision


@pytest.mark.parametrize(
    "text",
    ["", "2017-13", "2017-00", "2017-02-30", "2019-02-29", "2017-4", "17-04", "2017/04", "0000", "２０１７", "2017 "],
)
def test_anything_else_is_no_date(text: str) -> None:
    assert not is_date(text)
