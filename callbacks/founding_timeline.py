"""The founding years of parks, or the registration years of imported companies."""

from typing import Any

from dash import Input, Output

from callbacks.feature import Feature, PageState, Server
from components import ids
from components.figures import founding_timeline as figure
from components.panels import timeline_panel
from data.summaries import founding_timeline
from data.summaries.founding_timeline import FoundingTimeline

OUTPUTS = {"caption": Output(ids.TIMELINE_CAPTION, "html"), "figure": Output(ids.TIMELINE_GRAPH, "figure")}
EVENTS = {Input(ids.TIMELINE_CAPTION, "event"): ""}


def draw(summary: FoundingTimeline, now: PageState, server: Server) -> dict[str, Any]:
    """Caption with the numbers as a table, and figure."""
    caption = timeline_panel.caption(summary, server.dataset, now.style)
    return {"caption": caption + timeline_panel.table(summary, now.style), "figure": figure.draw(summary, now.style)}


FEATURE = Feature("founding_timeline", OUTPUTS, founding_timeline.summarise, draw, events=EVENTS)
