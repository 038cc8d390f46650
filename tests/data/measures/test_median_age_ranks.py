"""Ranks by median age hold whatever the ages of companies whose year of registration or place is unknown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.dataset import Dataset
from data.measures.median_age import MEDIAN_AGE
from data.measures.ranked import among, ranks
from data.regions import Adcode
from data.selection import Selection, SeriesId
from data.statistics import grouped_median
from tests.exports import company
from tests.snapshots import beside, take

GUANGDONG, GUANGZHOU, SHENZHEN = map(Adcode, ("440000", "440100", "440300"))
YEARS = {("广州市", "天河区"): (2004, 2005, 2005, 2006), ("深圳市", "南山区"): (2019, 2020, 2021)}


def ranked(dataset: Dataset, home, *more: dict[str, str]) -> dict[Adcode, tuple[int, str]]:
    """The ranks of the two cities, with some companies more."""
    dated = [
        {"city": city, "district": area, "date": f"{year}-03-01"}
        for (city, area), years in YEARS.items()
        for year in years
    ]
    take(
        home, dataset.regions, "2024-06-30", [company(at, **one) for at, one in enumerate((*dated, *more))], keep=False
    )
    opened = beside(dataset, home)
    selection = Selection(SeriesId(opened.imports[-1].series_id("existing")), measure="median_age", map=GUANGDONG)
    values = MEDIAN_AGE.read(selection, opened)
    found = ranks(values.places((GUANGZHOU, SHENZHEN)), values.places((GUANGDONG,))[0], MEDIAN_AGE, values, GUANGDONG)
    return {place: (rank.rank, among(rank, values)) for place, rank in found.items()}


UNDATED = {"city": "深圳市", "district": "南山区", "date": "-"}
UNPLACED = {"province": "广冬省", "city": "", "district": ""}


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ((), {GUANGZHOU: (1, "all"), SHENZHEN: (2, "all")}),
        ((UNDATED,), {GUANGZHOU: (1, "all"), SHENZHEN: (2, "all")}),
        ((UNDATED,) * 3, {}),  # as many as those of a known year: their median may be any
        ((UNPLACED,), {GUANGZHOU: (1, "placed"), SHENZHEN: (2, "placed")}),
    ],
)
def test_a_rank_is_claimed_where_unknown_years_and_places_cannot_change_it(
    more: tuple[dict[str, str], ...], expected: dict[Adcode, tuple[int, str]], dataset: Dataset, tmp_path
) -> None:
    assert ranked(dataset, tmp_path, *more) == expected


@given(st.lists(st.integers(0, 30), min_size=2, max_size=30), st.lists(st.integers(0, 30), max_size=10))
def test_the_grouped_median_with_some_more_values_lies_between_the_ends(known: list[int], more: list[int]) -> None:
    more = more[: len(known) - 1]

    def grouped(ages: list[int]) -> float:
        return grouped_median({(float(age), age + 1.0): ages.count(age) for age in ages})

    low = grouped([*known, *[-1] * len(more)])
    high = grouped([*known, *[99] * len(more)])
    assert low <= grouped([*known, *more]) <= high
