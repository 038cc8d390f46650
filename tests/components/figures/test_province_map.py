import json
from dataclasses import replace

import plotly.graph_objects as go
import pytest

from components.figures.map_legend import legend
from components.figures.map_names import LEADER
from components.figures.province_map import draw
from components.style import Canvas
from data.states import State
from data.summaries.province_map import Dot


@pytest.fixture
def drawn(boundaries, style):
    def make(summary, drawn_style=style):
        figure = draw(summary, drawn_style, boundaries, lambda adcode: f"/b/{adcode}")
        go.Figure(figure)  # plotly's own validation
        return figure

    return make


def regions(figure):
    return next(
        trace for trace in figure["data"] if trace["type"] == "choropleth" and trace.get("customdata") is not None
    )


def texts(figure):
    return [text for trace in figure["data"] if trace.get("mode") == "text" for text in trace["text"]]


@pytest.mark.parametrize(
    ("measure", "values", "chosen"),
    [
        ("companies", {"440000": 45473}, ()),
        ("published", {"330000": 9}, ("330000",)),
        ("listed", {}, ("110000", "310000")),
    ],
)
def test_number_kind_and_order_of_layers_and_the_layout_never_change(a_map, drawn, measure, values, chosen):
    first, other = drawn(a_map({"310000": 9})), drawn(a_map(values, measure, chosen))
    kinds = [[(trace["type"], trace["geo"]) for trace in figure["data"]] for figure in (first, other)]
    assert kinds[0] == kinds[1]
    assert first["layout"] == other["layout"]


def test_a_click_names_the_region(a_map, drawn):
    trace = regions(drawn(a_map({"310000": 9})))
    assert [entry[0] for entry in trace["customdata"]] == list(trace["locations"])


def test_every_state_is_told_on_hover(a_map, drawn):
    states = [State.NO_MATCH, State.NOT_LISTED, State.NOT_PUBLISHED, State.IN_REMAINDER, State.NOT_APPLICABLE]
    summary = a_map({})
    places = tuple(replace(place, state=state) for place, state in zip(summary.places, states, strict=True))
    hovers = regions(drawn(replace(summary, places=places)))["text"]
    assert len({hover.split("<br>")[1] for hover in hovers}) == len(states)


def test_what_an_import_does_not_have_is_unknown_and_no_zero(a_map, drawn, style):
    summary = a_map(dict.fromkeys(("110000", "330000"), State.NOT_IMPORTED) | {"440000": State.NO_MATCH}, "companies")
    none = next(text for text in regions(drawn(summary))["text"] if "北京" in text)
    assert none.endswith("导入中没有，不代表没有")
    colours = {one.text: (one.kind, one.colour) for one in legend(summary, style)}
    assert colours["导入中没有，不代表没有"] == colours["该口径未公布"] == ("hatch", style.palette.unknown)
    assert len(set(colours.values())) == 2


def test_numbers_stand_beside_their_names(a_map, drawn):
    assert "上海 <b>9</b>" in texts(drawn(a_map({"310000": 9})))
    assert "上海 0" in texts(drawn(a_map({"310000": State.NO_MATCH})))
    assert "甘肃" in texts(drawn(a_map({})))


def test_a_number_in_a_circle_is_grouped(a_map, drawn):
    assert any("45,473" in text for text in texts(drawn(a_map({"440000": 45473}, "companies"))))


def test_only_where_a_series_says_nothing_is_hatched(a_map, drawn, style):
    def hatched(summary):
        (trace,) = [at for at in drawn(summary)["data"] if at.get("line", {}).get("color") == style.palette.hatch]
        return len(trace["lon"])

    assert hatched(a_map({})) == 0
    assert hatched(a_map({"440000": 45473}, "companies")) == 4 * 3
    assert hatched(a_map({"440000": State.NOT_IMPORTED, "310000": State.NOT_PUBLISHED})) == 2 * 3


def test_a_chosen_region_is_outlined_under_the_labels_its_name_is_bold_and_no_colour_changes(a_map, drawn, style):
    before, figure = (
        drawn(a_map({"310000": 9, "330000": 9})),
        drawn(a_map({"310000": 9, "330000": 9}, chosen=("310000",))),
    )
    changed = [at for at, was in zip(figure["data"], before["data"], strict=True) if at != was]
    outline, labels = changed
    assert outline["line"]["color"] == style.palette.ink
    assert len(outline["lon"]) == 5 + 1, "the islet has none"
    assert labels == figure["data"][-1]
    assert regions(figure) == regions(before)
    assert {"<b>上海</b> <b>9</b>", "浙江 <b>9</b>"} <= {text.replace("<br>", " ") for text in texts(figure)}


