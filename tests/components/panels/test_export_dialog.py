"""The dialog's fields are the query's, and whatever the scripts say has words."""

import re
from html import unescape

import pytest

from callbacks.views.export_dialog import OFFER
from components.markup import markup
from components.panels.export_dialog import draw
from components.paper import presets
from components.style import Style
from data.settings import ROOT

SCRIPTS = ("export.js", "reopen.js", "tsv.js", "print.js")


@pytest.fixture(params=["zh", "en"])
def dialog(request) -> str:
    return str(markup(draw(OFFER, Style(request.param, "light", 1920))))


def values(dialog: str, name: str) -> list[str]:
    return re.findall(rf'<input type="(?:radio|checkbox)" name="{name}" value="([^"]+)"', dialog)


def test_every_choice_is_one_that_the_address_takes(dialog):
    assert values(dialog, "preset") == list(presets.PRESETS)
    for preset in values(dialog, "preset"):
        for ground in values(dialog, "background"):
            assert isinstance(presets.parse(f"preset={preset}&scale=4&background={ground}"), presets.SheetOptions)


def test_limits_are_those_of_the_address(dialog):
    assert dialog.count(f'min="{presets.MIN_SIDE}" max="{presets.MAX_SIDE}"') == 2
    assert dialog.count(f'maxlength="{presets.MAX_TEXT_LENGTH}"') == 2
    assert f'<option value="{presets.MAX_SCALE:g}">' in dialog


def test_whatever_the_scripts_say_has_words(dialog):
    sources = "".join((ROOT / "assets" / name).read_text(encoding="utf-8") for name in SCRIPTS)
    said = set(re.findall(r'(?:say|tell)\("(\w+)"', sources)) | set(re.findall(r'"(reopened\w+)"', sources))
    said |= set(re.findall(r'(?:settle\(\w+|attempt\()(?:, )?"(\w+)"', sources))
    words = {re.sub(r"-(\w)", lambda found: found[1].upper(), key) for key in re.findall(r'data-([a-z-]+)="', dialog)}
    assert len(said) >= 12
    assert said <= words


def test_each_text_fills_the_names_that_the_scripts_give(dialog):
    says = unescape(re.search(r'id="export-says"[^>]*', dialog)[0])
    given = {"width", "height", "name", "names", "what", "count", "file", "version", "now"}
    assert set(re.findall(r"\{(\w+)\}", says)) <= given
