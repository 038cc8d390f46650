"""What does not add up is found and named, and what agrees is left alone."""

from dataclasses import replace

import pandas as pd
import pytest

from data.dataset import Dataset
from data.measures import published
from data.reconciliation.check import REASONS, Check, Outcome
from data.registers.imports import of_series
from data.selection import Selection
from data.summaries import headline, ranking, reconciliation
from data.views import VIEWS
from tests.invented import CUMULATIVE, EXISTING, with_register

SERIES = "tianyancha-2022-03-16-existing"


def checks(dataset: Dataset, selection: Selection, kind: str, **chosen) -> list[Check]:
    found = reconciliation.summarise(selection.replace(**chosen), dataset).checks
    return [one for one in found if one.check == kind]


def count(dataset: Dataset, region: str, value: int, series: str = SERIES) -> Dataset:
    """The dataset with another count of a region, in the place of its own or beside the others."""
    own = (dataset.counts["series_id"] == series) & (dataset.counts["region"] == region)
    model = dataset.counts[dataset.counts["series_id"] == series].iloc[[0]]
    row = model.assign(region=region, value=pd.array([value], "Int64"), year=pd.array([pd.NA], "Int64"))
    return replace(dataset, counts=pd.concat([dataset.counts[~own], row], ignore_index=True))


def test_the_only_printed_share_that_does_not_follow_is_that_of_guangdong(dataset, selection):
    (share,) = checks(dataset, selection, "share")
    assert (share.region, share.scope, share.item) == ("440000", SERIES, "45%")
    assert (share.printed, round(share.computed, 4), share.difference) == (0.45, 0.4304, 0.019584)
    assert (share.outcome, share.reason) == (Outcome.DIFFERS, "share_needs")
    low, high = share.totals
    assert round(45_473 / low, 2) == round(45_473 / high, 2) == 0.45
    assert low <= 45_473 / 0.45 <= high < 105_649


def test_what_differs_in_the_shipped_data_is_known(dataset, selection):
    summary = reconciliation.summarise(selection, dataset)
    differing = {(one.check, one.region, one.difference) for one in summary.open if one.outcome == Outcome.DIFFERS}
    assert differing == {
        ("share", "440000", 0.019584),
        ("variants", "100000", 5),
        ("variants", "100000", -1),
        ("variants", "100000", 1),
        ("variants", "440000", 100),
        ("variants", "510100", 263),
        ("variants", "100000", -1_213),
        ("statuses", "100000", -3_790),
        ("statuses", "100000", -5_659),
        ("statistics", "130000", 2_301_426),
        ("statistics", "220000", 61_146),
        ("statistics", "460000", 83_141),
        ("statistics", "610000", 253_871),
    }


def test_totals_agree_with_the_remainders_of_the_ranking(dataset, selection):
    """The two must tell the same remainder wherever both tell one."""
    seen = 0
    for series in dataset.series_ids:
        for one in checks(dataset, selection, "parts"):
            if one.scope != series:
                continue
            chosen = selection.replace(series=series, measure="companies", map=one.region)
            row = ranking.summarise(chosen, dataset).remainder
            if row is not None:
                seen += 1
                assert (one.outcome, one.difference) == (Outcome.REMAINDER, row.place.value)
            else:
                assert one.outcome != Outcome.REMAINDER
    assert seen >= 6


def test_the_parks_of_the_publication_are_51_by_place_and_by_year(dataset, selection):
    (slots,) = checks(dataset, selection, "slots")
    assert (slots.printed, slots.computed, slots.parts, slots.outcome) == (51, 51, 5, Outcome.AGREES)
    parts = {one.region: one for one in checks(dataset, selection, "parts") if one.scope == "cls-2022"}
    assert {region: one.difference for region, one in parts.items()} == {"100000": 30, "440000": 2}


def test_a_year_end_total_is_the_last_one_and_the_new_companies(dataset, selection):
    (balance,) = checks(dataset, selection, "balance")
    assert (balance.printed, balance.computed, balance.outcome) == (120_810, 78_556 + 42_254, Outcome.AGREES)
    wrong = replace(dataset, counts=dataset.counts.assign(value=dataset.counts["value"].replace(42_254, 42_000)))
    (balance,) = checks(wrong, selection, "balance")
    assert (balance.outcome, balance.difference, balance.reason) == (Outcome.DIFFERS, 254, "unbalanced")


def test_a_wrong_sum_is_found(dataset, selection):
    wrong = count(dataset, "440100", 39_714)  # Guangzhou, by ten thousand too many
    (one,) = [one for one in checks(wrong, selection, "parts") if (one.scope, one.region) == (SERIES, "440000")]
    assert (one.outcome, one.reason, one.item) == (Outcome.DIFFERS, "parts_above_whole", "")
    assert one.difference == 45_473 - (43_974 + 10_000)


def test_a_province_above_the_nation_is_named(dataset, selection):
    wrong = count(dataset, "330000", 200_000)
    (one,) = [one for one in checks(wrong, selection, "parts") if (one.scope, one.region) == (SERIES, "100000")]
    assert (one.outcome, one.reason, one.item) == (Outcome.DIFFERS, "part_above_whole", "330000")


