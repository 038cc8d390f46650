"""The listed parks, row by row."""

from collections.abc import Sequence
from typing import Any

from dash import Output

from callbacks.views import Server, Shown, View
from components import ids
from components.panels import parks as panel
from data.summaries import parks
from data.summaries.parks import Parks


def draw(summary: Parks, now: Shown, before: Shown | None, server: Server) -> Sequence[Any]:
    """The panel."""
    return [panel.draw(summary, now.selection, server.dataset, now.style)]


VIEW = View(outputs=(Output(ids.PARKS_TABLE, "children"),), summarise=parks.summarise, draw=draw)
