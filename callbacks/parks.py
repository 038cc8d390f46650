"""The listed parks, row by row."""

from typing import Any

from dash import Dash, Input, Output

from callbacks import grids
from callbacks.feature import Feature, PageState, Server
from components import ids
from components.panels import parks as panel
from data.summaries import parks
from data.summaries.parks import Parks

OUTPUTS = {"html": Output(ids.PARKS_LIST, "html"), "table": Output(f"{ids.PARKS_GRID}-table", "data")}
EVENTS = {Input(ids.PARKS_LIST, "event"): ""}


def draw(summary: Parks, now: PageState, server: Server) -> dict[str, Any]:
    """The panel, and the same rows for the grid."""
    return {"html": panel.draw(summary, now.style), "table": panel.table(summary, now.style)}


def register(app: Dash, server: Server) -> None:
    """The grid of parks."""
    grids.register(app, ids.PARKS_GRID)


FEATURE = Feature("parks", OUTPUTS, parks.summarise, draw, events=EVENTS, register=register)
