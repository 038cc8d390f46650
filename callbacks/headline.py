"""The sentence and the five numbers under it."""

from dash import Input, Output

from callbacks.feature import Feature, PageState, Server
from components import ids
from components.panels import headline as panel
from data.summaries import headline
from data.summaries.headline import Headline

OUTPUTS = {"sentence": Output(ids.SENTENCE, "html"), "facts": Output(ids.HEADLINE, "html")}
EVENTS = {Input(panel_id, "event"): "" for panel_id in (ids.SENTENCE, ids.HEADLINE)}


def draw(summary: Headline, now: PageState, server: Server) -> dict[str, str]:
    """The sentence, then the slots."""
    facts = panel.draw(summary, now.selection, server.dataset, now.style)
    return {"sentence": panel.sentence(summary, now.style), "facts": facts}


FEATURE = Feature("headline", OUTPUTS, headline.summarise, draw, events=EVENTS)
