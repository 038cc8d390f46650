"""The five facts of one region, and of several as one."""

from dataclasses import replace

import pandas as pd
import pytest

from data.summaries.headline import summarise
from data.years import YearSpan


def facts(summary):
    return {fact.fact: (fact.value, str(fact.state)) for fact in summary.facts}


def notes(summary):
    return {fact.fact: fact.details.format() for fact in summary.facts}


@pytest.mark.parametrize(
    ("regions", "fields", "expected"),
    [
        (
            (),
            {},
            [(10, "counted"), (5, "counted"), (1000, "counted"), (None, "not_applicable"), (1.0, "derived")],
        ),
        (
            ("810000",),
            {},
            [(6, "counted"), (2, "counted"), (400, "counted"), (0.4, "derived"), (4.0, "derived")],
        ),
        (
            ("810300",),
            {},
            [
                (None, "not_published"),
                (None, "not_listed"),
                (None, "in_remainder"),
                (None, "in_remainder"),
                (None, "in_remainder"),
            ],
        ),
        (
            ("840000",),
            {},
            [
                (None, "not_published"),
                (None, "not_listed"),
                (None, "not_applicable"),
                (None, "not_applicable"),
                (None, "not_applicable"),
            ],
        ),
        (
            (),
            {"cluster": "pair"},
            [(6, "derived"), (5, "counted"), (400, "derived"), (0.4, "derived"), (None, "not_published")],
        ),
        (
            ("810100", "820000"),
            {},
            [(5, "derived"), (5, "counted"), (300, "derived"), (None, "not_applicable"), (None, "no_denominator")],
        ),
        (
            ("810000",),
            {"years": (YearSpan(2020, None),)},
            [(6, "counted"), (0, "no_match"), (400, "counted"), (0.4, "derived"), (4.0, "derived")],
        ),
    ],
)
def test_the_five_facts(tiny, chosen, regions, fields, expected):
    assert list(facts(summarise(chosen(*regions, **fields), tiny)).values()) == expected


def test_a_sum_says_how_much_of_it_is_known(tiny, chosen):
    found = notes(summarise(chosen(cluster="pair"), tiny))
    assert found["companies"] == "known=1;members=2;approx=yes"
    assert found["share"] == "parent=100000;known=1;members=2;approx=yes"


def test_what_was_printed_is_kept_beside_the_exact_share(tiny, chosen):
    summary = summarise(chosen("810000"), tiny)
    assert (summary.printed_share, notes(summary)["share"]) == ("45%", "parent=100000;printed=45%")
    assert summarise(chosen("810000", series="rough"), tiny).printed_share == ""


def test_the_two_leading_children_are_named_only_when_proved(tiny, chosen, dataset, selection):
    assert summarise(chosen("810000"), tiny).top_two == ()
    guangdong = summarise(selection.replace(regions=("440000",)), dataset)
    assert guangdong.top_two == ("广州", "深圳")
    assert round(guangdong.top_two_share, 3) == 0.912


def test_a_missing_figure_is_explained(tiny, chosen):
    in_remainder = summarise(chosen("810300"), tiny)
    assert (in_remainder.remainder, in_remainder.remainder_members, in_remainder.parent_name) == (60, 1, "甲")
    assert [offer.series for offer in summarise(chosen("820000"), tiny).offered_series] == ["rough"]


def test_a_derived_number_has_the_sources_of_both_its_counts(tiny, chosen):
    found = {fact.fact: fact.sources for fact in summarise(chosen("810000"), tiny).facts}
    assert found == {
        "published": ("paper",),
        "listed": (),
        "companies": ("paper",),
        "share": ("paper",),
        "per_10k": ("paper", "census"),
    }
    assert "census" in summarise(chosen("810000"), tiny).sources


