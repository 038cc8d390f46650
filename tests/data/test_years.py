import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import years
from data.years import YearSpan

TERMS = st.one_of(
    st.sampled_from(years.APART),
    st.builds(
        lambda first, more: YearSpan(first, None if more is None else min(first + more, 9999)),
        st.integers(0, 9999),
        st.none() | st.integers(0, 50),
    ),
)


@pytest.mark.parametrize(
    ("text", "terms", "refused"),
    [
        ("", (), ()),
        ("2018", (YearSpan(2018, 2018),), ()),
        ("2016-2018", (YearSpan(2016, 2018),), ()),
        ("2019-", (YearSpan(2019, None),), ()),
        ("unknown,2017", (YearSpan(2017, 2017), "unknown"), ()),
        ("2018,2017,2016", (YearSpan(2016, 2018),), ()),
        ("2018,2019-", (YearSpan(2018, None),), ()),
        ("2018-2016", (), ("2018-2016",)),
        ("soon,planned", ("planned",), ("soon",)),
        ("٢٠١٨", (), ("٢٠١٨",)),
    ],
)
def test_what_a_list_of_years_means(text, terms, refused):
    assert years.parse(text) == (terms, refused)


@given(st.lists(TERMS))
def test_normal_terms_read_back_as_they_were_written(terms):
    normal = years.normal(terms)
    assert years.parse(",".join(map(str, normal))) == (normal, ())


@pytest.mark.parametrize(
    ("text", "slot", "held"),
    [
        ("2016-2018", "2017", True),
        ("2016-2018", "2019-", False),
        ("2019-2020", "2019-", False),
        ("2018-", "2019-", True),
        ("2017", "unknown", False),
        ("unknown", "unknown", True),
    ],
)
def test_a_slot_is_held_when_all_of_it_is_chosen(text, slot, held):
    assert years.holds(years.parse(text)[0], slot) is held


@given(st.lists(TERMS), st.lists(TERMS))
def test_removed_years_are_gone_and_the_others_stay(terms, removed):
    remaining = years.without(terms, removed)
    slots = (*(f"{year:04d}" for year in (0, 1989, 2000, 2016, 2019, 2031, 9999)), *years.APART)
    for slot in slots:
        assert years.holds(remaining, slot) == (years.holds(terms, slot) and not years.holds(removed, slot))
