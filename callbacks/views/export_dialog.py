"""The export dialog, drawn anew with another language."""

from callbacks.views import Drawing, Server, Shown, View
from components import ids
from components.panels import export_dialog as panel
from components.panels.export_dialog import Offer
from components.paper import presets
from data.dataset import Dataset
from data.selection import Selection
from data.views import VIEWS

OFFER = Offer(
    views=tuple(VIEWS),
    presets=tuple(presets.PRESETS),
    sides=(presets.MIN_SIDE, presets.MAX_SIDE),
    size=(presets.PRESETS["free"].width, presets.PRESETS["free"].height),
    scale=presets.MAX_SCALE,
    text=presets.MAX_TEXT_LENGTH,
)


def summarise(selection: Selection, dataset: Dataset) -> None:
    """Nothing: no choice changes the dialog."""


def draw(summary: None, now: Shown, server: Server) -> Drawing:
    """The inside of the dialog."""
    return Drawing({ids.EXPORT: panel.draw(OFFER, now.style)})


VIEW = View(ids.EXPORT, summarise, draw)
