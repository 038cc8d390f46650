"""The listed parks, row by row."""

from typing import Any

from dash import Dash, Input, Output

from callbacks import grids
from callbacks.feature import Feature, PageState, Server
from components import ids
from components.panels import parks as panel
from data.measures.listed import LISTED
from data.summaries import parks
from data.summaries.parks import Parks


def draw(summary: Parks, now: PageState, server: Server) -> dict[str, Any]:
    """The table; nothing where the dataset has no list."""
    return {"html": panel.draw(summary, now.style) if LISTED.is_offered(server.dataset) else ""}


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
    draw,
    events={Input(ids.PARKS_LIST, "event"): ""},
    register=register,
)
