"""Every measure of the shipped dataset is on menu, map, legend, ranking, sentence, endpoint, sheet, deck and stage."""

import re
from datetime import date, datetime
from io import BytesIO
from itertools import pairwise

import openpyxl
import pytest
from markupsafe import Markup
from pptx import Presentation

from callbacks import source_card, stage
from callbacks.feature import Server
from callbacks.selection import reduce
from components.figures import province_map as map_figure
from components.figures.map_legend import legend
from components.numbers import value
from components.panels import filters, map_panel, names, ranking
from components.paper.deck import deck
from components.paper.files import Provenance
from components.paper.presets import PRESETS, SheetOptions
from components.paper.sheet_figure import sheet_figure
from components.paper.workbook import workbook
from components.sentences import spoken
from components.style import Style
from data import links
from data.dataset_overlays import DatasetOverlays
from data.measures.on_list import ON_LISTS
from data.measures.registry import MEASURES, OF_REGISTERS
from data.story import Scene
from data.summaries import headline, province_map
from data.summaries import ranking as ranking_summary

PROVENANCE = Provenance(datetime(2026, 11, 23, 9, 30), "https://atlas.example/", "0.1.0", "0123456789abcdef")
SHIPPED = [one for one in MEASURES if one not in (*ON_LISTS, *OF_REGISTERS)]
"""Those that the shipped dataset has tables for."""
FURTHER = [one for one in SHIPPED if one.group != "counts"]
every = pytest.mark.parametrize("measure", SHIPPED, ids=[one.id for one in SHIPPED])
further = pytest.mark.parametrize("measure", FURTHER, ids=[one.id for one in FURTHER])
styles = pytest.mark.parametrize("style", [Style(lang, "light", 1440) for lang in ("zh", "en")], ids=["zh", "en"])


def shown(measure, dataset, style, level=""):
    link = links.parse(f"?measure={measure.id}&lang={style.lang}{level}", dataset)
    assert not link.ignored
    return link.selection


def seen(drawn):
    return re.sub(r"\s+", " ", Markup(re.sub(r"<[^>]+>", " ", str(drawn))).unescape())


def largest(measure, dataset, style):
    rows = ranking_summary.summarise(shown(measure, dataset, style), dataset).rows
    return max((row.place for row in rows if row.place.value is not None), key=lambda place: place.value)


@every
def test_it_is_on_the_menu_under_a_heading_and_the_reducer_knows_it(measure, dataset):
    control = next(one for one in filters.controls(dataset) if one.name == "measure")
    options = filters.state(control, links.default(dataset), dataset, Style("zh", "light", 1440)).options
    (option,) = (one for one in options if one.value == measure.id)
    assert option.label != measure.id
    assert option.group == {"counts": "数量", "rates": "比率", "official": "官方统计"}[measure.group]
    assert reduce(links.default(dataset), f"measure:{measure.id}", dataset).measure == measure.id


def test_the_menu_has_each_heading_once(dataset):
    control = next(one for one in filters.controls(dataset) if one.name == "measure")
    groups = [
        one.group for one in filters.state(control, links.default(dataset), dataset, Style("zh", "light", 0)).options
    ]
    assert list(dict.fromkeys(groups)) == sorted(set(groups), key=groups.index)
    assert sum(first != second for first, second in pairwise(groups)) == 2


@styles
@every
def test_map_legend_and_ranking_name_it_and_its_unit(measure, dataset, style, boundaries):
    selection = shown(measure, dataset, style)
    summary = province_map.summarise(selection, dataset)
    name = names.measure_of_places(summary, dataset, style)
    assert name in seen(map_panel.caption(summary, dataset, style))
    fills = [one.text for one in legend(summary, style) if one.kind == "fill"]
    assert measure.group != "rates" or "outline" not in {one.kind for one in legend(summary, style)}
    assert fills or measure.has_circles
    place = largest(measure, dataset, style)
    if measure.group != "counts":
        unit = style.words.get(f"units.{place.unit}", "", value="", count=0).strip()
        entries = fills or [one.text for one in legend(summary, style)]
        assert unit in entries[0]
        assert not any(unit in one for one in entries[1:] if unit)
    drawn = seen(ranking.draw(ranking_summary.summarise(selection, dataset), selection, dataset, style))
    assert place.name in drawn
    assert value(place.value, place.unit) in drawn
    hovers = map_figure.draw(summary, style, boundaries, lambda adcode: adcode)["data"]
    assert any(value(place.value, place.unit) in str(trace.get("text")) for trace in hovers)


@styles
@further
def test_the_sentence_says_its_number_and_is_finished(measure, dataset, style):
    for level in ("", "&map=440000", "&region=440000"):
        summary = headline.summarise(shown(measure, dataset, style, level), dataset)
        sentence = spoken(summary, style.words)
        assert "{" not in sentence
        assert summary.names[0] in sentence
        if summary.shown.value is not None:
            assert value(summary.shown.value, summary.shown.unit) in sentence


