"""Stage and list of scenes, drawn anew with another language."""

from callbacks.views import Drawing, Server, Shown, View
from components import ids
from components.panels import stage, story
from data.dataset import Dataset
from data.selection import Selection
from data.views import VIEWS


def summarise(selection: Selection, dataset: Dataset) -> None:
    """Nothing: no choice changes them."""


def draw(summary: None, now: Shown, server: Server) -> Drawing:
    """The inside of both."""
    return Drawing({ids.STAGE: stage.draw(now.style), ids.STORY: story.draw(tuple(VIEWS), now.style)})


VIEW = View(ids.STAGE, summarise, draw)
