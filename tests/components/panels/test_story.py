"""The list of scenes: what its rows and its dialog offer, in both languages."""

import re

import pytest

from components.panels import story
from components.style import Style
from components.templating import render
from components.words import words
from data import story as shipped

SCENE = {"id": "mine", "title": "甲 <b>", "note": "乙", "subtitle": "丙", "holds": None, "why": ""}


def rows(lang: str, *scenes: dict[str, object]) -> str:
    return str(render("scenes", Style(lang, "light", 1920), scenes=scenes, max_lengths=shipped.MAX_LENGTHS))


@pytest.fixture(params=["zh", "en"])
def drawn(request: pytest.FixtureRequest) -> str:
    return rows(request.param, SCENE)


def test_every_part_with_a_standing_text_is_there() -> None:
    parts = {str(one.id) for one in story.dialog("/")._traverse() if getattr(one, "id", "")}
    assert {place.component_id for place in story.LABELS} <= parts
    keys = [key for key in story.LABELS.values() if isinstance(key, str)]
    assert all(key in words(lang) for key in keys for lang in ("zh", "en"))


def test_the_readers_scenes_are_kept_in_this_browser_for_each_atlas() -> None:
    stores = [one for one in story.dialog("/atlas/")._traverse() if getattr(one, "storage_type", "") == "local"]
    assert [one.id for one in stores] == ["park-atlas-scenes/atlas/"]


def test_titles_and_notes_are_as_long_as_a_file_may_have_them(drawn: str) -> None:
    assert f'maxlength="{shipped.MAX_LENGTHS["title"]}"' in drawn.split("<textarea")[0]
    assert f'maxlength="{shipped.MAX_LENGTHS["note"]}"' in drawn.split("<textarea")[1]


def test_every_field_and_icon_has_a_name_and_says_which_scene_it_is_of(drawn: str) -> None:
    fields = re.findall(r"<(?:input|textarea)[^>]*>", drawn)
    icons = re.findall(r"<button[^>]*>", drawn)
    assert (len(fields), len(icons)) == (2, 4)
    assert all("aria-label=" in one and ':mine"' in one for one in (*fields, *icons))


def test_texts_of_a_scene_are_no_markup(drawn: str) -> None:
    assert 'value="甲 &lt;b&gt;"' in drawn


def test_only_a_conclusion_that_fell_is_doubted() -> None:
    fallen = SCENE | {"holds": False, "why": "浙江为 3 家"}
    assert "浙江为 3 家" in rows("zh", fallen)
    assert "doubt" not in rows("zh", SCENE) + rows("zh", SCENE | {"holds": True})


def test_a_scene_that_could_not_be_computed_is_listed_with_what_was_kept() -> None:
    assert 'value="甲"' in rows("zh", {"id": "old", "title": "甲", "note": ""})
