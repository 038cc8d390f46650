"""What the search field finds."""

import re

import pytest

from components import ids


def labels(answer):
    """What each match is called."""
    return [text.strip() for text in re.findall(r'role="option"[^>]*>([^<]*)', answer[ids.SEARCH_RESULTS]["html"])]


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("深圳", "深圳"),
        ("shenzhen", "深圳"),
        ("guangdong", "广东"),
        ("xxg", "西溪谷区块链产业园"),
        ("雄岸", "中国杭州区块链产业园"),
        ("重庆市区块链产业创新基地", "重庆市区块链数字经济产业园"),
    ],
)
def test_search_knows_names_aliases_operators_and_pinyin(query, label, ask):
    assert any(one.startswith(label) for one in labels(ask("search.value", query)))


def test_a_miss_says_that_missing_is_not_absent(ask):
    (output,) = labels(ask("search.value", "月球基地"))
    assert "不代表没有" in output


@pytest.mark.parametrize("text", [None, "", "   "])
def test_an_empty_search_hides_the_matches(ask, text):
    assert ask("search.value", text)[ids.SEARCH_RESULTS] == {"html": "", "hidden": True}


def test_matches_are_called_in_the_reader_s_language(ask):
    assert labels(ask("search.value", "gd", search="?lang=en", lang="en"))[0] == "Guangdong"
