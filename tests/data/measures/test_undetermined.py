"""Under a filter on classes a count is the least: companies whose class nobody knows may pass too."""

from itertools import product

import pytest

from components.figures.map_legend import legend
from components.figures.map_sheet import Sheet
from components.paper.captions import filter_line
from components.sentences import spoken
from components.style import Style
from data import links
from data.measures import companies
from data.measures.facts import PlaceMeasures
from data.measures.ranked import ranks
from data.measures.registry import SelectedMeasures
from data.summaries import headline, province_map
from data.view_rows import province_map as rows_of_map
from tests import structures

STYLE = Style("zh", "light", 1920)
DISTRICTS = ("440304", "440305", "330106")


def asked(classified, query):
    series = classified.imports[-1].series_id("cumulative")
    return links.parse(f"?measure=companies&series={series}{query}", classified).selection


def passes(row, filters, *, possible):
    """Whether a company passes by hand; of I65 nobody knows whether it is I651."""

    def one(name, chosen):
        own = row[name]
        if own == "unknown":
            return possible or "unknown" in chosen
        is_inside = any(own == each or (name == "industry" and own.startswith(each)) for each in chosen)
        return is_inside or (possible and name == "industry" and any(each.startswith(own) for each in chosen))

    return all(one(name, chosen) for name, chosen in filters.items())


FILTERS = [
    {"industry": ("I",)},
    {"industry": ("I651",)},
    {"industry": ("I65", "C")},
    {"staff": ("0",)},
    {"staff": ("10-49", "unknown")},
    {"industry": ("I651",), "staff": ("10-49",)},
    {"industry": ("P",), "status": ("closed",)},
]


def query_of(filters):
    names = {"status": "company_status"}
    return "".join(f"&{names.get(name, name)}={','.join(chosen)}" for name, chosen in filters.items())


@pytest.mark.parametrize("filters", FILTERS, ids=query_of)
@pytest.mark.parametrize("adcode", ["100000", "440000", "440300", *DISTRICTS])
def test_what_may_pass_is_counted_beside_what_does(filters, adcode, classified):
    table = structures.of_place(adcode).to_dict("records")
    certain, possible = (sum(passes(row, filters, possible=each) for row in table) for each in (False, True))
    (place,) = companies.read(asked(classified, query_of(filters)), classified).places([adcode])
    assert (place.value, place.undetermined) == (certain, possible - certain)
    assert place.approx == place.is_floor == (possible > certain)


@pytest.mark.parametrize("measure", ["companies", "per_10k", "location_quotient", "companies_with_staff", "median_age"])
@pytest.mark.parametrize("filters", FILTERS, ids=query_of)
def test_a_rank_holds_whichever_of_them_pass(filters, measure, classified):
    chosen = asked(classified, f"{query_of(filters)}&map=440300").replace(measure=measure)
    values = SelectedMeasures(chosen, classified).values
    places = values.places(one.adcode for one in classified.regions.children("440300"))
    found = ranks(places, values.places(["440300"])[0], SelectedMeasures(chosen, classified).measure, values, "440300")
    if measure != "companies":
        uncertain = any(one.undetermined for one in places)
        assert not uncertain or all(one.approx for one in places if one.undetermined and one.value is not None)
        return
    spans = {one.adcode: range(int(one.value), int(one.value) + one.undetermined + 1) for one in places if one.value}
    for adcode, rank in found.items():
        ends = product(*({span[0], span[-1]} for span in spans.values()))
        orders = [dict(zip(spans, values, strict=True)) for values in ends]
        assert {1 + sum(other > one[adcode] for other in one.values()) for one in orders} == {rank.rank}


def test_the_number_that_decides_nothing_still_ranks_nobody(classified):
    chosen = asked(classified, "&staff=0&map=440300")
    values = companies.read(chosen, classified)
    places = values.places(["440304", "440305"])
    assert all(place.undetermined for place in places)
    assert (
        ranks(places, values.places(["440300"])[0], SelectedMeasures(chosen, classified).measure, values, "440300")
        == {}
    )


def test_sentence_map_legend_caption_and_rows_say_so(classified):
    chosen = asked(classified, "&staff=0&region=440300")
    companies_fact = headline.summarise(chosen, classified).facts[2]
    value, more = int(companies_fact.value), companies_fact.details.undetermined
    assert more > 0
    text = spoken(headline.summarise(chosen, classified), STYLE.words)
    assert f"至少 {value} 家" in text.replace(",", "")
    assert f"另有 {more} 家参保人数未知" in text
    assert f"另有 {more} 家参保人数未知" in filter_line("province-map", chosen, classified, STYLE)
    summary = province_map.summarise(chosen, classified)
    assert any("参保人数未知" in entry.text for entry in legend(summary, STYLE))
    sheet = Sheet(summary, STYLE, plane=None, label_points={})
    (place,) = (one for one in summary.places if one.adcode == "440300")
    assert sheet.number(place) == f"≥{value}"
    (row,) = (one for one in rows_of_map(summary) if one["adcode"] == "440300")
    assert (row["approx"], row["undetermined"]) == (True, more)


def test_no_word_of_it_where_the_unknown_is_chosen_too(classified):
    chosen = asked(classified, "&staff=0,unknown&region=440300")
    assert headline.summarise(chosen, classified).facts[2].details.undetermined is None
    assert not any(place.approx for place in province_map.summarise(chosen, classified).places)


def test_a_rate_of_a_floor_is_a_floor_and_a_share_only_rounded(classified):
    facts = PlaceMeasures(asked(classified, "&staff=0&region=440300"), classified).five
    assert [fact.details.floor for fact in facts[2:]] == [True, False, True]
    assert facts[3].details.approx
