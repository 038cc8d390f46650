from datetime import date

import pytest

from components.panels import header
from components.style import Style
from data import links

ZH, EN = Style("zh", "light", 0), Style("en", "dark", 0)
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("as_of", "style", "expected"),
    [
        ("2022-03", ZH, "距今 4 年 8 个月"),
        ("2022-03-16", EN, "4 y 8 mo ago"),
        ("2022-11", ZH, "距今 4 年"),
        ("2026-09", ZH, "距今 2 个月"),
        ("2026-11", ZH, ""),
        ("2027-01", ZH, ""),
        ("2022", ZH, "距今 4 年 10 个月"),
    ],
)
def test_the_age_counts_whole_months(as_of, style, expected):
    assert header.age(as_of, TODAY, style) == expected


def test_the_brand_says_whose_numbers_these_are_and_how_old(dataset, seen):
    assert (
        seen(header.brand("", dataset, ZH, TODAY))
        == "园区图谱 中国区块链产业园与企业 主要口径 2022-03 距今 4 年 8 个月"
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", "主要口径 2022-03 距今 4 年 8 个月"),
        ("measure=companies", "主要口径 2022-03 距今 4 年 8 个月"),
        ("measure=companies&series=qichacha-2020-07-07-cumulative", "所示数据 2020-07-07 距今 6 年 4 个月"),
        ("series=qichacha-2020-07-07-cumulative", "主要口径 2022-03 距今 4 年 8 个月"),
    ],
)
def test_the_date_is_that_of_what_is_shown(dataset, seen, query, expected):
    selection = links.parse(query, dataset).selection
    drawn = header.brand(header.shown_date(selection, dataset), dataset, ZH, TODAY)
    assert seen(drawn) == f"园区图谱 中国区块链产业园与企业 {expected}"
