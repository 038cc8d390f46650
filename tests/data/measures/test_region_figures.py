"""A city under every measure and series: nothing is left out, shares and ranks are proved from the tables."""

from collections import defaultdict

import pytest

from data.measures.region_figures import of_region
from data.regions import NATION
from data.selection import Selection

SERIES = "tianyancha-2022-03-16-existing"


@pytest.fixture(scope="module")
def cities(dataset):
    return [region for region in dataset.regions if region.level == "city"]


@pytest.fixture(scope="module")
def figures(dataset, cities):
    shown = Selection(series=dataset.about.series)
    return {city.adcode: of_region(city.adcode, shown, dataset) for city in cities}


@pytest.fixture(scope="module")
def people(dataset):
    """The census as the table has it."""
    table = dataset.denominators
    table = table[(table["measure"] == "population") & (table["year"] == 2020)]
    return dict(zip(table["region"], table["value"], strict=True))


def by_name(figures):
    return {one.fact.fact: one for one in figures}


def test_every_city_of_which_any_table_knows_something_has_figures(dataset, cities, figures):
    parks = {step.adcode for region in dataset.parks["region"] for step in dataset.regions.path(region)}
    known = {*dataset.counts["region"], *dataset.denominators["region"], *parks}
    for city in cities:
        assert bool(figures[city.adcode]) == (city.adcode in known), city.name


def test_no_figure_is_blank_and_each_has_a_source_and_stands_once(figures):
    for city, known in figures.items():
        assert all(one.fact.value is not None and one.fact.sources for one in known), city
        assert len({one.fact.fact for one in known}) == len(known), city


def test_every_series_that_counts_a_city_has_its_row(dataset, figures):
    counts = dataset.counts[dataset.counts["year"].isna()]
    for series, city, value in zip(counts["series_id"], counts["region"], counts["value"], strict=True):
        if city in figures:
            (row,) = (one for one in figures[city] if one.series == series and one.measure.group == "counts")
            assert row.fact.value == value


def test_shares_are_those_of_the_table(dataset, figures, people):
    for city, known in figures.items():
        parent = dataset.regions[city].parent
        if row := by_name(known).get("population"):
            assert row.share_of_nation == people[city] / people[NATION]
            assert row.share_of_parent == people[city] / people[parent]


def most_possible(city, people, dataset):
    """People of a city that the census does not name: no more than its province has beyond those that it does."""
    siblings = dataset.regions.children(dataset.regions[city].parent)
    return people[siblings[0].parent] - sum(people.get(one.adcode, 0) for one in siblings)


def test_a_national_rank_holds_whatever_the_unknown_cities_have(dataset, cities, figures, people):
    units = [one for one in cities if not one.pseudo and one.parent != "710000"]
    known = {one.adcode: people[one.adcode] for one in units if one.adcode in people}
    unknown = [most_possible(one.adcode, people, dataset) for one in units if one.adcode not in people]
    ranks = {city: row.national_rank for city, some in figures.items() if (row := by_name(some).get("population"))}
    for city, rank in ranks.items():
        larger = sum(value > known[city] for value in known.values())
        could_be = larger + sum(most >= known[city] for most in unknown)
        assert rank == (larger + 1 if could_be == larger else None), city
    assert ranks["440300"] == 3


def test_a_proved_rank_of_companies_is_safe_from_every_city_without_a_figure(dataset, figures):
    counts = defaultdict(dict)
    table = dataset.counts[dataset.counts["year"].isna()]
    for series, region, value, approx in zip(
        *(table[c] for c in ("series_id", "region", "value", "approx")), strict=True
    ):
        counts[series][region] = None if approx else value
    proved = [(city, one) for city, some in figures.items() for one in some if one.rank_among == "all" and one.series]
    for city, row in proved:
        if row.measure.group != "counts":
            continue
        own, parent = counts[row.series], dataset.regions[city].parent
        siblings = [own.get(one.adcode) for one in dataset.regions.children(parent) if not one.pseudo]
        exact = [value for value in siblings if value is not None]
        assert len(exact) == len(siblings) or own[parent] - sum(exact) < own[city]
        assert row.rank == 1 + sum(value > own[city] for value in exact)
    assert {(city, row.rank) for city, row in proved if row.series == SERIES and row.fact.fact == "companies"} == {
        ("440100", 1),
        ("440300", 2),
    }


def test_a_rank_among_one_is_none(figures):
    (row,) = (one for one in figures["330100"] if one.series == "01-hangzhou-undated-cumulative")
    assert (row.rank, row.national_rank) == (None, None)


def test_a_list_and_a_province_have_no_rank_of_cities(dataset, figures, selection):
    assert by_name(figures["440100"])["listed"].rank is None
    shanghai = by_name(of_region("310000", selection, dataset))
    assert (shanghai["population"].national_rank, shanghai["population"].share_of_nation) == (None, None)
    assert shanghai["population"].rank == 23


def test_a_year_is_that_of_its_siblings_or_of_the_region_alone(dataset, figures, selection):
    assert by_name(figures["440300"])["gdp"].fact.as_of == "2020"
    chosen = selection.replace(measure="gdp", year=2021, map="440300")
    found = by_name(of_region("440300", chosen, dataset))
    assert (found["gdp"].fact.as_of, found["population"].fact.as_of) == ("2021", "2020")
    assert by_name(figures["440300"])["filings"].fact.as_of == "2019-03-30"
