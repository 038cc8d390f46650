"""Header, path and filters: what can be chosen, and what is."""

from callbacks.views import Drawing, Server, Shown, View
from components import ids
from components.panels import filters, header, path
from data.dataset import Dataset
from data.selection import Selection


def summarise(selection: Selection, dataset: Dataset) -> Selection:
    """The controls show the selection itself."""
    return selection


def draw(selection: Selection, now: Shown, server: Server) -> Drawing:
    """The three rows of controls."""
    return Drawing(
        {
            ids.HEADER: header.draw(selection, server.dataset, now.style, now.today, server.uploads is not None),
            ids.PATH: path.draw(selection, server.dataset, now.style),
            ids.FILTERS: filters.draw(selection, server.dataset, now.style),
        }
    )


VIEW = View(ids.FILTERS, summarise, draw)
