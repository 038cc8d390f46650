"""How a place compares with its peers is claimed only where no value that may be larger could change it."""

from math import inf

from hypothesis import given
from hypothesis import strategies as st

from components import numbers
from components.words import words
from data.measures.companies import COMPANIES
from data.measures.peers import span, usual_values
from data.states import State
from data.statistics import Range
from data.values import Place

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 15)), min_size=4, max_size=7)


def places(values):
    return [Place(str(at), str(at), value, "companies", State.COUNTED) for at, value in enumerate(values)]


@given(SPANS, st.data())
def test_a_standing_holds_whatever_the_values_are(spans, data):
    ranges = {str(at): Range(low, low + more) for at, (low, more) in enumerate(spans)}
    claimed = usual_values(places([low for low, _ in spans]), COMPANIES, ranges)
    values = [data.draw(st.integers(low, low + more)) for low, more in spans]
    true = usual_values(places(values), COMPANIES, {})
    for one in places([low for low, _ in spans]):
        found = claimed.standing(span(one, ranges))
        assert found in ("", true.standing(Range(values[int(one.adcode)], values[int(one.adcode)])))


def test_exact_values_compare_as_ever_and_an_open_end_claims_nothing_above_it():
    exact = usual_values(places([1, 10, 11, 12, 30]), COMPANIES, {})
    assert (exact.is_exact, exact.median, exact.standing(Range(30, 30))) == (True, 11, "higher")
    open_ = usual_values(places([1, 10, 11, 12, 30]), COMPANIES, {str(at): Range(1, inf) for at in range(5)})
    assert open_.standing(Range(30, 30)) == ""
    assert numbers.ends(open_.medians, "companies", words("zh")) == "至少 1"