def test_a_sum_has_the_sources_of_all_its_members(dataset, selection):
    counts = dataset.counts.assign(source_id=dataset.counts["region"].map({"440000": "cls-2022"}).fillna("caict-2022"))
    both = selection.replace(regions=("440000", "330000"), series="cncert-2020-10-cumulative")
    companies = summarise(both, replace(dataset, counts=counts)).facts[2]
    assert companies.sources == ("cls-2022", "caict-2022")


def with_third(tiny, value):
    """甲一 has 300, 甲二 40, and 甲三 this."""
    kept = tiny.counts[(tiny.counts["region"] != "810000") | (tiny.counts["series_id"] != "exact")]
    third = [("exact", "810000", None, 340 + value, True), ("exact", "810300", None, value, False)]
    columns = ["series_id", "region", "year", "value", "approx"]
    added = pd.DataFrame(third, columns=columns).assign(source_id="paper", confidence="A", note="")
    counts = pd.concat([kept, added.astype({"year": "Int64", "value": "Int64"})], ignore_index=True)
    return replace(tiny, counts=counts)


def test_the_leading_two_of_a_rounded_total_have_a_rough_share(tiny, chosen):
    summary = summarise(chosen("810000"), with_third(tiny, 60))
    assert (summary.top_two, summary.top_two_share, summary.top_two_approx) == (("甲一", "甲三"), 0.9, True)


def test_of_two_that_are_equal_neither_is_called_the_second(tiny, chosen):
    assert summarise(chosen("810000"), with_third(tiny, 40)).top_two == ()


def test_of_two_that_are_equal_neither_leads(tiny, chosen):
    leaders = [summarise(chosen("810000", measure="companies"), with_third(tiny, value)).leader for value in (300, 299)]
    assert leaders == [None, None]  # equal; then both are named as the leading two


@pytest.mark.parametrize(
    ("regions", "fields", "scope", "names"),
    [
        ((), {}, "nation", ("全国",)),
        (("810000",), {}, "region", ("甲",)),
        ((), {"map": "810000"}, "region", ("甲",)),
        (("810000", "820000"), {}, "several", ("甲", "乙")),
        ((), {"cluster": "pair", "lang": "en"}, "cluster", ("Alpha and Beta",)),
    ],
)
def test_whom_it_is_about(tiny, chosen, regions, fields, scope, names):
    summary = summarise(chosen(*regions, **fields), tiny)
    assert (summary.scope, summary.names) == (scope, names)


def test_statuses_in_their_order_with_unbuilt_ones_together(tiny, chosen):
    assert summarise(chosen(), tiny).listed_by_status == (
        ("operating", 2),
        ("closed", 1),
        ("unknown", 1),
        ("not_built", 1),
    )


def test_filters_that_reach_a_fact_are_named(tiny, chosen):
    summary = summarise(chosen("810000", years=("unknown",), series="rough"), tiny)
    assert summary.filters_applied == ("region", "years", "series")
    assert (summary.filtered, summary.hidden_unknown_year) == (True, 0)


def test_the_rule_of_the_series_is_recognised(tiny, chosen):
    assert summarise(chosen(), tiny).keyword
    assert not summarise(chosen(series="rough"), tiny).keyword


def test_the_nation_of_the_article(dataset, selection):
    summary = summarise(selection, dataset)
    assert [fact.value for fact in summary.facts[:3]] == [51, 36, 105_649]
    assert (summary.listed_provinces, summary.published_provinces) == (16, 20)
    assert summary.listed_by_status == (("operating", 21), ("closed", 2), ("unknown", 8), ("not_built", 5))
    assert round(summary.facts[4].value, 3) == 0.748
    assert summary.keyword


def test_guangdong_of_the_article(dataset, selection):
    summary = summarise(selection.replace(regions=("440000",)), dataset)
    assert [fact.value for fact in summary.facts[:3]] == [7, 3, 45_473]
    assert (round(summary.facts[3].value, 4), summary.printed_share) == (0.4304, "45%")
