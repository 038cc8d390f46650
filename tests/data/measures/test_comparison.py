from data.measures.comparison import keys
from data.states import State
from data.summaries import ranking, region_profile


def compared(selection, dataset):
    return ranking.summarise(selection, dataset).comparison


def test_every_fact_is_that_of_the_place_alone(tiny, chosen):
    comparison = compared(chosen("810000", "820000", measure="companies"), tiny)
    for place in comparison.places:
        alone = region_profile.summarise(chosen(place.adcode, measure="companies"), tiny)
        known = {fact.fact: fact for fact in place.facts}
        assert all(known[fact.fact] == fact for fact in alone.facts if fact.fact in known)
        assert {fact.fact for fact in alone.facts if fact.value is not None} <= {*comparison.facts}


def test_the_measure_comes_first_and_what_nobody_knows_is_left_out(tiny, chosen):
    assert compared(chosen("810000", "820000", measure="companies"), tiny).facts[0] == "companies"
    parks = compared(chosen("810000", "820000"), tiny)
    assert parks.facts[:2] == ("listed", "published")
    assert "capital" not in parks.facts


def test_what_is_not_known_of_a_place_has_a_reason(tiny, chosen):
    comparison = compared(chosen("810000", "830000", measure="companies"), tiny)
    (nothing,) = [place for place in comparison.places if place.adcode == "830000"]
    assert {fact.fact: fact.state for fact in nothing.facts if fact.value is None}["companies"] == State.NOT_PUBLISHED
    assert len(nothing.facts) == len(comparison.facts)


def test_letters_are_given_in_the_order_of_choosing_and_stay_when_the_measure_changes(tiny, chosen):
    for measure in ("listed", "companies"):
        selection = chosen("820000", "810000", measure=measure)
        assert keys(selection, tiny) == {"820000": "a", "810000": "b"}
        assert {place.adcode: place.key for place in compared(selection, tiny).places} == keys(selection, tiny)
    assert keys(chosen("810000"), tiny) == {}


def test_a_figure_of_another_series_stands_there_where_two_places_have_it(dataset, selection):
    comparison = compared(selection.replace(regions=("440000", "330000")), dataset)
    assert set(comparison.other_series) == {"qichacha-2020-07-07-cumulative", "cncert-2020-10-cumulative"}
    values = {place.adcode: [fact.value for fact in place.other_series] for place in comparison.places}
    assert all(value is not None for row in values.values() for value in row)


def test_the_sources_are_those_of_the_numbers(dataset, selection):
    summary = ranking.summarise(selection.replace(regions=("440000", "330000"), measure="companies"), dataset)
    known = {source for place in summary.comparison.places for fact in place.facts for source in fact.sources}
    assert known <= {*summary.sources}
