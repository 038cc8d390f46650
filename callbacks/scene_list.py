"""The list of scenes as a browser keeps it: read, computed anew, and changed by an event.

A scene is a JSON object (`data/scenes/exchange.py` says of which form). Nothing here changes a list in place.
"""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from callbacks.feature import Server
from components import scenes
from components.paper import default_scenes
from data.scenes import exchange
from data.scenes.exchange import ScenesRequest
from data.selection import Lang, Selection
from data.story import MAX_LENGTHS, Scene

Scenes = list[dict[str, Any]]


def parse(body: bytes, server: Server) -> ScenesRequest:
    """The scenes of a file or a request, or everything that is wrong with it."""
    return exchange.parse(body, server.dataset, lambda query: server.opened(query).dataset)


def compute(found: Sequence[Scene], lang: Lang, server: Server) -> Scenes:
    """The scenes with today's numbers, each over the dataset that its query names."""
    return [asdict(scenes.refresh(scene, server.opened(scene.query).dataset, lang)) for scene in found]


def default(selection: Selection, server: Server) -> Scenes:
    """The scenes of a reader who has made none. `server`: over the dataset that the page shows."""
    return compute(default_scenes.default_scenes(selection, server.dataset), selection.lang, server)


def edit(listed: Scenes, verb: str, id: str, value: str) -> Scenes:
    """The list after one scene of it was moved, removed or written in; the same for an event that means nothing."""
    at = next((at for at, scene in enumerate(listed) if scene["id"] == id), None)
    if at is None:
        return listed
    match verb:
        case "up" | "down":
            return _moved(listed, at, at + (1 if verb == "down" else -1))
        case "drop":
            return _moved(listed, at, next((to for to, scene in enumerate(listed) if scene["id"] == value), at))
        case "remove":
            return [*listed[:at], *listed[at + 1 :]]
        case "title" | "note":
            return [*listed[:at], _written(listed[at], verb, value), *listed[at + 1 :]]
    return listed


def _moved(listed: Scenes, at: int, to: int) -> Scenes:
    others = [*listed[:at], *listed[at + 1 :]]
    place = max(0, min(to, len(others)))
    return [*others[:place], listed[at], *others[place:]]


def _written(scene: dict[str, Any], name: str, text: str) -> dict[str, Any]:
    """What the reader writes is no longer computed, and nobody can check it."""
    computed = [one for one in scene.get("computed", []) if one != name]
    unchecked = {"holds": None, "why": ""} if name == "title" else {}
    return scene | unchecked | {name: text[: MAX_LENGTHS[name]], "computed": computed}
