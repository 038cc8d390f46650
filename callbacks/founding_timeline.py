"""The founding years of parks, or the registration years of imported companies."""

from typing import Any

from dash import Input, Output

from callbacks.feature import Feature, PageState, Server
from components import ids
from components.figures import founding_timeline as figure
from components.panels import timeline_panel
from data.summaries import founding_timeline
from data.summaries.founding_timeline import FoundingTimeline

OUTPUTS = {
    "caption": Output(ids.TIMELINE_CAPTION, "html"),
    "figure": Output(ids.TIMELINE_GRAPH, "figure"),
    "data_table": Output(ids.TIMELINE_DATA_TABLE, "html"),
}
EVENTS = {Input(panel, "event"): "" for panel in (ids.TIMELINE_CAPTION, ids.TIMELINE_DATA_TABLE)}


def draw(summary: FoundingTimeline, now: PageState, server: Server) -> dict[str, Any]:
    """Caption, figure, and the numbers as a table."""
    return {
        "caption": timeline_panel.caption(summary, server.dataset, now.style),
        "figure": figure.draw(summary, now.style),
        "data_table": timeline_panel.table(summary, now.style),
    }


FEATURE = Feature("founding_timeline", OUTPUTS, founding_timeline.summarise, draw, events=EVENTS)
