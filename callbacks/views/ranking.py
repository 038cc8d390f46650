"""The places beside the map."""

from callbacks.views import Drawing, Server, Shown, View
from components import ids
from components.panels import ranking as panel
from data.summaries import ranking
from data.summaries.ranking import Ranking


def draw(summary: Ranking, now: Shown, server: Server) -> Drawing:
    """The panel."""
    return Drawing({ids.RANKING: panel.draw(summary, now.selection, server.dataset, now.style)})


VIEW = View(ids.RANKING, ranking.summarise, draw)
