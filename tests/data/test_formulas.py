"""A formula with its figures in it comes to the number that it explains."""

import pytest

from data import links
from data.formulas import MAX_WRITTEN, Formula
from data.summaries import ranking, region_profile

QUERIES = (
    "region=440000",
    "region=440300",
    "region=440100,440300",
    "region=330000&series=qichacha-2020-07-07-cumulative",
    "cluster=pearl-river-delta",
    "cluster=yangtze-delta&measure=published",
)


def come_to(formula: Formula) -> float:
    """What a reader with a calculator gets."""
    written = formula.rule.write(*(f"{term.value:,}" for term in formula.terms))
    for sign, operator in ((",", ""), ("×", "*"), ("\N{MINUS SIGN}", "-"), ("²", "**2")):
        written = written.replace(sign, operator)
    return float(eval(written))


@pytest.mark.parametrize("query", QUERIES)
def test_a_formula_comes_to_its_fact(dataset, query):
    selection = links.parse(query, dataset).selection
    explained = [fact for fact in region_profile.summarise(selection, dataset).facts if fact.formula and fact.value]
    assert explained
    for fact in explained:
        assert fact.formula.value == pytest.approx(fact.value)
        if len(fact.formula.terms) <= MAX_WRITTEN:  # else its middle is left out
            assert come_to(fact.formula) == pytest.approx(fact.value)


def test_every_ratio_of_a_province_has_a_formula(dataset):
    facts = region_profile.summarise(links.parse("region=440000", dataset).selection, dataset).facts
    derived = {fact.fact for fact in facts if fact.state == "derived"}
    assert derived == {fact.fact for fact in facts if fact.formula and fact.value is not None}
    assert derived == {"share", "per_10k", "enterprise_share", "location_quotient"}


@pytest.mark.parametrize(
    ("query", "value", "first"),
    [("map=440000&measure=companies", 1499, 45473), ("measure=listed", 30, 51), ("measure=companies", 60176, 105649)],
)
def test_a_remainder_is_its_total_less_what_is_known(dataset, query, value, first):
    left = ranking.summarise(links.parse(query, dataset).selection, dataset).remainder.fact
    assert left.value == come_to(left.formula) == value
    assert left.formula.terms[0].value == first
