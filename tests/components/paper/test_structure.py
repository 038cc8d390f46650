"""The small multiples on paper: all companies in every drawing, native charts on a slide, a scene of an import."""

from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest
from pptx import Presentation

from components.panels import structure_texts as texts
from components.paper import default_scenes
from components.paper.chart_data import ChartColumns, ChartData
from components.paper.deck import deck
from components.paper.structure import balanced, lines
from components.paper.views import STRUCTURE
from components.paper.workbook import workbook
from components.style import Canvas, Style
from data import links
from data.story import Scene
from data.summaries import structure
from data.views import VIEWS
from tests.components.paper.conftest import PROVENANCE

SCENE = Scene("structure", "", "structure", "构成", "Structure")


def asked(dataset, query=""):
    series = next(one for one in dataset.series_ids if one.endswith("-cumulative") and "import" in one)
    return links.parse(f"?measure=companies&series={series}&{query}", dataset).selection


@pytest.mark.parametrize("maximum", [1, 2, 3, 10])
def test_the_drawn_rows_hold_all_companies(classified, maximum):
    summary = structure.summarise(asked(classified, "region=440300,330100"), classified)
    for one in summary.breakdowns:
        rows = lines(one, Style("zh", "light", 0), maximum)
        assert tuple(sum(row.counts[at] for row in rows) for at in range(2)) == one.totals
        assert rows[-1].tone == "rest"


@pytest.mark.parametrize(("width", "height", "scale"), [(1920, 900, 2.0), (800, 1400, 1.5), (420, 300, 1.0)])
@pytest.mark.parametrize("query", ["", "region=440300,330100,440000"])
def test_nothing_leaves_its_figure(classified, width, height, scale, query):
    style = Style("en", "light", 1920, Canvas(width, height, scale))
    layout = STRUCTURE.figure(asked(classified, query), classified, None, style, None)["layout"]
    assert layout["annotations"]
    assert all(-0.01 <= text["y"] <= 1.01 and -0.01 <= text["x"] <= 1.01 for text in layout["annotations"])
    bars = [one for one in layout["shapes"] if one["type"] == "rect"]
    assert all(0 <= one["x0"] <= one["x1"] <= 1.001 for one in bars)


SIZES = (Canvas(300, 200, 2.0), Canvas(420, 300, 2.0), Canvas(420, 300, 1.0), Canvas(1920, 1080, 1.0))


def test_notes_without_room_are_counted(classified):
    selection, counts = asked(classified, "region=440300"), []
    notes = [*texts.notes(structure.summarise(selection, classified), Style("en", "light", 0))]
    for canvas in SIZES:
        style = Style("en", "light", 1920, canvas)
        layout = STRUCTURE.figure(selection, classified, None, style, None)["layout"]
        text = " ".join(one["text"].replace("<br>", " ") for one in layout["annotations"])
        counts.append(sum(note not in text for note in notes))
        assert (f"{counts[-1]} more note" in text, "no room here and stand" in text) == (counts[-1] > 0,) * 2
    assert (counts[0] > 0, counts[-1]) == (True, 0)


def test_columns_are_in_order_and_as_light_as_may_be():
    assert balanced([5, 5, 5], 2) == [(0, 2), (2, 3)]
    assert balanced([12, 4, 4, 4], 2) == [(0, 1), (1, 4)]
    assert balanced([1, 2, 3], 1) == [(0, 3)]
    assert balanced([1, 2, 3], 9) == [(0, 2), (2, 3)]


def test_a_slide_has_native_charts_that_stay_editable(classified):
    style = Style("zh", "light", 1440)
    content = STRUCTURE.content(SCENE, asked(classified, "region=440300"), classified, style)
    assert isinstance(content, ChartColumns)
    assert {chart.series[0].name for chart in content.charts} >= {"国标行业", "企业状态"}
    assert all(sum(chart.series[0].values) == pytest.approx(1) for chart in content.charts)
    beside = STRUCTURE.content(SCENE, asked(classified, "region=440300,330100"), classified, style)
    assert isinstance(beside, ChartData)
    assert [one.name for one in beside.series] == ["深圳", "杭州"]
    assert STRUCTURE.content(SCENE, asked(classified, "region=350100"), classified, style) is None


def test_an_import_has_a_scene_of_it_and_a_deck_its_charts(classified):
    selection = asked(classified, "region=440300")
    scenes = default_scenes.default_scenes(selection, classified)
    scene = next(one for one in scenes if one.view == "structure")
    content = deck([(scene, classified)], classified, Style("zh", "light", 1440), PROVENANCE, lambda *_: None)
    charts = [shape for slide in Presentation(BytesIO(content)).slides for shape in slide.shapes if shape.has_chart]
    assert len(charts) >= 2
    assert all("未知" in shape._element._nvXxPr.cNvPr.get("descr") for shape in charts)


def test_a_workbook_has_a_sheet_of_classes_in_words(classified):
    selection = asked(classified, "region=440300")
    made = replace(PROVENANCE, address="https://atlas.example/")
    book = openpyxl.load_workbook(BytesIO(workbook(selection, classified, Style("zh", "light", 0), made)))
    head, *rows = book["企业构成"].iter_rows(values_only=True)
    shown = [dict(zip(head, row, strict=True)) for row in rows]
    assert len(shown) == len(VIEWS["structure"].rows(selection, classified))
    assert {("参保人数", "10–49 人"), ("国标行业", "制造业")} <= {(row["分类"], row["类别"]) for row in shown}
    assert book["企业构成"].cell(2, head.index("占比") + 1).number_format == "0.0%"
