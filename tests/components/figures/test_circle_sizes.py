"""Proportional circles: areas as the values, and never so many large ones that they lie on each other."""

from math import sqrt

import pytest

from components.figures.map_classes import MAX_CIRCLE, MAX_CIRCLES_AREA, circle_scale
from components.figures.map_plane import map_box

BOX = map_box(1920, inset=False)
LARGEST = MAX_CIRCLE * min(BOX.width, BOX.height)


def diameters(a_map, values):
    places = dict(zip(("110000", "310000", "330000", "440000"), values, strict=False))
    scale = circle_scale(a_map(places, "companies"), BOX)
    return [scale * sqrt(value) for value in values]


@pytest.mark.parametrize("values", [[45473], [29714, 11768], [900, 1], [146, 143, 133, 131], [5, 5, 5, 5]])
def test_no_circle_is_too_large_nor_all_of_them_together(a_map, values):
    drawn = diameters(a_map, values)
    assert max(drawn) <= LARGEST + 1e-9
    assert sum(side**2 for side in drawn) <= MAX_CIRCLES_AREA * LARGEST**2 + 1e-6


def test_one_circle_among_small_ones_is_as_large_as_it_may_be(a_map):
    assert max(diameters(a_map, [45473, 200, 10])) == pytest.approx(LARGEST)
