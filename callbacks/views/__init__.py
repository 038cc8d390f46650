"""The views of the page, in the order in which they stand on it.

A view is a summary and a way of drawing it. `View.answer` draws it only when its summary or the style has changed, and
shows the view's own failure instead of taking the others down with it.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from dash import Patch, no_update

from components.markup import markup
from components.style import Style
from data.boundaries import Boundaries
from data.dataset import Dataset
from data.dataset_overlays import MAX_OVERLAYS, DatasetOverlays
from data.regions import Adcode
from data.registers.uploads import Uploads
from data.selection import Selection

log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class Server:
    """What every view may draw from besides its summary; the same for all readers of one edition."""

    dataset: Dataset
    boundaries: Boundaries
    base_path: str
    today: Callable[[], date]
    overlays: DatasetOverlays | None = None

    @property
    def uploads(self) -> Uploads | None:
        """Where readers hand in tables; None where they may not."""
        return self.overlays.uploads if self.overlays else None

    def opened(self, query: str) -> "Server":
        """The server over the edition that a query names; ask it before anything else in the query is read."""
        dataset = self.overlays.resolve(query) if self.overlays else self.dataset
        return self if dataset is self.dataset else _over(self, dataset)

    def boundary_url(self, adcode: str) -> str:
        """Where the browser finds the geometry of an opened level."""
        return f"{self.base_path}boundaries/{self.boundaries.digest}/{adcode}.geojson"


@lru_cache(maxsize=2 * MAX_OVERLAYS)
def _over(server: Server, dataset: Dataset) -> Server:
    """One server an edition, since drawings are kept by server."""
    return replace(server, dataset=dataset)


@dataclass(frozen=True)
class Shown:
    """One state of the page: what was chosen, how it is drawn, and on which day."""

    selection: Selection
    style: Style
    today: date

    @property
    def geometry(self) -> tuple[Adcode, Style]:
        """What the layout of a map depends on."""
        return self.selection.map, self.style


@dataclass(frozen=True)
class Drawing:
    """What a view puts on the page: content by the id of its container, and a figure (or a Patch) for its graph."""

    panels: Mapping[str, Any]
    figure: Any = no_update


UNCHANGED = Drawing({})


@dataclass(frozen=True, eq=False)
class View:
    """One part of the page; a failure is told in the container that bears its name."""

    name: str
    summarise: Callable[[Selection, Dataset], Any]
    draw: Callable[[Any, Shown, Server], Drawing]
    graph: str | None = None  # id of the dcc.Graph, if the view has one
    keeps_zoom: bool = False  # only traces travel while the geometry stays, which leaves the reader's zoom alone

    def answer(self, now: Shown, before: Shown | None, server: Server) -> Drawing:
        """What to put on the page, panels as markup; nothing when nothing here has changed."""
        try:
            if before and before.style == now.style and self._asks_the_same(now, before, server):
                return UNCHANGED
            drawing = _drawn(self, now, server)
        except Exception:
            log.exception("a view failed: %s", self.name)
            return Drawing({self.name: markup(now.style.words("page.view_failed"))})
        same_geometry = before is not None and before.geometry == now.geometry
        return replace(drawing, figure=_traces(drawing.figure)) if self.keeps_zoom and same_geometry else drawing

    def _asks_the_same(self, now: Shown, before: Shown, server: Server) -> bool:
        return bool(self.summarise(now.selection, server.dataset) == self.summarise(before.selection, server.dataset))


@lru_cache(maxsize=512)
def _drawn(view: View, now: Shown, server: Server) -> Drawing:
    """Drawn once, shown to every reader who asks for the same: about sixty states of the page, some 15 MB."""
    drawing = view.draw(view.summarise(now.selection, server.dataset), now, server)
    return replace(drawing, panels={place: markup(part) for place, part in drawing.panels.items()})


def _traces(figure: Mapping[str, Any]) -> Patch:
    patch = Patch()
    patch["data"] = figure["data"]
    return patch
