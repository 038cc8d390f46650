"""Measure, series, park list and filters: one control each, and what is chosen in it."""

from dash import Input, Output

from callbacks.feature import Feature, PageState, Server
from components import ids
from components.panels import filters
from data.dataset import Dataset
from data.selection import Selection

OUTPUTS = {"html": Output(ids.FILTERS, "html")}
EVENTS = {Input(ids.FILTERS, "event"): ""}


def summarise(selection: Selection, dataset: Dataset) -> Selection:
    """The controls show the selection itself."""
    return selection


def draw(selection: Selection, now: PageState, server: Server) -> dict[str, str]:
    """The row of controls."""
    return {"html": filters.draw(selection, server.dataset, now.style)}


FEATURE = Feature("filters", OUTPUTS, summarise, draw, events=EVENTS)
