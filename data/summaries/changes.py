"""Every company that changed between the chosen import and the one before it, under the selection."""

from dataclasses import dataclass

from data import filters
from data.dataset import Dataset
from data.measures import history
from data.measures.history import Company
from data.selection import Selection
from data.summaries import Summary


@dataclass(frozen=True, kw_only=True)
class CompanyChanges(Summary):
    since: str = ""
    as_of: str = ""
    measure: str = ""
    companies: tuple[Company, ...] = ()


def summarise(selection: Selection, dataset: Dataset) -> CompanyChanges:
    """All of them; none where the series has no history, or its imports kept no companies. Too long to remember."""
    series = history.read(selection, dataset)
    if series is None:
        return CompanyChanges(filters_applied=(), sources=())
    earlier, later = series.two
    _, companies = series.listed()
    return CompanyChanges(
        since=str(earlier.card["as_of"]),
        as_of=str(later.card["as_of"]),
        measure=series.measure,
        companies=companies,
        filters_applied=filters.place_chosen(selection),
        sources=(earlier.id, later.id),
    )
