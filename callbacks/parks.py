"""The listed parks, row by row."""

from typing import Any

from dash import Dash, Input, Output

from callbacks import grids
from callbacks.feature import Feature, PageState, Server
from components import ids
from components.panels import parks as panel
from data.summaries import parks


def table(now: PageState, server: Server) -> dict[str, Any]:
    """The same rows for the grid."""
    return panel.table(parks.summarise(now.selection, server.dataset), now.style)


def register(app: Dash, server: Server) -> None:
    """The grid of parks."""
    grids.register(app, server, ids.PARKS_GRID, table)


FEATURE = Feature(
    "parks",
    {"html": Output(ids.PARKS_LIST, "html")},
    parks.summarise,
    lambda summary, now, server: {"html": panel.draw(summary, server.dataset, now.style)},
    events={Input(ids.PARKS_LIST, "event"): ""},
    register=register,
)
