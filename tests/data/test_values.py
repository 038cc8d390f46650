"""The details of a fact, as they are published."""

import pytest

from data.states import State
from data.values import Details, Fact


@pytest.mark.parametrize(
    ("details", "note"),
    [
        (Details(), ""),
        (Details(parent="100000", printed="45%"), "parent=100000;printed=45%"),
        (Details(known=0, members=2, approx=True), "known=0;members=2;approx=yes"),
        (Details(year=2020, note="仅一季度;不全"), "year=2020;note=仅一季度,不全"),
    ],
)
def test_a_note_spells_the_details_that_are_there(details, note):
    assert details.format() == note


def test_the_first_source_is_that_of_the_count():
    fact = Fact("per_10k", 4.0, "per_10k", "2022", ("paper", "census"), State.DERIVED)
    assert fact.source == "paper"
    assert Fact("listed", 2, "parks", "2022", (), State.COUNTED).source == ""
