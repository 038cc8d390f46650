"""Two maps and the gap of two places on a sheet and on a screen."""

from io import BytesIO

import plotly.graph_objects as go
import pytest
from pptx import Presentation

from components.paper import gap, scene_figure, two_maps
from components.paper.deck import deck
from components.style import Canvas, Style
from data import links
from data.story import Scene
from tests.components.paper.test_deck import PROVENANCE, dot

QUERY = "measure=gdp&beside=measure:population"


@pytest.mark.parametrize("query", [QUERY, f"map=440000&{QUERY}", "measure=enterprises&beside=year:2016"])
def test_both_maps_stand_side_by_side_and_none_over_the_other(a_picture, words_of, query):
    figure = a_picture("two-maps", query)
    go.Figure(figure)  # which refuses what Plotly does not know
    left, right = (figure["layout"][name]["domain"]["x"] for name in ("geo", "geo3"))
    assert left[1] <= right[0]
    assert {trace["geo"] for trace in figure["data"] if trace.get("geo") in ("geo", "geo3")} == {"geo", "geo3"}
    assert "示意图，不作划界依据" in words_of(figure)


def test_a_sheet_without_a_second_map_or_a_second_place_says_how_to_get_one(a_picture, words_of):
    assert "并排" in words_of(a_picture("two-maps"))
    assert "恰好选中两地" in words_of(a_picture("gap", "region=440000"))


def test_the_sheet_of_a_gap_has_two_marks_a_row_that_is_known_of_both(a_picture, words_of):
    figure = a_picture("gap", "region=440100,440300&measure=companies")
    go.Figure(figure)
    assert "现存企业：广州29,714，深圳11,768" in words_of(figure)
    circles = [shape for shape in figure["layout"]["shapes"] if shape["type"] == "circle"]
    assert len(circles) == 16  # nine facts, two of them of 广州 alone


@pytest.mark.parametrize(("view", "query"), [("two-maps", QUERY), ("gap", "region=440100,440300")])
def test_a_screen_shows_them_alone(dataset, boundaries, view, query):
    selection, style = links.parse(query, dataset).selection, Style("zh", "light", 1280, Canvas(1280, 560, 1.6))
    scene = Scene("", query, view, "", "")
    figure = scene_figure.draw(scene, selection, dataset, boundaries, style, lambda name: f"/{name}.geojson")
    assert (figure["layout"]["width"], figure["layout"]["height"]) == (1280, 560)
    go.Figure(figure)


def test_a_slide_without_a_picture_has_the_numbers_of_both(dataset):
    style = Style("zh", "light", 0)
    table = two_maps.content(links.parse(QUERY, dataset).selection, dataset, style)
    assert table.rows[0] == ("北京", "40,270", "21,893,095")
    pair = gap.content(links.parse("region=440100,440300&measure=companies", dataset).selection, dataset, style)
    assert (list(pair.header), pair.rows[0][1:]) == (["", "广州", "深圳"], ("29,714", "11,768"))


def test_a_slide_has_one_picture_of_both_maps_with_the_note(dataset):
    asked = []

    def draw(view: str, *chosen: object) -> bytes:
        asked.append((view, *chosen[2:]))
        return dot()

    scene = Scene("maps", f"?{QUERY}", "two-maps", "两图", "Two maps", computed=())
    content = deck([(scene, dataset)], dataset, Style("zh", "light", 0), PROVENANCE, draw)
    _, slide = Presentation(BytesIO(content)).slides
    texts = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert asked == [("two-maps", 1718, 547)]
    assert "示意图，不作划界依据" in texts
