"""The sentence and the five numbers under it."""

from callbacks.views import Drawing, Server, Shown, View
from components import ids
from components.panels import headline as panel
from components.panels.controls import export_button
from data.summaries import headline
from data.summaries.headline import Headline


def draw(summary: Headline, now: Shown, server: Server) -> Drawing:
    """The sentence, then the slots and the button that exports both."""
    slots = panel.draw(summary, now.selection, server.dataset, now.style)
    export = export_button("headline", now.style.words("export_dialog.view_headline"), now.style)
    return Drawing({ids.SENTENCE: panel.sentence(summary, now.style), ids.HEADLINE: [*slots, export]})


VIEW = View(ids.SENTENCE, headline.summarise, draw)
