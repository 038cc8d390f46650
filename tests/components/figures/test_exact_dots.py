"""Parks with coordinates on the map: at their own points, never moved, counted where they cover each other."""

from math import dist

import pytest

from components.figures.map_dots import BADGE, marks
from components.figures.map_layers import dot_marks
from components.figures.province_map import sheet_of
from data.summaries.province_map import Dot

HARBOUR, TOWN, FAR = (121.5, 31.2), (121.52, 31.21), (120.2, 29.5)


@pytest.fixture
def placed(a_map, boundaries, style):
    sheet = sheet_of(a_map({}), style, boundaries)

    def make(*dots):
        given = [
            (Dot(f"p{at}", f"园区{at}", place, place, built, point if exact else None), point)
            for at, (place, point, built, exact) in enumerate(dots)
        ]
        return sheet, marks(sheet, given, boundaries.label_grid("100000"))

    return make


def test_a_park_with_coordinates_stands_at_its_point_and_others_give_way(placed):
    sheet, (first, second) = placed(("330000", FAR, True, False), ("330000", FAR, True, True))
    assert (first.is_exact, second.is_exact) == (False, True)
    assert second.spot == pytest.approx(sheet.plane.pixels([FAR])[0])
    assert dist(first.spot, second.spot) >= sheet.dot_size


def test_a_point_at_sea_beside_the_drawn_coast_is_kept(placed):
    sheet, (mark,) = placed(("310000", (123.0, 31.2), True, True))
    assert mark.spot == pytest.approx(sheet.plane.pixels([(123.0, 31.2)])[0])


def test_points_that_cover_each_other_are_counted_between_them(placed):
    near = [("310000", point, True, True) for point in (HARBOUR, TOWN, HARBOUR)]
    sheet, (badge, far) = placed(*near, ("330000", FAR, True, True))
    assert (len(badge.parks), badge.size, badge.is_exact) == (3, BADGE * sheet.dot_number_size, False)
    assert dist(badge.spot, sheet.plane.pixels([HARBOUR])[0]) < 1
    assert far.is_exact


def test_what_a_dot_that_counts_would_cover_gives_way_and_is_exact_no_more(placed):
    crowd = [("310000", HARBOUR, True, True)] * 3
    sheet, (badge, single) = placed(*crowd, ("310000", HARBOUR, False, True))
    assert badge.spot == pytest.approx(sheet.plane.pixels([HARBOUR])[0])
    assert (badge.size + single.size) / 2 <= dist(badge.spot, single.spot) <= badge.size + 2 * single.size
    assert not single.is_exact


@pytest.mark.parametrize("other", [("310000", HARBOUR, False, True), ("330000", HARBOUR, True, True)])
def test_a_dot_counts_one_place_and_one_kind(placed, other):
    _, found = placed(("310000", HARBOUR, True, True), other)
    assert [len(mark.parks) for mark in found] == [1, 1]


def test_the_pointer_is_told_which_dot_is_exact(placed):
    sheet, found = placed(("330000", FAR, True, True), ("310000", HARBOUR, True, False))
    exact, centre = dot_marks(sheet, found)["text"]
    assert "实际位置" in exact
    assert "实际位置" not in centre
