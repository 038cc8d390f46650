"""The brief, opened again by python-docx: its texts, its page, and every number checked when it comes back."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile
from zoneinfo import ZoneInfo

import docx
import pytest
from docx.shared import Mm, Pt
from lxml import etree

from components.briefs import verification
from components.briefs.brief import brief
from components.briefs.passages import BOOKMARK, Passage
from components.briefs.verification import NoBrief, Verified, verify
from components.paper.files import Provenance
from components.scenes import refresh
from components.style import Style
from data.dataset import Dataset
from data.selection import Lang
from data.story import Scene

GENERATED = datetime(2026, 11, 23, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
PROVENANCE = Provenance(GENERATED, "https://atlas.example/", "0.1.0", "0123456789abcdef")
LANGUAGES: tuple[Lang, ...] = ("zh", "en")


def made(dataset: Dataset, lang: Lang = "zh", scenes: Any = None) -> bytes:
    seen = [(scene, dataset) for scene in scenes or dataset.story]
    return brief(seen, dataset, Style(lang, "light", 0), PROVENANCE, lambda *_: None)


def opened(content: bytes) -> Any:
    return docx.Document(BytesIO(content))


def saved(document: Any) -> bytes:
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def checked(content: bytes, dataset: Dataset, lang: Lang = "zh") -> Verified:
    return verify(content, dataset, lambda _query: dataset, Style(lang, "light", 0))


def text(content: bytes) -> str:
    """All that is written in the document, its footnotes and its table cells."""
    with ZipFile(BytesIO(content)) as file:
        parts = [file.read(f"word/{name}.xml").decode() for name in ("document", "footnotes")]
    return "".join(re.sub(r"<[^>]+>", "", part) for part in parts)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_conclusions_are_headings_and_sources_footnotes(dataset: Dataset, lang: Lang) -> None:
    content = made(dataset, lang)
    shown = [refresh(scene, dataset, lang) for scene in dataset.story]
    headings = [one.text for one in opened(content).paragraphs if one.style.name == "Heading 1"]
    assert [heading.partition("、" if lang == "zh" else ". ")[2] for heading in headings] == [
        one.title for one in shown
    ]
    assert all(source in text(content).replace("&amp;", "&") for one in shown for source in one.sources)
    assert opened(content).core_properties.title == shown[0].title


def test_the_time_of_its_making_is_utc(dataset: Dataset) -> None:
    assert opened(made(dataset, scenes=dataset.story[:1])).core_properties.created == GENERATED.astimezone(UTC)


def test_the_page_is_that_of_official_documents(dataset: Dataset) -> None:
    document = opened(made(dataset, scenes=dataset.story[:1]))
    (section,) = document.sections
    sizes = (section.page_width, section.top_margin, section.left_margin)
    assert [round(size / Mm(1)) for size in sizes] == [210, 37, 28]
    normal = document.styles["Normal"]
    assert normal.font.size == Pt(16)
    assert 'w:eastAsia="仿宋_GB2312"' in normal.element.xml


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_unchanged_brief_is_the_same_in_every_number(dataset: Dataset, lang: Lang) -> None:
    content = made(dataset, lang)
    verified = checked(content, dataset)
    assert verified.count("same") == len(verified.findings) > 80
    assert text(verified.content) == text(content)


def test_a_number_that_an_editor_changed_is_told_and_the_prose_stays(dataset: Dataset) -> None:
    document = opened(made(dataset))
    (first, *_) = [run for one in document.paragraphs for run in one.runs if run.text == "41.2%"]
    first.text = "45.0%"
    document.paragraphs[2].add_run("（编者按）")
    verified = checked(edited := saved(document), dataset)
    assert [(one.written, one.today) for one in verified.findings if one.verdict != "same"] == [("45.0%", "41.2%")]
    assert [one.text for one in opened(verified.content).comments] == ["已变：文件写 45.0%，今天的数据是：41.2%"]
    assert text(verified.content) == text(edited)


def test_numbers_of_other_data_have_changed(dataset: Dataset) -> None:
    content, fewer = made(dataset), replace(dataset, parks=dataset.parks.iloc[:-3])
    verified = checked(content, fewer)
    assert ("36", "33") in [(one.written, one.today) for one in verified.findings if one.verdict == "changed"]
    assert verified.count("same") > 0


def test_own_words_and_missing_choices_cannot_be_checked(dataset: Dataset) -> None:
    own = Scene("own-1", "?region=440000", "ranking", "我们自己数的 12 家", "Twelve by our own count", computed=())
    findings = checked(made(dataset, scenes=[own]), dataset).findings
    assert ("12", "unknown") in [(one.written, one.verdict) for one in findings]
    elsewhere = replace(dataset, about=replace(dataset.about, slug="elsewhere"))
    assert {one.verdict for one in checked(made(dataset, scenes=[own]), elsewhere).findings} == {"unknown"}


def test_the_link_of_an_upload_stays_here(dataset: Dataset) -> None:
    secret = "0123456789abcdef0123456789abcdef"
    own = Scene("own-1", f"?upload={secret}", "headline", "上传的数据", "Uploaded", computed=())
    content = made(replace(dataset, upload=secret), scenes=[own])
    with ZipFile(BytesIO(content)) as file:
        assert all(secret.encode() not in file.read(name) for name in file.namelist())
    assert not checked(content, dataset).findings


def with_scenes(dataset: Dataset, **changed: Any) -> bytes:
    """A brief whose scenes somebody has changed by hand."""
    document = opened(made(dataset))
    (part,) = (one for one in document.part.package.iter_parts() if one.partname == "/customXml/park-atlas.xml")
    content = etree.fromstring(part.blob)
    content.text = json.dumps(json.loads(content.text) | changed)
    part._blob = etree.tostring(content)
    return saved(document)


@pytest.mark.parametrize("changed", [{"places": ["one"]}, {"places": 5}, {"places": [{}]}, {"scenes": None}])
def test_scenes_that_somebody_has_damaged_are_named(dataset: Dataset, changed: dict[str, Any]) -> None:
    with pytest.raises(NoBrief, match=r"brief\.damaged"):
        checked(with_scenes(dataset, **changed), dataset)


def test_a_file_that_unpacks_to_too_much_is_not_read(dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    content = BytesIO(made(dataset))
    with ZipFile(content, "a", ZIP_DEFLATED) as file:
        file.writestr("word/media/image99.bmp", bytes(1_000_000))
    monkeypatch.setattr(verification, "MAX_UNPACKED", 1_000_000)
    with pytest.raises(NoBrief, match=r"brief\.damaged"):
        checked(content.getvalue(), dataset)


def test_a_number_of_the_title_is_checked(dataset: Dataset) -> None:
    document = opened(made(dataset))
    (title,) = (one for one in document.paragraphs if one.style.name == "Title")
    number = next(run for run in title.runs if run.text == "51")
    number.text = "52"
    findings = checked(saved(document), dataset).findings
    assert [(one.written, one.today) for one in findings if one.verdict == "changed"] == [("52", "51")]


@pytest.mark.parametrize(
    ("content", "key"), [(b"", "damaged"), (b"PK\x03\x04 no archive", "damaged"), (saved(docx.Document()), "foreign")]
)
def test_what_is_no_brief_is_named(dataset: Dataset, content: bytes, key: str) -> None:
    with pytest.raises(NoBrief, match=f"brief.{key}"):
        checked(content, dataset)


def test_bookmarks_are_names_that_word_keeps() -> None:
    pieces = list(Passage(60, "title", "广东 45,473 家，占 43.0%").pieces())
    assert [text for text, name in pieces if name] == ["45,473", "43.0%"]
    assert all(BOOKMARK.fullmatch(name) and len(name) <= 40 for _, name in pieces if name)
    assert "".join(text for text, _ in pieces) == "广东 45,473 家，占 43.0%"
