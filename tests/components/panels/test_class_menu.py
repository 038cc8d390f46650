"""The one menu of all filters on classes of companies: what its button says, and what can be pressed in it."""

import re

import pytest

from components.panels import filters
from components.style import Style
from data import links
from tests import structures


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
    chips, menu = html.split('id="class-menu"')
    assert [re.findall('data-event="clear:([^"]*)"', part) for part in (chips, menu)] == [clears, clears]
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


def test_an_option_counts_what_the_other_filters_leave(classified, draw):
    alone, beside = (draw(query)[0]["staff"].options for query in ("", "industry=I"))
    by_staff = {one.value: one.hint for one in beside}
    existing = structures.ROWS[structures.ROWS["status"] == "existing"]
    for option in alone:
        own = existing[existing["staff"] == option.value]
        assert option.hint == str(len(own))
        assert by_staff[option.value] == str(own["industry"].str.startswith("I").sum())


def test_before_anything_is_chosen_the_menu_says_what_does_not_combine(draw):
    menus, html = draw("")
    style = Style("zh", "light", 1920)
    assert "一次只能用一项" not in html
    assert "一次只能用一项" in filters.draw_class_menus(menus, style, combine=False)
