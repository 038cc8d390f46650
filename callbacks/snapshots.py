"""The chosen series at its other dates; an empty section for any other measure, and where there are none."""

from typing import Any

from dash import Dash, Input, Output

from callbacks import grids
from callbacks.feature import Feature, PageState, Server
from components import grid, ids
from components.panels import changed_companies
from components.panels import snapshots as panel
from components.panels import vitality as vitality_panel
from data import links
from data.dataset import Dataset
from data.measures import registry
from data.selection import Selection
from data.summaries import snapshots, vitality
from data.summaries.snapshots import Snapshots

OUTPUTS = {"html": Output(ids.SNAPSHOTS_TEXT, "html")}
EVENTS = {Input(ids.SNAPSHOTS_TEXT, "event"): ""}


def summarise(selection: Selection, dataset: Dataset) -> Snapshots | None:
    """The history of the series that the page shows; None while it shows none."""
    return snapshots.summarise(selection, dataset) if registry.shown(selection, dataset).has_series else None


def draw(summary: Snapshots | None, now: PageState, server: Server) -> dict[str, Any]:
    """The section, or nothing."""
    if summary is None:
        return {"html": ""}
    query = links.to_query(now.selection, server.dataset)
    downloads = {table: f"data/{table}.csv{query}" for table in ("growth", "changes", "vitality", "shift-share")}
    flows = vitality.summarise(now.selection, server.dataset)
    tables = vitality_panel.draw(flows, summary.shift, downloads, server.dataset, now.style)
    return {"html": panel.draw(summary, downloads, server.dataset, now.style) + tables}


def table(now: PageState, server: Server) -> dict[str, Any]:
    """The companies that changed; no rows where there is no history."""
    summary = summarise(now.selection, server.dataset)
    return changed_companies.table(summary, server.dataset, now.style) if summary else grid.table((), (), 0)


def register(app: Dash, server: Server) -> None:
    """The grid of the companies that changed."""
    grids.register(app, server, ids.CHANGES_GRID, table)


FEATURE = Feature("snapshots", OUTPUTS, summarise, draw, events=EVENTS, register=register)
