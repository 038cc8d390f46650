from dataclasses import replace
from itertools import pairwise

import pytest

from components.figures.map_classes import circles, looks
from components.figures.map_legend import legend
from components.figures.map_spans import Span, spans
from components.figures.province_map import draw
from components.theme import LIGHT, PALETTES, blend
from data.states import State
from tests.colours import contrast, luminance

TOLD_APART = 1.25
"""Contrast of two grounds that must not be taken for each other."""
READABLE = 4.5


@pytest.mark.parametrize(
    ("values", "classes"),
    [
        ([], []),
        ([7], [(7, 7)]),
        ([9, 7, 5, 5], [(5, 5), (7, 7), (9, 9)]),
        ([1, 1, 2, 3, 4, 9], [(1, 1), (2, 2), (3, 4), (5, 9)]),
        ([24001, 2941, 2551, 2064, 1910, 499], [(200, 999), (1000, 2499), (2500, 9999), (10000, 49999)]),
        ([1, 2, 3, 6, 12], [(1, 1), (2, 4), (5, 9), (10, 19)]),
        ([0, 1], [(1, 1)]),
    ],
)
def test_classes_are_round_and_at_most_four(values, classes):
    assert [(span.low, span.high) for span in spans(values)] == classes


@pytest.mark.parametrize("values", [[1, 3, 9, 27, 81, 243], list(range(1, 60)), [50, 51, 52, 53, 54, 10**6]])
def test_no_class_is_empty_and_every_value_has_exactly_one(values):
    classes = spans(values)
    assert len(classes) <= 4
    assert all(any(value in span for value in values) for span in classes)
    assert all(sum(value in span for span in classes) == 1 for value in values)


SKEWED = (
    6,
    28,
    25,
    26,
    27,
    30,
    22,
    21,
    24,
    35,
    41,
    48,
    33,
    29,
    31,
    23,
    36,
    38,
    45,
    20,
    44,
    47,
    39,
    26,
    28,
    120,
    450,
    9,
)


def test_no_class_holds_nearly_all_places():
    classes = spans(SKEWED)
    assert max(sum(value in span for value in SKEWED) for span in classes) <= len(SKEWED) / 2


def test_the_largest_of_a_class_is_not_many_times_its_least():
    classes = spans(SKEWED)
    assert not any(6 in span and 28 in span for span in classes)
    for span in classes[:-1]:
        inside = [value for value in SKEWED if value in span]
        assert max(inside) < 4 * min(inside)


@pytest.mark.parametrize("values", [SKEWED, range(1, 60), [round(1.4**power) for power in range(3, 30)]])
def test_classes_end_at_numbers_of_two_digits_and_noughts(values):
    for span in spans(values)[1:]:
        assert len(str(span.low).rstrip("0")) <= 2


def test_classes_follow_each_other_without_a_gap():
    classes = spans(SKEWED)
    assert all(one.high + 1 == other.low for one, other in pairwise(classes))


@pytest.mark.parametrize("chosen", [(), ("110000",), ("110000", "310000")])
def test_every_fill_is_in_the_legend_whatever_is_chosen(a_map, style, boundaries, chosen):
    summary = a_map({"110000": 1, "310000": 90, "330000": 40, "440000": 7}, chosen=chosen)
    trace = next(at for at in draw(summary, style, boundaries, str)["data"] if at.get("customdata"))
    drawn = [colour for _, colour in trace["colorscale"][1::2]]
    assert [drawn[step] for step in trace["z"]] == [looks(summary, style)[step].colour for step in trace["z"]]
    assert {*drawn} <= {entry.colour for entry in legend(summary, style)}


def test_a_class_holds_what_lies_between_its_whole_numbers():
    assert 4.5 in Span(3, 4)
    assert 5 not in Span(3, 4)


def test_the_most_stands_furthest_from_the_paper(a_map, style):
    summary = a_map({"110000": 1, "310000": 9, "330000": 4, "440000": 3})
    fills = [look.colour for look in looks(summary, style) if look.kind == "fill"]
    brightness = [sum(int(colour[at : at + 2], 16) for at in (1, 3, 5)) for colour in fills]
    assert brightness == sorted(brightness, reverse=True)
    assert len(set(fills)) == 4


def test_only_looks_that_occur_are_in_the_list(a_map, style):
    summary = a_map({"110000": 1, "620000": State.NO_MATCH})
    assert [(look.kind, look.state) for look in looks(summary, style)] == [
        ("fill", None),
        ("flat", State.NO_MATCH),
        ("flat", State.NOT_LISTED),
    ]


def test_few_companies_are_circles_and_parks_never(a_map):
    assert circles(a_map({"440000": 45473}, measure="companies"))
    assert not circles(a_map({}, measure="companies"))
    assert not circles(a_map({"440000": 7}, measure="published"))
    assert not circles(a_map({"440000": 3}))


def test_a_blend_lies_between_its_colours():
    assert blend(LIGHT.ink, LIGHT.paper, 1) == LIGHT.ink
    assert blend(LIGHT.ink, LIGHT.paper, 0) == LIGHT.paper


WITHOUT_NUMBER = (State.NOT_LISTED, State.NOT_PUBLISHED, State.NOT_IMPORTED, State.IN_REMAINDER, State.NOT_APPLICABLE)


@pytest.mark.parametrize("theme", PALETTES)
def test_nothing_after_the_filter_and_not_listed_are_told_apart(a_map, style, theme):
    style = replace(style, theme=theme)
    states = {look.state: look for look in looks(a_map({"110000": 1, "620000": State.NO_MATCH}), style)}
    zero, unknown = states[State.NO_MATCH], states[State.NOT_LISTED]
    assert contrast(zero.colour, unknown.colour) >= TOLD_APART
    assert contrast(zero.edge, zero.colour) >= TOLD_APART < contrast(zero.edge, unknown.colour)
    assert unknown.edge == style.palette.paper


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("most", [1, 2, 4])
def test_a_number_is_never_taken_for_nothing(a_map, style, theme, most):
    style = replace(style, theme=theme)
    values = dict(zip(("110000", "310000", "330000", "440000"), range(1, most + 1), strict=False))
    fills = [look.colour for look in looks(a_map(values), style) if look.kind == "fill"]
    assert contrast(fills[0], style.palette.zero) >= 1.15
    assert contrast(fills[0], style.palette.unknown) >= 1.15


@pytest.mark.parametrize("state", WITHOUT_NUMBER)
def test_in_the_dark_what_is_unknown_is_never_brighter_than_a_number(a_map, style, state):
    style = replace(style, theme="dark")
    values = {"110000": 1, "310000": 9, "330000": State.NO_MATCH, "440000": state}
    summary = a_map(values)
    numbers = [look.colour for look in looks(summary, style) if look.state in (None, State.NO_MATCH)]
    (unknown,) = [look.colour for look in looks(summary, style) if look.state == state]
    assert len(numbers) == 3
    assert luminance(unknown) < min(map(luminance, numbers))


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("state", [State.NO_MATCH, *WITHOUT_NUMBER])
def test_a_name_can_be_read_on_every_ground_without_a_number(a_map, style, theme, state):
    style = replace(style, theme=theme)
    (ground,) = looks(a_map(dict.fromkeys(("110000", "310000", "330000", "440000", "620000"), state)), style)
    assert contrast(ground.ink, ground.colour) >= READABLE
