"""What happens to a link on its way is undone, and what is left of one that was cut is still there to be told."""

from urllib.parse import parse_qsl, quote, quote_from_bytes, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.query import MAX_QUERY, as_meant, is_added, read_query

LINK = "region=440000,330000&years=2016-2018,2020-&measure=companies&stage=1"
MEANT = dict(parse_qsl(LINK))
ONCE, TWICE, ESCAPED = quote(LINK, safe=""), quote(quote(LINK, safe=""), safe=""), LINK.replace("&", "&amp;")


@pytest.mark.parametrize(
    "query",
    [
        LINK,
        f"?{LINK}",
        ONCE,
        TWICE,
        ONCE.lower(),
        quote(ONCE, safe="%"),
        quote(LINK, safe="=&"),
        LINK.replace(",", "%252C"),
        LINK.replace("&", "%26"),
        f"{ONCE}%E3%80%82",
        ESCAPED,
        LINK.replace("&", "&amp;amp;"),
        quote(ESCAPED, safe=""),
        f"{LINK}&amp;",
        f"{LINK}&amp",
        *(
            f"{LINK}{end}"
            for end in ("。", "）", ")", ",", ".", "）。", "%EF%BC%89", "%E3%80", "”", "》", "…", "%20", "?")
        ),
    ],
)
def test_a_damaged_query_is_read_as_it_was_meant(query: str) -> None:
    assert read_query(query) == MEANT
    assert dict(parse_qsl(as_meant(query).removeprefix("?"))) == MEANT


@pytest.mark.parametrize("query", ["", LINK, "years=2019-", "region=440000&measu", "region=&kind=base", "?", "a=b=c"])
def test_a_whole_query_stays_as_it_is(query: str) -> None:
    assert as_meant(query.removeprefix("?")) == query.removeprefix("?")


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("region%3D440000%26years%3D2018&from=timeline", {"region": "440000", "years": "2018", "from": "timeline"}),
        ("region=440000。&isappinstalled=0", {"region": "440000", "isappinstalled": "0"}),
        ("region=440000?from=groupmessage", {"region": "440000", "from": "groupmessage"}),
        ("region=440000&amp;measu", {"region": "440000", "measu": ""}),
        ("region=440000&measure=", {"region": "440000", "measure": ""}),
        ("region=1&region=2", {"region": "2"}),
    ],
)
def test_what_was_added_and_what_was_cut_is_there(query: str, meant: dict[str, str]) -> None:
    assert read_query(query) == meant


def test_a_free_text_is_taken_as_it_stands() -> None:
    text = "A%41 & region=330000 (draft)."
    query = urlencode({"region": "440000", "watermark": text})
    assert read_query(query) == {"region": "440000", "watermark": text}
    assert as_meant(query) == query


@pytest.mark.parametrize(
    "name", ["from", "isappinstalled", "nsukey", "clicktime", "tdsourcetag", "utm_source", "dd_nav_bgcolor", "lfid"]
)
def test_names_of_messengers_are_known(name: str) -> None:
    assert is_added(name)


@pytest.mark.parametrize("name", ["region", "measu", "fromage", "amp", ""])
def test_other_names_are_not(name: str) -> None:
    assert not is_added(name)


@given(st.binary(max_size=200))
def test_what_was_mended_once_is_whole(noise: bytes) -> None:
    for query in (noise.decode("latin-1"), quote_from_bytes(noise), "region=" + quote_from_bytes(noise)):
        mended = as_meant(query)
        assert read_query(mended) == read_query(query)
        assert as_meant(mended) == mended


@pytest.mark.parametrize("query", ["%25" * 700, "&" * 3000, "amp;" * 900, "%26" * 900, "region=" + "9" * 3000])
def test_no_query_is_too_long_to_be_read(query: str) -> None:
    assert sum(len(name) + len(value) for name, value in read_query(query).items()) <= MAX_QUERY
