"""The order that can be proved, and what is left of a total."""

import pytest

from data.clusters import OUTSIDE
from data.summaries.ranking import summarise


def test_listed_parks_stand_by_adcode_and_have_no_rank(tiny, chosen):
    summary = summarise(chosen(), tiny)
    assert [row.place.adcode for row in summary.rows] == ["810000", "820000", "830000", "840000"]
    assert {(row.rank, row.rank_among, row.share) for row in summary.rows} == {(None, "", None)}


def test_a_list_leaves_nothing_over_but_stands_beside_what_a_publication_leaves(tiny, chosen):
    left = summarise(chosen(), tiny).remainder
    assert (left.published, str(left.published_state), left.members) == (4, "derived", 2)
    assert (left.place.value, left.listed, str(left.listed_state), left.share) == (3, 3, "counted", None)
    assert summarise(chosen(cluster="pair"), tiny).remainder is None


@pytest.mark.parametrize(
    ("fields", "listed", "state"),
    [
        ({"map": "810000"}, None, "not_listed"),  # 甲二 and 甲三, neither printed nor in our list
        ({"kind": ("incubator",)}, 0, "no_match"),  # the list has three parks there, none of that kind
    ],
)
def test_a_rest_without_listed_parks_says_why(tiny, chosen, fields, listed, state):
    left = summarise(chosen(measure="published", **fields), tiny).remainder
    assert (left.listed, str(left.listed_state)) == (listed, state)


def test_listed_and_published_stand_side_by_side(tiny, chosen):
    row = summarise(chosen(), tiny).rows[1]
    assert (row.listed, row.listed_state, row.published, row.published_state) == (3, "counted", None, "not_published")


def test_companies_descend_and_places_without_a_figure_follow_by_adcode(tiny, chosen):
    summary = summarise(chosen(measure="companies", map="810000"), tiny)
    assert [row.place.adcode for row in summary.rows] == ["810100", "810200", "810300", "810900"]
    assert [(row.rank, row.rank_among) for row in summary.rows[:2]] == [(1, "all"), (2, "published")]
    assert [row.share for row in summary.rows] == [0.75, 0.1, None, None]


def test_the_remainder_of_a_province_stands_for_its_cities_without_a_figure(tiny, chosen):
    summary = summarise(chosen(measure="companies", map="810000"), tiny)
    assert (summary.remainder.place.value, str(summary.remainder.place.state)) == (60, "derived")
    assert (summary.remainder.share, summary.remainder.members) == (0.15, 1)


def test_the_nations_remainder_leaves_out_what_is_outside_the_scope(tiny, chosen):
    summary = summarise(chosen(measure="companies"), tiny)
    assert (summary.remainder.place.value, summary.remainder.members) == (600, 2)
    assert [(row.rank, row.rank_among) for row in summary.rows[:1]] == [(1, "published")]  # 600 could be one province


def test_no_remainder_and_no_proof_from_a_rounded_total(tiny, chosen):
    summary = summarise(chosen(measure="companies", series="rough"), tiny)
    assert summary.remainder is None
    assert {row.rank for row in summary.rows} == {None}


def test_the_published_remainder_counts_the_unnamed_provinces(tiny, chosen):
    summary = summarise(chosen(measure="published"), tiny)
    assert (summary.remainder.place.value, summary.remainder.members) == (4, 2)
    assert (summary.remainder.published, summary.remainder.listed) == (4, 3)
    assert summary.rows[0].share == 0.6


def test_a_remainder_inside_a_province_goes_to_no_city(tiny, chosen):
    summary = summarise(chosen(measure="published", map="810000"), tiny)
    assert [str(row.place.state) for row in summary.rows[1:]] == ["not_published", "not_published", "not_applicable"]
    assert summary.remainder.place.value == 1
    assert (summary.rows[0].rank, summary.rows[0].rank_among) == (1, "all")


def test_an_empty_level_offers_the_series_that_are_not(tiny, chosen):
    offered = summarise(chosen(measure="companies", map="810000", series="rough"), tiny).offered_series
    assert [(offer.series, len(offer.covered), offer.members) for offer in offered] == [
        ("exact", 2, 3),
        ("cities", 1, 3),
    ]
    assert summarise(chosen(map="810000", series="rough"), tiny).offered_series == ()


def test_a_series_of_few_places_offers_those_of_more(tiny, chosen):
    offered = summarise(chosen(measure="companies"), tiny).offered_series
    assert [(offer.series, offer.covered) for offer in offered] == [("rough", ("810000", "820000"))]
    assert summarise(chosen(measure="companies", series="rough"), tiny).offered_series == ()


def test_compared_places_without_a_figure_are_offered_the_series_that_have_one(tiny, chosen):
    offered = summarise(chosen("810200", "820000", measure="companies", series="cities"), tiny).offered_series
    assert [(offer.series, offer.covered, offer.members) for offer in offered] == [
        ("exact", ("810200",), 2),
        ("rough", ("820000",), 2),
    ]
    assert summarise(chosen("810000", measure="companies", map="810000"), tiny).offered_series == ()


def test_what_is_computed_from_a_rounded_number_is_rough(tiny, chosen):
    rows = {row.place.adcode: row for row in summarise(chosen(measure="companies", series="rough"), tiny).rows}
    assert rows["810000"].share_approx  # of a rounded total
    exact = summarise(chosen(measure="companies"), tiny)
    assert not any(row.share_approx for row in exact.rows)
    assert summarise(chosen(measure="companies", map="810000", series="rough"), tiny).concentration.approx
    assert not summarise(chosen(measure="companies", map="810000"), tiny).concentration.approx


