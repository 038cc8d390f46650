"""What one publication printed."""

from dataclasses import replace

import pytest

from data.measures import published
from data.measures.measure import Remainder
from data.years import YearSpan


def test_targets_and_other_publications_are_no_counts(tiny, chosen):
    figures = published.read(chosen(), tiny)
    assert {region: count.value for region, count in figures.counts.items()} == {"100000": 10, "810000": 6, "810100": 5}


def test_the_nations_remainder_stands_for_the_provinces_that_were_counted(tiny, chosen):
    assert published.read(chosen(), tiny).remainder("100000") == Remainder(4, 2)


def test_a_nation_whose_provinces_were_not_counted_has_a_rest_for_nobody_knows_how_many(tiny, chosen):
    figures = replace(published.read(chosen(), tiny), provinces=None)
    assert figures.remainder("100000") == Remainder(4, None)


def test_a_provinces_remainder_stands_for_its_other_cities(tiny, chosen):
    assert published.read(chosen(), tiny).remainder("810000") == Remainder(1, 2)


def test_slots_and_shares_are_kept_apart(tiny, chosen):
    figures = published.read(chosen(), tiny)
    assert (figures.slots, figures.provinces, figures.shares) == (
        {"2015": 1, "2016-2018": 6, "2019-": 3},
        3,
        {"810000": "45%"},
    )


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ((YearSpan(2016, 2018),), (6, 10)),
        ((YearSpan(2015, 2018),), (7, 10)),
        ((YearSpan(2019, None), "unknown"), (3, 10)),
        ((YearSpan(2001, 2001),), (0, 10)),
        ((YearSpan(2017, 2018),), None),
        ((YearSpan(2015, 2016),), None),
        (("unknown",), None),
        ((), None),
    ],
)
def test_slots_that_the_years_hold_whole_add_up_and_a_part_of_a_slot_is_not_guessed(tiny, chosen, terms, expected):
    selection = chosen().with_filters(years=terms)
    found = published.read(selection, tiny).in_years(selection)
    assert (found and (found.value, found.whole)) == expected


def test_parks_in_no_slot_could_be_of_any_year(tiny, chosen):
    selection = chosen().with_filters(years=(YearSpan(2015, 2015),))
    figures = replace(published.read(selection, tiny), slots={"2015": 1})
    assert figures.in_years(selection) is None
