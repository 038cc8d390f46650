"""The import dialog, drawn anew with another language; nothing where readers may hand in no tables."""

from callbacks.views import Drawing, Server, Shown, View
from components import ids
from components.panels import upload_dialog as panel
from components.panels.upload_dialog import Offer
from data.dataset import Dataset
from data.registers.rule import MAX_NAME_LENGTH
from data.registers.uploads import MAX_FILES
from data.selection import Selection


def summarise(selection: Selection, dataset: Dataset) -> None:
    """Nothing: no choice changes the dialog."""


def draw(summary: None, now: Shown, server: Server) -> Drawing:
    """The inside of the dialog."""
    if server.uploads is None:
        return Drawing({ids.UPLOAD: None})
    offer = Offer(MAX_FILES, server.uploads.max_bytes, MAX_NAME_LENGTH, now.today.isoformat())
    return Drawing({ids.UPLOAD: panel.draw(offer, now.style)})


VIEW = View(ids.UPLOAD, summarise, draw)
