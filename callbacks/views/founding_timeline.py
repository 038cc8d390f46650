"""The founding years."""

from collections.abc import Sequence
from typing import Any

from dash import Output

from callbacks.views import Server, Shown, View
from components import ids
from components.figures import founding_timeline as figure
from components.panels import timeline_panel
from data.summaries import founding_timeline
from data.summaries.founding_timeline import FoundingTimeline


def draw(summary: FoundingTimeline, now: Shown, before: Shown | None, server: Server) -> Sequence[Any]:
    """Caption, slot buttons, table twin and figure."""
    return [
        timeline_panel.caption(summary, server.dataset, now.style),
        timeline_panel.twin(summary, now.style),
        figure.draw(summary, now.style),
    ]


VIEW = View(
    outputs=(
        Output(ids.TIMELINE_CAPTION, "children"),
        Output(ids.TIMELINE_TWIN, "children"),
        Output(ids.TIMELINE_GRAPH, "figure"),
    ),
    summarise=founding_timeline.summarise,
    draw=draw,
)
