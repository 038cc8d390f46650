"""A bar below 0 is as long as it is far from it and has no fill: page, pictures, slides, stage."""

from io import BytesIO

import pytest
from pptx import Presentation

from components.panels import ranking as panel
from components.paper import scene_figure
from components.paper.deck import deck
from components.paper.views import PAPER_VIEWS
from components.style import Canvas, Style
from data import links
from data.regions import Adcode
from data.story import Scene
from data.summaries import ranking
from tests.components.paper.conftest import PROVENANCE
from tests.exports import company
from tests.snapshots import HANGZHOU, beside, take

SCENE = Scene("own", "", "ranking", "增长", "Growth")
ZHEJIANG = Adcode("330000")


@pytest.fixture(scope="module")
def opened(dataset, tmp_path_factory):
    """Guangdong grows by a quarter, Zhejiang halves."""
    home = tmp_path_factory.mktemp("imports")
    before = [*(company(at) for at in range(4)), *(company(at, **HANGZHOU) for at in range(4, 8))]
    take(home, dataset.regions, "2022-03-16", before)
    take(home, dataset.regions, "2024-05-22", [*before[:6], company(9)])
    for file in home.glob("*.csv"):
        file.unlink()
    return beside(dataset, home)


def asked(opened, query=""):
    newest = max(opened.imports, key=lambda one: str(one.card["as_of"]))
    return links.parse(f"?measure=growth&series={newest.series_id('existing')}{query}", opened).selection


@pytest.mark.parametrize("query", ["", "&region=440000,330000"])
def test_the_page_shows_it_as_long_and_hollow(opened, query):
    selection = asked(opened, query)
    html = str(panel.draw(ranking.summarise(selection, opened), selection, opened, Style("zh", "light", 1920)))
    assert '<span class="bar solid" aria-hidden="true"><span style="width:50.00%">' in html
    assert '<span class="bar shrunk" aria-hidden="true"><span style="width:100.00%">' in html


def bars_of(figure):
    """Where each bar begins and ends, and its fill, by its number."""
    (drawn,) = (trace for trace in figure["data"] if trace["type"] == "bar")
    rows = zip(drawn["base"], drawn["x"], drawn["marker"]["color"], strict=True)
    return [(base, base + length, colour) for base, length, colour in rows]


@pytest.mark.parametrize("on_stage", [False, True])
def test_pictures_and_the_stage_lead_it_to_the_left_of_zero(opened, on_stage, boundaries):
    style, selection = Style("zh", "light", 1920, Canvas(1600, 800, 1.5)), asked(opened)
    if on_stage:
        figure = scene_figure.draw(SCENE, selection, opened, boundaries, style, str)
    else:
        figure = PAPER_VIEWS["ranking"].figure(selection, opened, None, style, None)
    grown, shrunk = bars_of(figure)
    assert grown[0] == pytest.approx(shrunk[1], abs=0.2)  # both at 0
    assert shrunk[1] - shrunk[0] == pytest.approx(2 * (grown[1] - grown[0]), rel=0.01)
    assert (grown[2], shrunk[2]) == (style.palette.teal_3, style.palette.paper)


def test_a_native_chart_begins_below_it(opened):
    selection = asked(opened)
    scene = Scene("own", links.to_query(selection, opened), "ranking", "增长", "Growth")
    content = deck([(scene, opened)], opened, Style("zh", "light", 1920), PROVENANCE, lambda *_: None)
    (chart,) = (
        shape.chart for slide in Presentation(BytesIO(content)).slides for shape in slide.shapes if shape.has_chart
    )
    (series,) = chart.plots[0].series
    assert chart.value_axis.minimum_scale < min(series.values) == -0.5
    at = list(chart.plots[0].categories).index("浙江")
    assert series.invert_if_negative is False
    assert str(series.points[at].format.line.color.rgb) == Style("zh", "light", 1920).palette.coast.removeprefix("#")
