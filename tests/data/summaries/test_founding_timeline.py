"""Every park has one slot; a choice of years marks and hides nothing."""

import pytest

from data.summaries.founding_timeline import summarise
from data.years import YearSpan


def counts(summary):
    return {slot.slot: (slot.listed, slot.published) for slot in summary.slots}


def test_listed_and_published_stand_above_each_other(tiny, chosen):
    summary = summarise(chosen(), tiny)
    assert counts(summary) == {
        "2015": (1, 1),
        "2016-2018": (1, 6),
        "2019-": (1, 3),
        "unknown": (1, None),
        "planned": (1, None),
    }
    assert [slot.year for slot in summary.slots] == [2015, 2016, 2019, None, None]


@pytest.mark.parametrize(
    ("regions", "fields", "why"),
    [
        ((), {}, ""),
        ((), {"years": (YearSpan(2015, 2015),)}, ""),
        ((), {"series": "rough", "measure": "companies"}, ""),
        (("810000",), {}, "region"),
        ((), {"map": "810000"}, "region"),
        ((), {"cluster": "pair"}, "region"),
        ((), {"kinds": ("base",)}, "filter"),
        ((), {"comparable": True}, "filter"),
        (("810000",), {"statuses": ("closed",)}, "region"),
    ],
)
def test_the_publication_disappears_where_it_has_no_answer(tiny, chosen, regions, fields, why):
    summary = summarise(chosen(*regions, **fields), tiny)
    assert (summary.why_hidden, summary.published_shown) == (why, not why)
    assert not why or {slot.published for slot in summary.slots} == {None}


def test_a_choice_of_years_keeps_all_marks_in_sight(tiny, chosen):
    summary = summarise(chosen(years=(YearSpan(2017, None), "planned")), tiny)
    assert [slot.listed for slot in summary.slots] == [1, 1, 1, 1, 1]
    assert [mark.kept for slot in summary.slots for mark in slot.marks] == [False, True, True, False, True]
    assert [slot.chosen for slot in summary.slots] == [False, False, True, False, True]
    assert (summary.years_chosen, summary.filters_applied) == (True, ())


def test_other_filters_take_their_marks_away(tiny, chosen):
    summary = summarise(chosen("820000", kinds=("base",)), tiny)
    assert [mark.park_id for slot in summary.slots for mark in slot.marks] == ["third", "plan"]
    assert summary.filters_applied == ("region", "kind")


def test_precisions_add_up_to_the_listed(tiny, chosen):
    for slot in summarise(chosen(), tiny).slots:
        assert slot.day + slot.month + slot.year_only + slot.unknown + slot.not_founded == slot.listed


def test_the_articles_years(dataset, selection):
    summary = summarise(selection, dataset)
    assert [(slot.slot, slot.listed, slot.published) for slot in summary.slots] == [
        ("2015", 1, 1),
        ("2016", 3, 3),
        ("2017", 4, 17),
        ("2018", 7, 18),
        ("2019-", 3, 12),
        ("unknown", 13, None),
        ("planned", 5, None),
    ]
