"""The gap chart of two places: where the marks stand, and what stands where there is none."""

from math import log10

import pytest

from components.panels import gap
from components.style import Style
from data import links
from data.summaries import ranking


def chart(query, dataset):
    chosen = links.parse(query, dataset).selection
    compared = ranking.summarise(chosen, dataset).comparison
    return compared, {row.fact: row for row in gap.rows(compared, chosen, dataset, Style(chosen.lang, "light", 1920))}


def test_companies_of_every_series_stand_on_one_logarithmic_axis(dataset):
    compared, rows = chart("region=440100,440300&measure=companies", dataset)
    counted = [rows["companies"], *(row for fact, row in rows.items() if fact in dataset.series_cards)]
    assert len(counted) > 1
    values = {one.fact: (one.value, other.value) for _, _, one, other in compared.gaps}
    for row in counted:
        one, other = values[row.fact]
        distance = row.positions[0] - row.positions[1]
        assert distance == pytest.approx(log10(one / other) / 2)  # the axis has two powers of ten


def test_every_mark_stands_on_its_axis_and_a_place_without_a_number_has_none(dataset):
    compared, rows = chart("region=440100,440300", dataset)
    assert gap.places(compared) == ("广州", "深圳")
    assert all(0 <= at <= 1 for row in rows.values() for at in row.known)
    assert rows["published"].positions[1] is None
    assert rows["published"].texts == ("5", "未公布")


def test_more_than_two_places_have_no_gap(dataset):
    compared, rows = chart("region=440100,440300,441900&measure=companies", dataset)
    assert (len(compared.places), rows) == (3, {})
