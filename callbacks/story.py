"""The list of scenes: the reader's own, kept in this browser, or else those that come with the data.

The browser collects what the reader does (`assets/story.js`) and sends all of it that has not been answered; so quick
events add up, although Dash drops the answer to an earlier request when a later one is under way.
"""

import base64
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, dcc, no_update

from callbacks import scene_list
from callbacks.feature import Feature, PageState, Server
from callbacks.scene_list import Scenes
from components import dataset_errors, ids, sentences
from components.panels.story import BUTTONS, LABELS, part
from components.paper import default_scenes
from components.style import Style
from components.templating import render
from data import links
from data.errors import ValidationError
from data.scenes import exchange
from data.selection import Selection
from data.story import MAX_LENGTHS
from data.summaries import headline
from data.views import VIEWS

EDITS = ("up", "down", "drop", "title", "note")


@dataclass(frozen=True)
class Page:
    """What the reader sees behind the list. `server`: over the dataset that is shown."""

    selection: Selection
    search: str
    title: str
    server: Server

    @property
    def style(self) -> Style:
        return Style(self.selection.lang, self.selection.theme, 0)

    def words(self, key: str, **values: object) -> str:
        return self.style.words(f"story_panel.{key}", **values)


@dataclass(frozen=True)
class Listing:
    """The list while its events are applied."""

    scenes: Scenes
    own: bool  # the reader's, and kept; not those that come with the data
    replaced: "Listing | None" = None  # what one button brings back
    status: str | None = None  # None leaves the message as it is
    focus: str = ""  # selector of the element that is to be seen, and has the focus where it can
    outputs: dict[str, Any] = field(default_factory=dict)  # what else the event sets


class InvalidScenes(Exception):
    """Scenes that make no sense, with every error."""

    def __init__(self, errors: tuple[ValidationError, ...]) -> None:
        super().__init__(errors)
        self.errors = errors


def register(app: Dash, server: Server) -> None:
    """Collect events in the browser, answer them, and bring the focus to where it belongs."""
    kept = ids.KEPT_SCENES + server.base_path
    buttons = [Input(part(name), "n_clicks") for name in (*BUTTONS, "close") if name != "load"]
    fields = [Input(ids.STORY_SCENES, "event"), Input(part("file"), "contents")]
    for script, inputs in (("collect", [*buttons, *fields]), ("show", Input(ids.STORY_STATE, "data"))):
        app.clientside_callback(ClientsideFunction("story", script), inputs, prevent_initial_call=True)

    @app.callback(
        output={
            "state": Output(ids.STORY_STATE, "data"),
            "kept": Output(kept, "data"),
            "is_open": Output(ids.STORY, "is_open"),
            "scenes": Output(ids.STORY_SCENES, "html"),
            "kind": Output(ids.STORY_KIND, "children"),
            "status": Output(ids.STORY_STATUS, "children"),
            "no_undo": Output(ids.STORY_UNDO, "hidden"),
            "stage": Output(ids.STAGE_SCENES, "data"),
            "slides": Output(ids.STORY_SLIDES, "data"),
            "file": Output(ids.STORY_DOWNLOAD, "data"),
            "upload": Output(part("file"), "contents"),
        },
        inputs={
            "events": Input(ids.STORY_EVENTS, "data"),
            "state": State(ids.STORY_STATE, "data"),
            "kept": State(kept, "data"),
            "view": State(ids.STORY_FIGURE, "value"),
            "page": State(ids.SELECTION, "data"),
        },
        prevent_initial_call=True,
    )
    def change(events: Any, state: Any, kept: Any, view: str, page: dict[str, Any]) -> dict[str, Any]:
        return answer(events, state or {"applied": 0}, kept, view, _page(page, server))


