"""The note while an upload is open: whose numbers these are, and the way out."""

from datetime import datetime
from zoneinfo import ZoneInfo

from callbacks.views import Drawing, Server, Shown, View
from components import ids
from components.panels import upload_note as panel
from components.panels.upload_note import Opened
from data import links
from data.dataset import Dataset
from data.registers.upload import Upload
from data.selection import Lang, Selection


def summarise(selection: Selection, dataset: Dataset) -> Selection:
    """The way out leads to the same selection, as far as there is one without the upload."""
    return selection


def draw(selection: Selection, now: Shown, server: Server) -> Drawing:
    """The note, or nothing."""
    upload = server.uploads.find(server.dataset.upload) if server.uploads else None
    return Drawing({ids.UPLOAD_NOTE: panel.draw(_opened(upload, selection, server) if upload else None, now.style)})


def _opened(upload: Upload, selection: Selection, server: Server) -> Opened | None:
    if server.editions is None or server.uploads is None:
        return None
    expires = datetime.fromtimestamp(upload.begun() + server.uploads.hours * 3600, ZoneInfo("Asia/Shanghai"))
    shipped = server.editions.dataset
    left = links.parse(links.to_query(selection, server.dataset), shipped).selection
    return Opened(
        token=upload.token,
        name=_name(upload, server.dataset, selection.lang),
        until=expires.date().isoformat(),
        without=server.base_path + links.to_query(left, shipped),
    )


def _name(upload: Upload, dataset: Dataset, lang: Lang) -> str:
    """天眼查 2026-05-22, or what the list of parks is called; blank if it has just been discarded."""
    result = upload.result()
    named = {
        one.id: (one.card["provider" if lang == "zh" else "provider_en"], one.card["as_of"]) for one in dataset.imports
    }
    named |= {one.id: (one.name, one.as_of) for one in dataset.lists}
    return " ".join(named.get(result.name, ())) if result else ""


VIEW = View(ids.UPLOAD_NOTE, summarise, draw)
