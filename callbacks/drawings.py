"""What was drawn, kept for every reader who asks for the same: a little in this process, more in a cache of all.

A drawing is kept as JSON has it, which is how it reaches the browser, so that it is the same whoever has drawn it.
"""

import json
from collections.abc import Callable, Mapping
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, Literal

from plotly.io.json import to_json_plotly

from data.shared_cache import SharedCache

if TYPE_CHECKING:
    from callbacks.feature import Feature, PageState, Server

Properties = Mapping[str, Any]
"""New values of a feature's outputs, by the feature's own names for them."""

MAX_DRAWINGS: Final = 256
"""Drawings that one worker keeps: the last pages of some ten readers."""

Key = tuple["Feature", "PageState", "Server"]
Origin = Literal["kept", "shared", "drawn"]
"""Where a drawing came from: this process, the cache of all workers, or nobody had it yet."""


class Drawings:
    """The drawings of one process; of too many, the first ones are dropped. `shared` holds those of all workers.

    `count` is told where each drawing that was asked for came from.
    """

    def __init__(self, shared: SharedCache | None = None, maximum: int = MAX_DRAWINGS) -> None:
        self.count: Callable[[Origin], object] = lambda origin: None
        self._shared = shared
        self._maximum = maximum
        self._lock = Lock()
        self._drawings: dict[Key, Properties] = {}

    def find(self, feature: "Feature", state: "PageState", server: "Server") -> Properties | None:
        """What this process or another has drawn, if any has."""
        key = feature, state, server
        drawing = self._drawings.get(key)
        if drawing is None and (text := self._read(key)):
            drawing = self._keep(key, text)
        return drawing

    def draw(self, feature: "Feature", state: "PageState", server: "Server") -> Properties:
        """The values of the feature's outputs."""
        origin: Origin = "kept" if (feature, state, server) in self._drawings else "shared"
        drawing = self.find(feature, state, server)
        if drawing is None:
            origin = "drawn"
            text = to_json_plotly(feature.draw(feature.summarise(state.selection, server.dataset), state, server))
            if self._shared and server.shared_as:
                self._shared.put(_shared_key(feature, state, server), text)
            drawing = self._keep((feature, state, server), text)
        self.count(origin)
        return drawing

    def _read(self, key: Key) -> str | None:
        server = key[-1]
        return self._shared.get(_shared_key(*key)) if self._shared and server.shared_as else None

    def _keep(self, key: Key, text: str) -> Properties:
        drawing: Properties = json.loads(text)
        with self._lock:
            self._drawings[key] = drawing
            if len(self._drawings) > self._maximum:
                del self._drawings[next(iter(self._drawings))]
        return drawing


def _shared_key(feature: "Feature", state: "PageState", server: "Server") -> str:
    return f"{feature.name} {state} {server.shared_as}"
