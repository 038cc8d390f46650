"""The list of scenes: whatever its script says or does is offered, in both languages."""

import re
from html import unescape

import pytest

from components.markup import markup
from components.panels import story
from components.style import Style
from data import story as shipped
from data.settings import ROOT
from data.views import VIEWS


@pytest.fixture(scope="module")
def script() -> str:
    return (ROOT / "assets" / "scenes.js").read_text(encoding="utf-8")


@pytest.fixture(params=["zh", "en"])
def drawn(request) -> str:
    return str(markup(story.draw(tuple(VIEWS), Style(request.param, "light", 1920))))


def words_of(drawn: str) -> dict[str, str]:
    status = re.search(r'<p[^>]*id="story-says"[^>]*>', drawn)
    assert status is not None
    return {key.replace("-", "_"): unescape(text) for key, text in re.findall(r'data-([a-z-]+)="([^"]*)"', status[0])}


def test_a_scene_can_show_every_view(drawn: str):
    options = drawn.split('id="story-view"')[1].split("</select>")[0]
    assert tuple(re.findall(r'value="([^"]+)"', options)) == tuple(VIEWS)
    assert set(VIEWS) == set(shipped.VIEWS)


def test_whatever_the_script_says_has_words(drawn: str, script: str):
    said = set(re.findall(r'\bsay\("(\w+)"', script))
    assert {"removed", "added", "loaded"} <= said
    assert said | {"refused", "failed", "own", "shipped", "no_storage", "doubt"} <= set(words_of(drawn))


def test_each_text_fills_only_the_names_that_the_script_gives(drawn: str):
    names = {key: set(re.findall(r"\{(\w+)\}", text)) for key, text in words_of(drawn).items()}
    given = {"removed": {"title"}, "added": {"number"}, "loaded": {"count"}, "refused": {"why"}, "failed": {"why"}}
    given |= {"doubt": {"why"}, "whose": {"whose"}}
    assert {key: found for key, found in names.items() if found} == given


def test_every_button_has_a_verb_of_the_script(drawn: str, script: str):
    verbs = re.search(r"const verbs = \{(.*?)\n  \};", script, re.S)
    assert verbs is not None
    known = set(re.findall(r"^    (\w+):", verbs[1], re.M))
    offered = set(re.findall(r'data-event="story:(\w+)"', drawn))
    assert offered == known


def test_titles_and_notes_are_as_long_as_a_file_may_have_them(drawn: str):
    row = drawn.split('id="story-row"')[1].split("</template>")[0]
    assert f'maxlength="{shipped.MAX_LENGTHS["title"]}"' in row.split("<textarea")[0]
    assert f'maxlength="{shipped.MAX_LENGTHS["note"]}"' in row.split("<textarea")[1]


def test_every_field_and_icon_has_a_name(drawn: str):
    fields = re.findall(r"<(?:input|select|textarea)[^>]*>", drawn)
    icons = re.findall(r'<button[^>]*class="icon"[^>]*>', drawn)
    assert len(fields) == 4
    assert len(icons) == 5
    assert all("aria-label=" in one for one in (*fields, *icons))
