"""The sentence and the five numbers under it."""

from callbacks.views import Drawing, Server, Shown, View
from components import ids
from components.panels import headline as panel
from data.summaries import headline
from data.summaries.headline import Headline


def draw(summary: Headline, now: Shown, server: Server) -> Drawing:
    """The sentence, then the slots."""
    slots = panel.draw(summary, now.selection, server.dataset, now.style)
    return Drawing({ids.SENTENCE: panel.sentence(summary, now.style), ids.HEADLINE: slots})


VIEW = View(ids.SENTENCE, headline.summarise, draw)
