"""What Dash itself costs: a page with three bare figures of our numbers, and one callback that redraws them.

`python -m scripts.bench.plain_page PORT` serves it. Its parts have our ids, so that one stopwatch measures both.
"""

import sys
from typing import Any, Final

import plotly.graph_objects as go
from dash import Dash, Input, Output, dcc, html

from components.figures.map_plane import MapBox, Plane
from data.boundaries import Boundaries
from data.boundaries.frames import PARALLELS
from data.dataset import Dataset
from data.dataset_loader import load
from data.links import default
from data.regions import NATION
from data.settings import LOOPBACK, REFERENCE, ROOT, Settings
from data.summaries import founding_timeline, ranking

FIGURES: Final = ("province-map", "ranking", "founding-timeline")
ANSWERED: Final = """figure => {
    const root = document.documentElement;
    root.dataset.answered = Number(root.dataset.answered ?? 0) + 1;
    return window.dash_clientside.no_update;
}"""
PAGE: Final = """<!doctype html><html><head>{%metas%}{%css%}<script>OFFLINE</script></head>
<body>{%app_entry%}<footer>{%config%}{%scripts%}{%renderer%}</footer></body></html>"""


def create(dataset: Dataset, boundaries: Boundaries) -> Dash:
    """The page over a dataset."""
    app = Dash(__name__, assets_ignore=".*", serve_locally=True)
    offline = (ROOT / "assets" / "plotly-geo-offline.js").read_text(encoding="utf-8")
    app.index_string = PAGE.replace("OFFLINE", offline)
    graphs = [
        dcc.Graph(id=name, figure=figure) for name, figure in zip(FIGURES, _draw("", dataset, boundaries), strict=True)
    ]
    app.layout = html.Div([*graphs, dcc.Store(id="answered")])

    @app.callback(
        [Output(name, "figure") for name in FIGURES], Input(FIGURES[0], "clickData"), prevent_initial_call=True
    )
    def choose(click: dict[str, Any]) -> tuple[go.Figure, ...]:
        return _draw(click["points"][0]["location"], dataset, boundaries)

    app.clientside_callback(ANSWERED, Output("answered", "data"), Input(FIGURES[2], "figure"))
    return app


def _draw(chosen: str, dataset: Dataset, boundaries: Boundaries) -> tuple[go.Figure, ...]:
    """Map and ranking with the chosen place marked, and when its parks were founded."""
    start = default(dataset)
    selection = start.replace(regions=(chosen,) if chosen else ())
    rows = [row.place for row in ranking.summarise(start, dataset).rows]
    places, values, names = zip(*((row.adcode, row.value or 0, row.name) for row in rows), strict=True)
    lines = [3 if place == chosen else 0.5 for place in places]
    shapes = go.Choropleth(
        geojson=boundaries.geojson(NATION), locations=places, z=values, marker={"line": {"width": lines}}
    )
    plane = Plane(boundaries.frame(NATION), MapBox(900, 535, inset=False))
    geo = {
        "visible": False,
        "projection": {"type": "conic equal area", "parallels": PARALLELS, "rotation": {"lon": plane.view.rotation}},
        **dict(zip(("lonaxis", "lataxis"), ({"range": one} for one in plane.panel.ranges), strict=True)),
    }
    timeline = founding_timeline.summarise(selection, dataset)
    bars = go.Bar(x=[one.slot for one in timeline.slots], y=[one.listed for one in timeline.slots])
    return (
        go.Figure(shapes, {"geo": geo, "width": 900, "height": 535}),
        go.Figure(go.Bar(x=values, y=names, orientation="h", marker={"line": {"width": lines}}), {"height": 535}),
        go.Figure(bars, {"height": 300}),
    )


if __name__ == "__main__":
    settings = Settings()
    create(load(settings.dataset, REFERENCE), Boundaries.open(settings.cache)).run(host=LOOPBACK, port=sys.argv[1])
