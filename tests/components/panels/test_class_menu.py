"""The one menu of all filters on classes of companies: what its button says, and what can be pressed in it."""

import re

import pytest

from components.panels import filters
from components.style import Style
from data import links


@pytest.fixture
def draw(classified):
    series = next(one for one in classified.series_ids if one.endswith("-existing") and "import" in one)

    def drawn(query):
        selection = links.parse(f"measure=companies&series={series}&{query}", classified).selection
        style = Style(selection.lang, selection.theme, 1920)
        menus = filters.class_menus(selection, classified, style)
        return menus, filters.draw_class_menus(menus, style)

    return drawn


@pytest.mark.parametrize(
    ("query", "text", "clears"),
    [
        ("", "全部", []),
        ("staff=1-9", "参保人数 1–9 人", ["staff"]),
        ("staff=1-9&match=name", "参保人数 1–9 人、关键词位置 仅在名称", ["staff", "match"]),
        ("staff=1-9&match=name&age=unknown", "3 项", ["staff", "match", "age"]),
    ],
)
def test_the_button_says_what_is_chosen_and_each_filter_can_be_cleared(draw, query, text, clears):
    _, html = draw(query)
    assert re.search('class="value" title="([^"]*)"', html)[1] == text
    assert re.findall('data-event="clear:([^"]*)"', html) == clears
    assert ('class="pill multi active"' in html) == bool(clears)


def test_every_option_is_offered_once_and_says_whether_it_is_chosen(draw):
    menus, html = draw("staff=1-9")
    offered = re.findall('aria-checked="(true|false)" data-event="toggle:([^"]*)"', html)
    assert [act for _, act in offered] == [
        f"{name}={one.value}" for name, menu in menus.items() for one in menu.options
    ]
    assert [act for checked, act in offered if checked == "true"] == ["staff=1-9"]


def test_nothing_stands_where_no_filter_is_offered(dataset):
    style = Style("zh", "light", 1920)
    selection = links.default(dataset)
    assert not filters.draw_class_menus(filters.class_menus(selection, dataset, style), style).strip()
