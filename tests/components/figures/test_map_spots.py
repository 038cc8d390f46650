"""Spots on the ground of five square provinces made by hand."""

from itertools import pairwise

import pytest

from components.figures.map_spots import MIN_SHARE, Rect, beside, by_hand, in_circle, within
from data.boundaries.label_grid import NOBODY

POINT = {"330000": (120.1, 29.2), "620000": (95.7, 40.2)}


@pytest.fixture
def grid(boundaries):
    return boundaries.label_grid("100000")


def anchor(grid, adcode: str) -> tuple[float, float]:
    ((x, y),) = grid.cells_of([POINT[adcode]]).tolist()
    return round(x, 1), round(y, 1)


def owners(grid, spots) -> set[int]:
    return {int(grid.owners[int(y), int(x)]) for x, y in zip(spots.x, spots.y, strict=True)}


def test_the_middle_of_a_label_is_always_in_its_region(grid):
    spots = within(grid, "330000", anchor(grid, "330000"), 20, 6)
    assert owners(grid, spots) == {grid.number("330000")}


def test_the_best_spots_come_first_and_the_first_is_at_the_point(grid):
    at = anchor(grid, "620000")
    spots = within(grid, "620000", at, 12, 4)
    assert all(one <= other for one, other in pairwise(spots.cost))
    assert (spots.x[0], spots.y[0]) == pytest.approx(at, abs=1.5)


def test_where_others_have_most_of_the_ground_there_is_no_spot(grid):
    ((x, y),) = grid.cells_of([(121.4, 31.1)]).tolist()
    shared = within(grid, "310000", (round(x, 1), round(y, 1)), 4, 2)
    own, land = grid.own("310000"), grid.land
    left, top = shared.x.astype(int) - 2, shared.y.astype(int) - 1
    assert (own.over(left, top, 4, 2) >= MIN_SHARE * land.over(left, top, 4, 2)).all()
    assert shared.cost.size


def test_a_label_beside_the_land_covers_none_of_it(grid):
    at = anchor(grid, "330000")
    spots = beside(grid, "330000", at, 20, 6)
    assert owners(grid, spots) == {NOBODY}
    left, top = spots.x.astype(int) - 10, spots.y.astype(int) - 3
    assert not grid.land.over(left, top, 20, 6).any()


def test_a_region_without_a_shape_has_no_room(grid):
    assert not within(grid, "999999", (10.0, 10.0), 20, 6).cost.size


def test_a_spot_chosen_by_hand_is_taken_as_it_is_unless_the_edge_cuts_it(grid):
    assert by_hand(grid, (130.0, 100.0), (100.0, 100.0), 20, 6).x.tolist() == [130.5]
    assert not by_hand(grid, (318.0, 100.0), (100.0, 100.0), 20, 6).cost.size


def test_all_rows_of_a_text_must_fit_a_circle():
    assert in_circle("广东<br>45,473", 10, 46)
    assert not in_circle("广东<br>45,473", 10, 38)
    assert in_circle("45,473", 10, 38)
    assert not in_circle("9", 10, 0)


def test_a_line_runs_through_a_rectangle_or_beside_it():
    rect = Rect(50, 50, 20, 10)
    assert rect.crossed((0, 50), (100, 50))
    assert rect.crossed((38, 38), (62, 62))
    assert not rect.crossed((0, 0), (100, 20))
    assert not rect.crossed((0, 50), (30, 50))
    assert not rect.crossed((35, 50), (50, 35))  # its box meets the corner, the line does not


def test_a_line_to_a_label_ends_at_its_edge():
    rect = Rect(50, 50, 20, 10)
    assert rect.edge_towards((0, 50)) == (40, 50)
    assert rect.edge_towards((0, 50), gap=2) == (38, 50)
    assert rect.edge_towards((50, 0)) == (50, 45)
