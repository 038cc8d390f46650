"""Companies by year of registration."""

import pytest

from data import links
from data.summaries import founding_timeline
from data.views import VIEWS
from tests.invented import CUMULATIVE, EXISTING, with_register


@pytest.fixture(scope="module")
def imported(dataset):
    return with_register(dataset)


@pytest.fixture
def ages(imported):
    def read(query):
        selection = links.parse(f"measure=companies&series={CUMULATIVE}&{query}", imported).selection
        return founding_timeline.summarise(selection, imported).ages

    return read


def test_every_year_from_the_first_to_the_last_then_the_unknown_one(ages):
    found = ages("")
    assert [slot.slot for slot in found.slots] == [*(str(year) for year in range(1998, 2020)), "unknown"]
    assert {slot.slot: slot.value for slot in found.slots if slot.value} == {
        "1998": 2,
        "2016": 5,
        "2017": 7,
        "2018": 1,
        "2019": 3,
        "unknown": 1,
    }


@pytest.mark.parametrize(
    ("query", "total", "known"),
    [
        ("region=440300", 11, (1, 1)),
        ("region=440300,330000", 16, (2, 2)),
        ("region=330000,110000", 5, (1, 2)),
        ("region=110000", 0, (0, 1)),
        ("company_status=closed", 3, (1, 1)),
    ],
)
def test_they_follow_regions_and_status(ages, query, total, known):
    found = ages(query)
    assert sum(slot.value for slot in found.slots) == total
    assert (found.known, found.members) == known


def test_a_choice_of_years_marks_them_and_leaves_the_others_in_sight(ages):
    found = ages("registered=2016-2017,unknown")
    assert [slot.slot for slot in found.slots if slot.chosen] == ["2016", "2017", "unknown"]
    assert sum(slot.value for slot in found.slots) == 19
    assert "registered" not in found.filters_applied


def test_parks_stay_where_companies_are_not_shown_or_have_no_years(ages, imported, dataset):
    for query in (f"series={CUMULATIVE}", "measure=companies"):
        selection = links.parse(query, imported).selection
        plain = links.parse(query, dataset).selection.replace(series=selection.series)
        assert founding_timeline.summarise(selection, imported).ages is None
        assert (
            founding_timeline.summarise(selection, imported).slots == founding_timeline.summarise(plain, dataset).slots
        )


def test_the_published_rows_hold_every_company_once_and_the_parks_as_ever(imported):
    view = VIEWS["founding-timeline"]
    plain = view.rows(links.parse("", imported).selection, imported)
    rows = view.rows(links.parse(f"measure=companies&series={CUMULATIVE}", imported).selection, imported)
    assert list(plain[0]) == list(rows[0])
    assert list(rows[0])[-3:] == ["registered", "expected_low", "expected_high"]
    assert {row["registered"] for row in plain} == {None}
    assert sum(row["registered"] or 0 for row in rows) == 19
    assert len({row["slot"] for row in rows}) == len(rows)
    own = [{**row, "registered": None} for row in rows if row["slot"] in {one["slot"] for one in plain}]
    assert own == plain
    assert {row["slot"]: row["registered"] for row in rows if row["registered"]}["2019"] == 3


def test_the_last_row_of_the_ranking_is_of_no_place(imported):
    for series, value in ((CUMULATIVE, 3), (EXISTING, 2)):
        selection = links.parse(f"measure=companies&series={series}&lang=en", imported).selection
        last = VIEWS["ranking"].rows(selection, imported)[-1]
        assert (last["adcode"], last["name"], last["value"], str(last["state"]), last["rank"]) == (
            *("", "Place not understood"),
            *(value, "counted", None),
        )


def test_rows_of_parks_and_of_companies_never_share_a_slot(imported):
    selection = links.parse(f"measure=companies&series={CUMULATIVE}", imported).selection
    rows = VIEWS["founding-timeline"].rows(selection, imported)
    slots = [row["slot"] for row in rows]
    assert len(set(slots)) == len(slots)
    assert slots.index("2019-") + 1 == slots.index("2019")
    by_slot = {row["slot"]: (row["listed"], row["registered"]) for row in rows}
    assert (by_slot["2019-"], by_slot["2019"]) == ((3, None), (None, 3))
    assert sum(row["registered"] or 0 for row in rows) == 19
    assert sum(row["listed"] or 0 for row in rows) == len(imported.parks)