def answer(events: Any, state: dict[str, Any], kept: Any, view: str, page: Page) -> dict[str, Any]:
    """The new values of all outputs.

    `events`: `list`, those that may not have been answered, each with `serial`, `act` ("remove:<id>") and `value`;
    `keeps`, whether this browser keeps anything. `state`: `applied`, the last serial that was answered, and the list
    that a button brings back. `kept`: the reader's own lists by upload or park list, "" for the dataset's own tables.
    """
    own_lists = _own_lists(kept if events["keeps"] else state.get("kept"))
    whose = page.server.dataset.upload or page.selection.park_list
    listing = _listed(own_lists.get(whose), state.get("replaced"), page)
    outputs: dict[str, Any] = {}
    for event in events["list"]:
        if event["serial"] > state["applied"]:
            listing = _apply(event, replace(listing, outputs={}), view, page)
            outputs |= listing.outputs
    own_lists = {**own_lists, whose: listing.scenes if listing.own else None}
    return {
        "state": {
            "applied": events["list"][-1]["serial"],
            "replaced": listing.replaced and asdict(listing.replaced),
            "focus": listing.focus,
            "kept": None if events["keeps"] else own_lists,
        },
        "kept": own_lists if events["keeps"] else no_update,
        "is_open": False if "stage" in outputs else no_update,
        "scenes": render("scenes", page.style, scenes=listing.scenes, max_lengths=MAX_LENGTHS),
        "kind": _kind(listing, page, keeps=events["keeps"]),
        "status": no_update if listing.status is None else listing.status,
        "no_undo": listing.replaced is None,
        **{name: outputs.get(name, no_update) for name in ("stage", "slides", "file", "upload")},
    }


def draw(summary: None, now: PageState, server: Server) -> dict[str, Any]:
    """What a scene can show, in the reader's language."""
    views = [{"label": now.style.words(f"export_dialog.view_{view}"), "value": view} for view in VIEWS]
    return {"views": views}


def _own_lists(kept: Any) -> dict[str, Scenes | None]:
    """Earlier versions kept one list, that over the dataset's own tables."""
    return {"": kept} if isinstance(kept, list) else dict(kept or {})


def _page(page: dict[str, Any], server: Server) -> Page:
    resolved = server.opened(page["search"])
    selection = links.parse(page["search"], resolved.dataset).selection
    return Page(selection, page["search"], page["title"], resolved)


def _listed(own: Scenes | None, replaced: Any, page: Page) -> Listing:
    earlier = Listing(**replaced) if replaced else None
    if own is not None:
        return Listing(own, True, earlier)
    return Listing(scene_list.default(page.selection, page.server), False, earlier)


def _kind(listing: Listing, page: Page, *, keeps: bool) -> str:
    if listing.own:
        return page.words("own" if keeps else "no_storage")
    whose = default_scenes.own_data_name(page.selection, page.server.dataset, page.style)
    return page.words("whose", whose=whose) if whose else page.words("shipped")


def _apply(event: dict[str, Any], listing: Listing, view: str, page: Page) -> Listing:
    """The list after one event. Scenes that make no sense change nothing, and the message names every error."""
    verb, _, id = event["act"].partition(":")
    value = str(event.get("value") or "")
    try:
        if verb in EDITS:
            replaced = listing.replaced if verb in ("title", "note") else None
            return Listing(scene_list.edit(listing.scenes, verb, id, value), True, replaced)
        return _VERBS[verb](listing, id, value if verb == "file" else view, page)
    except InvalidScenes as invalid:
        why = dataset_errors.format_errors(invalid.errors, page.style.words, "dataset_errors.scenes_title")
        status = page.words("refused" if verb == "file" else "failed", why=why)
        return replace(listing, status=status, outputs={"upload": None} if verb == "file" else {})


def _open(listing: Listing, id: str, value: str, page: Page) -> Listing:
    """The list with today's numbers; what was kept and no longer makes sense is listed as it is."""
    if not listing.own or not listing.scenes:
        return replace(_listed(None, None, page), status="")
    try:
        return Listing(_refreshed(listing.scenes, page), True, status="")
    except InvalidScenes:
        return replace(listing, replaced=None, status="")


def _present(listing: Listing, id: str, value: str, page: Page) -> Listing:
    return _play(_open(listing, "", "", page), "", "", page)


