"""CR, HHI, Gini and Lorenz curve on numbers that anybody can check, and what must hold for all numbers."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.statistics import (
    bounds,
    concentration_ratio,
    gini,
    herfindahl,
    lorenz,
    median_and_deviation,
)

PARTS = st.lists(st.integers(0, 10**9), min_size=1, max_size=12).filter(any)


def test_by_hand():
    parts = [50, 30, 15, 5]
    assert concentration_ratio(parts, 1) == 0.5
    assert concentration_ratio(parts, 2) == 0.8
    assert herfindahl(parts) == pytest.approx(0.25 + 0.09 + 0.0225 + 0.0025)
    assert gini(parts) == pytest.approx(2 * (1 * 5 + 2 * 15 + 3 * 30 + 4 * 50) / (4 * 100) - 5 / 4)
    assert lorenz(parts) == ((0, 0), (0.25, 0.05), (0.5, 0.2), (0.75, 0.5), (1, 1))


def test_nothing_is_concentrated_in_nothing():
    assert concentration_ratio([], 1) is herfindahl([0, 0]) is gini([]) is None
    assert lorenz([0]) == ()


@given(PARTS)
def test_the_indices_keep_their_bounds(parts):
    count = len(parts)
    assert 1 / count <= herfindahl(parts) * (1 + 1e-12)
    assert herfindahl(parts) <= 1 + 1e-12
    assert 0 <= gini(parts) <= (count - 1) / count + 1e-12
    assert concentration_ratio(parts, count) == pytest.approx(1)
    ratios = [concentration_ratio(parts, size) for size in range(1, count + 1)]
    assert ratios == sorted(ratios)


@given(PARTS)
def test_the_lorenz_curve_rises_and_bends_upwards(parts):
    points = lorenz(parts)
    assert (points[0], points[-1]) == ((0, 0), (1, 1))
    steps = [upper[1] - lower[1] for lower, upper in itertools.pairwise(points)]
    assert all(step >= 0 for step in steps)
    assert all(one <= other + 1e-12 for one, other in itertools.pairwise(steps))


@given(PARTS)
def test_gini_is_twice_the_area_between_curve_and_diagonal(parts):
    points = lorenz(parts)
    under = sum((b[0] - a[0]) * (a[1] + b[1]) / 2 for a, b in itertools.pairwise(points))
    assert gini(parts) == pytest.approx(1 - 2 * under, abs=1e-9)


@given(PARTS, st.integers(1, 1000), st.randoms())
def test_order_and_scale_change_nothing(parts, scale, random):
    other = [part * scale for part in random.sample(parts, len(parts))]
    for statistic in (herfindahl, gini, lambda values: concentration_ratio(values, 4)):
        assert statistic(other) == pytest.approx(statistic(parts))


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=8), st.lists(st.integers(0, 1000), min_size=1, max_size=8))
def test_whatever_the_unknown_parts_are_lies_between_the_bounds(known, hidden):
    for statistic in (herfindahl, gini, lambda values: concentration_ratio(values, 1)):
        limits = bounds(statistic, known, sum(hidden), len(hidden))
        assert limits.low - 1e-9 <= statistic([*known, *hidden]) <= limits.high + 1e-9


def test_a_rest_that_cannot_overtake_leaves_the_largest_part_exact():
    assert bounds(lambda parts: concentration_ratio(parts, 1), [60, 30], 10, 3).is_exact
    assert bounds(herfindahl, [60, 30], 10, 1).is_exact
    assert not bounds(herfindahl, [60, 30], 10, 2).is_exact
    assert bounds(herfindahl, [], 0, 0) is None


@pytest.mark.parametrize(
    ("values", "expected"),
    [([1, 2, 3, 4, 100], (3, 1)), ([7], (7, 0)), ([1, 1, 1, 9], (1, 0)), ([1, 2, 3, 4], (2.5, 1.0))],
)
def test_median_and_deviation(values, expected):
    assert median_and_deviation(values) == expected
