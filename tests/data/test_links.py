from urllib.parse import quote_from_bytes

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data import links
from data.links import Ignored
from data.measures.registry import measures_of
from data.schemas import KINDS
from data.years import APART, YearSpan, normal

SAME_DATASET = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?region=440000",
        "?region=440100",
        "?region=440100&map=100000",
        "?region=330000,310000",
        "?map=440000",
        "?years=2016-2018,unknown",
        "?kind=incubator,base&status=closed&comparable=1",
        "?measure=companies&series=qichacha-2020-07-07-cumulative",
        "?region=440300&measure=companies&lang=en&theme=dark",
    ],
)
def test_a_link_is_written_as_it_was_read(query, dataset):
    link = links.parse(query, dataset)
    assert not link.ignored
    assert links.to_query(link.selection, dataset) == query


@pytest.mark.parametrize(
    ("query", "ignored", "opens"),
    [
        ("?region=999999", [Ignored("region", "999999")], ""),
        ("?region=440000,nowhere", [Ignored("region", "nowhere")], "?region=440000"),
        ("?map=440305", [], "?region=440305"),
        ("?map=440305&region=440306", [], "?region=440306"),
        ("?map=440399", [Ignored("map", "440399")], "?map=440300"),
        ("?map=449999", [Ignored("map", "449999")], "?map=440000"),
        ("?map=999999", [Ignored("map", "999999")], ""),
        ("?map=441900", [], "?map=441900"),
        ("?years=2017-13", [Ignored("years", "2017-13")], ""),
        ("?measure=profit", [Ignored("measure", "profit")], ""),
        ("?series=tianyancha-1999", [Ignored("series", "tianyancha-1999")], ""),
        ("?comparable=yes", [Ignored("comparable", "yes")], ""),
        ("?kind=castle,base", [Ignored("kind", "castle")], "?kind=base"),
        ("?utm_source=mail", [], ""),
        ("?region=330000&map=440000", [], "?map=440000"),
    ],
)
def test_a_bad_value_opens_the_nearest_valid_view_and_is_named(query, ignored, opens, dataset):
    link = links.parse(query, dataset)
    assert list(link.ignored) == ignored
    assert links.to_query(link.selection, dataset) == opens


@pytest.mark.parametrize(
    ("query", "unknown"),
    [
        ("?region=440000&measu", [Ignored("measu", "")]),
        ("?region=440000&measure=", [Ignored("measure", "")]),
        ("?region=440000&colour=red", [Ignored("colour", "red")]),
        ("?region=440000&from=singlemessage&isappinstalled=0&utm_source=mail", []),
        ("?region=440000&stage=1", []),
    ],
)
def test_a_name_that_means_nothing_is_named_beside_the_view(query, unknown, dataset):
    link = links.parse(query, dataset)
    assert (list(link.ignored), list(link.unknown)) == ([], unknown)
    assert links.to_query(link.selection, dataset) == "?region=440000"


def test_wherever_a_link_is_cut_it_opens_the_same_view_or_says_what_was_lost(dataset):
    query = "region=440000&kind=base&measure=companies&lang=en"
    kept = {"region": "440000", "kind": "base", "measure": "companies", "lang": "en"}
    for end in range(len(query)):
        link = links.parse(query[:end], dataset)
        found = dict(
            pair.split("=") for pair in links.to_query(link.selection, dataset).removeprefix("?").split("&") if pair
        )
        assert found.items() <= kept.items()
        pieces = len(query[:end].rstrip("&").split("&")) if end else 0
        assert len(found) + len(link.ignored) + len(link.unknown) == pieces


@SAME_DATASET
@given(st.binary(max_size=200))
def test_any_bytes_open_a_view_that_can_be_linked_to(dataset, noise):
    for query in (noise.decode("latin-1"), quote_from_bytes(noise), "region=" + quote_from_bytes(noise)):
        selection = links.parse(query, dataset).selection
        assert links.parse(links.to_query(selection, dataset), dataset) == links.Link(selection, ())


@SAME_DATASET
@given(st.data())
def test_parse_and_spell_are_inverse(dataset, data):
    adcodes = [region.adcode for region in dataset.regions]
    spans = st.builds(lambda a, b: YearSpan(min(a, b), max(a, b)), st.integers(1990, 2030), st.integers(1990, 2030))
    drawn = links.default(dataset).replace(
        regions=tuple(data.draw(st.lists(st.sampled_from(adcodes), max_size=7))),
        cluster=data.draw(st.none() | st.sampled_from(sorted(dataset.cluster_ids))),
        map=data.draw(st.sampled_from(adcodes)),
        measure=data.draw(st.sampled_from([*measures_of(dataset)])),
        series=data.draw(st.sampled_from(sorted(dataset.series_ids))),
        lang=data.draw(st.sampled_from(["zh", "en"])),
        theme=data.draw(st.sampled_from(["light", "dark"])),
    )
    narrowed = drawn.with_filters(
        years=normal(data.draw(st.lists(st.one_of(spans, st.sampled_from(APART)), max_size=4))),
        kind=tuple(kind for kind in KINDS if data.draw(st.booleans())),
        comparable=data.draw(st.sampled_from([(), ("1",)])),
        registered=normal(data.draw(st.lists(st.one_of(spans, st.just("unknown")), max_size=4))),
    )
    selection = links.normalize(narrowed, dataset)
    assert links.parse(links.to_query(selection, dataset), dataset) == links.Link(selection, ())


def test_a_file_carries_no_query_of_an_upload():
    assert links.public("?region=440000&measure=companies&series=invented-existing&upload=secret") == ""
    assert links.public("?upload=secret") == ""
    assert links.public("?region%3D440000%26upload%3Dsecret") == ""
    assert links.public("?years=2016-2018,2020-&list=own") == "?years=2016-2018,2020-&list=own"


def test_what_was_chosen_is_told_without_the_key_to_an_upload():
    message = links.without_key("?region=440000,330000&measure=companies&upload=secret")
    assert message == "?region=440000,330000&measure=companies"
    assert links.without_key("?upload=secret") == ""
    assert links.without_key("?region=440000&amp;upload=secret") == "?region=440000"
    assert links.without_key("?years=2016-2018,2020-&list=own") == "?years=2016-2018,2020-&list=own"
