"""How concentrated the parts of a region are, on the article's figures: exact, between bounds, or not known."""

import pytest

from components import numbers
from components.words import words
from data import links
from data.measures.part_concentration import CONCENTRATIONS
from data.summaries import region_profile


def summary(query, dataset):
    return region_profile.summarise(links.parse(query, dataset).selection, dataset)


def concentrations(query, dataset):
    return {fact.fact: fact for fact in summary(query, dataset).facts if fact.fact in CONCENTRATIONS}


def test_guangdong_is_known_as_far_as_five_cities_and_a_remainder_prove_it(dataset):
    total, known = 45_473, [29_714, 11_768, 1_014, 789, 689]  # 1,499 are left for 16 cities
    facts = concentrations("region=440000&measure=companies", dataset)
    assert [*facts] == [*CONCENTRATIONS]
    assert facts["cr1"].value == pytest.approx(29_714 / total)
    assert facts["cr1"].details.upper is None
    assert facts["cr4"].value == pytest.approx(sum(known[:4]) / total)
    assert facts["cr4"].details.upper == pytest.approx((29_714 + 11_768 + 1_499 + 1_014) / total)
    squares = sum(part**2 for part in known)
    assert facts["hhi"].value == pytest.approx((squares + 16 * (1_499 / 16) ** 2) / total**2)
    assert facts["hhi"].details.upper == pytest.approx((squares + 1_499**2) / total**2)
    assert all(fact.sources == ("cls-2022",) and fact.as_of == "2022-03-16" for fact in facts.values())
    assert numbers.fact_value(facts["cr4"], words("zh")) == "95.2%–96.7%"


@pytest.mark.parametrize(
    "query",
    [
        "measure=companies",  # nobody says of how many places the rest of the nation is
        "region=440300&measure=companies",  # no district has a figure
        "region=440000",  # a list is incomplete
        "region=440000,330000&measure=companies",
        "region=330000&measure=companies",
    ],
)
def test_where_nothing_bounds_the_parts_there_is_no_number(dataset, query):
    assert summary(query, dataset).parts is None
    assert not concentrations(query, dataset)


def test_the_formula_comes_to_the_number(dataset):
    facts = concentrations("region=440000&measure=companies", dataset)
    for fact in facts.values():
        assert fact.formula.value == pytest.approx(fact.value)
    written = {name: fact.formula.rule.write("100", "60", "40") for name, fact in facts.items()}
    assert written == {
        "cr1": "(60 + 40) / 100",
        "cr4": "(60 + 40) / 100",
        "hhi": "(60² + 40²) / 100²",
        "gini": "2 × (1 × 60 + 2 × 40) / (2 × 100) \N{MINUS SIGN} 3 / 2",
    }
