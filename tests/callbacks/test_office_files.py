"""Pictures for Office and for readers of PDF, drawn by a real browser: nothing that Office draws black, and a title."""

import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader

from components import theme
from components.paper.files import read_texts
from data.version import VERSION
from tests.conftest import in_ci

pytestmark = pytest.mark.chrome

DRAWN = (
    ("province-map", "region=310000,440000"),
    ("province-map", "map=440000&region=440100&measure=companies"),
    ("two-maps", "beside=measure:companies"),
    ("ranking", "map=440000"),
    ("founding-timeline", "background=transparent"),
    ("headline", "classification=内部资料&watermark=样稿"),
)


@pytest.mark.parametrize(("view", "query"), DRAWN)
def test_an_svg_has_nothing_that_office_draws_black(view, query, client):
    answer = client.get(f"/export/{view}.svg?{query}")
    assert answer.status_code == 200
    assert re.findall(r"rgba\([^)]*\)|transparent|foreignObject|var\([^)]*\)", answer.get_data(as_text=True)) == []


def test_a_pdf_says_its_title_its_author_and_its_language(client, tmp_path):
    path = tmp_path / "picture.pdf"
    path.write_bytes(client.get("/export/headline.pdf?region=440000&measure=companies&lang=en").data)
    document = PdfReader(path)
    assert document.metadata.title.startswith("45,473 existing companies")
    assert document.metadata.author == "Park Atlas"
    assert document.metadata.creator == f"Park Atlas {VERSION}"
    assert document.metadata["/Park-Atlas-Link"] == "?region=440000&measure=companies&lang=en"
    assert document.trailer["/Root"]["/Lang"] == "en"
    assert len(document.pages) == 1


def installed() -> str:
    """Files of the fonts of this machine."""
    command = shutil.which("fc-list")
    return subprocess.run([command, ":", "file"], capture_output=True, text=True).stdout if command else ""


def fonts(path: Path) -> set[tuple[str, str]]:
    """Kind and name of each font of a document."""
    embedded = [font.get_object() for page in PdfReader(path).pages for font in page["/Resources"]["/Font"].values()]
    return {(font["/Subtype"], font.get("/BaseFont", "")) for font in embedded}


@pytest.mark.skipif(
    not ("DejaVuSans.ttf" in installed() or in_ci()), reason="no font of TrueType outlines is known here"
)
def test_a_pdf_embeds_a_font_where_the_machine_has_one_that_can_be(client, tmp_path, monkeypatch):
    path = tmp_path / "picture.pdf"
    address = "/export/headline.pdf?region=440000&lang=zh"
    path.write_bytes(client.get(address).data)
    before = {kind for kind, _ in fonts(path)}
    monkeypatch.setattr(theme, "_TRUETYPE", "DejaVu Sans")
    path.write_bytes(client.get(address).data)
    names = [name for kind, name in fonts(path) if kind == "/Type0"]
    assert [name for name in names if name.endswith("DejaVuSans")], (before, names)


def test_a_pdf_looks_first_for_what_it_can_embed():
    order = [name.strip() for name in theme.embeddable(theme.FONTS["zh"]).split(",")]
    assert order.index("Microsoft YaHei") < order.index("WenQuanYi Micro Hei") < order.index("Noto Sans CJK SC")
    assert set(theme.FONTS["zh"].split(", ")) < set(order)


def test_an_svg_says_its_title_and_remembers_its_view(client):
    query = "region=440000&measure=companies&lang=en&classification=a%3Cb%26c"
    svg = client.get(f"/export/headline.svg?{query}").data
    texts = read_texts(svg[:65536])
    assert texts["Park-Atlas-Link"] == "?region=440000&measure=companies&lang=en"
    assert texts["Park-Atlas-View"] == "headline"
    title = ElementTree.fromstring(svg).find("{http://www.w3.org/2000/svg}title")
    assert title is not None
    assert title.text == texts["Title"]
    assert texts["Title"].startswith("45,473 existing companies")
