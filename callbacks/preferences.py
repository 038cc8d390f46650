"""The header: whose numbers these are, language, theme, and the tools."""

from dash import Input, Output

from callbacks.feature import Feature, PageState, Server
from components import ids
from components.markup import markup
from components.panels import header

OUTPUTS = {"html": Output(ids.HEADER, "html")}
EVENTS = {Input(ids.HEADER, "event"): ""}


def draw(summary: None, now: PageState, server: Server) -> dict[str, str]:
    """Brand and tools; they change with language and theme only."""
    return {
        "html": markup(header.draw(now.selection, server.dataset, now.style, now.today, server.uploads is not None))
    }


FEATURE = Feature("preferences", OUTPUTS, draw=draw, events=EVENTS)
