from datetime import date

import pytest

from components.panels import header
from components.style import Style

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


def test_the_tools_offer_the_other_language_and_theme(dataset, look, acts):
    selection, style = look("lang=en&theme=dark")
    wanted = ["lang:zh", "theme:light", "link:", "export:", "story:", "present:"]
    assert acts(header.draw(selection, dataset, style, TODAY)) == wanted


def test_importing_is_offered_where_tables_may_be_handed_in(dataset, look, acts):
    selection, style = look("")
    assert "upload:" in acts(header.draw(selection, dataset, style, TODAY, uploads=True))
