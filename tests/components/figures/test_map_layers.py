from itertools import combinations
from math import dist

from components.figures.map_layers import spread


def test_a_lonely_dot_stays_in_its_place():
    assert spread([(10.0, 10.0), (90.0, 10.0)], 8) == [(10.0, 10.0), (90.0, 10.0)]


def test_nine_dots_on_one_point_lie_apart_and_near():
    spots = spread([(50.0, 50.0)] * 9, 8)
    assert all(dist(one, other) >= 7.9 for one, other in combinations(spots, 2))
    assert all(dist(spot, (50, 50)) <= 17 for spot in spots)


def test_the_same_points_are_always_spread_alike():
    points = [(1.0, 1.0), (2.0, 1.0), (1.5, 1.5)]
    assert spread(points, 8) == spread(points, 8)
