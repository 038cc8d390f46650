"""Classes by choice: their method, their number, circles or fills; and those around a middle."""

from dataclasses import replace
from itertools import pairwise, product
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.figures.map_classes import circles, looks
from components.figures.map_colours import diverging, sequential
from components.figures.map_legend import legend
from components.figures.map_spans import RATIOS, spans, spans_around
from components.theme import PALETTES
from data.selection import MAP_OPTIONS
from data.states import State
from tests.colours import contrast, luminance

METHODS = tuple(MAP_OPTIONS["classes"].values())
COUNTS = tuple(range(2, 8))
READABLE = 4.5
TOLD_APART = 1.08
VALUES = st.lists(st.integers(1, 10**6), min_size=1, max_size=40)
QICHACHA = (499, 1013, 1037, 1434, 1874, 1910, 2064, 2551, 2941, 24001)
"""Companies of ten provinces, of which one has eight times as many as the next."""


@pytest.mark.parametrize("method", METHODS)
@given(values=VALUES, count=st.sampled_from((None, *COUNTS)))
def test_every_value_is_in_exactly_one_class_and_limits_rise(method, values, count):
    classes = spans(values, method, count)
    assert all(sum(value in span for span in classes) == 1 for value in values)
    assert all(one.high < other.low for one, other in pairwise(classes))
    assert len(classes) <= (count or 4)


@pytest.mark.parametrize("method", [method for method in METHODS if method != "equal"])
@given(values=VALUES, count=st.sampled_from(COUNTS))
def test_there_are_as_many_classes_as_asked_and_none_is_empty(method, values, count):
    classes = spans(values, method, count)
    assert len(classes) == min(count, len(set(values)))
    assert all(any(value in span for value in values) for span in classes)


@given(values=st.lists(st.integers(1, 10**6), min_size=2, max_size=40, unique=True), count=st.sampled_from(COUNTS))
def test_equal_intervals_are_equal(values, count):
    (first, *widths) = (span.high + 1 - span.low for span in spans(values, "equal", count))
    assert len(set(widths)) <= 1
    assert not widths or widths[0] - first in (0, 1)  # the first one may begin at 1 in place of 0


@pytest.mark.parametrize(("count", "sizes"), [(2, {15, 16}), (4, {7, 8}), (7, {4, 5})])
def test_quantiles_hold_about_as_many_places_each(count, sizes):
    values = [round(1.3**power) for power in range(5, 36)]
    assert {sum(value in span for value in values) for span in spans(values, "quantile", count)} == sizes


def test_natural_breaks_are_the_partition_with_the_least_squares():
    values = (4, 5, 9, 10, 12, 30, 33, 60)
    found = [[value for value in values if value in span] for span in spans(values, "natural", 3)]
    assert found == [[4, 5, 9, 10, 12], [30, 33], [60]]


def test_round_classes_of_skewed_numbers_are_about_as_wide_by_ratio():
    classes = spans(QICHACHA)
    assert [span.low for span in classes] == [200, 1000, 2000, 10000]
    widths = [log((span.high + 1) / span.low) for span in classes]
    assert max(widths) < 3 * min(widths)


@pytest.mark.parametrize("count", [None, *COUNTS])
def test_classes_around_a_middle_lie_as_far_below_as_above(count):
    classes = spans_around(1.0, count)
    limits = [span.ends[0] for span in classes[1:]]
    assert [low * high for low, high in zip(limits, reversed(limits), strict=True)] == pytest.approx([1] * len(limits))
    assert len(classes) == (count or 5)
    for value in (0.0, 0.4999, 0.5, 0.8, 1.0, 1.2499, 1.25, 2.0, 3.7, 10_000.0):
        assert sum(value in span for span in classes) == 1


