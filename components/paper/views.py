"""What a sheet asks of a view: its summary, and the measure that it is about."""

from typing import Final

from data.dataset import Dataset
from data.selection import Selection
from data.summaries import Summary
from data.views import VIEWS

BY_MEASURE: Final = ("province-map", "ranking")


def summary_of(view: str, selection: Selection, dataset: Dataset) -> Summary:
    """The summary that the view's figure, sentence and sources are made from."""
    summary: Summary = VIEWS[view].summarise(selection, dataset)
    return summary


def measure_shown(view: str, selection: Selection) -> str:
    """The measure that the view is about; blank for one that shows several."""
    if view in BY_MEASURE:
        return selection.measure
    return "listed" if view in ("founding-timeline", "parks") else ""
