"""The second map, beside the first: nothing at all while it is closed."""

from typing import Any

from dash import Input, Output

from callbacks import map_figure
from callbacks.feature import Feature, PageState, Server
from components import ids
from components.figures.map_pair import aligned
from components.layout import EMPTY
from components.panels import second_map as panel
from data import two_maps
from data.dataset import Dataset
from data.selection import Selection
from data.two_maps import TwoMaps


def summarise(selection: Selection, dataset: Dataset) -> TwoMaps | None:
    """Both maps, since what they have in common depends on both; None while there is one."""
    return two_maps.summarise(selection, dataset) if selection.beside else None


def draw(maps: TwoMaps | None, now: PageState, server: Server) -> dict[str, Any]:
    """Caption, legend and numbers, and the figure."""
    _, second = aligned(maps) if maps else (None, None)
    if maps is None or second is None:
        return {"html": "", "figure": EMPTY}
    return {
        "html": panel.draw(maps, second, now.selection, server.dataset, now.style),
        "figure": map_figure.draw(second, now.style, server),
    }


FEATURE = Feature(
    "second_map",
    {"html": Output(ids.SECOND_MAP_TEXT, "html"), "figure": Output(ids.SECOND_MAP_GRAPH, "figure")},
    summarise,
    draw,
    events={Input(ids.SECOND_MAP_TEXT, "event"): ""},
    figure="figure",
    shown_in_figure=lambda maps: maps and maps.without_emphasis,
)
