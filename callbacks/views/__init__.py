"""The views of the page, in the order in which they stand on it.

A view is a summary and a way of drawing it. `View.answer` draws it only when its summary or the style has changed, and shows
the view's own failure instead of taking the others down with it.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dash import Output, no_update

from components.style import Style
from data.boundaries import Boundaries
from data.dataset import Dataset
from data.selection import Selection

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Server:
    """What every view may draw from besides its summary; the same for all readers."""

    dataset: Dataset
    boundaries: Boundaries
    base_path: str
    today: Callable[[], date]

    def boundary_url(self, adcode: str) -> str:
        """Where the browser finds the geometry of an opened level."""
        return f"{self.base_path}boundaries/{self.boundaries.digest}/{adcode}.geojson"


@dataclass(frozen=True)
class Shown:
    """One state of the page: what was chosen, and how it is drawn."""

    selection: Selection
    style: Style


@dataclass(frozen=True)
class View:
    """One part of the page. The first output takes children, so that a failure has a place to be told."""

    outputs: tuple[Output, ...]
    summarise: Callable[[Selection, Dataset], Any]
    draw: Callable[[Any, Shown, Shown | None, Server], Sequence[Any]]

    def answer(self, now: Shown, before: Shown | None, server: Server) -> Sequence[Any]:
        """A value for each output; `no_update` throughout when nothing here has changed."""
        try:
            summary = self.summarise(now.selection, server.dataset)
            if before and before.style == now.style and self.summarise(before.selection, server.dataset) == summary:
                return [no_update] * len(self.outputs)
            return self.draw(summary, now, before, server)
        except Exception:
            log.exception("a view failed: %s", self.outputs[0])
            return [now.style.words("page.view_failed"), *[no_update] * (len(self.outputs) - 1)]
