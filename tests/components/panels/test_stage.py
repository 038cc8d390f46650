"""The stage's parts: whatever its scripts look for or say is there, in both languages."""

import re

import pytest

from components.markup import markup
from components.panels import stage
from components.style import Style
from data.settings import ROOT

SCRIPTS = ("stage.js", "stage-keys.js")


@pytest.fixture(scope="module")
def scripts() -> str:
    return "".join((ROOT / "assets" / name).read_text(encoding="utf-8") for name in SCRIPTS)


@pytest.fixture(params=["zh", "en"])
def drawn(request) -> str:
    return str(markup(stage.draw(Style(request.param, "light", 1920))))


def test_whatever_the_scripts_say_has_words(drawn: str, scripts: str):
    said = set(re.findall(r'words(?:"|\()(?:locked \? )?"?,? ?"?(\w+)"', scripts))
    said |= set(re.findall(r'words\(locked \? "(\w+)" : "(\w+)"\)', scripts)[0])
    assert {"lost", "still", "freeze", "thaw"} <= said
    assert said <= set(re.findall(r'data-([a-z]+)="', drawn))


def test_whatever_the_scripts_look_for_is_there(drawn: str, scripts: str):
    wanted = set(re.findall(r'byId\("(stage-[a-z]+)"\)', scripts))
    assert len(wanted) >= 10
    assert wanted <= set(re.findall(r'id="([a-z-]+)"', drawn))


def test_every_button_does_something_that_the_scripts_know(drawn: str, scripts: str):
    offered = re.search(r"window\.atlas\.stage = \{(.*?)\n  \};", scripts, re.S)
    assert offered is not None
    known = set(re.findall(r"^    (\w+)[:,]", offered[1], re.M)) | {"full"}
    acts = set(re.findall(r'data-event="stage:(\w+)"', drawn))
    assert acts == {"lock", "smaller", "larger", "full", "help", "leave"}
    assert acts <= known


def test_every_key_of_the_help_is_one_that_acts(scripts: str):
    keys = re.search(r"const keys = \{(.*?)\n  \};", scripts, re.S)
    assert keys is not None
    acting = {name.strip('"') for name in re.findall(r'^    ("[^"]+"|\w+):', keys[1], re.M)}
    spelt = {"→": "ArrowRight", "←": "ArrowLeft", "Space": " ", "−": "-", "⌫": "Backspace", "Esc": "Escape"}
    told = [spelt.get(key, key.lower() if len(key) == 1 else key) for keys, _ in stage.KEYS for key in keys.split()]
    assert len(told) >= 13
    assert set(told) <= acting


def test_the_timer_is_off_and_runs_from_ten_seconds_to_five_minutes(drawn: str):
    timer = drawn.split('id="stage-timer"')[1].split("</select>")[0]
    assert [int(value) for value in re.findall(r'value="(\d+)"', timer)] == [0, 10, 20, 30, 60, 120, 300]
    assert "selected" not in timer, "the first, off, is what a browser takes"


def test_the_lock_is_on_and_places_wait_behind_it(drawn: str):
    assert re.search(
        r'data-event="stage:lock"[^>]*aria-pressed="true"|aria-pressed="true"[^>]*data-event="stage:lock"', drawn
    )
    assert re.search(r'<select[^>]*id="stage-places"[^>]*hidden|<select[^>]*hidden[^>]*id="stage-places"', drawn)
