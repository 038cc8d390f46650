"""Filings of information services: printed numbers of a few places, never a full map."""

from itertools import accumulate

import pytest

from data import links
from data.measures.filings import FILINGS
from data.states import State
from data.summaries import headline, province_map, ranking


@pytest.mark.parametrize(
    ("query", "as_of", "total", "counted"),
    [
        ("", "2021-06-18", 1238, {"110000": 346}),
        ("&year=2019", "2019-03-30", 197, {"110000": 63, "310000": 19, "330000": 24, "440000": 47}),
        ("&year=2020", "2020-04-24", 730, {"110000": 233, "440000": 163}),
        ("&map=440000", "2024-01-12", 572, {}),
        ("&map=440000&year=2019", "2019-03-30", 47, {"440300": 37}),
    ],
)
def test_one_date_at_a_time_and_the_others_are_not_published(dataset, query, as_of, total, counted):
    selection = links.parse(f"?measure=filings{query}", dataset).selection
    shown, places = headline.summarise(selection, dataset).shown, province_map.summarise(selection, dataset).places
    assert (shown.value, shown.unit, shown.as_of) == (total, "services", as_of)
    assert {place.adcode: place.value for place in places if place.value is not None} == counted
    assert {place.state for place in places if place.value is None} == {State.NOT_PUBLISHED}


def test_the_printed_totals_are_the_sums_of_the_batches(dataset):
    """Announced one by one: 197, 309, 224, 285, 223."""
    table = dataset.published
    national = table[(table["measure"] == "filings") & (table["region"] == "100000")].sort_values("as_of")
    assert list(accumulate((197, 309, 224, 285, 223))) == national["value"].tolist()


def test_services_are_no_companies(dataset):
    assert (FILINGS.has_series, FILINGS.has_rates, FILINGS.group) == (False, False, "official")
    selection = links.parse("?measure=filings", dataset).selection
    assert ranking.summarise(selection, dataset).offered_series == ()
    assert all(not series.startswith("filings") for series in dataset.series_ids)
    assert FILINGS.years(dataset) == (2019, 2020, 2021, 2022, 2024)
