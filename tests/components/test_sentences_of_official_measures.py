"""One text speaks of one year, and a place without a number is not given a dash."""

import re

import pytest

from components.panels import explanation
from components.sentences import spoken
from components.style import Style
from components.words import words
from data import links
from data.measures import denominators
from data.measures.registry import measures_of
from data.summaries import headline
from tests.invented import EXISTING, with_register

PLACES = ("", "map=440000", "region=440000", "region=440300", "map=440300", "region=330000", "region=810000")
SETS = ("region=outside", "region=yangtze-delta", "region=440000,710000")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("measure", ["gdp", "population", "enterprises"])
def test_every_number_of_the_explanation_is_of_its_year(dataset, measure, place):
    selection = links.parse(f"measure={measure}&{place}", dataset).selection
    text = explanation.text(selection, dataset, Style("zh", "light", 0))
    year = headline.summarise(selection, dataset).shown.details.year
    figures = denominators.with_sums(dataset, measure, year).values()
    known = {f"{number.value:,.0f}" for number in figures} | {str(number.value) for number in figures}
    measured, *_ = re.split("成立年份|收录园区", text)
    assert {*re.findall(r"\d+(?:,\d{3})+", measured)} <= known
    assert text.startswith(f"{year} 年，") or "没有" in text


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("place", [*PLACES, *SETS])
def test_what_is_not_known_has_words(dataset, place, lang):
    for measure in measures_of(dataset):
        summary = headline.summarise(links.parse(f"measure={measure}&{place}&lang={lang}", dataset).selection, dataset)
        text = spoken(summary, words(lang))
        assert not re.search(r"—|None|\b0 of \d|中 0 地", text), text
        if summary.shown.value is None and measure not in ("listed", "published", "companies"):
            assert ("没有" if lang == "zh" else "no figure") in text, text


def test_a_ratio_is_named_by_the_base_that_it_is_given_for(dataset):
    """Of a city opened on its own map the unit may be another than in its province's."""
    shown = with_register(dataset)
    for place in PLACES:
        selection = links.parse(f"measure=per_10k&series={EXISTING}&{place}", shown).selection
        fact = headline.summarise(selection, shown).shown
        name = words("zh")(f"terms.ratio_{fact.unit}", measure="现存企业")
        assert name in explanation.text(selection, shown, Style("zh", "light", 0))


@pytest.mark.parametrize(("place", "is_small"), [("region=330000", True), ("region=440000", False)])
def test_a_ratio_of_few_companies_says_so(dataset, place, is_small):
    shown = with_register(dataset)
    summary = headline.summarise(links.parse(f"measure=share&series={EXISTING}&{place}", shown).selection, shown)
    assert ("基数小" in spoken(summary, words("zh"))) == is_small


@pytest.mark.parametrize("measure", ["per_10k", "per_10k_enterprises", "location_quotient"])
def test_what_an_import_has_not_is_not_called_unpublished(dataset, measure):
    shown = with_register(dataset)
    query = f"measure={measure}&series={EXISTING}&region=440000,540000"
    assert "导入中没有" in spoken(headline.summarise(links.parse(query, shown).selection, shown), words("zh"))
