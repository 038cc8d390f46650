"""Importing in the browser: the dialog, and the note while an upload is open.

form.py        which files, what they are, and what is wrong with them; assets/upload.js sends them
progress.py    how far the server is, the account of every row, and what becomes of it
"""

from datetime import datetime
from functools import partial
from typing import Any, get_args
from zoneinfo import ZoneInfo

from dash import Dash, Input, Output

from callbacks import upload_account as account
from callbacks.feature import Feature, PageState, Server
from callbacks.imports import form, progress
from components import ids
from components.panels import upload_dialog
from components.style import Label
from components.templating import render
from data import links
from data.dataset import Dataset
from data.registers.rule import Match
from data.registers.upload import Kind, Upload
from data.selection import Lang, Selection

OUTPUTS = {"note": Output(ids.UPLOAD_NOTE, "html")}
EVENTS = {Input(panel, "event"): "" for panel in (ids.UPLOAD_NOTE, ids.UPLOAD_CHOSEN, ids.UPLOAD_REPORT)}
LABELS: dict[Output, Label] = {
    **{Output(element, "children"): key for element, key in upload_dialog.TEXTS.items()},
    Output(ids.UPLOAD_CLOSE, "aria-label"): "page.close",
    Output(ids.UPLOAD_DROP, "html"): upload_dialog.drop_zone,
    Output(upload_dialog.part_id("kind"), "options"): partial(upload_dialog.choices, "kind", get_args(Kind)),
    Output(upload_dialog.part_id("match"), "options"): partial(upload_dialog.choices, "match", get_args(Match)),
}
SCRIPT_WORDS = ("sending", "not_sent", "refused_by_server", "cancelled", "unreachable", "placing", "not_placed")


def summarise(selection: Selection, dataset: Dataset) -> Selection | None:
    """The way out of an upload leads to the same selection, as far as there is one without the upload."""
    return selection if dataset.upload else None


def draw(summary: Selection | None, now: PageState, server: Server) -> dict[str, Any]:
    """The note; nothing where readers may not upload tables."""
    upload = server.uploads and server.uploads.find(server.dataset.upload)
    return {"note": render("upload_note", now.style, **_described(upload, now.selection, server)) if upload else ""}


def register(app: Dash, server: Server) -> None:
    """Where readers may upload tables, the dialog answers."""
    if server.uploads:
        form.register(app, server, server.uploads)
        progress.register(app, server, server.uploads)


def _described(upload: Upload, selection: Selection, server: Server) -> dict[str, str]:
    """Its token and its name, the day on which it expires, and the address of this view without it."""
    assert server.overlays is not None
    assert server.uploads is not None
    expires = datetime.fromtimestamp(upload.begun() + server.uploads.hours * 3600, ZoneInfo("Asia/Shanghai"))
    shipped = account.leave(links.to_query(selection, server.dataset), server.overlays.dataset)
    return {
        "token": upload.token,
        "name": _name(upload, server.dataset, selection.lang),
        "until": expires.date().isoformat(),
        "without": server.base_path + shipped,
    }


def _name(upload: Upload, dataset: Dataset, lang: Lang) -> str:
    """天眼查 2026-05-22, or what the list of parks is called; blank if it has just been discarded."""
    result, provider = upload.result(), "provider" if lang == "zh" else "provider_en"
    named = {one.id: (one.card[provider], one.card["as_of"]) for one in dataset.imports}
    named |= {one.id: (one.name, one.as_of) for one in dataset.lists}
    return " ".join(named.get(result.name, ())) if result else ""


FEATURE = Feature(
    "imports",
    OUTPUTS,
    summarise,
    draw,
    labels=LABELS,
    events=EVENTS,
    requests={"upload": ids.UPLOAD_REQUEST},
    script_words=tuple(f"upload.{key}" for key in SCRIPT_WORDS),
    register=register,
)
