"""One declaration is enough for another measure or filter: a dataset that has them shows them everywhere.

`density` is real-valued, has no series and no words of its own; `lead` is a column of parks.csv that no filter uses.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from flask.testing import FlaskClient
from PIL import Image
from pptx import Presentation

from callbacks import stage
from callbacks.feature import Server
from callbacks.selection import reduce
from components.controls import Control
from components.figures import province_map as map_figure
from components.figures.map_legend import legend
from components.panels import filters, map_panel, ranking
from components.paper.deck import deck
from components.paper.files import Provenance
from components.paper.presets import PRESETS, SheetOptions
from components.paper.sheet_figure import sheet_figure
from components.paper.workbook import workbook
from components.sentences import spoken
from components.style import Style
from data import links
from data.boundaries import Boundaries
from data.dataset import Dataset
from data.dataset_overlays import DatasetOverlays
from data.filters import filters_of
from data.filters.filter import ParkFilter
from data.filters.values import Slugs
from data.measures import companies
from data.measures.companies import Companies
from data.measures.measure import Measure, MeasureValues
from data.measures.registry import measures_of
from data.regions import Adcode
from data.selection import Selection
from data.settings import Settings
from data.states import State
from data.story import Scene
from data.summaries import headline, province_map
from data.summaries import ranking as ranking_summary
from data.values import Place

AREAS = {"440000": 179_725, "440100": 7_434, "440300": 1_997, "440400": 1_725, "440600": 3_798, "441900": 2_460}
"""Square kilometres."""


@dataclass(frozen=True, kw_only=True)
class Densities(MeasureValues):
    counts: Companies

    def places(self, adcodes: Iterable[Adcode]) -> tuple[Place, ...]:
        return tuple(self._place(count) for count in self.counts.places(adcodes))

    def sources(self, adcodes: Sequence[Adcode]) -> tuple[str, ...]:
        return self.counts.sources(adcodes)

    def _place(self, count: Place) -> Place:
        if count.value is None or count.adcode not in AREAS:
            return replace(count, value=None, unit="per_km2", state=State.NOT_PUBLISHED)
        return replace(count, value=count.value / AREAS[count.adcode], unit="per_km2", state=State.COUNTED)


DENSITY = Measure("density", "per_km2", lambda *chosen: Densities(counts=companies.read(*chosen)))
LEAD = ParkFilter("lead", Slugs(("government", "company", "joint")))
DENSE, LED = "?map=440000&measure=density", "?lead=government"
PROVENANCE = Provenance(datetime(2026, 11, 23, 9, 30), "https://atlas.example/", "0.1.0", "0123456789abcdef")


@pytest.fixture(scope="module")
def extended(dataset: Dataset) -> Dataset:
    return replace(dataset, measures=(DENSITY,), filters=(LEAD,))


@pytest.fixture(scope="module")
def atlas(extended: Dataset, boundaries: Boundaries) -> FlaskClient:
    from app import create_app

    client: FlaskClient = create_app(extended, boundaries, Settings()).server.test_client()
    return client


@pytest.fixture
def chosen(extended: Dataset) -> Any:
    """The selection and the style of a query that has nothing to be ignored."""

    def read(query: str) -> tuple[Selection, Style]:
        link = links.parse(query, extended)
        assert not link.ignored
        assert links.to_query(link.selection, extended) == query
        return link.selection, Style(link.selection.lang, link.selection.theme, 1440)

    return read


def control(name: str, dataset: Dataset) -> Control:
    return next(one for one in filters.controls(dataset) if one.name == name)


def seen(drawn: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", str(drawn)))


def texts(figure: dict[str, Any]) -> str:
    return re.sub(r"<[^>]+>|\s", "", "".join(one.get("text", "") for one in figure["layout"]["annotations"]))


def sheet(view: str, selection: Selection, dataset: Dataset, boundaries: Boundaries) -> str:
    """Everything that a sheet says."""
    options = SheetOptions(PRESETS["slide"])
    return texts(sheet_figure(view, selection, dataset, boundaries, options, PROVENANCE, lambda adcode: adcode))


def test_both_are_on_the_menu_and_the_reducer_knows_them(extended, chosen):
    plain, style = links.default(extended), Style("zh", "light", 1440)
    menus = {one.name: filters.state(one, plain, extended, style) for one in filters.controls(extended)}
    assert "density" in [option.value for option in menus["measure"].options]
    assert [option.value for option in menus["lead"].options] == ["government", "company", "joint"]
    assert menus["lead"].is_offered
    assert reduce(plain, "measure:density", extended).measure == "density"
    assert reduce(plain, "toggle:lead=government", extended) == chosen(LED)[0]
    assert reduce(plain, f"{control('lead', extended).event}government", extended) == chosen(LED)[0]
    assert reduce(chosen(LED)[0], control("lead", extended).clear, extended) == plain


def test_a_filter_in_force_says_what_it_keeps_and_can_be_cleared(extended, chosen):
    state = filters.state(control("lead", extended), chosen(LED)[0], extended, chosen(LED)[1])
    assert (state.label, state.text, state.is_active) == ("lead", "政府主导", True)
    assert state.value == ("government",)


def test_the_page_has_a_control_of_the_filter(atlas):
    layout = json.dumps(atlas.get("/_dash-layout").get_json(), ensure_ascii=False)
    assert '"filter-lead"' in layout
    assert '"filter-lead-value"' in layout


def test_the_map_and_its_legend_show_real_numbers_as_fills(extended, chosen, boundaries):
    selection, style = chosen(DENSE)
    summary = province_map.summarise(selection, extended)
    figure = map_figure.draw(summary, style, boundaries, lambda adcode: adcode)
    drawn = json.dumps(figure, ensure_ascii=False, default=str)
    assert "<b>深圳</b><br>density 5.89" in drawn
    entries = legend(summary, style)
    assert [entry.text for entry in entries if entry.kind == "fill"] == ["0.2–0.3", "0.3–1", "1–10"]
    assert not [entry for entry in entries if entry.kind in ("circle", "dot")]
    assert "density" in seen(map_panel.caption(summary, extended, style))


def test_the_ranking_orders_real_numbers(extended, chosen):
    selection, style = chosen(DENSE)
    summary = ranking_summary.summarise(selection, extended)
    values = [row.place.value for row in summary.rows if row.place.value is not None]
    assert values == sorted(values, reverse=True)
    assert summary.remainder is None
    message = seen(ranking.draw(summary, selection, extended, style))
    assert "density" in message
    assert "深圳 5.89 已公布城市中第 1" in message
    assert "每万人" not in message


def test_the_sentence_says_it(extended, chosen):
    for query, sentence in (
        (DENSE, "广东：density 0.253；2022-03；有数字的 5 地中深圳居首（5.89）"),
        (
            f"{DENSE}&lang=en",
            "Guangdong: density 0.253; 2022-03; Shenzhen leads the 5 places with a figure (5.89)",
        ),
    ):
        selection, style = chosen(query)
        assert spoken(headline.summarise(selection, extended), style.words) == sentence


def test_the_sentence_of_a_filtered_list_counts_what_passes(extended, chosen):
    summary = headline.summarise(chosen(LED)[0], extended)
    count = (extended.parks["lead"] == "government").sum()
    assert 0 < count < len(extended.parks)
    assert f"{count} 家符合筛选" in spoken(summary, chosen(LED)[1].words)


def test_the_endpoints_answer_them(extended, atlas):
    answer = atlas.get(f"/data/ranking.json{DENSE}").get_json()
    first = answer["rows"][0]
    assert (answer["selection"]["measure"], first["name"], first["unit"]) == ("density", "深圳", "per_km2")
    assert first["value"] == pytest.approx(11_768 / 1_997)
    answer = atlas.get(f"/data/parks.json{LED}").get_json()
    assert answer["selection"]["lead"] == ["government"]
    assert answer["filters_applied"] == ["lead"]
    assert {row["lead"] for row in answer["rows"]} == {"government"}
    assert atlas.get("/data/parks.json?lead=nobody").status_code == 400


def test_the_sheets_name_them(extended, chosen, boundaries):
    dense = sheet("province-map", chosen(DENSE)[0], extended, boundaries)
    assert "density" in dense
    assert "0.2–0.3" in dense
    assert "5.89" in sheet("ranking", chosen(DENSE)[0], extended, boundaries)
    assert "lead：政府主导" in sheet("parks", chosen(LED)[0], extended, boundaries)
    both = chosen("?map=440000&lead=government&measure=density")[0]
    assert "lead：政府主导（此图不受其筛选）" in sheet("province-map", both, extended, boundaries)


def test_the_workbook_holds_them(extended, chosen):
    selection, style = chosen("?map=440000&lead=government&measure=density")
    book = openpyxl.load_workbook(BytesIO(workbook(selection, extended, style, PROVENANCE)))
    cells = [cell.value for page in book for row in page.iter_rows() for cell in row]
    assert "地区：广东 · lead：政府主导" in cells
    assert [cell for cell in cells if str(cell).endswith("?map=440000&lead=government&measure=density")]
    assert pytest.approx(11_768 / 1_997) in [cell for cell in cells if isinstance(cell, float)]


def test_the_deck_charts_the_measure_and_names_the_filter(extended):
    scenes = [Scene("dense", DENSE, "ranking", "密度", "Density"), Scene("led", LED, "parks", "主导", "Lead")]
    content = deck(
        [(scene, extended) for scene in scenes], extended, Style("zh", "light", 0), PROVENANCE, lambda *_: None
    )
    _, dense, led = Presentation(BytesIO(content)).slides
    (chart,) = (shape.chart for shape in dense.shapes if shape.has_chart)
    assert (chart.plots[0].series[0].name, chart.plots[0].categories[0]) == ("density", "深圳")
    assert chart.plots[0].series[0].values[0] == pytest.approx(11_768 / 1_997)
    assert any("lead：政府主导" in shape.text_frame.text for shape in led.shapes if shape.has_text_frame)


def test_the_stage_shows_them(extended, boundaries):
    server = Server(extended, boundaries, "/", lambda: date(2026, 11, 23), DatasetOverlays(extended))
    request = {"serial": 1, "at": 0, "query": None, "act": "", "width": 1720, "height": 700, "type": 2.0}

    def shown(view: str, query: str) -> dict[str, Any]:
        scene = {"id": "", "query": query, "view": view, "title": ""}
        return stage.answer(request, [scene], {"lang": "zh", "theme": "light"}, server)

    dense = shown("province-map", DENSE)
    assert "density" in dense["head"]
    assert "0.2–0.3" in dense["legend"]
    assert "5.89" in texts(dense["figure"])
    assert "lead：政府主导" in shown("parks", LED)["head"]


def test_no_other_dataset_knows_them(dataset, extended):
    assert "density" in measures_of(extended)
    assert "density" not in measures_of(dataset)
    assert "lead" in filters_of(extended)
    assert "lead" not in filters_of(dataset)
    assert [one.name for one in links.parse("?measure=density", dataset).ignored] == ["measure"]


@pytest.mark.chrome
def test_the_pictures_show_them(atlas):
    for view, query in (("province-map", DENSE), ("ranking", DENSE), ("parks", LED)):
        answer = atlas.get(f"/export/{view}.png{query}")
        assert answer.status_code == 200
        assert Image.open(BytesIO(answer.data)).size == (1920, 1080)
