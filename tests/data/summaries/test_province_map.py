"""Every place has a value or a reason for having none."""

import pytest

from data.states import State
from data.summaries.province_map import summarise
from data.years import YearSpan


def shown(summary):
    return {place.adcode: (place.value, str(place.state)) for place in summary.places}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {},
            {
                "810000": (2, "counted"),
                "820000": (3, "counted"),
                "830000": (None, "not_listed"),
                "840000": (None, "not_listed"),
            },
        ),
        (
            {"years": (YearSpan(2018, None),)},
            {
                "810000": (0, "no_match"),
                "820000": (2, "counted"),
                "830000": (None, "not_listed"),
                "840000": (None, "not_listed"),
            },
        ),
        (
            {"map": "810000"},
            {
                "810100": (2, "counted"),
                "810200": (None, "not_listed"),
                "810300": (None, "not_listed"),
                "810900": (None, "not_applicable"),
            },
        ),
        ({"map": "820000"}, {"820101": (2, "counted")}),
        (
            {"measure": "published"},
            {
                "810000": (6, "counted"),
                "820000": (None, "not_published"),
                "830000": (None, "not_published"),
                "840000": (None, "not_published"),
            },
        ),
        (
            {"measure": "companies"},
            {
                "810000": (400, "counted"),
                "820000": (None, "not_published"),
                "830000": (None, "not_published"),
                "840000": (None, "not_applicable"),
            },
        ),
        (
            {"measure": "companies", "map": "810000"},
            {
                "810100": (300, "counted"),
                "810200": (40, "counted"),
                "810300": (None, "in_remainder"),
                "810900": (None, "not_applicable"),
            },
        ),
        (
            {"measure": "companies", "map": "810000", "series": "rough"},
            {
                "810100": (None, "not_published"),
                "810200": (None, "not_published"),
                "810300": (None, "not_published"),
                "810900": (None, "not_applicable"),
            },
        ),
    ],
)
def test_the_states_of_all_children(tiny, chosen, fields, expected):
    assert shown(summarise(chosen(**fields), tiny)) == expected


def test_a_floor_stays_a_floor(tiny, chosen):
    places = {
        place.adcode: place.approx for place in summarise(chosen(measure="companies", series="rough"), tiny).places
    }
    assert places == {"810000": False, "820000": True, "830000": False, "840000": False}


def test_choosing_a_region_marks_it_and_hides_no_other(tiny, chosen):
    summary = summarise(chosen("810000"), tiny)
    assert shown(summary) == shown(summarise(chosen(), tiny))
    assert (summary.chosen, summary.filters_applied) == (("810000",), ())


def test_a_cluster_outlines_its_members(tiny, chosen):
    assert summarise(chosen(cluster="pair"), tiny).chosen == ("810000", "820000")


def test_parks_that_pass_are_dots_and_unbuilt_ones_are_hollow(tiny, chosen):
    dots = {dot.id: (dot.region, dot.built) for dot in summarise(chosen(kind=("base",)), tiny).dots}
    assert dots == {"yearless": ("810100", True), "third": ("820101", True), "plan": ("820101", False)}


def test_an_opened_level_has_the_dots_inside_it(tiny, chosen):
    assert {dot.id for dot in summarise(chosen(map="810000"), tiny).dots} == {"first", "yearless"}


def test_other_measures_have_no_dots(tiny, chosen):
    assert summarise(chosen(measure="companies"), tiny).dots == ()


def test_park_filters_reach_neither_publication_nor_companies(tiny, chosen):
    for measure in ("published", "companies"):
        narrowed = summarise(chosen(measure=measure, years=(YearSpan(2018, None),), kind=("base",)), tiny)
        assert shown(narrowed) == shown(summarise(chosen(measure=measure), tiny))
        assert narrowed.filters_applied == ()


def test_filters_applied_are_named(tiny, chosen):
    assert summarise(chosen(map="810000", comparable=("1",)), tiny).filters_applied == ("region", "comparable")
    assert summarise(chosen(measure="companies", series="rough"), tiny).filters_applied == ("series",)


def test_sources_are_those_of_the_values(tiny, chosen):
    assert summarise(chosen(status=("operating",)), tiny).sources == ("web",)
    assert summarise(chosen(measure="published", map="820000"), tiny).sources == ()


def test_names_follow_the_language(tiny, chosen):
    assert [place.name for place in summarise(chosen(lang="en"), tiny).places] == ["Alpha", "Beta", "Gamma", "Delta"]


def test_the_article_on_the_real_map(dataset, selection):
    published = {p.name: p.value for p in summarise(selection.replace(measure="published"), dataset).places if p.value}
    assert published == {"上海": 5, "浙江": 9, "广东": 7}
    listed = summarise(selection, dataset)
    assert sum(place.value or 0 for place in listed.places) == len(listed.dots) == 36
    assert sum(not dot.built for dot in listed.dots) == 5
    assert sum(place.state == State.COUNTED for place in listed.places) == 16


def test_more_parks_than_a_map_can_hold_have_no_dots(tiny, chosen, monkeypatch):
    found = summarise(chosen(), tiny)
    assert (len(found.dots) > 1, found.crowded) == (True, False)
    monkeypatch.setattr("data.summaries.province_map.MAX_DOTS", len(found.dots) - 1)
    crowded = summarise(chosen(theme="dark"), tiny)  # another question: the first answer is remembered
    assert (crowded.dots, crowded.crowded) == ((), True)