def test_rates_and_quotients_bring_the_sources_of_what_companies_are_set_against(dataset, selection):
    assert summarise(selection.replace(measure="companies", map="440000"), dataset).sources == (
        "cls-2022",
        "census-2020-cities",
        "enterprises-nbs",
    )


def test_both_counts_of_parks_bring_their_sources(dataset, selection):
    published, listed = (summarise(selection.replace(measure=one), dataset).sources for one in ("published", "listed"))
    assert published[0] == "cls-2022"
    assert {*published} == {*listed} > {"cls-2022"}


def test_rates_are_of_companies_only(tiny, chosen):
    assert summarise(chosen(measure="companies"), tiny).rows[0].per_10k == 4.0
    assert summarise(chosen(measure="published"), tiny).rows[0].per_10k is None


def test_two_chosen_regions_stand_side_by_side_with_a_floor_for_their_sum(tiny, chosen):
    summary = summarise(chosen("820000", "810000", measure="companies"), tiny)
    assert [row.place.adcode for row in summary.comparison.rows] == ["810000", "820000"]  # the largest first
    together = summary.comparison.together
    assert (together.value, str(together.state), together.approx) == (400, "derived", True)
    assert (summary.comparison.known, summary.comparison.members) == (1, 2)


def test_their_sum_is_derived_and_exact_when_every_one_has_a_value(tiny, chosen):
    together = summarise(chosen("810100", "810200", measure="companies", map="810000"), tiny).comparison.together
    assert (together.value, str(together.state), together.approx) == (340, "derived", False)


def test_a_region_and_its_city_are_not_added(tiny, chosen):
    summary = summarise(chosen("810000", "810100", measure="companies"), tiny)
    assert (len(summary.comparison.rows), summary.comparison.together.value) == (2, 400)


def test_a_compared_region_keeps_the_rank_among_its_own_siblings(tiny, chosen):
    summary = summarise(chosen("820000", "810100", measure="companies"), tiny)
    assert [(row.share, row.rank_among) for row in summary.comparison.rows] == [(0.75, "all"), (None, "")]


def test_one_chosen_region_is_compared_with_nobody(tiny, chosen):
    summary = summarise(chosen("810000"), tiny)
    assert summary.comparison is None


def test_the_rows_of_a_cluster_are_its_members(tiny, chosen):
    summary = summarise(chosen(cluster="pair"), tiny)
    assert [row.place.adcode for row in summary.rows] == ["810000", "820000"]
    assert (
        summary.comparison.together.name,
        summary.comparison.together.value,
        str(summary.comparison.together.state),
    ) == (
        "甲乙",
        5,
        "counted",
    )


def test_clusters_are_listed(tiny, chosen):
    counts = {row.cluster: row.value for row in summarise(chosen(), tiny).clusters}
    assert counts == {"pair": 5, "west": 2}
    assert summarise(chosen(measure="companies"), tiny).clusters == ()


def test_concentration_sets_companies_against_enterprises(tiny, chosen):
    dense = summarise(chosen(measure="companies", map="810000"), tiny).concentration
    assert (dense.company_share, dense.enterprise_share, dense.location_quotient) == (0.4, 0.2, 2.0)
    assert summarise(chosen(measure="companies"), tiny).concentration.location_quotient is None


def test_guangdong_as_the_article_counts_it(dataset, selection):
    summary = summarise(selection.replace(measure="companies", map="440000"), dataset)
    found = [(r.place.name, r.place.value, r.rank, r.rank_among) for r in summary.rows if r.place.value]
    assert found == [
        ("广州", 29_714, 1, "all"),
        ("深圳", 11_768, 2, "all"),
        ("东莞", 1_014, 3, "published"),
        ("佛山", 789, 4, "published"),
        ("珠海", 689, 5, "published"),
    ]
    assert (summary.remainder.place.value, summary.remainder.members) == (1_499, 16)
    assert [round(row.share, 4) for row in summary.rows[:2]] == [0.6534, 0.2588]
    assert [round(row.per_10k, 1) for row in summary.rows[:2]] == [15.9, 6.7]
    assert (round(summary.concentration.enterprise_share, 3), round(summary.concentration.location_quotient, 1)) == (
        0.116,
        3.7,
    )


def test_the_publication_leaves_30_parks_for_17_provinces(dataset, selection):
    summary = summarise(selection.replace(measure="published"), dataset)
    assert [(row.place.name, row.place.value) for row in summary.rows[:3]] == [("浙江", 9), ("广东", 7), ("上海", 5)]
    assert (summary.remainder.place.value, summary.remainder.members, summary.remainder.listed) == (30, 17, 20)


@pytest.mark.parametrize("measure", ["listed"])
def test_the_clusters_of_the_story(dataset, selection, measure):
    summary = summarise(selection.replace(measure=measure), dataset)
    assert sorted(row.value for row in summary.clusters[:-1]) == [1, 3, 3, 5, 15]
    assert (summary.clusters[-1].cluster, summary.clusters[-1].value) == (OUTSIDE, 9)


def test_a_cluster_with_missing_members_is_a_floor(dataset, selection):
    delta = next(
        c for c, name in zip(dataset.clusters["cluster"], dataset.clusters["name_zh"], strict=True) if name == "珠三角"
    )
    summary = summarise(selection.replace(measure="companies", cluster=delta), dataset)
    assert (summary.comparison.together.value, summary.comparison.together.approx) == (43_974, True)
    assert (summary.comparison.known, summary.comparison.members) == (5, 9)


def test_a_city_without_districts_stands_for_itself_with_neither_rank_nor_share(dataset, selection):
    (row,) = summarise(selection.replace(measure="companies", map="441900"), dataset).rows
    assert (row.place.adcode, row.place.value) == ("441900", 1014)
    assert (row.rank, row.rank_among, row.share) == (None, "", None)
