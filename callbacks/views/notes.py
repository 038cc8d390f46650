"""Notes and sources: where the numbers on the page come from."""

from callbacks.views import Drawing, Server, Shown, View
from components import ids
from components.panels import notes as panel
from data.dataset import Dataset
from data.selection import Selection
from data.summaries import headline, parks, province_map, ranking


def summarise(selection: Selection, dataset: Dataset) -> tuple[str, ...]:
    """The source_ids behind the views, each once, in the order of the page."""
    modules = (headline, province_map, ranking, parks)
    found = [source for module in modules for source in module.summarise(selection, dataset).sources]
    return tuple(dict.fromkeys(found))


def draw(summary: tuple[str, ...], now: Shown, server: Server) -> Drawing:
    """The list of sources."""
    return Drawing({ids.NOTES: panel.draw(summary, now.selection, server.dataset, now.style)})


VIEW = View(ids.NOTES, summarise, draw)