def test_a_limit_belongs_to_the_class_above_it():
    assert all(ratio in spans_around(1.0, count)[at + 1] for count in COUNTS for at, ratio in enumerate(RATIOS[count]))


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize(("colours", "count"), [(sequential, 1), *product((sequential, diverging), range(2, 8))])
def test_names_can_be_read_on_every_class_and_none_is_taken_for_unknown(theme, count, colours):
    palette = PALETTES[theme]
    fills = colours(palette, count)
    assert len({*fills}) == count
    for fill in fills:
        assert contrast(palette.ink, fill) >= READABLE
        assert contrast(fill, palette.unknown) >= 1.15
    if theme == "dark":
        assert luminance(palette.unknown) < min(map(luminance, fills))


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("count", range(2, 8))
def test_classes_stand_out_from_each_other_and_the_most_furthest_from_the_paper(theme, count):
    palette = PALETTES[theme]
    fills = sequential(palette, count)
    assert all(contrast(one, other) >= TOLD_APART for one, other in pairwise(fills))
    away = [contrast(fill, palette.paper) for fill in fills]
    assert away == sorted(away)
    sides = diverging(palette, count)
    away = [contrast(fill, palette.paper) for fill in sides]
    middle = count // 2
    assert away[:middle] == sorted(away[:middle], reverse=True)
    assert away[-middle:] == sorted(away[-middle:])


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("count", range(2, 8))
def test_the_sides_are_told_apart_by_who_confuses_red_and_green(theme, count):
    """Blue stays for both kinds of dichromats: more of it in teal than of red, less in ochre."""
    fills = diverging(PALETTES[theme], count)
    side = count // 2
    red, blue = ([int(fill[at : at + 2], 16) for fill in fills] for at in (1, 5))
    assert all(less - more >= 24 for less, more in zip(red[:side], blue[:side], strict=True))
    assert all(less - more >= 24 for less, more in zip(blue[-side:], red[-side:], strict=True))


VALUED = {"110000": 1, "310000": 9, "330000": 40, "440000": 300, "620000": 5000}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("count", [None, *COUNTS])
def test_the_legend_lists_the_classes_of_the_fills_and_no_empty_one(a_map, style, method, count):
    summary = replace(a_map(VALUED), classes=method, class_count=count)
    drawn = [look for look in looks(summary, style) if look.kind == "fill"]
    assert [entry.colour for entry in legend(summary, style) if entry.kind == "fill"] == [one.colour for one in drawn]
    assert all(any(look.fits(place) for place in summary.places) for look in drawn)
    assert all(sum(look.fits(place) for look in drawn) == 1 for place in summary.places)


def test_a_picture_says_how_classes_were_found_if_not_in_the_usual_way(a_map, style):
    def notes(**chosen):
        return [entry.text for entry in legend(replace(a_map(VALUED), **chosen), style) if entry.kind == "note"]

    assert notes() == notes(class_count=3) == []
    assert notes(classes="natural") == ["按自然断点（Jenks）分级"]
    assert notes(classes="natural", class_count=7) == []  # a class for each value


def test_circles_and_fills_by_choice(a_map, style):
    few, many = a_map({"440000": 45473}, measure="companies"), a_map(VALUED, measure="companies")
    assert circles(few)
    assert not circles(replace(few, marks="fill"))
    assert not circles(many)
    assert circles(replace(many, marks="circles"))
    assert not circles(replace(a_map(VALUED), marks="circles"))  # dots are there already
    assert not circles(replace(a_map({}, measure="companies"), marks="circles"))


def test_a_measure_with_a_middle_has_two_sides_and_says_where_it_is(a_map, style):
    summary = a_map({"110000": 3.7, "310000": 0.3, "330000": 1.0, "440000": State.NOT_PUBLISHED})
    summary = replace(summary, measure=replace(summary.measure, midpoint=1.0, unit="ratio"))
    texts = [entry.text for entry in legend(summary, style)]
    assert texts[:3] == ["低于 0.5", "0.8–1.25", "2 及以上"]
    assert "两色以 1 为界" in texts
    below, middle, above = [look for look in looks(summary, style) if look.span]
    palette = style.palette
    assert (below.colour, middle.colour, above.colour) == (palette.below_2, palette.middle, palette.fill_4)
    assert contrast(middle.edge, middle.colour) >= 1.5  # or two of them would be one place
