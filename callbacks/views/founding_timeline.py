"""The founding years."""

from callbacks.views import Drawing, Server, Shown, View
from components import ids
from components.figures import founding_timeline as figure
from components.panels import timeline_panel
from data.summaries import founding_timeline
from data.summaries.founding_timeline import FoundingTimeline


def draw(summary: FoundingTimeline, now: Shown, server: Server) -> Drawing:
    """Caption, table twin and figure."""
    panels = {
        ids.TIMELINE_CAPTION: timeline_panel.caption(summary, server.dataset, now.style),
        ids.TIMELINE_TWIN: timeline_panel.twin(summary, now.style),
    }
    return Drawing(panels, figure.draw(summary, now.style))


VIEW = View(ids.TIMELINE_CAPTION, founding_timeline.summarise, draw, graph=ids.TIMELINE_GRAPH)
