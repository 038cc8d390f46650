"""The list of scenes as a browser keeps it, and what an event does to it.

A scene is a JSON object (`data/scenes/exchange.py` says of which form). Nothing here changes a list in place.
"""

import base64
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from typing import Any

from dash import dcc

from callbacks.feature import Server
from callbacks.requests import StoredScene
from components import dataset_errors, sentences
from components.paper import default_scenes
from components.paper.files import story_name
from components.paper.views import MAP
from components.scenes import refresh
from components.style import Style
from data import links
from data.dataset import Dataset
from data.owned_results import owned
from data.scenes import exchange
from data.scenes.exchange import ScenesRequest
from data.selection import Lang, Selection
from data.story import MAX_LENGTHS, Scene
from data.summaries import headline

Scenes = list[StoredScene]
KEYLESS = re.compile(rf'("query": *"[^"]*\bupload=){links.HIDDEN}\b'.encode())
"""The place of a key that a saved file leaves out."""


@dataclass(frozen=True)
class Page:
    """What is seen behind the list. `view`: what a new scene shows; `server`: over the dataset of the page."""

    selection: Selection
    search: str
    title: str
    view: str
    server: Server

    @property
    def style(self) -> Style:
        return Style(self.selection.lang, self.selection.theme, 0)

    def say(self, key: str, **values: object) -> str:
        return self.style.words(f"story_panel.{key}", **values)


@dataclass(frozen=True)
class Listing:
    """The list while its events are applied."""

    scenes: Scenes
    own: bool = True  # the reader's, and kept; not those that come with the data
    replaced: "Listing | None" = None  # what one button brings back
    status: str | None = None  # None leaves the message as it is
    focus: str = ""  # selector of the element that is to be seen, and has the focus where it can
    outputs: dict[str, Any] = field(default_factory=dict)  # what else the event sets


class InvalidScenes(Exception):
    """Scenes that make no sense; its one argument is the tuple of all errors."""


def parse(body: bytes, server: Server) -> ScenesRequest:
    """The scenes of a file or a request, or everything that is wrong with it."""
    return exchange.parse(body, server.dataset, lambda query: server.resolve(query).dataset)


def compute(found: Sequence[Scene], lang: Lang, server: Server) -> Scenes:
    """The scenes with today's numbers, each over the dataset that its query names."""
    return [asdict(refresh(scene, server.resolve(scene.query).dataset, lang)) for scene in found]


def recompute(stored: StoredScene, lang: Lang, server: Server) -> StoredScene:
    """A scene with today's title and judgement; as it is kept where it no longer makes sense."""
    return dict(_recomputed(json.dumps(stored), lang, server.resolve(stored["query"]).dataset, server) or stored)


@owned(maxsize=1024)
def _recomputed(stored: str, lang: Lang, dataset: Dataset, server: Server) -> StoredScene | None:
    """Kept with the dataset of its query, which may be an upload that is discarded."""
    request = parse(f'{{"scenes": [{stored}]}}'.encode(), server)
    return None if request.errors else asdict(refresh(request.scenes[0], dataset, lang))


def scene_of(stored: StoredScene, selection: Selection, server: Server) -> Scene:
    """The dataset's scene of that id, if it shows this view; with what is now chosen."""
    shipped = {scene.id: scene for scene in server.dataset.story if scene.view == stored["view"]}
    scene = shipped.get(stored["id"], Scene("", "", stored["view"], "", ""))
    return replace(scene, query=links.to_query(selection, server.dataset))


def default_list(page: Page) -> Listing:
    """The scenes that come with the data."""
    found = default_scenes.default_scenes(page.selection, page.server.dataset)
    return Listing(compute(found, page.selection.lang, page.server), own=False)


def apply(listing: Listing, act: str, value: str, page: Page) -> Listing:
    """The list after an event such as "remove:<id of a scene>". Scenes or verbs that make no sense change nothing."""
    verb, _, scene = act.partition(":")
    if verb not in _VERBS:
        return listing
    try:
        return _VERBS[verb](replace(listing, outputs={}), scene, value, page)
    except InvalidScenes as invalid:
        why = dataset_errors.format_errors(invalid.args[0], page.style.words, "dataset_errors.scenes_title")
        status = page.say("refused" if verb == "file" else "failed", why=why)
        return replace(listing, status=status, outputs={})


def _place(listing: Listing, scene: str, default: int) -> int:
    return next((at for at, one in enumerate(listing.scenes) if one["id"] == scene), default)


def _move(listing: Listing, scene: str, value: str, page: Page, by: int = 0) -> Listing:
    """`by` places, or to the place of the scene that `value` names."""
    at = _place(listing, scene, 0)
    others = [one for one in listing.scenes if one["id"] != scene]
    to = max(0, at + by if by else _place(listing, value, at))
    return Listing([*others[:to], *listing.scenes[at : at + len(listing.scenes) - len(others)], *others[to:]])


