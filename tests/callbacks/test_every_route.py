"""Whatever is asked of any address: an answer that is no failure of ours, soon, without our insides.

Some of them here; `ATLAS_FUZZ=10000 pytest tests/callbacks/test_every_route.py` asks more.
"""

import json
import os
import time
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app import create_app
from data.settings import Settings

PHASES = (Phase.explicit, Phase.generate)  # a request that fails is told as it was
EXAMPLES = int(os.environ.get("ATLAS_FUZZ", "300"))
MAX_SECONDS = 2.0
REFUSALS = {503, 507}
"""Answers above 499 that say what to do: come back, or tell the operator."""
BROWSER = ("png", "svg", "pdf", "pptx")
"""Forms whose making needs a browser and seconds; that is for the tests of exports."""
NAMES = (
    *("region", "map", "years", "kind", "status", "comparable", "list", "measure", "year", "series", "company_list"),
    *("peers", "beside", "registered", "industry", "staff", "age", "marks", "classes", "class_count", "lang", "theme"),
    *("upload", "preset", "width", "height", "scale", "watermark", "import", "stage", "q"),
)
VALUES = st.one_of(
    st.sampled_from(["440000", "440300,440100", "published", "companies", "en", "dark", "2016-2018", "free", "200"]),
    st.text(max_size=30),
    st.sampled_from(["a," * 900, "\x00", "\ud7ff\ufffe\uffff", "9" * 400, "../../etc/passwd", "{{7*7}}", "\r\nX: y"]),
)
QUERIES = st.dictionaries(st.one_of(st.sampled_from(NAMES), st.text(max_size=10)), VALUES, max_size=6)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=12), inner, max_size=4)),
    max_leaves=12,
)
BODIES = st.one_of(
    st.binary(max_size=200),
    JSON.map(lambda value: json.dumps(value).encode()),
    JSON.map(lambda value: json.dumps({"scenes": [value], "output": "a.b", "inputs": value}).encode()),
    st.just(b"[" * 50_000),
)
TYPES = st.sampled_from(["application/json", "multipart/form-data; boundary=x", "multipart/form-data", ""])
HEADERS = st.dictionaries(
    st.sampled_from(["Origin", "Sec-Fetch-Site", "Host", "Accept-Language", "If-None-Match", "Range"]),
    st.one_of(
        st.sampled_from(["http://[x", "same-origin", "*", "bytes=5-1", "a, b;q=x"]),
        st.text("aä:/[]=;,-\x7f", max_size=20),
    ),
    max_size=3,
)


@pytest.fixture(scope="module")
def app(dataset, boundaries, tmp_path_factory):
    server = create_app(dataset, boundaries, Settings(upload_folder=tmp_path_factory.mktemp("up"))).server
    server.test_client().get("/")
    return server


def addresses(server):
    """Every rule of the server, with text in the place of what it leaves open."""
    rules = sorted({rule.rule for rule in server.url_map.iter_rules()})
    fill = st.one_of(st.sampled_from(["ranking", "parks", "440000", "csv", "json", "A" * 22]), st.text(max_size=15))
    return st.builds(_filled, st.sampled_from(rules), st.lists(fill, min_size=4, max_size=4))


def _filled(rule, texts):
    parts, texts = [], iter(texts)
    for piece in rule.replace(">", "<").split("<"):
        parts.append(piece if len(parts) % 2 == 0 else quote(next(texts), safe="/"))
    return "".join(parts)


@given(data=st.data())
@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck), derandomize=True, phases=PHASES)
def test_no_request_makes_a_failure_or_a_wait(data, app, caplog):
    path = data.draw(addresses(app))
    if path.rpartition(".")[2] in BROWSER:
        return
    ask = {
        "method": data.draw(st.sampled_from(["GET", "GET", "GET", "POST", "DELETE", "HEAD", "PUT", "OPTIONS"])),
        "query_string": data.draw(QUERIES),
        "headers": data.draw(HEADERS),
        "content_type": data.draw(TYPES),
    }
    if ask["method"] in ("POST", "PUT", "DELETE"):
        ask["data"] = data.draw(BODIES)
    caplog.clear()
    begun = time.process_time()  # of this process: how long it takes is up to who else is busy
    answer = app.test_client().open(path if path.startswith("/") else f"/{path}", **ask)
    taken = time.process_time() - begun
    assert answer.status_code < 500 or answer.status_code in REFUSALS, (path, ask)
    assert b"Traceback" not in answer.data
    assert "Traceback" not in caplog.text
    assert taken < MAX_SECONDS, (path, ask)
