"""All peers on one strip: of a slide over the bars of some, on stage, on a printed sheet of its own."""

from dataclasses import replace
from io import BytesIO

import pytest
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn

from components.paper.views import PAPER_VIEWS, PEERS, STRUCTURE
from data import links
from data.summaries import peers
from tests.components.paper.test_deck import made

QUERY = "?region=440000&measure=population"


def charts(dataset, query):
    scene = replace(dataset.story[0], view="peers", query=query, computed=(), title_zh="t")
    slide = Presentation(BytesIO(made(dataset, scenes=[scene]))).slides[1]
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    return {shape.chart.chart_type: shape for shape in slide.shapes if shape.has_chart}, texts


def test_a_slide_has_every_place_on_its_strip_over_bars_of_some(dataset):
    drawn, texts = charts(dataset, QUERY)
    assert set(drawn) == {XL_CHART_TYPE.XY_SCATTER, XL_CHART_TYPE.BAR_CLUSTERED}
    known = peers.summarise(links.parse(QUERY, dataset).selection, dataset).known
    strip = drawn[XL_CHART_TYPE.XY_SCATTER]
    (dots,) = strip.chart.plots[0].series
    assert [float(one.text) for one in dots._element.xVal.iter(qn("c:v"))] == [peer.place.value for peer in known]
    assert len(known) == 31
    assert {"中位数 39,528,999", "广东 126,012,510", "西藏 3,648,100"} <= set(texts)
    alt = strip._element.nvGraphicFramePr.cNvPr.get("descr")
    assert "广东" in alt
    assert "新疆" in alt


def test_places_that_the_reader_chose_have_a_strip_without_a_median(dataset):
    drawn, texts = charts(dataset, "?region=440000,330000&measure=population")
    assert XL_CHART_TYPE.XY_SCATTER in drawn
    assert not [text for text in texts if "中位数" in text]


@pytest.mark.parametrize(("query", "expected"), [("", True), ("region=540102", True), (QUERY[1:], False)])
def test_nothing_is_printed_where_no_peer_has_a_number(dataset, client, query, expected):
    selection = links.parse(query, dataset).selection
    assert PEERS.is_empty(selection, dataset) == expected
    printed = [view for view in PAPER_VIEWS.values() if view.printed and view is not STRUCTURE]  # without a register
    assert len(client.get(f"/print.json?{query}").get_json()["figures"]) == len(printed) - expected
