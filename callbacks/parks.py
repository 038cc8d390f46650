"""The listed parks, row by row."""

from dash import Input, Output

from callbacks.feature import Feature, PageState, Server
from components import ids
from components.markup import markup
from components.panels import parks as panel
from data.summaries import parks
from data.summaries.parks import Parks

OUTPUTS = {"html": Output(ids.PARKS_TABLE, "html")}
EVENTS = {Input(ids.PARKS_TABLE, "event"): ""}


def draw(summary: Parks, now: PageState, server: Server) -> dict[str, str]:
    """The panel."""
    return {"html": markup(panel.draw(summary, now.selection, server.dataset, now.style))}


FEATURE = Feature("parks", OUTPUTS, parks.summarise, draw, events=EVENTS)
