"""Importing in the browser: the dialog, and the note while an upload is open.

form.py         which files, what they are, and what is wrong with them; assets/upload.js sends them
progress.py     how far the server is, and the account of every row
places.py       places that were not understood, assigned one by one
own.py          one's own imports: their list, another date that is added, what is removed
remembered.py   what the browser remembers of them
"""

from datetime import datetime
from functools import partial
from typing import Any, get_args
from zoneinfo import ZoneInfo

from dash import Dash, Input, Output

from callbacks import upload_account as account
from callbacks.feature import Feature, PageState, Server
from callbacks.imports import form, own, places, progress
from callbacks.imports.remembered import shown_import
from components import ids
from components.panels import names, upload_dialog
from components.style import Label, Style
from components.templating import render
from data import links
from data.dataset import Dataset
from data.datums import DatumOption
from data.registers import histories
from data.registers.rule import Match
from data.registers.upload import Atlas, Content, Names, Upload
from data.selection import Selection

OUTPUTS = {"note": Output(ids.UPLOAD_NOTE, "html")}
PANELS = (
    *(ids.UPLOAD_NOTE, ids.UPLOAD_CHOSEN, ids.UPLOAD_PREVIEW),
    *(ids.UPLOAD_REPORT, ids.UPLOAD_OWN, ids.UPLOAD_BESIDE),
)
EVENTS = {Input(panel, "event"): "" for panel in PANELS}
REQUESTS = {
    "upload": ids.UPLOAD_REQUEST,
    "join": ids.UPLOAD_JOIN,
    "remove": ids.UPLOAD_DOOMED,
    "assign": ids.UPLOAD_PLACE,
}
LABELS: dict[Output, Label] = {
    **{Output(element, "children"): key for element, key in upload_dialog.TEXTS.items()},
    Output(ids.UPLOAD_CLOSE, "aria-label"): "page.close",
    Output(ids.UPLOAD_DROP, "html"): upload_dialog.drop_zone,
    Output(upload_dialog.part_id("kind"), "options"): partial(upload_dialog.choices, "kind", get_args(Content)),
    Output(upload_dialog.part_id("match"), "options"): partial(upload_dialog.choices, "match", get_args(Match)),
    Output(upload_dialog.part_id("datum"), "options"): partial(upload_dialog.choices, "datum", get_args(DatumOption)),
    Output(upload_dialog.part_id("names"), "options"): partial(upload_dialog.choices, "names", get_args(Names)),
    Output(upload_dialog.part_id("atlas"), "options"): partial(upload_dialog.choices, "atlas", get_args(Atlas)),
}
SCRIPT_WORDS = (
    "sending",
    "not_sent",
    "refused_by_server",
    "cancelled",
    "unreachable",
    "placing",
    "not_placed",
    "preview_read",
    "no_preview",
)


def summarise(selection: Selection, dataset: Dataset) -> Selection | None:
    """The way out of an upload leads to the same selection, as far as there is one without the upload."""
    return selection if dataset.upload else None


def draw(summary: Selection | None, now: PageState, server: Server) -> dict[str, Any]:
    """The note; nothing where readers may not upload tables."""
    upload = server.uploads and server.uploads.find(server.dataset.upload)
    return {"note": render("upload_note", now.style, **_described(upload, now, server)) if upload else ""}


def register(app: Dash, server: Server) -> None:
    """Where readers may upload tables, the dialog answers."""
    if server.uploads:
        form.register(app, server, server.uploads)
        progress.register(app, server, server.uploads)
        places.register(app, server, server.uploads)
        own.register(app, server, server.uploads)


def _described(upload: Upload, now: PageState, server: Server) -> dict[str, str]:
    """Its name, the import that the view shows, the day on which it expires, and the address without it."""
    assert server.overlays is not None
    assert server.uploads is not None
    expires = datetime.fromtimestamp(upload.begun() + server.uploads.hours * 3600, ZoneInfo("Asia/Shanghai"))
    shipped = account.leave(links.to_query(now.selection, server.dataset), server.overlays.dataset)
    return {
        "account": f"{upload.token}/{shown_import(upload, now.selection, server.dataset)}",
        "name": _name(upload, server.dataset, now.style),
        "until": expires.date().isoformat(),
        "without": server.base_path + shipped,
    }


def _name(upload: Upload, dataset: Dataset, style: Style) -> str:
    """天眼查 2022-03-16、2026-05-22, or what the list of parks is called; blank if it has just been discarded."""
    present = {path.name for path in upload.results()}
    imports = sorted((one for one in dataset.imports if one.id in present), key=histories.day)
    if imports:
        provider = imports[0].card["provider" if style.lang == "zh" else "provider_en"]
        return f"{provider} {names.listed_together([str(one.card['as_of']) for one in imports], style)}"
    return next((f"{one.name} {one.as_of}" for one in dataset.lists if one.id in present), "")


FEATURE = Feature(
    "imports",
    OUTPUTS,
    summarise,
    draw,
    labels=LABELS,
    events=EVENTS,
    requests=REQUESTS,
    script_words=tuple(f"upload.{key}" for key in SCRIPT_WORDS),
    register=register,
)
