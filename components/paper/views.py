"""What a sheet asks of a view: its summary, and the measure that it is about."""

from typing import Final

from data.dataset import Dataset
from data.measures import registry
from data.measures.ages import Ages
from data.measures.listed import LISTED
from data.measures.measure import Measure
from data.selection import Selection
from data.summaries import Summary, founding_timeline
from data.views import VIEWS

BY_MEASURE: Final = ("province-map", "ranking")


def summary_of(view: str, selection: Selection, dataset: Dataset) -> Summary:
    """The summary that the view's figure, sentence and sources are made from."""
    summary: Summary = VIEWS[view].summarise(selection, dataset)
    return summary


def ages_shown(view: str, selection: Selection, dataset: Dataset) -> Ages | None:
    """The companies by year of registration, where the timeline shows them instead of parks."""
    return founding_timeline.summarise(selection, dataset).ages if view == "founding-timeline" else None


def measure_shown(view: str, selection: Selection, dataset: Dataset) -> Measure | None:
    """The measure that the view is about; None for one that shows several."""
    if view in BY_MEASURE or ages_shown(view, selection, dataset):
        return registry.shown(selection, dataset)
    return LISTED if view in ("founding-timeline", "parks") else None
