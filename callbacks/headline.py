"""The sentence and the five numbers under it."""

from dash import Input, Output

from callbacks.feature import Feature, PageState, Server
from components import ids
from components.panels import headline as panel
from data.summaries import headline
from data.summaries.headline import Headline


def draw(summary: Headline, now: PageState, server: Server) -> dict[str, str]:
    """The sentence, then the slots."""
    return {"html": panel.draw(summary, now.selection, server.dataset, now.style)}


FEATURE = Feature(
    "headline",
    {"html": Output(ids.HEADLINE, "html")},
    headline.summarise,
    draw,
    events={Input(ids.HEADLINE, "event"): ""},
)
