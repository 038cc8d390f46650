"""The export dialog."""

from dash import Input, Output

from callbacks.feature import Feature, PageState, Server
from components import ids
from components.markup import markup
from components.panels import export_dialog as panel
from components.panels.export_dialog import Offer
from components.paper import presets
from data.views import VIEWS

OUTPUTS = {"html": Output(ids.EXPORT, "html")}
EVENTS = {Input(ids.EXPORT, "event"): ""}
OFFER = Offer(
    views=tuple(VIEWS),
    presets=tuple(presets.PRESETS),
    sides=(presets.MIN_SIDE, presets.MAX_SIDE),
    size=(presets.PRESETS["free"].width, presets.PRESETS["free"].height),
    scale=presets.MAX_SCALE,
    text=presets.MAX_TEXT_LENGTH,
)


def draw(summary: None, now: PageState, server: Server) -> dict[str, str]:
    """The inside of the dialog, drawn anew with another language."""
    return {"html": markup(panel.draw(OFFER, now.style))}


FEATURE = Feature("export", OUTPUTS, draw=draw, events=EVENTS)
