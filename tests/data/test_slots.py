import pytest

from data.slots import holds, precision_of, slot_of, slots_of

SLOTS = ("2015", "2016-2018", "2019-")


@pytest.mark.parametrize(
    ("slot", "year", "inside"),
    [
        ("2015", 2015, True),
        ("2015", 2016, False),
        ("2016-2018", 2018, True),
        ("2016-2018", 2019, False),
        ("2019-", 2031, True),
        ("2019-", 2018, False),
    ],
)
def test_a_slot_holds_its_years(slot: str, year: int, inside: bool) -> None:
    assert holds(slot, year) is inside


def test_a_year_in_no_published_slot_gets_its_own() -> None:
    assert slots_of(["2016-2018", "2019-"], [2014, 2017, 2014]) == ("2014", "2016-2018", "2019-")


def test_without_published_slots_every_year_is_a_slot_and_no_gap_is_hidden() -> None:
    assert slots_of([], [2020, 2018]) == ("2018", "2019", "2020")
    assert slots_of([], []) == ()


@pytest.mark.parametrize(
    ("year", "status", "slot"),
    [
        (2017, "operating", "2016-2018"),
        (2017, "closed", "2016-2018"),
        (None, "operating", "unknown"),
        (None, "planned", "planned"),
        (None, "under_construction", "planned"),
    ],
)
def test_a_park_stands_in_one_slot(year: int | None, status: str, slot: str) -> None:
    assert slot_of(year, status, SLOTS) == slot


def test_not_built_is_not_the_same_as_unknown() -> None:
    assert precision_of("", "planned") == "not_founded"
    assert precision_of("", "unknown") == "unknown"
    assert precision_of("2017-04", "operating") == "month"