def test_a_choice_changes_no_circle_and_no_dot(a_map, drawn):
    dots = [Dot("p", "园区", "310000", "310000", True), Dot("q", "园区", "330000", "330000", True)]
    for measure, values in (("companies", {"440000": 45473, "310000": 900}), ("listed", {"310000": 1, "330000": 1})):
        marks = [
            [at for at in drawn(a_map(values, measure, chosen, dots))["data"] if at.get("mode") == "markers"]
            for chosen in ((), ("330000",))
        ]
        assert marks[0] == marks[1]


def test_the_page_knows_its_maps_home_and_a_sheet_does_not(a_map, drawn, style):
    layout = drawn(a_map({}))["layout"]
    middle = layout["geo"]["center"]
    assert layout["meta"]["home"] == {
        "geo.projection.scale": 1,
        "geo.center.lon": middle["lon"],
        "geo.center.lat": middle["lat"],
    }
    assert "meta" not in drawn(a_map({}), replace(style, canvas=Canvas(800, 500, 1.0)))["layout"]


def test_the_map_fills_its_panel(a_map, drawn):
    for level in ("100000", "440000"):
        assert drawn(replace(a_map({}), level=level))["layout"]["geo"]["domain"] == {"x": [0, 1], "y": [0, 1]}


def test_one_dot_a_park_hollow_if_it_is_not_built(a_map, drawn, style):
    dots = [Dot(f"p{index}", f"园区{index}", "310000", "310000", index > 0) for index in range(3)]
    figure = drawn(a_map({"310000": 3}, dots=dots))
    (trace,) = [at for at in figure["data"] if at.get("mode") == "markers" and at.get("customdata")]
    assert [entry[1] for entry in trace["customdata"]] == ["p0", "p1", "p2"]
    assert trace["marker"]["color"] == [style.palette.paper, style.palette.ink, style.palette.ink]
    assert len({*zip(trace["lon"], trace["lat"], strict=True)}) == 3


def test_the_nation_has_the_inset_and_an_opened_province_its_neighbours(a_map, drawn):
    nation = drawn(a_map({}))
    assert "geo2" in nation["layout"]
    assert "南海诸岛" in json.dumps(nation["layout"], ensure_ascii=False)
    province = drawn(replace(a_map({}), level="440000"))
    assert "geo2" not in province["layout"]
    assert province["data"][0]["geojson"] == "/b/440000-around"
    assert list(province["data"][0]["locations"]) == ["450000"]


def test_a_stroke_that_leaves_the_frame_stands_in_the_inset_only(a_map, style, boundaries):
    inside, crossing = [(119.5, 18.0), (120.1, 19.1)], [(111.0, 18.0), (111.0, 15.0)]
    with_both = replace(boundaries, lines={"十段线": [inside, crossing]})
    figure = draw(a_map({}), style, with_both, str)
    leader = {"color": style.palette.ink, "width": style.px(LEADER)}
    strokes = [
        at for at in figure["data"] if at.get("line", leader) != leader and at["line"]["color"] == leader["color"]
    ]
    drawn = {at["geo"]: {lon for lon in at["lon"] if lon} for at in strokes}
    assert drawn == {"geo": {119.5, 120.1}, "geo2": {119.5, 120.1, 111.0}}


def test_the_figure_carries_no_template_and_asks_for_geometry_by_address(a_map, drawn):
    figure = drawn(a_map({}))
    assert "template" not in figure["layout"]
    assert {trace["geojson"] for trace in figure["data"] if "geojson" in trace} == {"/b/100000", "/b/100000-inset"}


@pytest.mark.parametrize(("lang", "theme", "width"), [("en", "dark", 360), ("zh", "dark", 800), ("en", "light", 1920)])
def test_it_draws_in_every_style(a_map, drawn, style, lang, theme, width):
    changed = replace(style, lang=lang, theme=theme, width=width)
    assert drawn(a_map({"310000": 9}), changed)["layout"]["font"]["color"] == changed.palette.ink
