"""The import dialog: its fields are those of the address, and each has a label, a hint and a place for its error."""

import re
from collections.abc import Iterator
from dataclasses import fields
from typing import get_args

import pytest
from dash.development.base_component import Component

from callbacks.uploading import UploadRequest
from components.panels import upload_dialog
from components.panels.upload_dialog import FIELDS, TEXT_FIELDS, TEXTS, error_id, format_size, part_id
from components.style import Style
from components.words import words
from data.registers.rule import Match, Rule
from data.registers.upload import Content, Names

ZH, EN = Style("zh", "light", 1920), Style("en", "light", 1920)


@pytest.fixture(scope="module")
def parts() -> dict[str, Component]:
    """Every component of the dialog that has an id."""

    def inside(one: Component) -> Iterator[Component]:
        yield one
        for child in one._traverse():
            if isinstance(child, Component):
                yield child

    return {part.id: part for top in upload_dialog.layout() for part in inside(top) if getattr(part, "id", None)}


def test_choices_are_those_of_the_address(parts):
    """The first of each is what the address takes when it is told nothing."""
    for name, values in (("kind", get_args(Content)), ("match", get_args(Match)), ("names", get_args(Names))):
        assert [one["value"] for one in upload_dialog.choices(name, values, ZH)] == list(values)
        assert parts[part_id(name)].value == values[0]
    assert (get_args(Content)[0], get_args(Match)[0]) == ("companies", Rule("2024").match)


def test_fields_are_those_of_the_address(parts):
    chosen_in_the_preview, known_from_the_page = {"column"}, {"onto"}
    assert {*FIELDS, *chosen_in_the_preview, *known_from_the_page} == {one.name for one in fields(UploadRequest)}
    assert {part_id(name) for name in FIELDS} <= parts.keys()


def test_every_field_has_its_texts_and_a_place_for_its_error_in_its_label(parts):
    labels = [part for part in parts["upload-form"]._traverse() if getattr(part, "className", "") == "labelled"]
    for name, label in zip(("as_of", "provider", "keyword", "name"), labels, strict=True):
        inside = {getattr(part, "id", None) for part in label._traverse()}
        assert {
            part_id(name),
            error_id(name),
            upload_dialog.text_id(name),
            upload_dialog.text_id(f"{name}_hint"),
        } <= inside
    assert {error_id(name) for name in ("files", *TEXT_FIELDS)} <= parts.keys()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_standing_text_has_words_and_its_place(parts, lang):
    assert set(TEXTS.values()) <= words(lang).texts.keys()
    assert TEXTS.keys() <= parts.keys()


@pytest.mark.parametrize("style", [ZH, EN])
def test_templates_are_in_the_language_of_the_page(style):
    paths = re.findall(r'href="([^"]+)"', upload_dialog.drop_zone(style))
    assert paths == [f"template/parks.xlsx?lang={style.lang}", f"template/parks.csv?lang={style.lang}"]


@pytest.mark.parametrize("style", [ZH, EN])
def test_no_kind_is_offered_a_form_that_it_refuses(style):
    hints = dict(re.findall(r'<small data-kind="(\w+)">([^<]*)</small>', upload_dialog.drop_zone(style)))
    assert ("parquet" in hints["companies"], "parquet" in hints["parks"]) == (True, False)


def test_providers_are_suggested_in_the_readers_language():
    for style, names in ((ZH, ["天眼查", "企查查"]), (EN, ["Tianyancha", "Qichacha"])):
        assert re.findall(r'<option value="([^"]+)"', upload_dialog.drop_zone(style)) == names


def test_chosen_files_are_named_as_text_and_can_be_removed(acts, seen):
    content = upload_dialog.chosen_files([{"name": "<b>.csv", "size": 0}, {"name": "b.xlsx", "size": 3_440_000}], ZH)
    assert seen(content) == "<b>.csv 0 kB × b.xlsx 3.4 MB ×"
    assert acts(content) == ["remove_file:0", "remove_file:1"]


def test_sizes_are_rounded_up_to_a_kilobyte():
    assert [format_size(size) for size in (1, 1000, 1001, 1_200_000)] == ["1 kB", "1 kB", "2 kB", "1.2 MB"]
