"""The sentence and the five numbers under it."""

from collections.abc import Sequence
from typing import Any

from dash import Output

from callbacks.views import Server, Shown, View
from components import ids
from components.panels import headline as panel
from data.summaries import headline
from data.summaries.headline import Headline


def draw(summary: Headline, now: Shown, before: Shown | None, server: Server) -> Sequence[Any]:
    """The sentence, then the slots."""
    return [
        panel.sentence(summary, server.dataset, now.style),
        panel.draw(summary, now.selection, server.dataset, now.style),
    ]


VIEW = View(
    outputs=(Output(ids.SENTENCE, "children"), Output(ids.HEADLINE, "children")),
    summarise=headline.summarise,
    draw=draw,
)
