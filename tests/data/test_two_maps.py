"""A second map: how it stands in the address, what it shows, and when two numbers may be subtracted."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callbacks.selection import reduce
from data import links, parameters, two_maps
from data.measures.registry import MEASURES, OF_REGISTERS
from data.parklists.lists import ParkList
from data.states import State
from data.views import VIEWS
from tests.data.test_links import SAME_DATASET

OTHER = "qichacha-2020-07-07-cumulative"


@settings(SAME_DATASET, max_examples=40)
@given(st.data())
def test_a_second_map_is_written_as_it_was_read_and_stays_what_it_is(dataset, data):
    ids, years = [one.id for one in MEASURES if one not in OF_REGISTERS], ["2016", "2020", "2021", "2022"]
    values = {"measure": ids, "year": years, "series": sorted(dataset.series_ids), "list": ["own"], "kind": ["base"]}
    pairs = [
        (name, data.draw(st.sampled_from([*options, "nowhere"])))
        for name, options in values.items()
        if data.draw(st.booleans())
    ]
    first = links.default(dataset).replace(measure=data.draw(st.sampled_from(ids)))
    text = parameters.format_beside(data.draw(st.permutations(pairs)))
    chosen = links.normalize(links.with_beside(first, text, dataset), dataset)
    assert links.parse(links.to_query(chosen, dataset), dataset) == links.Link(chosen, ())
    assert set(chosen.beside) <= set(pairs)
    second, seen = links.second(chosen, dataset)
    assert seen is dataset  # which has no other list
    assert second == links.normalize(second, dataset)
    assert second.replace(measure="", series="", year=None) == first.replace(measure="", series="", year=None)
    named = dict(chosen.beside)
    assert second.measure == named.get("measure", second.measure)
    assert second.series == named.get("series", first.series)


@pytest.mark.parametrize(
    ("query", "rejected"),
    [
        ("beside=measure:profit", ["measure:profit"]),
        ("beside=year:2020", ["year:2020"]),  # of listed parks there are no years
        ("measure=gdp&beside=year:1999,measure:population", ["year:1999"]),
        ("beside=kind:base", ["kind:base"]),
        ("beside=gdp", ["gdp"]),
    ],
)
def test_what_a_second_map_cannot_show_is_named(dataset, query, rejected):
    link = links.parse(query, dataset)
    assert [(one.name, one.value) for one in link.ignored] == [("beside", value) for value in rejected]


def test_a_series_brings_companies_unless_a_ratio_of_them_is_shown(dataset):
    for first, second in (("listed", "companies"), ("gdp", "companies"), ("per_10k", "per_10k")):
        chosen = links.parse(f"measure={first}&beside=series:{OTHER}", dataset).selection
        assert links.second(chosen, dataset)[0].measure == second


def test_events_open_change_and_close_it_and_a_choice_keeps_it(dataset):
    opened = reduce(links.default(dataset), "beside:measure:gdp", dataset)
    assert opened.beside == (("measure", "gdp"),)
    assert reduce(opened, "beside:measure:gdp,year:2020", dataset).beside == (("measure", "gdp"), ("year", "2020"))
    chosen = reduce(reduce(opened, "choose:440000", dataset), "choose:440000", dataset)
    assert (chosen.map, chosen.beside) == ("440000", opened.beside)
    assert reduce(opened, "beside:", dataset) == links.default(dataset) == reduce(opened, "reset:", dataset)


def test_a_year_that_the_measure_has_no_more_goes_with_it(dataset):
    chosen = links.parse("measure=enterprises&beside=year:2016", dataset).selection
    assert chosen.beside == (("year", "2016"),)
    assert reduce(chosen, "measure:population", dataset).beside == ()


@pytest.mark.parametrize(
    ("query", "subtracted"),
    [
        ("measure=enterprises&year=2022&beside=year:2016", True),
        ("measure=enterprises&year=2024&beside=year:2016", False),  # counted in another way since
        ("measure=enterprises&beside=measure:population", False),
        (f"measure=companies&beside=series:{OTHER}", False),
    ],
)
def test_a_difference_stands_only_where_both_count_one_thing_in_one_way(dataset, query, subtracted):
    chosen = links.parse(query, dataset).selection
    rows = VIEWS["two-maps"].rows(chosen, dataset)
    second, _ = links.second(chosen, dataset)
    maps = [VIEWS["province-map"].rows(one, dataset) for one in (chosen, second)]
    assert [(row["value"], row["beside_value"]) for row in rows] == [
        (one["value"], other["value"]) for one, other in zip(*maps, strict=True)
    ]
    known = [row for row in rows if None not in (row["value"], row["beside_value"])]
    assert known
    differences = {row["difference"] for row in rows}
    if not subtracted:
        assert differences == {None}
    for row in known if subtracted else ():
        assert row["difference"] == pytest.approx(row["beside_value"] - row["value"])


def test_a_printed_number_and_a_sum_are_not_subtracted(dataset):
    rows = VIEWS["two-maps"].rows(links.parse("measure=gdp&beside=year:2020", dataset).selection, dataset)
    mixed = [row for row in rows if {row["state"], row["beside_state"]} == {State.COUNTED, State.DERIVED}]
    assert mixed
    assert all(row["difference"] is None for row in mixed)


def test_the_parks_of_another_list_stand_on_the_second_map(dataset):
    parks = dataset.parks[dataset.parks["region"].str.startswith("33")]
    own = ParkList("kites", "风筝名单", "2024-06", parks, dataset.sources.iloc[:0])
    chosen = links.parse("measure=companies&beside=list:kites", with_lists := replace(dataset, lists=(own,))).selection
    assert links.second(chosen, with_lists)[0].measure == "listed"
    maps = two_maps.summarise(chosen, with_lists)
    assert {place.adcode for place in maps.second.places if place.value} == {"330000"}
    assert len(maps.second.dots) == len(parks)


def test_without_a_second_map_there_is_nothing_to_set_side_by_side(dataset):
    assert two_maps.summarise(links.default(dataset), dataset).second is None
    assert VIEWS["two-maps"].rows(links.default(dataset), dataset) == []


def test_the_gap_has_both_places_under_every_series_that_counts_both(dataset):
    chosen = links.parse("region=440100,440300&measure=companies", dataset).selection
    rows = {row["fact"]: row for row in VIEWS["gap"].rows(chosen, dataset)}
    assert (rows["companies"]["value"], rows["companies"]["beside_value"]) == (29_714, 11_768)
    assert rows["companies"]["difference"] == 11_768 - 29_714
    assert rows["published"]["beside_state"] == State.NOT_PUBLISHED
    assert rows["published"]["difference"] is None
    for row, name in product(rows.values(), ("value", "beside_value")):
        assert row[name] is None or row["source"]


@pytest.mark.parametrize("query", ["", "region=440000", "region=440100,440300,441900"])
def test_a_gap_is_that_of_exactly_two(dataset, query):
    assert VIEWS["gap"].rows(links.parse(query, dataset).selection, dataset) == []
