"""Official statistics as measures, against the figures that the tables print."""

import pytest

from data import links
from data.measures import denominators
from data.measures.official import CENSUS_BREAK, ENTERPRISES, GDP, OFFICIAL, POPULATION
from data.regions import NATION, SEPARATE
from data.states import State
from data.summaries import headline, province_map, ranking, region_profile

SUM_OF_PRODUCT = 1_137_743.30
"""Hundred million yuan in 31 units, as the source card of the figures states it."""
SERVICEMEN = 2_000_000


def places(dataset, query):
    return {
        place.adcode: place for place in province_map.summarise(links.parse(query, dataset).selection, dataset).places
    }


@pytest.mark.parametrize("year", [2016, 2017, 2019, 2020, 2021, 2022, 2024])
def test_every_province_has_its_enterprises_of_each_year_and_they_are_the_nations(dataset, year):
    selection = links.parse(f"?measure=enterprises&year={year}", dataset).selection
    shown = province_map.summarise(selection, dataset)
    counted = [place.value for place in shown.places if place.state == State.COUNTED]
    assert len(counted) == 31
    assert sum(counted) == headline.summarise(selection, dataset).shown.value
    assert {place.adcode for place in shown.places if place.state == State.NOT_APPLICABLE} == SEPARATE
    assert (shown.year, shown.sources) == (year, ("enterprises-nbs",))


def test_the_people_of_the_provinces_and_the_servicemen_are_the_nations(dataset):
    nation = headline.summarise(links.parse("?measure=population", dataset).selection, dataset).shown
    counted = [place.value or 0 for place in places(dataset, "?measure=population").values()]
    assert sum(counted) + SERVICEMEN == nation.value == 1_411_778_724


def test_a_total_that_nobody_states_is_the_sum_of_its_parts_and_says_so(dataset):
    shown = headline.summarise(links.parse("?measure=gdp", dataset).selection, dataset).shown
    assert (shown.value, shown.state, shown.as_of) == (SUM_OF_PRODUCT, State.DERIVED, "2021")
    assert len(shown.formula.terms) == 31
    assert shown.formula.value == pytest.approx(SUM_OF_PRODUCT)


def test_without_a_year_a_map_has_the_latest_that_says_most_of_its_places(dataset):
    years = {level: denominators.latest_year(dataset, "gdp", level) for level in (NATION, "440000", "440300", "310000")}
    assert years == {NATION: 2021, "440000": 2020, "440300": 2020, "310000": 2021}
    assert denominators.latest_year(dataset, "enterprises", NATION) == 2024


def test_years_of_two_ways_of_counting_are_never_one_stretch(dataset):
    assert ENTERPRISES.stretch(2019, dataset) == (2016, 2017, 2019, 2020, 2021, 2022)
    assert ENTERPRISES.stretch(CENSUS_BREAK, dataset) == (2024,)
    assert POPULATION.years(dataset) == (2020,)
    assert GDP.years(dataset) == (2020, 2021)


@pytest.mark.parametrize("query", ["?measure=enterprises&year=2018", "?measure=population&year=2021", "?year=2019"])
def test_a_year_that_the_measure_lacks_is_refused(dataset, query):
    link = links.parse(query, dataset)
    assert [one.name for one in link.ignored] == ["year"]
    assert link.selection.year is None


def test_the_year_stays_in_the_address_and_leaves_with_its_measure(dataset):
    query = "?measure=enterprises&year=2019"
    selection = links.parse(query, dataset).selection
    assert links.to_query(selection, dataset) == query
    assert links.normalize(selection.replace(measure="gdp"), dataset).year is None


def test_the_share_and_the_rank_of_a_place_are_of_the_printed_numbers(dataset):
    selection = links.parse("?measure=enterprises&year=2021", dataset).selection
    first = ranking.summarise(selection, dataset).rows[0]
    assert (first.place.name, first.rank, first.rank_among) == ("广东", 1, "all")
    assert first.share == 3_319_738 / 28_665_212


def test_what_lies_beside_a_region_is_of_the_year_that_is_shown(dataset):
    link = links.parse("?region=440000&measure=enterprises&year=2016", dataset)
    facts = {fact.fact: fact for fact in region_profile.summarise(link.selection, dataset).facts}
    assert (facts["enterprises"].value, facts["enterprises"].as_of) == (1_325_287, "2016")


def test_all_of_them_are_offered_and_stand_under_one_heading(dataset):
    assert all(one.is_offered(dataset) and one.group == "official" for one in OFFICIAL)


def test_a_class_means_the_same_in_every_year_that_is_played(dataset):
    def scale(year):
        selection = links.parse(f"?measure=enterprises&year={year}", dataset).selection
        return province_map.summarise(selection, dataset).scale

    assert scale(2016) == scale(2022)
    assert len(scale(2016)) == 6 * 31
    assert len(scale(2024)) == 31
