"""Where no company is known to pass the filters and of some nobody knows, there is no number: never "at least 0"."""

import pytest

from components.figures.map_classes import HATCHED, circles, looks
from components.panels import headline as headline_panel
from components.panels import ranking as ranking_panel
from components.sentences import spoken
from components.style import Style
from data import links
from data.measures.facts import PlaceMeasures
from data.states import State
from data.summaries import headline, province_map, ranking

FILTERS = ("staff=5000-9999", "industry=C38", "staff=0&industry=T", "staff=10-49", "industry=I65")
MEASURES = ("companies", "per_10k", "companies_with_staff", "insured_staff")


def asked(classified, query):
    series = classified.imports[-1].series_id("cumulative")
    return links.parse(f"?series={series}&{query}", classified).selection


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("level", ["100000", "440000", "440300"])
@pytest.mark.parametrize("filters", FILTERS)
def test_no_place_has_at_least_nothing(filters, level, measure, classified):
    chosen = asked(classified, f"map={level}&measure={measure}&{filters}")
    summary = province_map.summarise(chosen, classified)
    assert not any(place.is_floor and place.value == 0 for place in summary.places)
    assert all(place.value is None for place in summary.places if place.state == State.UNDETERMINED)
    assert not any(fact.details.floor and fact.value == 0 for fact in PlaceMeasures(chosen, classified).five)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sentence_ranking_and_map_say_that_it_is_not_known(lang, classified):
    style, query = Style(lang, "light", 1920), f"measure=companies&map=440300&staff=5000-9999&lang={lang}"
    chosen = asked(classified, query)
    text = spoken(headline.summarise(chosen, classified), style.words)
    assert style.words("terms.at_least", value="0") not in text
    panel = ranking_panel.draw(ranking.summarise(chosen, classified), chosen, classified, style)
    assert style.words("ranking.undetermined") in panel
    drawn = looks(province_map.summarise(chosen, classified), style)
    assert {look.kind for look in drawn if look.state in HATCHED} == {"hatch"}


def test_places_with_nothing_have_no_circles(classified):
    chosen = asked(classified, "measure=companies&map=440300&marks=circles&staff=5000-9999,unknown&industry=T")
    summary = province_map.summarise(chosen, classified)
    assert not any(place.value for place in summary.places)
    assert not circles(summary)


def test_a_share_of_companies_that_surely_pass_is_not_called_one_of_rounded_counts(classified):
    chosen = asked(classified, "region=440000&measure=companies&staff=10-49")
    summary = headline.summarise(chosen, classified)
    share = summary.facts[3]
    assert (share.fact, share.details.approx) == ("share", True)
    drawn = headline_panel.draw(summary, chosen, classified, Style("zh", "light", 1920))
    assert "按确定符合的企业计算" in drawn
    assert "按约数计算" not in drawn
