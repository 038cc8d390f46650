"""What kind of companies a place has; an empty section for any other measure, and where no register says it."""

from typing import Any

from dash import Input, Output

from callbacks.feature import Feature, PageState, Server
from components import ids
from components.panels import structure as panel
from data.dataset import Dataset
from data.measures import registry
from data.selection import Selection
from data.summaries import structure
from data.summaries.structure import Structure


def summarise(selection: Selection, dataset: Dataset) -> Structure | None:
    """The structure of the series that the page shows; None while it shows none."""
    return structure.summarise(selection, dataset) if registry.shown(selection, dataset).has_series else None


def draw(summary: Structure | None, now: PageState, server: Server) -> dict[str, Any]:
    """The section, or nothing."""
    return {"html": panel.draw(summary, now.selection, server.dataset, now.style) if summary else ""}


FEATURE = Feature(
    "structure", {"html": Output(ids.STRUCTURE, "html")}, summarise, draw, events={Input(ids.STRUCTURE, "event"): ""}
)
