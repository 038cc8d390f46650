"""What 有效期 says of a certificate on the day of the register."""

import pytest

from data.companylists.validity import is_unreadable, validity


@pytest.mark.parametrize(
    ("valid", "issued", "year", "expected"),
    [
        ("2022-03-15", "", "", "expired"),
        ("2022-03-16", "", "", "valid"),
        ("2022年3月", "", "", "valid"),  # meant to its end
        ("2022", "", "", "valid"),
        ("2021", "", "", "expired"),
        ("44561", "", "", "expired"),  # 2021-12-31 as a spreadsheet's number
        ("2019-01-01至2021-12-31", "", "", "expired"),
        ("2019.12-2022.12", "", "", "valid"),
        ("2019-12-02-2022-12-02", "", "", "valid"),
        ("自2019年1月1日起至2022年1月1日止", "", "", "expired"),
        ("长期有效", "", "", "valid"),
        ("三年", "2019-03-15", "", "expired"),
        ("3年", "2019/3/17", "", "valid"),
        ("三年", "", "2018", "expired"),
        ("三年", "", "2019年第一批", "valid"),
        ("三年", "", "", "unknown"),
        ("三年", "2020-02-29", "", "valid"),
        ("-", "2019-03-15", "", "unknown"),
        ("有效", "2019-03-15", "2018", "unknown"),
    ],
)
def test_a_certificate_is_valid_to_the_end_of_what_is_written(valid, issued, year, expected):
    assert validity(valid, issued, year, "2022-03-16") == expected


def test_a_register_of_a_year_proves_nothing_of_that_year():
    assert validity("2022-03-15", "", "", "2022") == "valid"
    assert validity("2021-12-31", "", "", "2022") == "expired"


@pytest.mark.parametrize(
    ("cell", "expected"), [("", False), ("-", False), ("三年", False), ("2022", False), ("有效", True)]
)
def test_what_says_nothing_readable_is_counted(cell, expected):
    assert is_unreadable(cell) == expected
