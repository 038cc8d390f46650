"""Browser and server draw the same figure: the same texts, marks in the same places."""

import re
from urllib.request import urlopen
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page

from scripts.serving import Atlas
from tests.browser.reader import Reader

DRAW = """async path => {
    const told = await (await fetch(path)).json();
    const size = { width: told.width, height: told.height };
    const svg = await Plotly.toImage(told.figure, { format: 'svg', ...size });
    return decodeURIComponent(svg.slice(svg.indexOf(',') + 1));
}"""
MADE = re.compile(r"\d{2}:\d{2}")
"""The minute of making, in which the two may differ."""


def texts(svg: ElementTree.Element) -> list[str]:
    found = ("".join(one.itertext()) for one in svg.iter("{http://www.w3.org/2000/svg}text"))
    return sorted(MADE.sub("", text) for text in found)


def marks(svg: ElementTree.Element) -> list[list[float]]:
    """The numbers of every path that is drawn or moved."""
    drawn = (f"{one.get('d')} {one.get('transform') or ''}" for one in svg.iter("{http://www.w3.org/2000/svg}path"))
    return [[float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", path)] for path in drawn]


@pytest.mark.parametrize("view", ["province-map", "ranking", "founding-timeline"])
def test_both_draw_the_same(reader: Reader, page: Page, atlas: Atlas, view: str):
    reader.open()
    query = "region=440000&years=2017-2018&preset=slide"
    here = ElementTree.fromstring(page.evaluate(DRAW, f"export/{view}.json?{query}"))
    there = ElementTree.fromstring(urlopen(f"{atlas.url}export/{view}.svg?{query}").read())
    assert texts(here) == texts(there)
    pairs = list(zip(marks(here), marks(there), strict=True))
    assert pairs
    for mine, other in pairs:
        assert mine == pytest.approx(other, abs=1)
