"""Files of the atlas that come back: a picture reopens its view, as a choice that Back undoes; a brief is checked.

The browser sends the beginning of a PNG or an SVG, where the texts of ours stand, and a PDF or a brief whole.
"""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, dcc, no_update, set_props
from pydantic import validate_call

from callbacks import briefs
from callbacks.feature import Feature, Server
from callbacks.requests import PictureFile, Shown
from components import ids
from components.panels import announcements, story
from components.panels.export_dialog import part
from components.paper import files
from components.style import Style
from components.words import words
from data import links
from data.answers import digest
from data.version import VERSION
from data.views import VIEWS


@dataclass(frozen=True)
class Reopening:
    """The message about a file, and the view that it opens, if any."""

    message: str
    search: str | None = None
    view: str = ""
    marked: bytes = b""  # a brief with what became of its numbers


def register(app: Dash, server: Server) -> None:
    """Read a file that was dropped on the page, or chosen in the export dialog."""
    for script, event in (("choose", Input(part("reopen"), "n_clicks")), ("tell", Input(ids.PICTURE_NOTE, "data"))):
        app.clientside_callback(ClientsideFunction("reopen", script), event, prevent_initial_call=True)

    @app.callback(
        Output(ids.URL, "search"),
        Output(ids.PICTURE_NOTE, "data"),
        Input(ids.PICTURE_FILE, "data"),
        State(ids.SELECTION, "data"),
        State(ids.EXPORT, "is_open"),
        prevent_initial_call=True,
    )
    @validate_call
    def reopen(file: PictureFile, selection: Shown, is_open: bool | None) -> tuple[Any, Any]:
        content = base64.b64decode(file["content"].partition(",")[2])  # of a `data:` address
        reopening = read(file["name"], content, selection, server)
        if reopening.marked:
            marked = dcc.send_bytes(reopening.marked, file["name"], type=briefs.MIMETYPE)
            set_props(story.part("download"), {"data": marked})
        note = {"text": reopening.message, "view": reopening.view, "at": file["at"]}
        if reopening.search is not None:
            set_props(ids.EXPORT, {"is_open": False})
            return reopening.search, note | {"search": reopening.search}
        if is_open:
            set_props(part("status"), {"children": reopening.message, "className": "bad"})
            return no_update, no_update
        return no_update, note | {"search": selection["search"]}


def read(name: str, content: bytes, selection: Shown, server: Server) -> Reopening:
    """What the file of this name and beginning opens; `selection` is what the page shows."""
    say = words(selection["lang"])
    if name.lower().endswith(".docx"):
        message, marked = briefs.check(name, content, Style(selection["lang"], "light", 0), server)
        return Reopening(message, marked=marked)
    try:
        texts = files.read_texts(content)
    except ValueError:
        return Reopening(say("export_dialog.damaged", file=name))
    if texts is None:
        return Reopening(say("export_dialog.no_picture", file=name))
    view, data = texts.get("Park-Atlas-View", ""), texts.get("Park-Atlas-Data", "")
    if view not in VIEWS or "Park-Atlas-Link" not in texts:
        return Reopening(
            say("export_dialog.unlinked" if view in VIEWS and data else "export_dialog.foreign", file=name)
        )
    return _reopen(view, texts, selection, server)


def _reopen(view: str, texts: Mapping[str, str], selection: Mapping[str, Any], server: Server) -> Reopening:
    """The view of the picture in the reader's own language and theme, and whether its data have changed."""
    dataset = server.resolve(texts["Park-Atlas-Link"]).dataset
    link = links.parse(texts["Park-Atlas-Link"], dataset)
    opened = link.selection.replace(lang=selection["lang"], theme=selection["theme"])
    same = digest(view, opened, dataset) == texts.get("Park-Atlas-Data")
    key = "reopened_unknown" if link.ignored else "reopened_same" if same else "reopened_changed"
    style = Style(opened.lang, opened.theme, 0)
    age = style.words(f"export_dialog.{key}", version=texts.get("Park-Atlas-Version", ""), now=VERSION)
    ignored = announcements.ignored(link.ignored, dataset, style)
    return Reopening(" ".join(text for text in (ignored, age) if text), links.to_query(opened, dataset), view)


LABELS = {
    Output(ids.DROP_PICTURES, "children"): "export_dialog.drop",
    Output(ids.DROP_TABLES, "children"): "upload.drop",
}
FEATURE = Feature("reopening", labels=LABELS, register=register)
