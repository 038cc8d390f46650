"""The dialog's choices are the query's, and whatever the scripts say has words."""

import re

import pytest

from components.layout import layout
from components.panels.export_dialog import CHOICES, LABELS, options, part
from components.paper import presets
from components.style import Style
from components.words import LANGUAGES, words
from data.settings import ROOT

SCRIPTS = ("export.js",)


@pytest.fixture(params=LANGUAGES)
def style(request) -> Style:
    return Style(request.param, "light", 1920)


DIALOG = layout({}, (), uploads=False)
"""A component knows the parts that it holds by their ids."""


def values(name: str, style: Style) -> list[str]:
    return [option["value"] for option in options(presets.PRESETS, style, pdf=True)[name]]


def test_every_choice_is_one_that_the_address_takes(style):
    assert values("preset", style) == list(presets.PRESETS)
    for preset in values("preset", style):
        for ground in ("", "transparent"):
            assert isinstance(presets.parse(f"preset={preset}&scale=4&background={ground}"), presets.SheetOptions)


def test_every_choice_has_a_control_of_its_name():
    assert [DIALOG[part(name)].name for name in CHOICES] == list(CHOICES)


def test_limits_are_those_of_the_address():
    for name in ("classification", "watermark"):
        assert DIALOG[part(name)].maxlength == presets.MAX_TEXT_LENGTH
    assert DIALOG[part("scale")].options[-1]["value"] == f"{presets.MAX_SCALE:g}"
    free = presets.PRESETS["free"]
    assert (DIALOG[part("width")].value, DIALOG[part("height")].value) == (free.width, free.height)


def test_without_a_browser_on_the_server_pdf_cannot_be_chosen(style):
    drawn = options(presets.PRESETS, style, pdf=False)
    assert [option["value"] for option in drawn["format"] if option.get("disabled")] == ["pdf"]
    assert drawn["no_chrome"] is False


def test_every_standing_text_has_a_place_and_words(style):
    for place, key in LABELS.items():
        assert place.component_id in DIALOG
        assert words(style.lang)(key)


def test_whatever_the_scripts_say_is_sent_to_them():
    from callbacks.export import FEATURE

    sources = "".join((ROOT / "assets" / name).read_text(encoding="utf-8") for name in SCRIPTS)
    spoken = set(re.findall(r'(?:report|attempt)\("(\w+)"', sources))
    spoken |= set(re.findall(r'say\("export_dialog\.(\w+)"', sources))
    assert len(spoken) >= 6
    assert {f"export_dialog.{key}" for key in spoken} == set(FEATURE.script_words)


def test_each_text_fills_the_names_that_the_scripts_give(style):
    from callbacks.export import FEATURE

    names = {"width", "height", "name", "what", "count"}
    assert {name for key in FEATURE.script_words for name in re.findall(r"\{(\w+)\}", style.words.texts[key])} == names
