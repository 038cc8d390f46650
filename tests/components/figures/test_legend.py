from dataclasses import replace
from math import sqrt

import pytest

from components.figures.map_classes import looks
from components.figures.map_legend import legend
from components.figures.province_map import sheet_of
from components.style import Canvas
from data.states import State
from data.summaries.province_map import Dot


def test_every_fill_of_the_map_has_one_entry_of_the_same_colour(a_map, style):
    summary = a_map({"110000": 1, "310000": 9})
    assert [entry.colour for entry in legend(summary, style)] == [look.colour for look in looks(summary, style)]


def test_classes_say_what_they_count(a_map, style):
    texts = [entry.text for entry in legend(a_map({"110000": 1, "310000": 9}), style)]
    assert texts == ["1 家", "9 家", "名单未收录，不代表没有"]


def test_circles_have_an_entry_and_the_counted_ground_none(a_map, style):
    entries = legend(a_map({"440000": 45473}, measure="companies"), style)
    assert [entry.kind for entry in entries] == ["circle", "hatch"]


def test_dots_and_hollow_dots_appear_when_they_are_drawn(a_map, style):
    built, planned = Dot("a", "甲", "310000", "310000", True), Dot("b", "乙", "310000", "310000", False)
    kinds = [entry.kind for entry in legend(a_map({"310000": 2}, dots=[built, planned]), style)]
    assert kinds == ["fill", "flat", "dot", "hollow"]
    assert "hollow" not in [entry.kind for entry in legend(a_map({"310000": 1}, dots=[built]), style)]


def test_a_computed_value_is_outlined(a_map, style):
    entries = legend(a_map({"310000": State.DERIVED}), style)
    assert [entry.kind for entry in entries] == ["outline", "flat"]
    assert entries[0].colour == style.palette.accent


def test_where_parks_are_too_many_the_legend_says_why_there_are_no_dots(a_map, style):
    entry = legend(replace(a_map({"310000": 900}), crowded=True), style)[-1]
    assert entry.text == "多于 400 家，不逐家画点"


def test_the_circle_of_the_legend_is_to_the_scale_of_the_map(a_map, style, boundaries):
    summary = a_map({"440000": 45473}, measure="companies")
    entry = legend(summary, style)[0]
    assert entry.text == "圆面积＝企业数，图例圆为 5,000 家"
    (largest,) = sheet_of(summary, style, boundaries).circles.values()
    assert entry.size == pytest.approx(largest * sqrt(5000 / 45473), abs=0.2)


def test_the_circle_on_a_canvas_is_to_the_scale_of_its_map(a_map, style, boundaries):
    summary, sheet = a_map({"440000": 45473}, measure="companies"), replace(style, canvas=Canvas(1600, 800, 2.0))
    entry = legend(summary, sheet)[0]
    (largest,) = sheet_of(summary, sheet, boundaries).circles.values()
    assert entry.text == "圆面积＝企业数，图例圆为 2,000 家"
    assert entry.size == pytest.approx(largest * sqrt(2000 / 45473), abs=0.2)
    assert entry.size <= 1.2 * sheet.room.body


def test_nothing_after_the_filter_and_not_listed_have_an_entry_each(a_map, style):
    zero, unknown = legend(a_map({"110000": State.NO_MATCH, "310000": State.NO_MATCH}), style)
    assert (zero.text, unknown.text) == ("筛选后为 0，名单内有园区", "名单未收录，不代表没有")
    assert (zero.colour, zero.edge) == (style.palette.zero, style.palette.teal_2)
    assert (unknown.colour, unknown.edge) == (style.palette.unknown, "")
