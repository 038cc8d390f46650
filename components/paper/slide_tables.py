"""What a slide tells in rows: series side by side, facts of a place, parks by name."""

from collections.abc import Sequence
from dataclasses import dataclass

from components import numbers
from components.panels import names
from components.style import Style
from data.dataset import Dataset
from data.measures import companies
from data.regions import NATION
from data.selection import Selection
from data.summaries import parks as park_list
from data.values import Fact

MAX_ROWS = 11
"""Rows that fit on a slide in type that can be read across a room."""


@dataclass(frozen=True)
class SlideTable:
    """Rows of texts under a header; `more` rows did not fit. `widths` are parts of the whole."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    more: int = 0


def compared(series: Sequence[str], dataset: Dataset, style: Style) -> SlideTable:
    """Series side by side, smallest first, as texts: never on one scale."""
    found, words = companies.single_counts(NATION, dataset), style.words
    ordered = sorted((one for one in series if one in found), key=lambda one: found[one].value)
    rows = tuple(_series_row(one, found[one], dataset, style) for one in ordered)
    header = (words("deck.column_series"), words("deck.column_count"), words("filters.measure"))
    return SlideTable((*header, words("deck.column_definition")), rows, (0.2, 0.17, 0.15, 0.48))


def _series_row(one: str, count: companies.Count, dataset: Dataset, style: Style) -> tuple[str, ...]:
    plain, definition = numbers.integer(count.value), names.series_row(one, dataset)[f"definition_{style.lang}"]
    value = style.words("terms.approx", value=plain) if count.approx else plain
    return names.series(one, dataset, style), value, names.companies(one, dataset, style), definition


def facts_of_place(facts: Sequence[Fact], selection: Selection, dataset: Dataset, style: Style) -> SlideTable:
    """Name, number or why there is none, and date of each fact."""
    words, measure = style.words, names.companies_of(selection, dataset, style)
    rows = tuple(
        (words(f"region_profile.fact_{fact.fact}", measure=measure), numbers.fact_value(fact, words), fact.as_of)
        for fact in facts
    )
    header = tuple(words(f"deck.column_{name}") for name in ("fact", "value", "as_of"))
    return SlideTable(header, rows[:MAX_ROWS], (0.5, 0.3, 0.2), max(0, len(rows) - MAX_ROWS))


def parks(selection: Selection, dataset: Dataset, style: Style) -> SlideTable | None:
    """Parks by founding date with their dated status; None when none passes the filters."""
    found, words = park_list.summarise(selection, dataset).rows, style.words
    rows = tuple(
        (
            names.park(park.name, park.name_en, style),
            " ".join(dict.fromkeys(filter(None, (park.province, park.city, park.district)))),
            names.founded(park.founded, park.precision, style),
            names.status(park.status, park.status_as_of, style),
        )
        for park in found
    )
    header = tuple(words(f"parks.{name}") for name in ("name", "place", "founded", "status"))
    return SlideTable(header, rows[:MAX_ROWS], (0.42, 0.24, 0.14, 0.2), max(0, len(rows) - MAX_ROWS)) if rows else None
