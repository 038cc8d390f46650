"""Every park has one slot; a choice of years marks and hides nothing."""

from dataclasses import replace

import pytest

from data.dataset_variants import with_list
from data.parklists.lists import ParkList
from data.schemas import PRECISIONS
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
        ((), {"kind": ("base",)}, "filter"),
        ((), {"comparable": ("1",)}, "filter"),
        (("810000",), {"status": ("closed",)}, "region"),
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
    summary = summarise(chosen("820000", kind=("base",)), tiny)
    assert [mark.park_id for slot in summary.slots for mark in slot.marks] == ["third", "plan"]
    assert summary.filters_applied == ("region", "kind")


def test_precisions_add_up_to_the_listed(tiny, chosen):
    for slot in summarise(chosen(), tiny).slots:
        assert sum(slot.precisions[name] for name in PRECISIONS) == slot.listed


@pytest.fixture(scope="module")
def own(dataset):
    """The dataset with a list in the place of its own: the same parks but those of 2018, and one of 2022."""
    bare = dataset.parks.drop(columns=["year", "precision", "slot"])
    parks = bare[~bare["founded"].str.startswith("2018")].reset_index(drop=True)
    parks.loc[parks["founded"].str.startswith("2017").idxmax(), "founded"] = "2022"
    one = ParkList("kites", "风筝名单", "2024-06", parks, dataset.sources.iloc[:0])
    return with_list(replace(dataset, lists=(one,)), "kites")


def test_a_list_of_ones_own_has_a_slot_for_each_year_and_no_published_row(own, selection):
    summary = summarise(selection, own)
    assert summary.by_year
    assert [slot.slot for slot in summary.slots] == [*map(str, range(2015, 2023)), "unknown", "planned"]
    assert [slot.listed for slot in summary.slots if slot.slot in ("2018", "2022")] == [0, 1]
    assert sum(slot.listed for slot in summary.slots) == len(own.parks)
    assert {slot.published for slot in summary.slots} == {None}
    assert (summary.published_shown, summary.why_hidden) == (False, "")


def test_one_year_of_a_list_can_be_chosen(own, selection):
    summary = summarise(selection.with_filters(years=(YearSpan(2022, 2022),)), own)
    assert [slot.slot for slot in summary.slots if slot.chosen] == ["2022"]
    assert [mark.founded for slot in summary.slots for mark in slot.marks if mark.kept] == ["2022"]


def test_a_list_filtered_by_region_still_says_nothing_of_published_years(own, selection):
    assert summarise(selection.replace(map="440000"), own).why_hidden == ""


def test_a_list_without_any_year_has_the_two_slots_apart_only(own, selection):
    (one,) = own.lists
    bare = replace(one, parks=one.parks.assign(founded=""))
    summary = summarise(selection, with_list(replace(own, lists=(bare,)), "kites"))
    assert [slot.slot for slot in summary.slots] == ["unknown", "planned"]


def test_a_publications_slots_stay_as_they_are(dataset, selection):
    assert not summarise(selection, dataset).by_year


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


def test_the_parks_of_each_compared_place_follow_its_letter(dataset, selection):
    compared = selection.replace(regions=("310000", "440000", "440100"))
    summary = summarise(compared, dataset)
    assert summary.compared == (("a", "310000"), ("b", "440000"), ("c", "440100"))
    for slot in summary.slots:
        letters = [unit for unit in slot.units if isinstance(unit, str)]
        assert letters == list(dict.fromkeys(mark.key for mark in slot.marks))
        assert len(slot.units) - len(letters) == slot.listed
    keys = {mark.key for slot in summary.slots for mark in slot.marks}
    assert keys == {"a", "b", "bc"}  # a park of a city is one of its province too


def test_without_a_comparison_no_park_has_a_letter(dataset, selection):
    slots = summarise(selection.replace(regions=("310000",)), dataset).slots
    assert all(slot.units == slot.marks for slot in slots)
