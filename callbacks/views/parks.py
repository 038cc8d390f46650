"""The listed parks, row by row."""

from callbacks.views import Drawing, Server, Shown, View
from components import ids
from components.panels import parks as panel
from data.summaries import parks
from data.summaries.parks import Parks


def draw(summary: Parks, now: Shown, server: Server) -> Drawing:
    """The panel."""
    return Drawing({ids.PARKS_TABLE: panel.draw(summary, now.selection, server.dataset, now.style)})


VIEW = View(ids.PARKS_TABLE, parks.summarise, draw)
