"""The sentence and the five numbers under it."""

from dash import Input, Output

from callbacks.feature import Feature, PageState, Server
from components import ids
from components.markup import markup
from components.panels import headline as panel
from components.panels.controls import export_button
from data.summaries import headline
from data.summaries.headline import Headline

OUTPUTS = {"sentence": Output(ids.SENTENCE, "html"), "facts": Output(ids.HEADLINE, "html")}
EVENTS = {Input(panel_id, "event"): "" for panel_id in (ids.SENTENCE, ids.HEADLINE)}


def draw(summary: Headline, now: PageState, server: Server) -> dict[str, str]:
    """The sentence, then the slots and the button that exports both."""
    slots = panel.draw(summary, now.selection, server.dataset, now.style)
    export = export_button("headline", now.style.words("export_dialog.view_headline"), now.style)
    return {"sentence": markup(panel.sentence(summary, now.style)), "facts": markup([*slots, export])}


FEATURE = Feature("headline", OUTPUTS, headline.summarise, draw, events=EVENTS)
