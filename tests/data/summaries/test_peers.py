"""Who the peers of a place are, by each rule, and who has more than is usual, on the shipped tables."""

import pytest

from data import links
from data.measures.peers import Usual, standing
from data.measures.registry import measures_of
from data.states import State
from data.summaries import peers
from data.values import Place
from data.views import PUBLISHED


def summary(query, dataset):
    link = links.parse(query, dataset)
    assert not link.ignored
    return peers.summarise(link.selection, dataset)


def names(found):
    return [peer.place.name for peer in found.places]


def test_siblings_are_all_places_of_the_parent_by_value(dataset):
    found = summary("region=440300&measure=companies", dataset)
    assert len(found.places) == len([one for one in dataset.regions.children("440000") if not one.pseudo])
    assert names(found)[:5] == ["广州", "深圳", "东莞", "佛山", "珠海"]
    assert found.usual == Usual(1_014, 325, known=5)  # of 29,714 11,768 1,014 789 689
    assert [peer.standing for peer in found.known] == ["higher", "higher", "similar", "similar", "similar"]
    assert found.missing == {"in_remainder": 16}
    assert found.own.place.name == "深圳"


def test_an_opened_place_is_the_one_that_has_peers_and_the_nation_has_none(dataset):
    assert summary("map=440000&measure=companies", dataset).region == "440000"
    assert summary("measure=companies", dataset).places == ()


def test_similar_places_are_the_nearest_in_people_within_the_factor(dataset):
    found = summary("region=440300&measure=companies&peers=population", dataset)
    people = {row.region: row.value for row in dataset.denominators.itertuples() if row.measure == "population"}
    own = people["440300"]
    bases = {peer.place.adcode: peer.basis for peer in found.places}
    assert bases["440300"] == own == 17_560_061  # the census
    assert 1 < len(bases) <= 9
    assert all(value == people[one] and max(value, own) / min(value, own) <= 1.5 for one, value in bases.items())
    assert {dataset.regions[one].level for one in bases} == {"city"}
    assert "广州" in names(found)
    assert "census-2020-cities" in found.sources


def test_similar_places_by_gdp_per_head_have_product_of_one_year(dataset):
    found = summary("region=440300&peers=gdp_per_head", dataset)
    assert found.basis_years[0] == 2020  # most cities have it
    assert found.basis_unit == "yuan_per_head"
    own = found.own.basis
    assert all(own / 1.5 <= peer.basis <= own * 1.5 for peer in found.places)


def test_a_place_without_the_number_has_no_such_peers(dataset):
    assert summary("region=440305&peers=population", dataset).places == ()


def test_chosen_places_are_each_other_s_peers(dataset):
    found = summary("region=440100,440300&measure=companies&peers=population", dataset)
    assert (found.rule, found.region, names(found)) == ("chosen", None, ["广州", "深圳"])


def test_a_list_is_no_ranking_and_few_values_have_no_median(dataset):
    assert {peer.standing for peer in summary("region=310000&measure=listed", dataset).places} == {""}
    assert summary("region=310000&measure=published", dataset).usual is None


@pytest.mark.parametrize(
    ("value", "usual", "expected"),
    [
        (12, Usual(10, 2, 5), "similar"),
        (13, Usual(10, 2, 5), "higher"),
        (7, Usual(10, 2, 5), "lower"),
        (None, Usual(10, 2, 5), ""),
        (1, None, ""),
    ],
)
def test_similar_is_within_one_deviation(value, usual, expected):
    place = Place("440100", "广州", value, "companies", State.COUNTED)
    assert standing(place, usual, {}) == expected


def test_every_measure_has_peers_and_the_endpoints_their_rules(dataset, client):
    for measure in measures_of(dataset):
        rows = client.get(f"/data/siblings?region=440300&measure={measure}&peers=population").get_json()["rows"]
        assert len(rows) == 21
        assert [row["adcode"] for row in rows if row["is_subject"]] == ["440300"]
        assert {row["basis"] for row in rows} == {None}
        similar = client.get(f"/data/similar?region=440300&measure={measure}").get_json()
        assert similar["selection"]["peers"] == "population"
        assert {row["basis_unit"] for row in similar["rows"]} == {"persons"}
    assert {"peers", "siblings", "similar"} <= set(PUBLISHED)
