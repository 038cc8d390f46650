"""Every view on every preset: built, complete, legible, and nothing over anything else."""

import json
import re
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

import plotly.graph_objects as go
import pytest

from components.line_breaks import SLACK, line_width
from components.paper.presets import PRESETS, parse
from components.paper.sheet_figure import WATERMARK
from components.style import Canvas, Style
from data import links
from data.dataset import Dataset

VIEWS = ("province-map", "ranking", "founding-timeline", "region-profile", "peers", "parks", "headline")

Maker = Callable[..., dict[str, Any]]
Words = Callable[[dict[str, Any]], str]
QUERIES = (
    "",
    "?region=440000",
    "?region=440300",
    "?map=440000&measure=companies",
    "?measure=published",
    "?region=330000,310000",
    "?years=2018",
)


def boxes(figure: dict[str, Any]) -> Iterator[tuple[str, float, float, float, float]]:
    """Text, left, top, right and bottom of every annotation in pixels, the watermark's left out."""
    wide, tall = figure["layout"]["width"], figure["layout"]["height"]
    for item in figure["layout"]["annotations"]:
        if item.get("name") == WATERMARK:
            continue
        size, lines = item["font"]["size"], re.sub(r"</?(?:b|span)[^>]*>", "", item["text"]).split("<br>")
        across = max(line_width(line, size, "<b>" in item["text"]) for line in lines) / SLACK
        x, y = item["x"] * wide, (1 - item["y"]) * tall
        left = x - {"left": 0, "center": across / 2, "right": across}[item["xanchor"]]
        top = y + 0.12 * size if item["yanchor"] == "top" else y - len(lines) * size * 1.24
        yield lines[0], left, top, left + across, top + (len(lines) - 1) * 1.24 * size + size


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("preset", ["slide", "report", "square"])
@pytest.mark.parametrize("view", VIEWS)
def test_texts_lie_on_the_sheet_and_on_no_other(
    a_fitting_picture: Maker, view: str, preset: str, lang: str, query: str
) -> None:
    joined = f"{query}&lang={lang}"
    figure = a_fitting_picture(view, joined, f"preset={preset}&classification=内部资料&watermark=样稿")
    sheet, found = PRESETS[preset], [*boxes(figure)]
    outside = [
        one for one in found if one[1] < -1 or one[2] < -1 or one[3] > sheet.width + 1 or one[4] > sheet.height + 1
    ]
    assert not outside
    clashes = [
        (a[0], b[0])
        for a, b in combinations(found, 2)
        if min(a[3], b[3]) - max(a[1], b[1]) > 1 and min(a[4], b[4]) - max(a[2], b[2]) > 1
    ]
    assert not clashes


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("preset", ["slide", "report", "square"])
@pytest.mark.parametrize("view", VIEWS)
def test_plotly_takes_it_and_no_type_is_small(a_picture: Maker, view: str, preset: str, theme: str) -> None:
    figure = a_picture(view, f"?theme={theme}", f"preset={preset}")
    go.Figure(figure)
    assert {trace["type"] for trace in figure["data"]} <= {"bar", "scatter", "scattergeo", "choropleth"}
    sheet = PRESETS[preset]
    body = sheet.body * (6 / 7 if preset == "report" else sheet.smallest) - 0.05  # notes on paper have six points
    sizes = [item["font"]["size"] for item in figure["layout"]["annotations"]]
    written = [trace for trace in figure["data"] if "textfont" in trace and trace.get("visible", True)]
    sizes += [trace["textfont"]["size"] for trace in written if trace["type"] != "scattergeo"]
    assert min(sizes) >= body
    labels = [trace["textfont"]["size"] for trace in written if trace["type"] == "scattergeo"]
    assert min(labels, default=body) >= 0.9 * body


@pytest.mark.parametrize("preset", ["slide", "report", "square"])
@pytest.mark.parametrize("view", [one for one in VIEWS if one != "peers"])  # the nation has no peers, and so no number
def test_it_says_whose_numbers_it_shows_and_how_it_was_made(
    a_picture: Maker, words_of: Words, view: str, preset: str
) -> None:
    output = words_of(a_picture(view, "", f"preset={preset}"))
    for text in ("来源：", "不完全统计", "财联社", "2022-03-21", "公布园区截至2022-03", "收录园区截至2026-11"):
        assert text in output
    for text in ("园区图谱", "2026-11-22", "1a2b3c4d"):
        assert text in output
    assert ("23:20" in output) == ((view, preset) != ("province-map", "report"))  # there the file alone has it
    assert ("/?region=440000" in output) == (preset != "report")  # in six points nobody copies it; the file carries it
    assert ("未经审图，公开发布前须送审" in output) == (view == "province-map")


def test_filters_are_named_and_those_without_effect_say_so(a_picture: Maker, words_of: Words) -> None:
    assert "年份：2018" in words_of(a_picture("parks", "?years=2018"))
    assert "年份：2018（仅标出）" in words_of(a_picture("founding-timeline", "?years=2018"))
    assert "年份：2018（此图不受其筛选）" in words_of(a_picture("ranking", "?map=440000&measure=companies&years=2018"))


