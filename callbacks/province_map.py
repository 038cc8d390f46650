"""The map. Its geometry is sent once a level; after that only the traces, so that the reader's zoom survives.

A choice that changes neither draws nothing: what is chosen is marked by assets/map_emphasis.js, on the map that stands.
"""

from typing import Any

from dash import Input, Output

from callbacks import map_figure
from callbacks.feature import Feature, PageState, Server
from components import ids
from components.figures import province_map as figure
from components.figures.map_pair import aligned, shared_legend
from components.panels import map_panel, second_map
from data import two_maps
from data.two_maps import TwoMaps

OUTPUTS = {
    "caption": Output(ids.MAP_CAPTION, "html"),
    "figure": Output(ids.MAP_GRAPH, "figure"),
    "legend": Output(ids.MAP_LEGEND, "html"),
    "places": Output(ids.MAP_PLACES, "html"),
}
EVENTS = {Input(panel, "event"): "" for panel in (ids.MAP_CAPTION, ids.MAP_PLACES, ids.MAP_LEGEND)}


def draw(maps: TwoMaps, now: PageState, server: Server) -> dict[str, Any]:
    """Caption with the numbers as a table, figure, legend, and targets for the smallest places.

    With a second map beside it, it is drawn to be compared with that.
    """
    summary, second = aligned(maps)
    selection, dataset, style = now.selection, server.dataset, now.style
    choices = [] if second else [*second_map.choices(selection, selection, dataset, style)]
    about = second_map.about(summary, dataset, style) if second else ""
    shared = shared_legend(maps, style) if maps.is_of_one_measure else ()
    drawn = map_figure.draw(summary, style, server)
    plane = figure.sheet_of(summary, style, server.boundaries).plane
    return {
        "caption": map_panel.caption(maps.first, dataset, style, choices, about) + map_panel.table(summary, style),
        "figure": drawn,
        "legend": map_panel.legend(maps.first, style, shared),
        "places": map_panel.places(summary, plane, server.boundaries, style, figure.label_spots(drawn)),
    }


FEATURE = Feature(
    "province_map",
    OUTPUTS,
    two_maps.summarise,
    draw,
    events=EVENTS,
    figure="figure",
    shown_in_figure=lambda maps: maps.without_emphasis,
)
