"""Spots on the ground of five square provinces made by hand."""

from itertools import pairwise

import pytest

from components.figures.map_spots import ENOUGH, beside, by_hand, within
from data.boundaries.ground import NOBODY

POINT = {"330000": (120.1, 29.2), "620000": (95.7, 40.2)}


@pytest.fixture
def ground(boundaries):
    return boundaries.ground("100000")


def anchor(ground, adcode: str) -> tuple[float, float]:
    ((x, y),) = ground.cells_of([POINT[adcode]]).tolist()
    return round(x, 1), round(y, 1)


def owners(ground, spots) -> set[int]:
    return {int(ground.owners[int(y), int(x)]) for x, y in zip(spots.x, spots.y, strict=True)}


def test_the_middle_of_a_label_is_always_in_its_region(ground):
    spots = within(ground, "330000", anchor(ground, "330000"), 20, 6)
    assert owners(ground, spots) == {ground.number("330000")}


def test_the_best_spots_come_first_and_the_first_is_at_the_point(ground):
    at = anchor(ground, "620000")
    spots = within(ground, "620000", at, 12, 4)
    assert all(one <= other for one, other in pairwise(spots.cost))
    assert (spots.x[0], spots.y[0]) == pytest.approx(at, abs=1.5)


def test_where_others_have_most_of_the_ground_there_is_no_spot(ground):
    ((x, y),) = ground.cells_of([(121.4, 31.1)]).tolist()
    shared = within(ground, "310000", (round(x, 1), round(y, 1)), 4, 2)
    own, land = ground.own("310000"), ground.land
    left, top = shared.x.astype(int) - 2, shared.y.astype(int) - 1
    assert (own.over(left, top, 4, 2) >= ENOUGH * land.over(left, top, 4, 2)).all()
    assert shared.cost.size


def test_a_label_beside_the_land_covers_none_of_it(ground):
    at = anchor(ground, "330000")
    spots = beside(ground, "330000", at, 20, 6)
    assert owners(ground, spots) == {NOBODY}
    left, top = spots.x.astype(int) - 10, spots.y.astype(int) - 3
    assert not ground.land.over(left, top, 20, 6).any()


def test_a_region_without_a_shape_has_no_room(ground):
    assert not within(ground, "999999", (10.0, 10.0), 20, 6).cost.size


def test_a_spot_chosen_by_hand_is_taken_as_it_is_unless_the_edge_cuts_it(ground):
    assert by_hand(ground, (100.0, 100.0), (130.0, 100.0), 20, 6).x.tolist() == [130.5]
    assert not by_hand(ground, (100.0, 100.0), (318.0, 100.0), 20, 6).cost.size
