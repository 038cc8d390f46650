"""The list of scenes, and the stage that shows them."""

from dash import Input, Output

from callbacks.feature import Feature, PageState, Server
from components import ids
from components.markup import markup
from components.panels import stage, story
from data.views import VIEWS

OUTPUTS = {"stage": Output(ids.STAGE, "html"), "scenes": Output(ids.STORY, "html")}
EVENTS = {Input(panel, "event"): "" for panel in (ids.STAGE, ids.STORY)}


def draw(summary: None, now: PageState, server: Server) -> dict[str, str]:
    """The inside of both, drawn anew with another language."""
    return {"stage": markup(stage.draw(now.style)), "scenes": markup(story.draw(tuple(VIEWS), now.style))}


FEATURE = Feature("story", OUTPUTS, draw=draw, events=EVENTS)
