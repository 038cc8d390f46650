"""The deck, opened again by python-pptx and by LibreOffice: native texts and charts, the numbers of the summaries."""

import os
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation
from pptx.util import Emu

from components.paper.deck import deck
from components.paper.files import Provenance
from components.scenes import refresh
from components.style import Style
from data import links
from data.dataset import Dataset
from data.dataset_loader import load
from data.selection import Lang
from data.settings import REFERENCE
from data.summaries import founding_timeline, headline, ranking

PAGE = "https://atlas.example/"
PROVENANCE = Provenance(datetime(2026, 11, 23, 9, 30), PAGE, "0.1.0", "0123456789abcdef")
OFFICE = shutil.which("soffice")


def dot(*_: object) -> bytes:
    """Stands in for a map: these tests start no browser."""
    content = BytesIO()
    Image.new("RGB", (108, 59), "#23827A").save(content, "PNG")
    return content.getvalue()


def made(dataset: Dataset, lang: Lang = "zh", draw: Any = dot, scenes: Any = None) -> bytes:
    seen = [(scene, dataset) for scene in scenes or dataset.story]
    return deck(seen, dataset, Style(lang, "light", 0), PROVENANCE, draw)


def slides(content: bytes) -> list[Any]:
    return list(Presentation(BytesIO(content)).slides)


