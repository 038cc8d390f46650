"""Header, path and filters: what can be chosen, and what is."""

from collections.abc import Sequence
from typing import Any

from dash import Output

from callbacks.views import Server, Shown, View
from components import ids
from components.panels import filters, header, path
from data.dataset import Dataset
from data.selection import Selection


def summarise(selection: Selection, dataset: Dataset) -> Selection:
    """The controls show the selection itself."""
    return selection


def draw(selection: Selection, now: Shown, before: Shown | None, server: Server) -> Sequence[Any]:
    """The three rows of controls."""
    return [
        header.draw(selection, server.dataset, now.style, server.today()),
        path.draw(selection, server.dataset, now.style),
        filters.draw(selection, server.dataset, now.style),
    ]


VIEW = View(
    outputs=(Output(ids.HEADER, "children"), Output(ids.PATH, "children"), Output(ids.FILTERS, "children")),
    summarise=summarise,
    draw=draw,
)