def test_companies_name_their_series_and_its_definition(a_picture: Maker, words_of: Words) -> None:
    output = words_of(a_picture("ranking", "?map=440000&measure=companies"))
    for text in ("口径：天眼查2022-03-16", "转引自财联社2022-03-21", "非主营口径", "29,714", "全省第1", "其余16市"):
        assert text in output


def test_watermark_and_classification_stand_as_written(a_picture: Maker) -> None:
    figure = a_picture("headline", "", "watermark=%3Cb%3E%26&classification=内部资料")
    texts = {item.get("name", item["text"]): item["text"] for item in figure["layout"]["annotations"]}
    assert texts[WATERMARK] == "&lt;b&gt;&amp;"
    assert "内部资料" in texts


def test_transparent_paper_has_no_ground(a_picture: Maker) -> None:
    assert a_picture("headline", "", "background=transparent")["layout"]["paper_bgcolor"] == "rgba(0,0,0,0)"
    assert a_picture("headline", "", "")["layout"]["paper_bgcolor"] == "#FAF9F6"


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("size", [(200, 200), (200, 4000), (4000, 200), (640, 480), (4000, 4000)])
def test_every_free_size_that_is_drawn_keeps_title_and_sources(
    a_fitting_picture: Maker, words_of: Words, view: str, size: tuple[int, int]
) -> None:
    figure = a_fitting_picture(view, "", f"width={size[0]}&height={size[1]}")
    assert (figure["layout"]["width"], figure["layout"]["height"]) == size
    assert "来源" in words_of(figure)
    assert ("未经审图" in words_of(figure)) == (view == "province-map")
    json.dumps(figure, allow_nan=False)


def test_parks_whose_city_nobody_knows_are_not_denied(a_picture: Maker, words_of: Words) -> None:
    assert "1家收录园区只知在海南" in words_of(a_picture("ranking", "?map=460000"))


def test_two_counts_share_one_scale(a_picture: Maker) -> None:
    published, listed = (trace for trace in a_picture("ranking")["data"] if trace["type"] == "scatter")
    assert published["marker"]["size"] == listed["marker"]["size"]
    assert len(published["x"]) == 51
    assert published["marker"]["color"] != listed["marker"]["color"]


def test_a_page_knows_no_canvas(dataset: Dataset) -> None:
    page = Style("zh", "light", 1920)
    assert (page.px(7), page.text(9)) == (7, 9)
    assert "width" not in page.layout
    assert page.layout["autosize"]
    grown = Style("zh", "light", 1920, Canvas(800, 600, 2.0))
    assert (grown.px(7), grown.text(9), grown.layout["width"]) == (14, 24, 800)
    assert links.parse("", dataset).selection.lang == "zh"
    assert not hasattr(parse("preset=none"), "preset")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("preset", ["slide", "report", "square"])
def test_compared_places_stand_side_by_side_in_both_counts(a_picture: Maker, preset: str, lang: str) -> None:
    figure = a_picture("ranking", f"?region=330000,310000&lang={lang}", f"preset={preset}")
    texts = [item["text"] for item in figure["layout"]["annotations"]]
    assert [text for text in texts if text in ("<b>9</b>", "<b>5</b>", "<b>4</b>")] == [
        "<b>4</b>",  # listed in 浙江
        "<b>9</b>",  # published there
        "<b>9</b>",  # listed in 上海
        "<b>5</b>",
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("preset", ["slide", "square"])
def test_no_compared_place_is_missing_in_a_picture(a_fitting_picture: Maker, preset: str, lang: str) -> None:
    six = "330000,440000,310000,110000,320000,500000"
    figure = a_fitting_picture("ranking", f"?region={six}&measure=companies&lang={lang}", f"preset={preset}")
    texts = [item["text"] for item in figure["layout"]["annotations"]]
    places = ("浙江", "广东", "上海", "北京", "江苏", "重庆") if lang == "zh" else ("Zhejiang", "Chongqing", "Beijing")
    assert all(any(place in text for text in texts) for place in places)
    shown = ("126,012,510", "64,567,588", "24,870,895", "21,893,095", "84,748,016", "32,054,159")
    assert sum(any(number in text for text in texts) for number in shown) == 6


def test_a_chosen_place_keeps_its_number_on_the_map(a_picture: Maker) -> None:
    for preset in ("slide", "report", "square"):
        figure = a_picture("province-map", "?region=440000&measure=companies", f"preset={preset}")
        labels = [text for trace in figure["data"] if trace.get("mode") == "text" for text in trace["text"]]
        assert any("45,473" in label for label in labels)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("query", ["", "?map=440000", "?map=330000", "?measure=published"])
def test_a_small_picture_gives_its_map_most_of_the_room(a_picture: Maker, query: str, lang: str) -> None:
    figure = a_picture("province-map", f"{query or '?'}&lang={lang}", "preset=report")
    low, high = figure["layout"]["geo"]["domain"]["y"]
    assert high - low > (0.48 if lang == "zh" else 0.42)


def test_a_small_map_names_what_fits_and_numbers_the_rest(a_picture: Maker) -> None:
    figure = a_picture("province-map", "", "preset=report")
    labels = [text for trace in figure["data"] if trace.get("mode") == "text" for text in trace["text"]]
    assert sum("<b>" in label for label in labels) >= 9
    assert sum(not label.startswith("<b>") for label in labels) >= 8
