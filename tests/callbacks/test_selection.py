import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callbacks.selection import _VERBS, reduce, rejected
from data import links

STORY = [
    # event, query before, query after
    ("choose:440000", "", "?region=440000"),
    ("choose:440000", "?region=440000", "?map=440000"),
    ("choose:330000", "?region=440000", "?region=330000"),
    ("choose:440300", "?map=440000", "?region=440300"),
    ("choose:440300", "", "?region=440300&map=100000"),
    ("choose:440305", "?region=440305", "?region=440305"),
    ("choose:441900", "?region=441900", "?map=441900"),
    ("choose:nowhere", "?region=440000", "?region=440000"),
    ("peers:population", "?region=440000", "?region=440000&peers=population"),
    ("peers:nobody", "?peers=population", "?peers=population"),
    ("go:440300", "", "?region=440300"),
    ("go:yangtze-delta", "?map=440000", "?region=yangtze-delta"),
    ("go:yangtze-delta", "?region=yangtze-delta", "?region=yangtze-delta"),
    ("go:nowhere", "?region=440000", "?region=440000"),
    ("open:440000", "", "?map=440000"),
    ("open:440000", "?region=440000&years=2018", "?map=440000&years=2018"),
    ("open:440305", "", "?region=440305"),
    ("open:440300", "", "?map=440300"),
    ("open:441900", "", "?map=441900"),
    ("up", "?map=441900", "?map=440000"),
    ("add:330000", "?region=440000", "?region=440000,330000"),
    ("add:440000", "?region=440000,330000", "?region=330000"),
    (
        "add:370000",
        "?region=110000,120000,130000,140000,150000,210000",
        "?region=110000,120000,130000,140000,150000,210000",
    ),
    ("add:330100", "?region=440000", "?region=440000,330100"),
    ("add:330000", "?map=440000", "?region=440000,330000"),
    ("add:440100", "?map=440000", "?region=440100"),
    ("add:330000", "?region=440100", "?region=440100,330000"),
    ("add:440000", "?region=yangtze-delta", "?region=310000,320000,330000,340000,440000"),
    ("add:340000", "?region=yangtze-delta", "?region=310000,320000,330000"),
    ("add:310000", "?region=pearl-river-delta", "?region=pearl-river-delta"),
    ("add:100000", "?region=440000", "?region=440000"),
    ("up", "?region=440300", "?map=440000"),
    ("up", "?map=440000", ""),
    ("up", "", ""),
    ("unchoose", "?region=440000&years=2018", "?years=2018"),
    ("cluster:yangtze-delta", "?region=440000", "?region=yangtze-delta"),
    ("cluster:", "?region=yangtze-delta", ""),
    ("only:years=2018", "", "?years=2018"),
    ("only:years=2018", "?years=2018", ""),
    ("only:years=soon", "?years=2018", "?years=2018"),
    ("only:years=2016,2017,2018", "", "?years=2016-2018"),
    ("set:years=2016,2017", "?years=2018", "?years=2016-2017"),
    ("set:years=2016,2017", "?years=2016-2017", "?years=2016-2017"),
    ("toggle:years=2017", "?years=2018", "?years=2017-2018"),
    ("toggle:years=2017", "?years=2016-2018", "?years=2016,2018"),
    ("toggle:years=unknown", "", "?years=unknown"),
    ("play:years=2017", "?years=2016", "?years=2017"),
    ("play:years=", "?years=2017", ""),
    ("toggle:kind=incubator", "", "?kind=incubator"),
    ("toggle:kind=incubator", "?kind=incubator", ""),
    ("toggle:kind=castle", "", ""),
    ("toggle:status=closed", "?status=operating", "?status=operating,closed"),
    ("toggle:comparable=1", "", "?comparable=1"),
    ("measure:companies", "?region=440000", "?region=440000&measure=companies"),
    ("measure:profit", "", ""),
    ("series:qichacha-2020-07-07-cumulative", "", "?measure=companies&series=qichacha-2020-07-07-cumulative"),
    ("lang:en", "?region=440000", "?region=440000&lang=en"),
    ("theme:dark", "", "?theme=dark"),
    ("clear:years", "?region=440000&years=2018", "?region=440000"),
    ("clear:filters", "?kind=base&years=2018&comparable=1&region=440000", "?region=440000"),
    ("only:registered=2016-2018", "?years=2018", "?years=2018&registered=2016-2018"),
    ("only:registered=2016", "?registered=2016", ""),
    ("only:registered=planned", "?registered=2016", "?registered=2016"),
    ("set:registered=2016,2017", "?registered=2016-2017", "?registered=2016-2017"),
    ("play:registered=", "?registered=2016", ""),
    ("play:registered=soon", "?registered=2016", "?registered=2016"),
    ("toggle:company_status=closed", "?company_status=existing", "?company_status=existing,closed"),
    ("toggle:company_status=closed", "?company_status=closed", ""),
    ("clear:registered", "?registered=2016&company_status=closed", "?company_status=closed"),
    ("set:years=2016,2017", "?years=2018", "?years=2016-2017"),
    ("set:years=soon", "?years=2018", "?years=2018"),
    ("only:years=2018", "?years=2018", ""),
    ("play:registered=2017", "?registered=2016", "?registered=2017"),
    ("set:registered=planned", "?registered=2016", "?registered=2016"),
    ("toggle:years=2019-", "?years=2017-2020", "?years=2017-"),
    ("toggle:years=2018", "?years=2016-", "?years=2016-2017,2019-"),
    ("toggle:kind=base", "?kind=incubator", "?kind=incubator,base"),
    ("toggle:kind=castle", "?kind=incubator", "?kind=incubator"),
    ("toggle:company_status=closed", "?company_status=closed", ""),
    ("toggle:comparable=1", "?comparable=1", ""),
    ("set:comparable=", "?comparable=1", ""),
    ("set:kind=", "?kind=base", ""),
    ("toggle:colour=red", "?kind=base", "?kind=base"),
    ("clear:kind", "?kind=base&years=2018", "?years=2018"),
    ("reset", "?region=440000&years=2018&lang=en&theme=dark", "?lang=en&theme=dark"),
    ("dance:440000", "?region=440000", "?region=440000"),
]


@pytest.mark.parametrize(("event", "before", "after"), STORY)
def test_an_event_turns_one_selection_into_the_next(event, before, after, dataset):
    selection = links.parse(before, dataset).selection
    assert links.to_query(reduce(selection, event, dataset), dataset) == after


def test_a_seventh_place_is_named_as_one_for_which_there_is_no_room(dataset):
    six = links.parse("?region=110000,120000,130000,140000,150000,210000", dataset).selection
    assert [one.value for one in rejected(six, "add:370000", dataset)] == ["370000"]
    assert rejected(six, "add:110000", dataset) == ()
    assert rejected(six, "choose:370000", dataset) == ()


ARGUMENTS = st.text(max_size=12) | st.builds(
    "{}={}".format,
    st.sampled_from(["years", "kind", "comparable", "registered", "company_status"]),
    st.text(max_size=8),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.sampled_from(sorted(_VERBS)), ARGUMENTS), max_size=6))
def test_no_event_leads_to_a_view_that_cannot_be_linked_to(dataset, events):
    selection = links.default(dataset)
    for verb, argument in events:
        selection = reduce(selection, f"{verb}:{argument}", dataset)
        assert links.parse(links.to_query(selection, dataset), dataset).selection == selection