def _play(listing: Listing, id: str, value: str, page: Page) -> Listing:
    """The stage from the scene of that id, or from the first."""
    first = next((at for at, scene in enumerate(listing.scenes) if scene["id"] == id), 0)
    return replace(listing, outputs={"stage": {"scenes": listing.scenes, "first": first}})


def _view(listing: Listing, id: str, value: str, page: Page) -> Listing:
    """The stage with the map of the page as it stands, and nothing else."""
    scene = {"id": "", "query": page.search, "view": "province-map", "title": ""}
    return replace(listing, outputs={"stage": {"scenes": [scene], "first": 0}})


def _add(listing: Listing, id: str, view: str, page: Page) -> Listing:
    strong, _ = sentences.sentence(headline.summarise(page.selection, page.server.dataset), page.style.words)
    taken = {scene["id"] for scene in listing.scenes}
    new = next(name for number in range(1, len(taken) + 2) if (name := f"own-{number}") not in taken)
    title = strong[: MAX_LENGTHS["title"]]
    scene = {"id": new, "query": page.search, "view": view, "title": title, "note": "", "computed": []}
    scenes = _refreshed([*listing.scenes, scene], page)
    return Listing(scenes, True, status=page.words("added", number=len(scenes)), focus=f"#scene-{new}")


def _remove(listing: Listing, id: str, value: str, page: Page) -> Listing:
    title = next((scene["title"] for scene in listing.scenes if scene["id"] == id), "")
    scenes = scene_list.edit(listing.scenes, "remove", id, "")
    status = page.words("removed", title=title)
    return Listing(scenes, True, replace(listing, replaced=None), status, focus=f"#{ids.STORY_UNDO}")


def _undo(listing: Listing, id: str, value: str, page: Page) -> Listing:
    return replace(listing.replaced or listing, replaced=None, status="", focus=f"#{ids.STORY_SCENES} input")


def _reset(listing: Listing, id: str, value: str, page: Page) -> Listing:
    return replace(_listed(None, None, page), replaced=replace(listing, replaced=None))


def _file(listing: Listing, id: str, contents: str, page: Page) -> Listing:
    """The scenes of a file, which the browser hands over as a data URL."""
    scenes = _computed(base64.b64decode(contents.partition(",")[2]), page)
    status = page.words("loaded", count=len(scenes))
    return Listing(scenes, True, replace(listing, replaced=None), status, outputs={"upload": None})


def _save(listing: Listing, id: str, value: str, page: Page) -> Listing:
    content = exchange.serialize(_refreshed(listing.scenes, page), page.server.dataset)
    text = json.dumps(content, ensure_ascii=False, indent=1)
    file = dcc.send_string(text, f"{page.title.split()[0]}.json", type="application/json")
    return replace(listing, outputs={"file": file})


def _deck(listing: Listing, id: str, value: str, page: Page) -> Listing:
    return replace(listing, status=page.words("making"), outputs={"slides": listing.scenes})


def _refreshed(scenes: Scenes, page: Page) -> Scenes:
    return _computed(json.dumps({"scenes": scenes}).encode(), page)


def _computed(body: bytes, page: Page) -> Scenes:
    request = scene_list.parse(body, page.server)
    if request.errors:
        raise InvalidScenes(request.errors)
    return scene_list.compute(request.scenes, page.selection.lang, page.server)


_VERBS: dict[str, Callable[[Listing, str, str, Page], Listing]] = {
    "open": _open,
    "present": _present,
    "play": _play,
    "view": _view,
    "add": _add,
    "remove": _remove,
    "undo": _undo,
    "reset": _reset,
    "file": _file,
    "save": _save,
    "deck": _deck,
}

FEATURE = Feature(
    "story",
    {"views": Output(ids.STORY_FIGURE, "options")},
    draw=draw,
    labels={Output(*place): key for place, key in LABELS.items()},
    script_words=("story_panel.failed",),
    register=register,
)
