"""A brief by its address, and what the page says of one that comes back."""

from datetime import date
from io import BytesIO

import docx
import pytest

from callbacks import reopening
from callbacks.briefs import MIMETYPE
from callbacks.feature import Server
from callbacks.requests import Shown

SHOWN: Shown = {"search": "", "lang": "zh", "theme": "light"}
SCENE = {"id": "mine", "query": "?region=440000", "view": "region-profile", "title": "我的结论", "note": ""}


@pytest.fixture(scope="module")
def content(server) -> bytes:
    answer = server.test_client().post("/export/brief.docx", json={"scenes": [SCENE]})
    assert answer.mimetype == MIMETYPE
    assert "filename*=UTF-8''%E7%AE%80%E6%8A%A5_" in answer.headers["Content-Disposition"]
    return answer.data


@pytest.fixture(scope="module")
def atlas(dataset, boundaries) -> Server:
    return Server(dataset, boundaries, "/", lambda: date(2026, 11, 22))


def test_a_brief_names_no_address_of_this_machine(content) -> None:
    written = [
        cell.text for table in docx.Document(BytesIO(content)).tables for row in table.rows for cell in row.cells
    ]
    assert "口径与说明" in "".join(written)
    assert not any("http://" in text for text in written)


def test_a_brief_that_comes_back_is_checked(content, atlas) -> None:
    answer = reopening.read("简报.docx", content, SHOWN, atlas)
    assert "0 个已变，0 个无法核对" in answer.message
    assert answer.search is None
    assert docx.Document(BytesIO(answer.marked)).element.xpath("//w:highlight")


def test_a_file_that_is_no_brief_changes_nothing(atlas) -> None:
    for content in (b"", b"PK\x03\x04"):
        answer = reopening.read("报告.docx", content, SHOWN, atlas)
        assert "已损坏" in answer.message
        assert not answer.marked


def test_a_brief_of_a_chosen_place_is_of_its_page(server) -> None:
    answer = server.test_client().get("/export/brief.docx?region=440000&lang=en")
    headings = [one.text for one in docx.Document(BytesIO(answer.data)).paragraphs if one.style.name == "Heading 1"]
    assert len(headings) > 3
    assert all("Guangdong" in heading or "China" in heading for heading in headings)


def test_scenes_without_a_note_do_not_repeat_what_another_said(server) -> None:
    scenes = [SCENE | {"id": view, "view": view, "title": view} for view in ("region-profile", "ranking", "pilots")]
    answer = server.test_client().post("/export/brief.docx", json={"scenes": scenes})
    texts = [one.text for one in docx.Document(BytesIO(answer.data)).paragraphs if one.style.name == "Normal"]
    assert texts
    assert len(texts) == len(set(texts))
