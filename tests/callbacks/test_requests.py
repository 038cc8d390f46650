"""What no page sends is the sender's fault: 4xx and a small page, never a failure of the server or an endless body."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callbacks.requests import MAX_BODY_BYTES

ADDRESS = "/_dash-update-component"
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def bodies(server):
    """The bodies of all callbacks of the server, with values that the page sends."""
    shown = {"search": "", "lang": "zh", "theme": "light", "title": ""}
    scene = {"id": "a", "view": "ranking", "query": "", "title": ""}
    sent = {
        "event": {"shown": "", "act": "choose:440000", "breakpoint": "desk"},
        "selection": shown,
        "card-request": {"value": "fact:share"},
        "stage-request": {"serial": 1, "at": 0, "query": None, "act": "", "width": 900, "height": 600, "type": 1.5},
        "stage-scenes": {"scenes": [scene]},
        "story-slides": [scene],
    }

    def dependency(one):
        return {**one, "value": sent.get(one["id"])}

    return [
        {
            "output": one["output"],
            "outputs": _outputs(one["output"]),
            "inputs": [dependency(each) for each in one["inputs"]],
            "state": [dependency(each) for each in one["state"]],
            "changedPropIds": [],
        }
        for one in server.test_client().get("/_dash-dependencies").get_json()
        if not one["clientside_function"]
    ]


def _outputs(output):
    """Of several outputs a list, of one the output itself."""
    names = output.removeprefix("..").removesuffix("..").split("...")
    outputs = [dict(zip(("id", "property"), name.rsplit(".", 1), strict=True)) for name in names]
    return outputs if output.startswith("..") else outputs[0]


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"null", b"1", b'"x"', b"{", b"[" * 100_000, b"\xff\xfe"])
def test_a_body_that_is_none_of_ours_is_a_bad_request(client, content):
    answer = client.post(ADDRESS, data=content, content_type="application/json")
    assert answer.status_code == 400
    assert "无法识别" in answer.get_data(as_text=True)


@pytest.mark.parametrize("path", [ADDRESS, "/export/scenes.json", "/export/deck.pptx"])
def test_a_body_without_end_is_not_read(client, path):
    answer = client.post(path, data=b"[" * (MAX_BODY_BYTES + 1), content_type="application/json")
    assert answer.status_code in (400, 413)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(data=st.data(), value=VALUES)
def test_no_value_makes_a_failure(client, bodies, data, value):
    body = data.draw(st.sampled_from(bodies))
    kind = "inputs" if not body["state"] else data.draw(st.sampled_from(("inputs", "state")))
    at = data.draw(st.integers(0, len(body[kind]) - 1))
    changed = [{**one, "value": value} if place == at else one for place, one in enumerate(body[kind])]
    answer = client.post(ADDRESS, json=body | {kind: changed})
    assert answer.status_code < 500, (body["output"], changed)
    assert "Traceback" not in answer.get_data(as_text=True)


@pytest.mark.parametrize("part", ["output", "outputs", "inputs", "state", "changedPropIds"])
@pytest.mark.parametrize("value", [None, 1, "x.y", [], [1], {}, [{"id": "search"}], ["a"]])
def test_no_form_makes_a_failure(client, bodies, part, value):
    for body in bodies:
        assert client.post(ADDRESS, json=body | {part: value}).status_code < 500
