"""Importing in the browser: the dialog, and the note while an upload is open."""

from datetime import datetime
from zoneinfo import ZoneInfo

from dash import Input, Output

from callbacks.feature import Feature, PageState, Server
from components import ids
from components.markup import markup
from components.panels import upload_dialog, upload_note
from components.panels.upload_dialog import Offer
from components.panels.upload_note import Opened
from data import links
from data.dataset import Dataset
from data.registers.rule import MAX_NAME_LENGTH
from data.registers.upload import Upload
from data.registers.uploads import MAX_FILES
from data.selection import Lang, Selection

OUTPUTS = {"note": Output(ids.UPLOAD_NOTE, "html"), "dialog": Output(ids.UPLOAD, "html")}
EVENTS = {Input(panel, "event"): "" for panel in (ids.UPLOAD_NOTE, ids.UPLOAD)}


def summarise(selection: Selection, dataset: Dataset) -> Selection | None:
    """The way out of an upload leads to the same selection, as far as there is one without the upload."""
    return selection if dataset.upload else None


def draw(summary: Selection | None, now: PageState, server: Server) -> dict[str, str]:
    """Note and dialog; nothing where readers may not upload tables."""
    if server.uploads is None:
        return {"note": "", "dialog": ""}
    upload = server.uploads.find(server.dataset.upload)
    offer = Offer(MAX_FILES, server.uploads.max_bytes, MAX_NAME_LENGTH, now.today.isoformat())
    note = upload_note.draw(_opened(upload, now.selection, server) if upload else None, now.style)
    return {"note": markup(note), "dialog": markup(upload_dialog.draw(offer, now.style))}


def _opened(upload: Upload, selection: Selection, server: Server) -> Opened | None:
    if server.overlays is None or server.uploads is None:
        return None
    expires = datetime.fromtimestamp(upload.begun() + server.uploads.hours * 3600, ZoneInfo("Asia/Shanghai"))
    shipped = server.overlays.dataset
    left = links.parse(links.spell(selection, server.dataset), shipped).selection
    return Opened(
        token=upload.token,
        name=_name(upload, server.dataset, selection.lang),
        until=expires.date().isoformat(),
        without=server.base_path + links.spell(left, shipped),
    )


def _name(upload: Upload, dataset: Dataset, lang: Lang) -> str:
    """天眼查 2026-05-22, or what the list of parks is called; blank if it has just been discarded."""
    result = upload.result()
    named = {
        one.id: (one.card["provider" if lang == "zh" else "provider_en"], one.card["as_of"]) for one in dataset.imports
    }
    named |= {one.id: (one.name, one.as_of) for one in dataset.lists}
    return " ".join(named.get(result.name, ())) if result else ""


FEATURE = Feature("imports", OUTPUTS, summarise, draw, events=EVENTS)
