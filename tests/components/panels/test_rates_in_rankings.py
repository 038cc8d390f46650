"""Rates beside a ranking are given for as many people as can be read, as on the map: 0.896, not 0.00896."""

from dataclasses import replace

import pytest

from components.panels.ranking_companies import people_rate, rate_unit
from components.style import Style
from data import links
from data.summaries import ranking

STYLE = Style("zh", "light", 1920)


@pytest.fixture
def rows(dataset):
    return ranking.summarise(links.parse("measure=companies&map=440000", dataset).selection, dataset).rows


@pytest.mark.parametrize(("factor", "unit"), [(1, "per_10k"), (0.01, "per_10k"), (0.001, "per_million")])
def test_the_unit_follows_the_largest_rate(rows, factor, unit):
    scaled = [replace(row, per_10k=row.per_10k and row.per_10k * factor) for row in rows]
    assert rate_unit(scaled) == unit
    largest = max((row for row in scaled if row.per_10k), key=lambda row: row.per_10k)
    assert float(people_rate(largest, unit, STYLE)) >= 0.1


def test_without_people_there_is_no_unit(rows):
    assert rate_unit([replace(row, per_10k=None) for row in rows]) == ""