def _write(listing: Listing, scene: str, text: str, page: Page, name: str) -> Listing:
    """What the reader writes is no longer computed, and nobody can check it."""

    def written(one: dict[str, Any]) -> dict[str, Any]:
        computed = [other for other in one.get("computed", []) if other != name]
        unchecked = {"holds": None, "why": ""} if name == "title" else {}
        return one | unchecked | {name: text[: MAX_LENGTHS[name]], "computed": computed}

    return replace(listing, scenes=[written(one) if one["id"] == scene else one for one in listing.scenes], own=True)


def _open(listing: Listing, scene: str, value: str, page: Page) -> Listing:
    """The list with today's numbers; what was kept and no longer makes sense is listed as it is."""
    if not listing.own or not listing.scenes:
        return replace(default_list(page), status="")
    try:
        return Listing(_refresh(listing.scenes, page), status="")
    except InvalidScenes:
        return replace(listing, replaced=None, status="")


def _play(listing: Listing, scene: str, value: str, page: Page) -> Listing:
    """The stage from that scene, or from the first."""
    return replace(listing, outputs={"stage": {"scenes": listing.scenes, "first": _place(listing, scene, 0)}})


def _present(listing: Listing, scene: str, number: str, page: Page) -> Listing:
    """The stage from the scene of that number, with today's numbers; from the nearest where there is no such scene."""
    opened = _open(listing, scene, number, page)
    wanted = int(number) if number.isascii() and number.isdecimal() and len(number) < 9 else 1
    ids = [one["id"] for one in opened.scenes]
    return _play(opened, "".join(ids[max(0, wanted - 1) :][:1] or ids[-1:]), "", page)


def _view(listing: Listing, scene: str, value: str, page: Page) -> Listing:
    """The stage with the map of the page as it stands, and nothing else."""
    alone = {"id": "", "query": page.search, "view": MAP.name, "title": ""}
    return replace(listing, outputs={"stage": {"scenes": [alone], "first": 0, "link": "view"}})


def _add(listing: Listing, scene: str, value: str, page: Page) -> Listing:
    strong, _ = sentences.sentence(headline.summarise(page.selection, page.server.dataset), page.style.words)
    taken = {one["id"] for one in listing.scenes}
    new = next(name for number in range(1, len(taken) + 2) if (name := f"own-{number}") not in taken)
    texts = {"title": strong[: MAX_LENGTHS["title"]], "note": "", "computed": []}
    added = _refresh([*listing.scenes, {"id": new, "query": page.search, "view": page.view, **texts}], page)
    return Listing(added, status=page.say("added", number=len(added)), focus=f"#scene-{new}")


def _remove(listing: Listing, scene: str, value: str, page: Page) -> Listing:
    title = "".join(one["title"] for one in listing.scenes if one["id"] == scene)
    remaining = [one for one in listing.scenes if one["id"] != scene]
    status = page.say("removed", title=title)
    return Listing(remaining, True, replace(listing, replaced=None), status, focus="#story-undo")


def _load(listing: Listing, scene: str, contents: str, page: Page) -> Listing:
    """The scenes of a file, which the browser hands over as a data URL; those of an upload are of the page's."""
    body = base64.b64decode(contents.partition(",")[2])
    loaded = _refresh(KEYLESS.sub(rf"\g<1>{page.server.dataset.upload}".encode(), body), page)
    if not loaded:
        return replace(listing, status=page.say("none_loaded"), outputs={})
    status = page.say("loaded", count=len(loaded))
    return Listing(loaded, True, replace(listing, replaced=None), status)


def _save(listing: Listing, scene: str, value: str, page: Page) -> Listing:
    scenes = [one | {"query": links.hide_key(one["query"])} for one in _refresh(listing.scenes, page)]
    content = exchange.serialize(scenes, page.server.dataset)
    text = json.dumps(content, ensure_ascii=False, indent=1)
    name = story_name("scenes", page.selection, page.server.dataset, page.server.today())
    file = dcc.send_string(text, f"{name}.json", type="application/json")
    return replace(listing, outputs={"file": file})


def _refresh(scenes: Scenes | bytes, page: Page) -> Scenes:
    """The scenes of a list or of a file, computed anew."""
    body = scenes if isinstance(scenes, bytes) else json.dumps({"scenes": scenes}).encode()
    request = parse(body, page.server)
    if request.errors:
        raise InvalidScenes(request.errors)
    return compute(request.scenes, page.selection.lang, page.server)


_VERBS: dict[str, Callable[[Listing, str, str, Page], Listing]] = {
    "up": partial(_move, by=-1),
    "down": partial(_move, by=1),
    "drop": _move,
    "title": partial(_write, name="title"),
    "note": partial(_write, name="note"),
    "open": _open,
    "present": _present,
    "play": _play,
    "view": _view,
    "add": _add,
    "remove": _remove,
    "undo": lambda listing, *_: replace(
        listing.replaced or listing, replaced=None, status="", focus="#story-scenes input"
    ),
    "reset": lambda listing, scene, value, page: replace(default_list(page), replaced=replace(listing, replaced=None)),
    "file": _load,
    "save": _save,
    "deck": lambda listing, *event: replace(
        listing, status=event[-1].say("making"), outputs={"slides": listing.scenes}
    ),
    "brief": lambda listing, *event: replace(
        listing, status=event[-1].say("making_brief"), outputs={"brief": listing.scenes}
    ),
}
