"""Filings of information services with the cyberspace administration, all batches up to a date: services, no companies.

Few provinces were ever printed, and those of another counter or date stand apart: a map of them is never full.
"""

from collections import Counter

import pandas as pd

from data.dataset import Dataset
from data.measures.columns import rows
from data.measures.counts import Count, Counts
from data.measures.measure import Measure
from data.owned_results import owned
from data.regions import Adcode
from data.selection import Selection

ROW = "filings"
"""What `published.csv` calls them."""
LOCAL = 2022
"""From this year on no national total was read: the figures are those of single provinces and districts."""


def years(dataset: Dataset) -> tuple[int, ...]:
    """The years of which any figure was printed."""
    return tuple(sorted({int(date[:4]) for date, _, _ in _figures(dataset)}))


def read(selection: Selection, dataset: Dataset) -> Counts:
    """The figures of one date: in the chosen year that with most figures, else the latest with one of the level."""
    figures = _figures(dataset)
    of_level = [date for date, region, _ in figures if region == selection.map]
    latest = max(of_level, default=max(date for date, *_ in figures))
    in_year = Counter(date for date, *_ in figures if date.startswith(str(selection.year)))
    date = max(in_year, key=lambda one: (in_year[one], one)) if in_year else latest
    return Counts(
        fact=ROW,
        unit="services",
        regions=dataset.regions,
        lang=selection.lang,
        counts={region: count for one, region, count in figures if one == date},
        as_of=date,
        year=int(date[:4]),
    )


@owned(maxsize=8)
def _figures(dataset: Dataset) -> tuple[tuple[str, Adcode, Count], ...]:
    """Date, region and figure of all rows."""
    table = rows(dataset, "published", "measure", "as_of", "region", "value", "source_id", "nature")
    return tuple(
        (as_of, Adcode(region), Count(int(value), False, source))
        for measure, as_of, region, value, source, nature in table
        if measure == ROW and nature == "count" and not pd.isna(value)
    )


FILINGS = Measure(
    ROW,
    "services",
    read,
    additive=True,
    has_shares=True,
    has_circles=True,
    dots="pilots",
    group="official",
    years=years,
    breaks=(LOCAL,),
    is_offered=lambda dataset: bool(_figures(dataset)),
)
