"""Scenes travel as JSON; a bad file changes nothing and names every error."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.dataset import Dataset
from data.scenes.exchange import FORMAT, MAX_BYTES, VERSION, parse

OWN = {"id": "mine", "query": "?region=440000", "view": "ranking", "title": "我的结论", "note": ""}


def handed(content: Any, dataset: Dataset) -> Any:
    return parse(json.dumps(content).encode(), dataset)


def codes(content: Any, dataset: Dataset) -> set[tuple[str, str]]:
    found = handed(content, dataset)
    assert found.scenes == ()
    return {(error.code, error.column) for error in found.errors}


def test_a_reader_s_scene_keeps_its_words(dataset: Dataset) -> None:
    found = handed({"scenes": [OWN], "lang": "en", "theme": "dark"}, dataset)
    (scene,) = found.scenes
    assert (scene.title_zh, scene.title_en, scene.computed) == ("我的结论", "我的结论", ())
    assert (found.lang, found.theme) == ("en", "dark")


def test_the_dataset_s_own_scene_stays_a_template(dataset: Dataset) -> None:
    story = dataset.story[0]
    kept = {
        "id": story.id,
        "query": story.query,
        "view": story.view,
        "title": "旧的数字",
        "computed": ["title", "note"],
    }
    assert handed({"scenes": [kept]}, dataset).scenes == (story,)


def test_a_renamed_scene_of_the_dataset_keeps_its_computed_note(dataset: Dataset) -> None:
    story = dataset.story[0]
    kept = {"id": story.id, "query": "", "view": story.view, "title": "改过的标题", "note": "旧", "computed": ["note"]}
    (scene,) = handed({"scenes": [kept]}, dataset).scenes
    assert (scene.title_zh, scene.note_zh, scene.computed) == ("改过的标题", story.note_zh, ("note",))


def test_computed_texts_of_an_unknown_scene_are_taken_as_they_stand(dataset: Dataset) -> None:
    (scene,) = handed({"scenes": [OWN | {"computed": ["title", "note"]}]}, dataset).scenes
    assert (scene.title_zh, scene.computed) == ("我的结论", ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_file_as_a_chinese_editor_saves_it_is_read(dataset: Dataset, encoding: str) -> None:
    body = json.dumps({"scenes": [OWN]}, ensure_ascii=False).encode(encoding)
    (scene,) = parse(body, dataset).scenes
    assert scene.title_zh == OWN["title"]


@pytest.mark.parametrize("name", ["id", "view", "title"])
def test_half_a_character_is_no_text(dataset: Dataset, name: str) -> None:
    assert codes({"scenes": [OWN | {name: "\ud800"}]}, dataset) == {("not_json", "")}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"format": "other"}, ("not_allowed", "format")),
        ({"version": 2}, ("not_allowed", "version")),
        ({"version": True}, ("not_allowed", "version")),
        ({"dataset": "kites"}, ("wrong_dataset", "dataset")),
        ({"extra": 1}, ("unknown_key", "extra")),
        ({"lang": "fr"}, ("not_allowed", "lang")),
        ({"theme": ["dark"]}, ("not_allowed", "theme")),
        ({"scenes": [OWN] * 61}, ("too_many", "scenes")),
        ({"scenes": [OWN, OWN]}, ("duplicate", "mine.id")),
        ({"scenes": {}}, ("bad_format", "scenes")),
        ({"scenes": [5]}, ("bad_format", "scenes[1]")),
        ({"scenes": [OWN | {"title": "x" * 201}]}, ("too_long", "scenes[1].title")),
        ({"scenes": [OWN | {"title": 5}]}, ("bad_format", "scenes[1].title")),
        ({"scenes": [OWN | {"title": " "}]}, ("blank", "scenes[1].title")),
        ({"scenes": [OWN | {"note": "x" * 2001}]}, ("too_long", "scenes[1].note")),
        ({"scenes": [OWN | {"view": "chart"}]}, ("not_allowed", "scenes[1].view")),
        ({"scenes": [OWN | {"query": "?region=1"}]}, ("unknown_query", "scenes[1].query")),
        ({"scenes": [OWN | {"query": None}]}, ("bad_format", "scenes[1].query")),
        ({"scenes": [OWN | {"computed": "title"}]}, ("not_allowed", "scenes[1].computed")),
        ({"scenes": [OWN | {"script": "x"}]}, ("unknown_key", "scenes[1].script")),
        ({"scenes": [{"id": "mine", "view": "parks", "query": ""}]}, ("missing_key", "scenes[1].title")),
    ],
)
def test_every_fault_of_a_file_is_named(change: dict[str, Any], expected: tuple[str, str], dataset: Dataset) -> None:
    file = {"format": FORMAT, "version": VERSION, "dataset": "blockchain", "scenes": [OWN]}
    assert handed(file, dataset).errors == ()
    assert expected in codes(file | change, dataset)


def test_all_faults_come_at_once(dataset: Dataset) -> None:
    scenes = [OWN | {"view": "chart"}, OWN | {"id": "other", "title": ""}]
    assert len(handed({"scenes": scenes, "format": "x"}, dataset).errors) == 5


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000, b'"scenes"', b"null"])
def test_what_is_no_file_is_refused(body: bytes, dataset: Dataset) -> None:
    assert parse(body, dataset).errors


def test_a_body_that_is_too_large_is_not_even_read(dataset: Dataset) -> None:
    assert [error.code for error in parse(b" " * (MAX_BYTES + 1), dataset).errors] == ["too_long"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["scenes", "id", "query", "view", "title", "note", "computed", "format", "lang", "x"]),
            inner,
            max_size=5,
        )
    ),
)


@settings(deadline=None)  # the first call builds the validators
@given(content=JSON)
def test_no_json_breaks_the_reader(content: Any, dataset: Dataset) -> None:
    found = handed(content, dataset)
    assert not (found.scenes and found.errors)
