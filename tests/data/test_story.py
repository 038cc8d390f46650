"""A dataset's own scenes are read strictly: every error is named, and none of them stops at the first."""

from pathlib import Path

import pytest

from data.dataset_loader import load
from data.errors import InvalidDataset
from data.scenes.judgement import story_errors
from data.settings import REFERENCE
from data.story import MAX_SCENES, read_story

HARBOUR = Path(__file__).parent.parent / "datasets" / "harbour"
SOUND = """
[[scene]]
id = "lamp"
view = "headline"
title_zh = "{listed} 座"
title_en = "{listed} of them"
"""


def story(folder: Path, text: str) -> Path:
    path = folder / "story.toml"
    path.write_text(text, encoding="utf-8")
    return path


def codes(path: Path) -> set[tuple[str, str]]:
    return {(error.code, error.column) for error in read_story(path)[1]}


def test_a_dataset_without_a_story_tells_none(tmp_path: Path) -> None:
    assert read_story(tmp_path / "story.toml") == ((), [])


def test_a_scene_without_query_and_notes_shows_the_plain_view(tmp_path: Path) -> None:
    (scene,), errors = read_story(story(tmp_path, SOUND))
    assert (scene.id, scene.query, scene.note_zh, errors) == ("lamp", "", "", [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SOUND.replace('"headline"', "5"), ("bad_format", "scene 1.view")),
        (SOUND.replace('id = "lamp"', ""), ("missing_key", "scene 1.id")),
        (SOUND.replace('"lamp"', '"Lamp One"'), ("bad_format", "scene 1.id")),
        (SOUND.replace('"{listed} 座"', '""'), ("blank", "scene 1.title_zh")),
        (SOUND.replace('"{listed} 座"', f'"{"长" * 201}"'), ("too_long", "scene 1.title_zh")),
        (SOUND.replace('"{listed} 座"', "5"), ("bad_format", "scene 1.title_zh")),
        (SOUND + 'colour = "red"\n', ("unknown_key", "scene 1.colour")),
        (SOUND + "check = 5\n", ("bad_format", "scene 1.check")),
        (SOUND + f"check = {['a > 1'] * 7}\n", ("too_many", "scene 1.check")),
        (SOUND + SOUND, ("duplicate", "lamp.id")),
        (SOUND * (MAX_SCENES + 1), ("too_many", "scene")),
        ("scene = 5\n", ("bad_format", "")),
        ("[[scene]\n", ("not_toml", "")),
    ],
)
def test_every_fault_is_named_with_its_place(text: str, expected: tuple[str, str], tmp_path: Path) -> None:
    assert expected in codes(story(tmp_path, text))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The harbour dataset in a folder of its own, to break its story in."""
    folder = tmp_path / "harbour"
    folder.mkdir()
    for path in HARBOUR.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def test_the_story_of_another_dataset_is_sound() -> None:
    assert [scene.id for scene in load(HARBOUR, REFERENCE, story_errors).story] == ["fog-first", "no-lamp-lit"]


def test_faults_of_tables_and_of_the_story_come_in_one_list(copy: Path) -> None:
    story(copy, SOUND.replace('"headline"', "5"))
    (copy / "clusters.csv").unlink()
    with pytest.raises(InvalidDataset) as raised:
        load(copy, REFERENCE, story_errors)
    assert {error.file for error in raised.value.errors} == {"harbour/clusters.csv", "harbour/story.toml"}


@pytest.mark.parametrize(
    ("line", "code", "value"),
    [
        ('view = "chart"', "not_allowed", "chart"),
        ('query = "?region=999999"', "unknown_query", "region=999999"),
        ('series = ["nobody"]', "unknown_series", "nobody"),
        ('check = ["listed > many"]', "bad_check", "listed > many"),
        ('check = ["listed >> 1"]', "bad_check", "listed >> 1"),
        ('check = ["published_most > 福建"]', "bad_check", "published_most > 福建"),
        ('check = ["lamps > 1"]', "unknown_fact", "lamps"),
        ('note_zh = "{lamps}"', "unknown_fact", "lamps"),
        ('note_en = "{listed:words}"', "not_allowed", "words"),
        ('note_en = "{listed"', "bad_format", "{listed"),
        ('note_en = "{listed!r}"', "bad_format", "{listed!r}"),
        ('note_en = "{listed.__class__}"', "unknown_fact", "listed.__class__"),
    ],
)
def test_what_names_nothing_in_the_dataset_is_a_fault(line: str, code: str, value: str, copy: Path) -> None:
    sound = SOUND.replace('view = "headline"\n', "") if line.startswith("view") else SOUND
    story(copy, sound + line)
    with pytest.raises(InvalidDataset) as raised:
        load(copy, REFERENCE, story_errors)
    (error,) = raised.value.errors
    assert (error.code, error.value, error.file) == (code, value, "harbour/story.toml")