def test_a_share_that_does_not_match_is_found_and_one_that_does_agrees(dataset, selection):
    def printed(value: float, text: str) -> Check:
        rows = dataset.published.assign(
            value=dataset.published["value"].mask(dataset.published["measure"] == "company_share", value),
            text=dataset.published["text"].mask(dataset.published["measure"] == "company_share", text),
        )
        (one,) = checks(replace(dataset, published=rows), selection, "share")
        return one

    assert printed(0.43, "43%").outcome == printed(0.4304, "43.04%").outcome == Outcome.AGREES
    assert printed(0.4305, "43.05%").outcome == printed(0.42, "42%").outcome == Outcome.DIFFERS


def test_a_second_count_of_the_same_region_is_found(dataset, selection):
    card = dataset.series[dataset.series["series_id"] == SERIES].assign(
        series_id="again", variant_zh="另一处", order=999
    )
    twice = replace(dataset, series=pd.concat([dataset.series, card], ignore_index=True))
    twice = replace(
        twice,
        counts=pd.concat(
            [
                twice.counts,
                twice.counts[(twice.counts["series_id"] == SERIES) & (twice.counts["region"] == "440000")].assign(
                    series_id="again", value=pd.array([45_000], "Int64")
                ),
            ],
            ignore_index=True,
        ),
    )
    found = [one for one in checks(twice, selection, "variants") if one.scope == SERIES]
    assert [(one.item, one.region, one.difference, one.outcome) for one in found] == [
        ("again", "440000", 473, Outcome.DIFFERS)
    ]


def test_rounded_numbers_have_no_difference(dataset, selection):
    for one in reconciliation.summarise(selection, dataset).checks:
        if one.outcome in (Outcome.INEXACT, Outcome.SIDE_BY_SIDE):
            assert one.difference is None


def test_published_and_listed_parks_stand_side_by_side_and_are_never_subtracted(dataset, selection):
    pairs = checks(dataset, selection, "parks")
    by_place = {one.region: (one.printed, one.computed) for one in pairs if not one.item}
    assert by_place["310000"] == (5, 9)
    assert by_place["330000"] == (9, 4)
    assert by_place["110000"] == (None, 1)
    by_slot = {one.item: (one.printed, one.computed) for one in pairs if one.item}
    assert by_slot.keys() == published.read(selection, dataset).slots.keys()
    assert by_slot["2017"] == (17, 4)
    assert all(one.outcome == Outcome.SIDE_BY_SIDE and one.difference is None for one in pairs)


def test_the_series_of_a_region_stand_side_by_side_with_their_definitions(dataset, selection):
    nation = {one.scope: one for one in checks(dataset, selection, "series")}
    values = {one.printed for one in nation.values()}
    assert {1_400, 105_649, 120_810} <= values
    assert all(one.note for one in nation.values())
    dates = [one.item for one in checks(dataset, selection, "series")]
    assert dates == sorted(dates)


def test_a_census_is_compared_with_its_own_parts(dataset, selection):
    """The mainland's census does not hold Hong Kong, Macau and Taiwan, of whom other sources tell."""
    found = checks(dataset, selection, "statistics")
    (one,) = [one for one in found if (one.scope, one.region) == ("population-2020", "100000")]
    assert (one.printed - one.computed, one.parts, one.outcome) == (2_000_000, 31, Outcome.REMAINDER)
    assert "2,000,000" in one.note


def test_a_place_sees_its_own_checks_and_those_inside(dataset, selection):
    summary = reconciliation.summarise(selection.replace(regions=("440000",)), dataset)
    assert summary.filters_applied == ("region",)
    assert {one.check for one in summary.checks} >= {"share", "parts", "series", "parks"}
    assert all(dataset.regions.within(one.region, "440000") for one in summary.checks)


def test_an_import_tells_of_companies_without_place_and_without_year(dataset, selection):
    imported = with_register(dataset)
    unplaced = {one.scope: (one.printed, one.computed) for one in checks(imported, selection, "unplaced")}
    assert unplaced == {EXISTING: (17, 15), CUMULATIVE: (22, 19)}
    undated = {(one.scope, one.region): one.difference for one in checks(imported, selection, "undated")}
    assert undated == {(CUMULATIVE, "100000"): 1, (CUMULATIVE, "440000"): 1}
    parts = {(one.scope, one.region): one for one in checks(imported, selection, "parts")}
    assert (parts[CUMULATIVE, "440000"].difference, parts[CUMULATIVE, "440000"].outcome) == (1, Outcome.REMAINDER)
    for (scope, region), one in parts.items():
        if of_series(scope, imported.imports):
            about = headline.summarise(selection.replace(series=scope, regions=(region,)), imported)
            assert about.facts[2].value == one.printed


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_row_is_published_with_its_source(dataset, selection, lang):
    rows = VIEWS["reconciliation"].rows(selection.replace(lang=lang), dataset)
    assert len(rows) > 100
    assert all(row["source"] and row["name"] for row in rows)
    assert {row["reason"] for row in rows} <= {"", *REASONS}
    assert {row["check"] for row in rows} <= set(reconciliation.KINDS)
