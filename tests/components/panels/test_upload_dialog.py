"""The import dialog: its fields are those of the address, and whatever its scripts say has words."""

import re
from html import unescape
from typing import get_args

import pytest

from components.markup import markup
from components.panels.upload_dialog import Offer, draw
from components.style import Style
from data.registers.rule import Match, Rule
from data.registers.upload import Kind
from data.settings import ROOT

OFFER = Offer(files=100, bytes=200_000_000, text=60, today="2026-11-23")
SCRIPTS = sorted((ROOT / "assets").glob("upload*.js"))


@pytest.fixture(params=["zh", "en"])
def dialog(request) -> str:
    return str(markup(draw(OFFER, Style(request.param, "light", 1920))))


def says(dialog: str) -> dict[str, str]:
    """The sentences for the scripts, by the name that scripts use."""
    element = re.search(r'<div id="upload-says"[^>]*>', dialog)[0]
    pairs = re.findall(r'data-([a-z-]+)="([^"]*)"', element)
    return {re.sub(r"-(\w)", lambda found: found[1].upper(), name): unescape(text) for name, text in pairs}


def test_choices_are_those_of_the_address(dialog):
    """The first of each is what the address takes when it is told nothing."""
    assert re.findall(r'type="radio" name="kind" value="([^"]+)"', dialog) == list(get_args(Kind))
    assert re.findall(r'type="radio" name="match" value="([^"]+)"', dialog) == list(get_args(Match))
    assert (get_args(Kind)[0], get_args(Match)[0]) == ("companies", Rule("2024").match)


def test_fields_are_those_of_the_address(dialog):
    assert set(re.findall(r'<input[^>]* name="(\w+)"', dialog)) == {
        *("kind", "as_of", "provider", "keyword", "match", "name")
    }


def test_the_other_kind_is_not_sent(dialog):
    assert re.search(r'<fieldset hidden disabled data-kind="parks">', dialog)
    assert re.search(r'<fieldset data-kind="companies">', dialog)


def test_every_field_has_a_label_and_a_place_for_its_fault(dialog):
    for name in ("as_of", "provider", "keyword", "name"):
        assert f'for="upload-{name}"' in dialog
        assert f'aria-describedby="upload-{name}-hint upload-{name}-fault"' in dialog
        assert f'id="upload-{name}-fault"' in dialog


def test_limits_reach_the_scripts(dialog):
    told = says(dialog)
    assert (told["mostFiles"], told["mostBytes"], told["mostToday"]) == ("100", "200000000", "2026-11-23")


def test_whatever_the_scripts_say_has_words(dialog):
    sources = "".join(path.read_text(encoding="utf-8") for path in SCRIPTS)
    said = set(re.findall(r'say\("(\w+)"', sources)) | {"reading", "counting", "starting", "done", "failed"}
    said |= {"discarded", "cancelled"}
    assert len(SCRIPTS) == 5
    assert said <= says(dialog).keys()
    assert says(dialog).keys() <= said | {"mostFiles", "mostBytes", "mostToday"}


def test_each_text_fills_the_names_that_the_scripts_give(dialog):
    given = {"name", "most", "count", "size", "sent", "rows", "status"}
    assert set(re.findall(r"\{(\w+)\}", "".join(says(dialog).values()))) <= given


def test_templates_are_in_the_language_of_the_page():
    for lang in ("zh", "en"):
        content = str(markup(draw(OFFER, Style(lang, "light", 1920))))
        paths = re.findall(r'data-path="([^"]+)"', content)
        assert paths == [f"template/parks.xlsx?lang={lang}", f"template/parks.csv?lang={lang}"]


def test_no_kind_is_offered_a_form_that_it_refuses(dialog):
    hints = dict(re.findall(r'<small(?: hidden)? data-kind="(\w+)"[^>]*>([^<]*)</small>', dialog))
    assert ("parquet" in hints["companies"], "parquet" in hints["parks"]) == (True, False)


def test_providers_are_suggested_in_the_readers_language(seen):
    for lang, names in (("zh", ["天眼查", "企查查"]), ("en", ["Tianyancha", "Qichacha"])):
        content = str(markup(draw(OFFER, Style(lang, "light", 1920))))
        assert re.findall(r'<option value="([^"]+)"', content) == names
