"""The chosen series at its other dates; an empty section for any other measure, and where there are none."""

from dash import Input, Output

from callbacks.feature import Feature, PageState, Server
from components import ids
from components.panels import snapshots as panel
from components.panels.snapshots import Downloads
from data import links
from data.dataset import Dataset
from data.measures import registry
from data.selection import Selection
from data.summaries import snapshots
from data.summaries.snapshots import Snapshots

OUTPUTS = {"html": Output(ids.SNAPSHOTS, "html")}
EVENTS = {Input(ids.SNAPSHOTS, "event"): ""}


def summarise(selection: Selection, dataset: Dataset) -> Snapshots | None:
    """The history of the series that the page shows; None while it shows none."""
    return snapshots.summarise(selection, dataset) if registry.shown(selection, dataset).has_series else None


def draw(summary: Snapshots | None, now: PageState, server: Server) -> dict[str, str]:
    """The section, or nothing."""
    if summary is None:
        return {"html": ""}
    query = links.to_query(now.selection, server.dataset)
    downloads = Downloads(*(f"data/{table}.csv{query}" for table in ("growth", "changes")))
    return {"html": panel.draw(summary, downloads, server.dataset, now.style)}


FEATURE = Feature("snapshots", OUTPUTS, summarise, draw, events=EVENTS)