def texts(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def chart(slide: Any) -> Any:
    (found,) = (shape.chart for shape in slide.shapes if shape.has_chart)
    return found


def values(slide: Any) -> dict[str, dict[str, float | None]]:
    plot = chart(slide).plots[0]
    return {series.name: dict(zip(plot.categories, series.values, strict=True)) for series in plot.series}


@pytest.fixture(scope="module")
def pages(dataset: Dataset) -> list[Any]:
    """The slides of the shipped story in Chinese, the cover first."""
    return slides(made(dataset))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_cover_and_a_slide_a_scene_with_real_titles(lang: Lang, dataset: Dataset) -> None:
    cover, *others = slides(made(dataset, lang))
    assert cover.shapes.title.text_frame.text == (dataset.about.name_zh if lang == "zh" else dataset.about.name_en)
    assert "2022-03" in texts(cover)
    assert "2026-11-23 09:30" in texts(cover)
    titles = [slide.shapes.title.text_frame.text for slide in others]
    assert titles == [refresh(scene, dataset, lang).title for scene in dataset.story]


def test_slides_are_wide_and_nothing_stands_outside_them(dataset: Dataset) -> None:
    shown = Presentation(BytesIO(made(dataset)))
    assert round(shown.slide_width / shown.slide_height, 2) == 1.78
    for slide in shown.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= shown.slide_width
            assert shape.top + shape.height <= shown.slide_height + Emu(1)


def test_the_two_counts_stand_side_by_side_with_the_numbers_of_the_ranking(pages: list[Any], dataset: Dataset) -> None:
    rows = ranking.summarise(links.default(dataset), dataset).rows
    shown = values(pages[2])
    assert shown["收录园区"] == {row.place.name: row.listed for row in rows if row.listed or row.published}
    assert {name: value for name, value in shown["财联社记者不完全统计"].items() if value} == {
        "浙江": 9,
        "广东": 7,
        "上海": 5,
    }


def test_the_timeline_is_a_column_chart_with_the_numbers_of_its_summary(pages: list[Any], dataset: Dataset) -> None:
    slots = founding_timeline.summarise(links.default(dataset), dataset).slots
    shown = values(pages[3])
    assert [value for value in shown["财联社记者不完全统计"].values() if value] == [1, 3, 17, 18, 12]
    assert sum(value or 0 for value in shown["收录园区"].values()) == sum(slot.listed for slot in slots) == 36


def test_shares_of_guangdong_add_up_to_the_whole(pages: list[Any]) -> None:
    shown = values(pages[4])
    first, second = shown["其他地区"]
    assert "28,665,212" in first
    assert "105,649" in second
    assert shown["广东"][first] == pytest.approx(3_319_738 / 28_665_212)
    assert shown["广州"][second] == pytest.approx(29_714 / 105_649)
    for whole in (first, second):
        assert sum(series[whole] or 0 for series in shown.values()) == pytest.approx(1)
    assert "广东 43.0%" in texts(pages[4])


def test_cities_of_guangdong_and_what_is_left(pages: list[Any]) -> None:
    (shown,) = values(pages[5]).values()
    assert list(shown.values()) == [29_714, 11_768, 1_014, 789, 689, 1_499]
    assert "推算" in list(shown)[-1]


def test_parks_by_status(pages: list[Any], dataset: Dataset) -> None:
    (shown,) = values(pages[7]).values()
    expected = headline.summarise(links.default(dataset), dataset).listed_by_status
    assert list(shown.values()) == [count for _, count in expected]


def test_series_stand_in_a_table_and_never_on_one_scale(pages: list[Any]) -> None:
    (table,) = (shape.table for shape in pages[8].shapes if shape.has_table)
    counts = [row.cells[1].text_frame.text for row in table.rows]
    assert counts[1:] == ["约 1,400", "105,649", "120,810"]
    assert not any(shape.has_chart for shape in pages[8].shapes)


def test_maps_are_pictures_and_say_that_they_are_sketches(pages: list[Any]) -> None:
    for number in (1, 6):
        assert any(shape.shape_type == 13 for shape in pages[number].shapes)
        assert "示意图，不作划界依据" in texts(pages[number])


def test_without_chrome_a_chart_stands_in_and_the_slide_says_so(dataset: Dataset) -> None:
    _, first, *_ = slides(made(dataset, draw=lambda *_: None))
    assert "地图未能生成" in texts(first)
    (shown,) = values(first).values()
    assert list(shown.values()) == [9, 7, 5, 30]


def test_every_chart_table_and_picture_is_told_in_words(pages: list[Any], dataset: Dataset) -> None:
    for slide, scene in zip(pages[1:], dataset.story, strict=True):
        kinds = [s for s in slide.shapes if s.has_chart or s.has_table or s.shape_type == 13]
        described = [shape._element.xpath(".//p:cNvPr")[0].get("descr") for shape in kinds]
        assert len(described) == 1
        assert refresh(scene, dataset, "zh").title in described[0]
        assert re.search(r"\d", described[0])


def test_every_slide_names_its_sources_its_number_and_the_live_view(pages: list[Any], dataset: Dataset) -> None:
    for number, (slide, scene) in enumerate(zip(pages[1:], dataset.story, strict=True), start=1):
        shown = refresh(scene, dataset, "zh")
        assert shown.sources[0].split("（")[0] in texts(slide)
        assert f"{number + 1} / 9" in texts(slide)
        links_there = [
            run.hyperlink.address
            for shape in slide.shapes
            if shape.has_text_frame
            for paragraph in shape.text_frame.paragraphs
            for run in paragraph.runs
        ]
        assert f"{PAGE}{shown.query}" in links_there


def test_speaker_notes_say_what_is_counted_where_from_and_when(pages: list[Any], dataset: Dataset) -> None:
    for slide, scene in zip(pages[1:], dataset.story, strict=True):
        notes, shown = slide.notes_slide.notes_text_frame.text, refresh(scene, dataset, "zh")
        assert shown.note in notes
        assert all(source in notes for source in shown.sources)
        assert PROVENANCE.digest in notes


def test_a_conclusion_that_fell_is_marked_on_its_slide_and_in_its_notes(dataset: Dataset) -> None:
    fallen = replace(dataset.story[0], check=("leading_share >= 0.5",))
    _, slide = slides(made(dataset, scenes=[fallen]))
    assert "结论不再成立" in texts(slide)
    assert "结论不再成立" in slide.notes_slide.notes_text_frame.text


def test_a_reader_s_own_title_is_called_unchecked_in_the_notes(dataset: Dataset) -> None:
    own = replace(dataset.story[0], title_zh="我的结论", computed=("note",))
    _, slide = slides(made(dataset, scenes=[own]))
    assert "未经数据核对" in slide.notes_slide.notes_text_frame.text


def test_a_title_with_a_character_that_xml_cannot_hold_makes_a_slide(dataset: Dataset) -> None:
    own = replace(dataset.story[0], title_zh="我\x01的\x0b结论", computed=())
    assert len(slides(made(dataset, scenes=[own]))) == 2


def test_every_view_makes_a_slide(dataset: Dataset) -> None:
    for view in ("province-map", "ranking", "founding-timeline", "region-profile", "peers", "parks", "headline"):
        for query in ("", "?region=440000&measure=companies", "?map=330000&measure=companies", "?region=310000,330000"):
            scene = replace(dataset.story[0], view=view, query=query, computed=(), title_zh=view)
            assert len(slides(made(dataset, scenes=[scene]))) == 2


def test_no_colour_of_the_office_and_chinese_fonts_everywhere(dataset: Dataset, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(made(dataset))
    shutil.unpack_archive(path, tmp_path, "zip")
    parts = {part: part.read_text(encoding="utf-8") for part in (tmp_path / "ppt").rglob("*.xml")}
    assert not [part.name for part, text in parts.items() if "4F81BD" in text or "0000FF" in text]
    runs = [
        run
        for part, text in parts.items()
        if part.parent.name == "slides"
        for run in re.findall(r"<a:r>.*?</a:r>", text)
    ]
    assert runs
    assert all('<a:ea typeface="Microsoft YaHei"' in run for run in runs)


@pytest.mark.skipif(OFFICE is None and not os.environ.get("CI"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_libreoffice_shows_every_slide_and_its_texts(lang: Lang, dataset: Dataset, tmp_path: Path) -> None:
    (tmp_path / "deck.pptx").write_bytes(made(dataset, lang))
    home = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = [
        str(OFFICE),
        home,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "deck.pptx"),
    ]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    read = ["pdftotext", "-layout", str(tmp_path / "deck.pdf"), "-"]
    printed = subprocess.run(read, check=True, capture_output=True, text=True).stdout.split("\f")[:-1]
    assert len(printed) == 1 + len(dataset.story)
    for page, scene in zip(printed[1:], dataset.story, strict=True):
        shown = refresh(scene, dataset, lang)
        assert _squeezed(shown.title) in _squeezed(page)
        assert _squeezed(shown.subtitle)[:30] in _squeezed(page)
    assert "29,714" in printed[5]
    assert "120,810" in printed[8]


def _squeezed(text: str) -> str:
    """Without the spaces and breaks that a layout brings."""
    return re.sub(r"\s+", "", text)


def test_the_deck_of_another_dataset_tells_its_own_story() -> None:
    folder = Path(__file__).parents[2] / "datasets" / "harbour"
    _, first, second = slides(made(load(folder, REFERENCE), draw=lambda *_: None))
    assert first.shapes.title.text_frame.text == "虚构：6 座灯塔园里福建占 50.0%"
    assert "结论不再成立" in texts(second)
    assert "停运园区数现为 1，应大于 1" in texts(second)
