"""The sentence says how a single place compares with its peers, by the rule that is chosen."""

import pytest

from components.sentences import spoken
from components.words import words
from data import links
from data.summaries import headline


def text(query, dataset):
    selection = links.parse(query, dataset).selection
    return spoken(headline.summarise(selection, dataset), words(selection.lang))


@pytest.mark.parametrize(
    ("query", "clause"),
    [
        ("region=440300&measure=companies", "；高于同级有数字的 5 地的中位数 1,014"),
        ("region=440600&measure=companies", "；与同级有数字的 5 地的中位数 1,014 相近"),
        ("region=440100&measure=companies&lang=en", "; above the median of the 5 known siblings, 1,014"),
    ],
)
def test_one_clause_sets_the_place_among_its_siblings(dataset, query, clause):
    assert text(query, dataset).endswith(clause)


@pytest.mark.parametrize(
    "query",
    [
        "measure=companies",  # the nation has no peers
        "region=440000&measure=companies",  # one province has a figure
        "region=440300&measure=companies&peers=population",  # two of its peers have one
        "region=440200&measure=companies",  # the place has none
        "region=440300,440100&measure=companies",
        "region=310000",  # a list ranks nobody
    ],
)
def test_nothing_is_said_where_nothing_is_usual(dataset, query):
    assert "中位数" not in text(query, dataset)
