"""The level of whoever certifies a company, as lists write it."""

import pandas as pd
import pytest

from data.companylists.levels import LEVEL, highest, level, words

WRITTEN = {
    "国家级": "national",
    " 国家级专精特新“小巨人”": "national",
    "省级": "provincial",
    "自治区级": "provincial",
    "北京市级": "provincial",
    "市级": "municipal",
    "深圳市南山区级": "district",
    "区县级": "district",
    "Provincial": "provincial",
    "National level": "national",
    "AAA": "other",
    "": "unknown",
    "-": "unknown",
}


@pytest.mark.parametrize(("cell", "expected"), WRITTEN.items())
def test_a_cell_has_the_level_of_the_first_word_of_the_table(cell, expected):
    assert level(cell) == expected


def test_every_word_of_the_table_has_a_level_and_none_hides_behind_an_earlier_one():
    assert {one for _, one in words()} < {*LEVEL.classes}
    assert [word for word, one in words() if level(word) != one] == []


def test_of_several_rows_of_a_company_the_highest_counts():
    assert highest(pd.Series(["unknown", "municipal", "provincial", "other"])) == "provincial"
