"""What a feature of the page is: its outputs, its summary, what it draws, and what a reader can do there.

`callbacks/choice.py` makes ONE server callback of all features, so that a choice is one round trip; the views change in
one paint, and controls follow. A feature is drawn again only when its summary or the style has changed, and shows its
own failure instead of taking the others down with it.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from dash import Dash, Input, Output, Patch, no_update

from callbacks.audit import Audit
from callbacks.drawings import Drawings, Properties
from components.style import Label, Style
from data.boundaries import Boundaries
from data.dataset import Dataset
from data.dataset_overlays import DatasetOverlays
from data.owned_results import Owner, owned
from data.regions import Adcode
from data.registers.uploads import Uploads
from data.selection import Selection

log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class Server(Owner):
    """What every feature may draw from besides its summary; the same for all readers of one dataset."""

    dataset: Dataset
    boundaries: Boundaries
    base_path: str
    today: Callable[[], date]
    overlays: DatasetOverlays | None = None
    public_url: str = ""  # scheme and host under which readers find the atlas, if that is known
    hosts: tuple[str, ...] = ()  # by which the atlas may be asked for; any if there are none
    audit: Audit = field(default_factory=Audit)
    drawings: Drawings = field(default_factory=Drawings)

    @property
    def uploads(self) -> Uploads | None:
        """Where readers upload tables; None where they may not."""
        return self.overlays.uploads if self.overlays else None

    def resolve(self, query: str) -> "Server":
        """The server over the dataset that a query names; ask it before anything else in the query is read."""
        dataset = self.overlays.resolve(query) if self.overlays else self.dataset
        return self if dataset is self.dataset else _over(dataset, self)

    @cached_property
    def shared_as(self) -> str:
        """What tells its drawings from those over other tables; blank for an upload, of which no copy is to be kept."""
        own_list = self.dataset.substitute_list
        return "" if self.dataset.upload else f"{self.dataset.data_version} {own_list.id if own_list else ''}"

    def address(self, query: str = "") -> str:
        """Where readers anywhere find the page of a query; blank where the atlas does not know its public address."""
        return f"{self.public_url}{self.base_path}{query}" if self.public_url else ""

    def boundary_url(self, adcode: str) -> str:
        """Where the browser finds the geometry of an opened level."""
        return f"{self.base_path}boundaries/{self.boundaries.digest}/{adcode}.geojson"


@owned(maxsize=1)
def _over(dataset: Dataset, server: Server) -> Server:
    """One server for each dataset, since drawings are kept by server; those of an upload go with it."""
    return replace(server, dataset=dataset, drawings=Drawings() if dataset.upload else server.drawings)


@dataclass(frozen=True)
class PageState:
    """One state of the page: what was chosen, how it is drawn, and on which day."""

    selection: Selection
    style: Style
    today: date

    @property
    def geometry(self) -> tuple[Adcode, Style, bool]:
        """What the layout of a map depends on: the second one has none while it is closed."""
        return self.selection.map, self.style, bool(self.selection.beside)


@dataclass(frozen=True, eq=False)
class Feature:
    """One part of the page.

    `outputs`: its Dash outputs by name; the first one shows the message when drawing fails.
    `summarise` and `draw`: the selection's summary, and the outputs' new values made of it.
    `labels`: outputs that depend on the language alone, with the key of their words, or what gives the value.
    `events`: Dash inputs that the reader changes here, with the event that each one sends to the reducer; an empty
    one for a panel, whose value is the event itself.
    `script_words`: keys of the words that the feature's script says; `atlas.say(key, values)` in the browser.
    `requests`: types of panel events that a callback answers, with the id of the `dcc.Store` that it listens to.
    `figure`: the output whose traces alone are sent while the geometry stays, which keeps the reader's zoom.
    `shown_in_figure`: what of the summary that figure shows, if not all; it is drawn anew only when this has changed.
    `is_control`: whether its outputs are those of a control, which follows the views after the paint.
    `echo`: the output that is the reader's own input, which the server cannot know; it is sent with every drawing.
    `register`: adds the feature's own callbacks.
    """

    name: str
    outputs: Mapping[str, Output] = field(default_factory=dict)
    summarise: Callable[[Selection, Dataset], Any] = lambda selection, dataset: None
    draw: Callable[[Any, PageState, Server], Properties] = lambda summary, state, server: {}
    labels: Mapping[Output, Label] = field(default_factory=dict)
    events: Mapping[Input, str] = field(default_factory=dict)
    requests: Mapping[str, str] = field(default_factory=dict)
    script_words: tuple[str, ...] = ()
    figure: str = ""
    shown_in_figure: Callable[[Any], Any] | None = None
    is_control: bool = False
    echo: str = ""
    register: Callable[[Dash, Server], None] | None = None

    def answer(self, now: PageState, before: PageState | None, server: Server) -> dict[str, Any]:
        """The new value of every output; `no_update` where nothing has changed since `before`."""
        unchanged = dict.fromkeys(self.outputs, no_update)
        try:
            if self._is_same(lambda summary: summary, now, before, server):
                return unchanged
            drawn = server.drawings.draw(self, now, server)
        except Exception:
            log.exception("a feature failed: %s", self.name)
            return {**unchanged, next(iter(self.outputs)): now.style.words("page.view_failed")}
        shown = server.drawings.find(self, before, server) or {} if before else {}
        changed = {name: value for name, value in drawn.items() if name == self.echo or shown.get(name) != value}
        if self.shown_in_figure and self._is_same(self.shown_in_figure, now, before, server):
            changed.pop(self.figure, None)
        elif self.figure in changed and before and before.geometry == now.geometry:
            changed[self.figure] = _traces(drawn[self.figure])
        return unchanged | changed

    def _is_same(self, part: Callable[[Any], Any], now: PageState, before: PageState | None, server: Server) -> bool:
        """Whether that part of the summary, and the style, are those of the page before."""
        if before is None or before.style != now.style:
            return False
        new, old = (part(self.summarise(state.selection, server.dataset)) for state in (now, before))
        return bool(new == old)


def _traces(figure: Mapping[str, Any]) -> Patch:
    patch = Patch()
    patch["data"] = figure["data"]
    return patch
