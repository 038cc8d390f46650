"""The arithmetic, on small numbers and on the article's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.statistics import (
    Rank,
    add,
    largest_unknown,
    location_quotient,
    per_10k,
    provable_ranks,
    remainder,
    share,
)

COUNTS = st.integers(min_value=0, max_value=10**9)
CITIES = {"广州": 29_714, "深圳": 11_768, "东莞": 1_014, "佛山": 789, "珠海": 689}


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(45_473, 105_649, 45_473 / 105_649), (0, 5, 0.0), (None, 5, None), (5, None, None), (5, 0, None)],
)
def test_a_share_needs_both_numbers(part, whole, expected):
    assert share(part, whole) == expected


@pytest.mark.parametrize(
    ("count", "people", "expected"), [(5, 10_000, 5.0), (None, 1, None), (5, None, None), (5, 0, None)]
)
def test_a_rate_needs_people(count, people, expected):
    assert per_10k(count, people) == expected


def test_guangdong_has_the_location_quotient_of_the_story():
    assert location_quotient(45_473, 105_649, 3_319_738, 28_665_212) == pytest.approx(3.7165, abs=1e-4)


@pytest.mark.parametrize("missing", range(4))
def test_a_location_quotient_needs_all_four(missing):
    numbers = [1, 2, 3, 4]
    assert location_quotient(*[None if place == missing else n for place, n in enumerate(numbers)]) is None


@pytest.mark.parametrize(
    ("total", "known", "unknown", "expected"),
    [
        (45_473, list(CITIES.values()), 16, 1_499),
        (51, [9, 7, 5], 17, 30),
        (9_135, [6_131, 3_004], 19, None),  # nothing is left
        (10, [6, 5], 1, None),  # the figures do not belong together
        (10, [], 3, None),  # a total with no known part
        (10, [4, 5], 0, None),  # nobody to leave it for
        (None, [4], 3, None),
    ],
)
def test_a_remainder_is_what_an_exact_total_leaves(total, known, unknown, expected):
    assert remainder(total, known, unknown) == expected


@pytest.mark.parametrize(
    ("total", "known", "unknown", "expected"),
    [(10, [6], 3, 4), (10, [6], 0, 0), (None, [6], 3, None), (5, [6], 1, None)],
)
def test_the_largest_unknown_is_bounded_by_what_is_left(total, known, unknown, expected):
    assert largest_unknown(total, known, unknown) == expected


def test_guangzhou_and_shenzhen_lead_the_province_and_the_others_only_the_published():
    ranks = provable_ranks(CITIES, 1_499)
    assert ranks["广州"] == Rank(1, "all")
    assert ranks["深圳"] == Rank(2, "all")
    assert [ranks[city] for city in ("东莞", "佛山", "珠海")] == [Rank(n, "published") for n in (3, 4, 5)]


@pytest.mark.parametrize(
    ("exact", "bound", "floors", "expected"),
    [
        ({"a": 5, "b": 5, "c": 1}, 0, False, {"a": Rank(1, "all"), "b": Rank(1, "all"), "c": Rank(3, "all")}),
        ({"a": 5}, 5, False, {"a": Rank(1, "published")}),  # one unknown could be as large
        ({"a": 5}, None, False, {"a": Rank(1, "published")}),
        ({"a": 9, "b": 3}, 4, True, {"a": Rank(1, "all")}),  # a floor may hide anything but more than the bound
        ({}, 4, False, {}),
    ],
)
def test_ranks_hold_among_all_only_above_the_bound(exact, bound, floors, expected):
    assert provable_ranks(exact, bound, floors=floors) == expected


@given(st.lists(COUNTS, min_size=1, max_size=8), st.lists(COUNTS, min_size=1, max_size=8))
def test_whatever_the_unknown_ones_are_a_rank_among_all_is_true(known, unknown):
    exact = dict(enumerate(known))
    bound = largest_unknown(sum(known) + sum(unknown), known, len(unknown))
    for key, rank in provable_ranks(exact, bound).items():
        if rank.among == "all":
            assert rank.rank == 1 + sum(other > exact[key] for other in known + unknown)


@pytest.mark.parametrize(
    ("parts", "value", "known", "complete"),
    [([9, None, 5], 14, 2, False), ([9, 5], 14, 2, True), ([None, None], None, 0, False), ([0], 0, 1, True)],
)
def test_a_sum_knows_how_much_it_covers(parts, value, known, complete):
    total = add(parts)
    assert (total.value, total.known, total.members, total.complete) == (value, known, len(parts), complete)
