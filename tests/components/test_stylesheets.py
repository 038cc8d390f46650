"""The stylesheets use the figures' colours, and text can be read in both themes."""

import re

import pytest

from components.theme import PALETTES
from data.settings import ROOT
from tests.colours import contrast

CSS = (ROOT / "assets" / "atlas.css").read_text(encoding="utf-8")
TEXT = {
    "--ink": ("--paper", "--hover", "--land"),
    "--muted": ("--paper", "--hover"),
    "--accent-text": ("--paper", "--hover"),
    "--on-fill": ("--teal-3", "--teal-4"),
    "--age": ("--age-ground",),
}
MARKS = ("--accent", "--edge")


def variables(theme):
    """The colours of the figures, and the stylesheet's own."""
    block = re.search(
        {"light": r":root {(.*?)\n}", "dark": r'html\[data-theme="dark"\] {(.*?)\n}'}[theme], CSS, re.DOTALL
    )
    own = dict(re.findall(r"(--[a-z0-9-]+): (#\w{6});", block[1]))
    assert own
    return own | PALETTES[theme].css()


def test_the_document_brings_the_colours_of_the_figures(client):
    document = client.get("/").get_data(as_text=True)
    for theme, palette in PALETTES.items():
        (declared,) = re.findall(rf'\[data-theme="{theme}"\] {{ (.*?) }}', document)
        assert dict(one.split(": ") for one in declared.rstrip(";").split("; ")) == palette.css()


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize(("text", "ground"), [(text, ground) for text, grounds in TEXT.items() for ground in grounds])
def test_text_can_be_read(theme, text, ground):
    colours = variables(theme)
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("mark", MARKS)
def test_controls_stand_out_from_the_paper(theme, mark):
    colours = variables(theme)
    assert contrast(colours[mark], colours["--paper"]) >= 3


def test_no_stylesheet_asks_another_host():
    for path in (ROOT / "assets").glob("*.css"):
        assert "url(" not in path.read_text(encoding="utf-8")
