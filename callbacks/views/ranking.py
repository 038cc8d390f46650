"""The places beside the map."""

from collections.abc import Sequence
from typing import Any

from dash import Output

from callbacks.views import Server, Shown, View
from components import ids
from components.panels import ranking as panel
from data.summaries import ranking
from data.summaries.ranking import Ranking


def draw(summary: Ranking, now: Shown, before: Shown | None, server: Server) -> Sequence[Any]:
    """The panel."""
    return [panel.draw(summary, now.selection, server.dataset, now.style)]


VIEW = View(outputs=(Output(ids.RANKING, "children"),), summarise=ranking.summarise, draw=draw)
