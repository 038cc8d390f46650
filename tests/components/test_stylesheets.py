"""The stylesheets use the figures' colours, and text can be read in both themes."""

import re

import pytest

from components.theme import PALETTES
from data.settings import ROOT

CSS = (ROOT / "assets" / "atlas.css").read_text(encoding="utf-8")
TEXT = {
    "--ink": ("--paper", "--hover", "--land"),
    "--muted": ("--paper", "--hover"),
    "--accent-text": ("--paper", "--hover"),
    "--on-teal-2": ("--teal-2",),
    "--on-fill": ("--teal-3", "--teal-4"),
    "--age": ("--age-ground",),
}
MARKS = ("--accent", "--edge")


def variables(theme):
    colours = re.findall(r"(--[a-z0-9-]+): light-dark\(([^,]+), ([^;]+)\);", CSS)
    assert colours
    return {name: light if theme == "light" else dark for name, light, dark in colours}


def luminance(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", PALETTES)
def test_colours_are_those_of_the_figures(theme):
    assert PALETTES[theme].css().items() <= variables(theme).items()


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
