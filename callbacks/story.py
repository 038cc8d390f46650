"""The list of scenes: the reader's own, kept in this browser, or else those that come with the data.

The browser collects what the reader does (`assets/story.js`) and sends all of it that has not been answered; so quick
events add up, although Dash drops the answer to an earlier request when a later one is under way.
"""

from dataclasses import asdict, replace
from typing import Any, NotRequired

from dash import ClientsideFunction, Dash, Input, Output, State, no_update
from pydantic import validate_call
from typing_extensions import TypedDict  # pydantic needs it before Python 3.12

from callbacks import scene_list
from callbacks.feature import Feature, Server
from callbacks.requests import Shown, StoredScene, StoryEvents
from callbacks.scene_list import Listing, Page, Scenes
from components import ids
from components.panels.stage import part as stage_part
from components.panels.story import BUTTONS, LABELS, part
from components.paper import default_scenes
from components.templating import render
from data import links, views
from data.story import MAX_LENGTHS

Kept = list[StoredScene] | dict[str, list[StoredScene] | None] | None
"""The reader's own lists by upload or park list, "" for the dataset's own tables; earlier versions kept one list."""


class StoryState(TypedDict):
    """What the page knows of the list."""

    applied: int  # the last serial that was answered
    replaced: NotRequired[Listing | None]  # what a button brings back
    focus: NotRequired[str]
    kept: NotRequired[Kept]  # where the browser keeps nothing


def register(app: Dash, server: Server) -> None:
    """Collect events in the browser, answer them, and bring the focus to where it belongs."""
    kept = ids.KEPT_SCENES + server.base_path
    buttons = [Input(part(name), "n_clicks") for name in (*BUTTONS, "close") if name != "load"]
    fields = [Input(part("scenes"), "event"), Input(part("file"), "contents")]
    for script, inputs in (("collect", [*buttons, *fields]), ("show", Input(part("state"), "data"))):
        app.clientside_callback(ClientsideFunction("story", script), inputs, prevent_initial_call=True)

    @app.callback(
        output={
            "state": Output(part("state"), "data"),
            "kept": Output(kept, "data"),
            "is_open": Output(ids.STORY, "is_open"),
            "scenes": Output(part("scenes"), "html"),
            "kind": Output(part("kind"), "children"),
            "status": Output(part("status"), "children"),
            "no_undo": Output(part("undo"), "hidden"),
            "stage": Output(stage_part("scenes"), "data"),
            "slides": Output(part("slides"), "data"),
            "brief": Output(part("brief-scenes"), "data"),
            "file": Output(part("download"), "data"),
        },
        inputs={
            "events": Input(part("events"), "data"),
            "state": State(part("state"), "data"),
            "kept": State(kept, "data"),
            "view": State(part("figure"), "value"),
            "page": State(ids.SELECTION, "data"),
        },
        prevent_initial_call=True,
    )
    @validate_call
    def change(events: StoryEvents, state: StoryState | None, kept: Kept, view: str, page: Shown) -> dict[str, Any]:
        return answer(events, state or {"applied": 0}, kept, _page(page, view, server))


def answer(events: StoryEvents, state: StoryState, kept: Kept, page: Page) -> dict[str, Any]:
    """The new values of all outputs."""
    kept = kept if events["keeps"] else state.get("kept")
    own_lists = {"": kept} if isinstance(kept, list) else dict(kept or {})
    whose = page.server.dataset.upload or page.selection.park_list
    listing = _listed(own_lists.get(whose), state.get("replaced"), page)
    outputs: dict[str, Any] = {}
    for event in events["list"]:
        if event["serial"] > state["applied"]:
            listing = scene_list.apply(listing, event["act"], str(event.get("value") or ""), page)
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
        **{name: outputs.get(name, no_update) for name in ("stage", "slides", "brief", "file")},
    }


def _page(page: Shown, view: str, server: Server) -> Page:
    resolved = server.resolve(page["search"])
    selection = links.parse(page["search"], resolved.dataset).selection
    offered = [one.name for one in views.offered(resolved.dataset)]
    shown = view if view in offered else offered[0]  # as the menu shows one that the data before had
    return Page(selection, page["search"], page.get("title", ""), shown, resolved)


def _listed(own: Scenes | None, replaced: Listing | None, page: Page) -> Listing:
    if own is not None:
        return Listing(own, True, replaced)
    return replace(scene_list.default_list(page), replaced=replaced)


def _kind(listing: Listing, page: Page, *, keeps: bool) -> str:
    if listing.own:
        return page.say("own" if keeps else "no_storage")
    whose = default_scenes.own_data_name(page.selection, page.server.dataset, page.style)
    return page.say("whose", whose=whose) if whose else page.say("shipped")


FEATURE = Feature("story", labels=LABELS, script_words=("story_panel.failed",), register=register)
