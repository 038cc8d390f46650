"""Notes and sources: where the numbers on the page come from."""

from dash import Input, Output

from callbacks.feature import Feature, PageState, Server
from components import ids
from components.markup import markup
from components.panels import notes as panel
from data.dataset import Dataset
from data.selection import Selection
from data.summaries import headline, parks, province_map, ranking

OUTPUTS = {"html": Output(ids.NOTES, "html")}
EVENTS = {Input(ids.NOTES, "event"): ""}


def summarise(selection: Selection, dataset: Dataset) -> tuple[str, ...]:
    """The source_ids behind the views, each once, in the order of the page."""
    modules = (headline, province_map, ranking, parks)
    sources = [source for module in modules for source in module.summarise(selection, dataset).sources]
    return tuple(dict.fromkeys(sources))


def draw(summary: tuple[str, ...], now: PageState, server: Server) -> dict[str, str]:
    """The list of sources."""
    return {"html": markup(panel.draw(summary, now.selection, server.dataset, now.style))}


FEATURE = Feature("source_card", OUTPUTS, summarise, draw, events=EVENTS)
