"""Quotients of one column have the same number of decimals, on the page and on paper."""

from dataclasses import replace

import pytest

from components.panels import structure as panel
from components.panels import structure_texts
from components.paper import structure as paper
from components.style import Style
from data import links
from data.summaries import structure
from data.summaries.structure import Breakdown

STYLE = Style("zh", "light", 1920)


@pytest.fixture
def industries(classified) -> Breakdown:
    series = next(one for one in classified.series_ids if one.endswith("-cumulative") and "import" in one)
    selection = links.parse(f"?measure=companies&series={series}&region=440300", classified).selection
    return structure.summarise(selection, classified).breakdowns[0]


def with_quotients(one: Breakdown, values: list[float | None]) -> Breakdown:
    """The breakdown with these quotients, of enough companies to be written."""
    template = one.known[0]
    rows = (
        replace(template, name=row.name, counts=(1000,), quotients=(value,))
        for row, value in zip(one.known, values, strict=False)
    )
    return replace(one, known=tuple(rows))


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        ([1.03, 1.12, 0.9], ["1.03", "1.12", "0.90"]),
        ([3.71, 0.9], ["3.7", "0.9"]),
        ([1.0, 1.004, None], ["1.000", "1.004", ""]),
        ([None, None], ["", ""]),
    ],
)
def test_all_have_the_decimals_of_the_one_that_needs_most(industries, values, texts):
    one = with_quotients(industries, values)
    decimals = structure_texts.quotient_decimals(one)
    assert [structure_texts.quotient(row, 0, decimals) for row in one.known] == texts
    assert [line.quotients[0] for line in paper.lines(one, STYLE) if line.quotients] == texts


def test_the_table_of_the_page_has_them(classified, industries, seen):
    series = next(one for one in classified.series_ids if one.endswith("-cumulative") and "import" in one)
    selection = links.parse(f"?measure=companies&series={series}&region=440300", classified).selection
    summary = structure.summarise(selection, classified)
    one = with_quotients(industries, [1.03, 1.12, 0.9])
    drawn = panel.draw(replace(summary, breakdowns=(one,)), selection, classified, STYLE)
    assert {"1.03", "1.12", "0.90"} <= set(seen(drawn).split())
