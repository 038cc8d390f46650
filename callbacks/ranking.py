"""The places beside the map, or the chosen ones side by side."""

from dash import Input, Output

from callbacks.feature import Feature, PageState, Server
from components import ids
from components.panels import ranking as panel
from data.summaries import ranking
from data.summaries.ranking import Ranking

OUTPUTS = {"html": Output(ids.RANKING, "html")}
EVENTS = {Input(ids.RANKING, "event"): ""}


def draw(summary: Ranking, now: PageState, server: Server) -> dict[str, str]:
    """The panel."""
    return {"html": panel.draw(summary, now.selection, server.dataset, now.style)}


FEATURE = Feature("ranking", OUTPUTS, ranking.summarise, draw, events=EVENTS)
