"""All measures, and the one that the selection shows."""

from collections.abc import Mapping

from data.dataset import Dataset
from data.measures.companies import COMPANIES
from data.measures.listed import LISTED
from data.measures.measure import Measure, MeasureValues
from data.measures.published import PUBLISHED
from data.selection import Selection

MEASURES: tuple[Measure, ...] = (LISTED, PUBLISHED, COMPANIES)
"""In the order of the menu."""


def measures_of(dataset: Dataset) -> Mapping[str, Measure]:
    """The measures of a dataset by their id: those that all datasets have, then its own."""
    return {one.id: one for one in (*MEASURES, *dataset.measures)}


def shown(selection: Selection, dataset: Dataset) -> Measure:
    """The measure that the selection shows."""
    return measures_of(dataset)[selection.measure]


def read(selection: Selection, dataset: Dataset) -> MeasureValues:
    """The values of the measure that the selection shows."""
    return shown(selection, dataset).read(selection, dataset)
