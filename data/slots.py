"""The slots of the timeline of founding, and the slot of each park.

A slot is a year (2015), a span (2016-2018) or an open end (2019-). Two more stand apart: unknown, planned. Spans and
open ends are a publication's; where none is set beside the parks, every year from the first to the last is a slot.
"""

from collections.abc import Iterable

import pandas as pd

from data import dates, years
from data.schemas import NOT_BUILT
from data.years import YearSpan


def precision_of(founded: str, status: str) -> dates.Precision:
    """How much of the founding date is known."""
    if status in NOT_BUILT:
        return "not_founded"
    return dates.parse(founded).precision if founded else "unknown"


def slots_of(published: Iterable[str], founded: Iterable[int]) -> tuple[str, ...]:
    """The published slots, and a slot of its own for each year that lies in none of them, in order.

    Without published slots every year from the first to the last, also those in which nothing was founded.
    """
    slots, founded = set(published), set(founded)
    if not slots:
        return tuple(f"{year:04d}" for year in range(min(founded), max(founded) + 1)) if founded else ()
    alone = {str(year) for year in founded if not any(holds(slot, year) for slot in slots)}
    return tuple(sorted(slots | alone))


def slot_of(year: int | None, status: str, slots: Iterable[str]) -> str:
    """The slot of one park."""
    if status in NOT_BUILT:
        return "planned"
    return "unknown" if year is None else next(slot for slot in slots if holds(slot, year))


def holds(slot: str, year: int) -> bool:
    """Whether the year lies in the slot."""
    return any(isinstance(span, YearSpan) and year in span for span in years.parse(slot)[0])


def with_slots(parks: pd.DataFrame, published: Iterable[str]) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """The parks with the columns year, precision and slot, and all slots; `published` are those of a publication."""
    founded = [dates.parse(text).year if text else None for text in parks["founded"]]
    statuses = parks["status"].tolist()
    slots = slots_of(published, [year for year in founded if year is not None])
    columns = {
        "year": pd.array(founded, dtype="Int64"),
        "precision": _texts([precision_of(*row) for row in zip(parks["founded"], statuses, strict=True)], parks),
        "slot": _texts([slot_of(*row, slots) for row in zip(founded, statuses, strict=True)], parks),
    }
    return parks.assign(**columns), slots


def _texts(values: Iterable[str], parks: pd.DataFrame) -> pd.Series:
    """A column, which is one of texts also where there are no parks."""
    return pd.Series(list(values), parks.index, "str")
