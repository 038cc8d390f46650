"""The table of listed parks."""

from data.summaries.parks import summarise
from data.years import YearSpan


def test_oldest_first_then_the_yearless_then_the_unbuilt(tiny, chosen):
    assert [park.park_id for park in summarise(chosen(), tiny).rows] == ["first", "third", "late", "yearless", "plan"]


def test_a_choice_of_years_leaves_out_the_yearless_and_says_how_many(tiny, chosen):
    summary = summarise(chosen(years=(YearSpan(2015, None),)), tiny)
    assert [park.park_id for park in summary.rows] == ["first", "third", "late"]
    assert (summary.hidden_unknown_year, summary.total, summary.filters_applied) == (1, 5, ("years",))


def test_places_are_named_in_the_readers_language(tiny, chosen):
    park = summarise(chosen("810101", lang="en"), tiny).rows[0]
    assert (park.province, park.city, park.district, park.region) == ("Alpha", "Alpha One", "East", "810101")


def test_each_source_is_named_once(tiny, chosen):
    assert summarise(chosen(), tiny).sources == ("paper", "web")


def test_36_parks_are_listed(dataset, selection):
    summary = summarise(selection, dataset)
    assert (len(summary.rows), summary.total) == (36, 36)
    assert len(summarise(selection.with_filters(comparable=("1",)), dataset).rows) == 28
    assert summary.rows[0].name == "新链空间"
    assert summarise(selection.with_filters(years=(YearSpan(2018, 2018),)), dataset).hidden_unknown_year == 13
