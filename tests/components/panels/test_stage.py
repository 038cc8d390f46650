"""The stage's parts: whatever its script looks for, says or does is there, in both languages."""

import json
import re

import pytest
from dash.development.base_component import Component

from components.panels import stage
from components.style import Style
from components.words import words
from data.settings import ROOT


@pytest.fixture(scope="module")
def script() -> str:
    return (ROOT / "assets" / "stage.js").read_text(encoding="utf-8")


@pytest.fixture(params=["zh", "en"])
def content(request: pytest.FixtureRequest) -> list[Component]:
    return parts(stage.content(Style(request.param, "light", 1920)))


@pytest.fixture
def drawn(content: list[Component]) -> str:
    return "".join(getattr(one, "html", "") for one in content)


def parts(components: list[Component]) -> list[Component]:
    return [one for component in components for one in [component, *component._traverse()]]


def test_whatever_the_script_says_has_words(script: str) -> None:
    text = set(re.findall(r'"stage\.(\w+)"', script))
    assert text == set(stage.WORDS)
    assert all(f"stage.{key}" in words(lang) for key in text for lang in ("zh", "en"))


def test_whatever_the_script_looks_for_is_there(content: list[Component], drawn: str, script: str) -> None:
    wanted = set(re.findall(r'(?:byId|whenPlotted|setProps)\("(stage-[a-z]+)"', script))
    assert len(wanted) >= 7
    standing = {one.id for one in [*parts(stage.layout()), *content] if getattr(one, "id", "")}
    assert wanted <= standing | set(re.findall(r'id="([a-z-]+)"', drawn))


def acts_of(script: str) -> set[str]:
    declared = re.search(r"const acts = \{(.*?)\n\};", script, re.S)
    assert declared is not None
    return set(re.findall(r"\w+", declared[1]))


def test_every_button_does_something_that_the_script_knows(drawn: str, script: str) -> None:
    acts = set(re.findall(r'data-event="stage:(\w+)', drawn))
    assert acts >= {"lock", "smaller", "larger", "full", "help", "leave"}
    assert acts <= acts_of(script)


def test_every_key_acts_and_stands_in_the_help(drawn: str, script: str) -> None:
    keys = [key for line in stage.KEYS for key in line.acts]
    assert len(keys) == len(set(keys))
    assert {act for line in stage.KEYS for act in line.acts.values()} <= acts_of(script)
    printed = re.findall(r"<kbd>(.*?)</kbd>", drawn)
    assert printed == [line.printed for line in stage.KEYS]
    given = stage.layout()[0].to_plotly_json()["props"]["data-keys"]
    assert json.loads(given) == {key: act for line in stage.KEYS for key, act in line.acts.items()}


def test_the_timer_is_off_and_runs_from_five_seconds_to_five_minutes(drawn: str) -> None:
    timer = drawn.split('id="stage-timer"')[1].split("</select>")[0]
    assert [int(value) for value in re.findall(r'value="(\d+)"', timer)] == [0, 5, 10, 20, 30, 60, 120, 300]
    assert "selected" not in timer, "the first, off, is what a browser takes"


def test_the_lock_is_on_when_the_stage_is_taken(drawn: str) -> None:
    assert re.search(r'data-event="stage:lock"[^>]*aria-pressed="true"', drawn)


def test_every_button_and_menu_has_a_name(drawn: str) -> None:
    controls = re.findall(r"<(?:button|select)[^>]*>", drawn)
    assert len(controls) == 8
    assert all("aria-label=" in one for one in controls)