@further
def test_its_card_explains_it(measure, dataset):
    """Number, definition, how to read a ratio, formula and sources, in one click."""
    for lang in ("zh", "en"):
        style = Style(lang, "light", 0)
        selection = shown(measure, dataset, style, "&region=440000" if measure.group == "rates" else "")
        card = seen(source_card.draw(f"fact:{measure.id}", selection, dataset, style))
        assert style.words(f"source_card.definition_{measure.id}") in card
        if measure.group == "rates":
            assert style.words(f"source_card.read_{measure.id}") in card
            assert "45,473" in card  # in the formula


@every
def test_the_endpoint_answers_it_with_sources_and_a_unit(measure, dataset, client):
    answer = client.get(f"/data/province-map.json?measure={measure.id}").get_json()
    assert answer["selection"]["measure"] == measure.id
    values = [row for row in answer["rows"] if row["value"] is not None]
    assert values
    assert {row["unit"] for row in values} == {largest(measure, dataset, Style("zh", "light", 0)).unit}
    assert answer["sources"]


@further
def test_sheet_workbook_deck_and_stage_show_it(measure, dataset, boundaries):
    style = Style("zh", "light", 1440)
    selection = shown(measure, dataset, style)
    place, name = largest(measure, dataset, style), names.measure_of(selection, dataset, style)
    written = value(place.value, place.unit)
    options = SheetOptions(PRESETS["slide"])
    for view in ("province-map", "ranking"):
        drawn = sheet_figure(view, selection, dataset, boundaries, options, PROVENANCE, lambda adcode: adcode)
        text = "".join(one.get("text", "") for one in drawn["layout"]["annotations"])
        assert name in re.sub(r"<[^>]+>|\s", "", text).replace("<br>", "") or name.replace(" ", "") in re.sub(
            r"<[^>]+>|\s", "", text
        )
    book = openpyxl.load_workbook(BytesIO(workbook(selection, dataset, style, PROVENANCE)))
    cells = [cell.value for page in book for row in page.iter_rows() for cell in row]
    assert any(isinstance(cell, int | float) and cell == pytest.approx(place.value) for cell in cells)
    query = links.to_query(selection, dataset)
    scene = Scene("one", query, "ranking", "标题", "Title")
    content = deck([(scene, dataset)], dataset, Style("zh", "light", 0), PROVENANCE, lambda *_: None)
    (slide,) = [one for one in Presentation(BytesIO(content)).slides if any(shape.has_chart for shape in one.shapes)]
    (chart,) = (shape.chart for shape in slide.shapes if shape.has_chart)
    assert chart.plots[0].series[0].values[0] == pytest.approx(place.value)
    server = Server(dataset, boundaries, "/", lambda: date(2026, 11, 23), DatasetOverlays(dataset))
    request = {"serial": 1, "at": 0, "query": None, "act": "", "width": 1720, "height": 700, "type": 2.0}
    scene_shown = {"id": "", "query": query, "view": "province-map", "title": ""}
    answer = stage.answer(request, [scene_shown], {"lang": "zh", "theme": "light"}, server)
    assert written in str(answer["figure"]) or written in answer["legend"]


def test_years_are_played_within_one_way_of_counting(dataset):
    def play(query):
        selection = links.parse(query, dataset).selection
        caption = map_panel.caption(province_map.summarise(selection, dataset), dataset, Style("zh", "light", 1440))
        return re.findall(r'data-event="(play:[^"]*|year:[^"]*)"', str(caption))

    years = [2016, 2017, 2019, 2020, 2021, 2022, 2024]
    for query in ("?measure=enterprises", "?measure=enterprises&year=2019"):
        assert play(query) == ["play:year=2016,2017,2019,2020,2021,2022", *(f"year:{year}" for year in years)]
    assert play("?measure=population") == []
    assert play("?measure=companies") == []
    selection = links.parse("?measure=enterprises", dataset).selection
    assert reduce(selection, "play:year=2019", dataset).year == reduce(selection, "year:2019", dataset).year == 2019
    assert reduce(selection, "year:2018", dataset).year is None
    assert reduce(reduce(selection, "year:2019", dataset), "play:year=", dataset).year is None


def test_another_series_keeps_a_ratio(dataset):
    other = "qichacha-2020-07-07-cumulative"
    for measure, kept in (("location_quotient", "location_quotient"), ("gdp", "companies"), ("listed", "companies")):
        selection = links.parse(f"?measure={measure}", dataset).selection
        assert reduce(selection, f"series:{other}", dataset).measure == kept
