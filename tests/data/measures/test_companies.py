"""One series at a time, and why a place has no figure in it."""

from dataclasses import replace

import pytest

from data.measures import companies
from data.measures.measure import Remainder


@pytest.mark.parametrize(
    ("series", "level", "left"),
    [
        ("exact", "810000", Remainder(60, 1)),  # 400 - 300 - 40, for the third city; the pseudo one is no unit
        ("exact", "100000", Remainder(600, 2)),  # the fourth province is outside the scope
        ("exact", "820000", None),  # no total
        ("rough", "100000", None),  # a rounded total
        ("cities", "810000", None),
    ],
)
def test_only_exact_figures_leave_a_remainder(tiny, chosen, series, level, left):
    assert companies.read(chosen(series=series), tiny).remainder(level) == left


def test_the_nations_rest_counts_no_regions_unless_the_scope_is_stated(tiny, chosen):
    unstated = replace(companies.read(chosen(), tiny), outside=frozenset())
    assert unstated.remainder("100000") == Remainder(600, None)
    assert unstated.remainder("810000") == Remainder(60, 1)


def test_registration_years_are_left_to_other_questions(tiny, chosen):
    assert companies.read(chosen(), tiny).counts["100000"].value == 1000


def test_a_region_inside_one_that_is_outside_the_scope_is_outside_too(tiny, chosen):
    (place,) = companies.read(chosen(), tiny).places(["840000"])
    assert (place.value, str(place.state)) == (None, "not_applicable")


def test_registration_years_are_given_one_by_one(tiny):
    ((series, year, count),) = companies.yearly_counts("100000", tiny)
    assert (series, year, count.value) == ("exact", 2015, 12)


def test_a_sum_is_derived_even_of_all_its_parts(tiny, chosen):
    place, total = companies.read(chosen(), tiny).total(("810100", "810200"), "")
    assert (place.value, str(place.state), place.approx, total.complete) == (340, "derived", False, True)


def test_the_coverage_of_a_series_counts_regions_by_level_and_no_figure_of_a_single_year(tiny):
    covered = companies.coverage(tiny)
    assert covered["exact"] == {"nation": 1, "province": 1, "city": 2}
    assert covered["cities"] == {"city": 1}
    assert companies.coverage(tiny) is covered
