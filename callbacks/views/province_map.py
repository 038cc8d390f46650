"""The map. Its geometry is sent once a level; after that only the traces travel, so that the reader's zoom survives."""

from collections.abc import Sequence
from typing import Any

from dash import Output, Patch

from callbacks.views import Server, Shown, View
from components import ids
from components.figures import province_map as figure
from components.figures.legend import legend
from components.panels import map_panel
from data.summaries import province_map
from data.summaries.province_map import ProvinceMap


def draw(summary: ProvinceMap, now: Shown, before: Shown | None, server: Server) -> Sequence[Any]:
    """Caption, legend, place buttons, table twin and figure."""
    drawn = figure.draw(summary, now.style, server.boundaries, server.boundary_url)
    same_geometry = before and before.selection.map == summary.level and before.style == now.style
    if same_geometry:
        traces = Patch()
        traces["data"] = drawn.to_plotly_json()["data"]
    return [
        map_panel.caption(summary, server.dataset, now.style),
        map_panel.legend(legend(summary, now.style), now.style),
        map_panel.places(summary, server.boundaries, now.style),
        map_panel.twin(summary, now.style),
        traces if same_geometry else drawn,
    ]


VIEW = View(
    outputs=(
        Output(ids.MAP_CAPTION, "children"),
        Output(ids.MAP_LEGEND, "children"),
        Output(ids.MAP_PLACES, "children"),
        Output(ids.MAP_TWIN, "children"),
        Output(ids.MAP_GRAPH, "figure"),
    ),
    summarise=province_map.summarise,
    draw=draw,
)
