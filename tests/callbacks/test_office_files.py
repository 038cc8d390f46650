"""Pictures for Office and for readers of PDF, drawn by a real browser: nothing that Office draws black, and a title."""

import re

import pytest
from pypdf import PdfReader

from data.version import VERSION

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
