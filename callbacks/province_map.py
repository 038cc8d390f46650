"""The map. Its geometry is sent once a level; after that only the traces, so that the reader's zoom survives."""

from typing import Any

from dash import Input, Output

from callbacks.feature import Feature, PageState, Server
from components import ids
from components.figures import province_map as figure
from components.panels import map_panel
from data.summaries import province_map
from data.summaries.province_map import ProvinceMap

OUTPUTS = {
    "caption": Output(ids.MAP_CAPTION, "html"),
    "figure": Output(ids.MAP_GRAPH, "figure"),
    "legend": Output(ids.MAP_LEGEND, "html"),
    "places": Output(ids.MAP_PLACES, "html"),
}
EVENTS = {Input(panel, "event"): "" for panel in (ids.MAP_CAPTION, ids.MAP_PLACES, ids.MAP_LEGEND)}


def draw(summary: ProvinceMap, now: PageState, server: Server) -> dict[str, Any]:
    """Caption with the numbers as a table, figure, legend, and targets for the smallest places."""
    drawn = figure.draw(summary, now.style, server.boundaries, server.boundary_url)
    plane = figure.sheet_of(summary, now.style, server.boundaries).plane
    return {
        "caption": map_panel.caption(summary, server.dataset, now.style) + map_panel.table(summary, now.style),
        "figure": drawn,
        "legend": map_panel.legend(summary, now.style),
        "places": map_panel.places(summary, plane, server.boundaries, now.style, figure.label_spots(drawn)),
    }


FEATURE = Feature("province_map", OUTPUTS, province_map.summarise, draw, events=EVENTS, figure="figure")
