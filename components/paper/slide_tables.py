"""What a slide tells in rows: series side by side, facts of a place, parks by name."""

from collections.abc import Sequence
from dataclasses import dataclass

from components import numbers
from components.panels import names
from components.panels.comparison import fact_rows
from components.paper import key_figures
from components.style import Style
from data.dataset import Dataset
from data.measures import companies
from data.measures.comparison import Comparison
from data.regions import NATION
from data.selection import Selection
from data.summaries import parks as park_list
from data.summaries import ranking
from data.values import Fact

MAX_ROWS = 13
"""Rows that fit on a slide in type that can be read across a room."""


@dataclass(frozen=True)
class SlideTable:
    """Rows of texts under a header; `more` rows did not fit; `note` stands below. `widths` are parts of the table's."""

    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float]
    more: int = 0
    note: str = ""


def compared(series: Sequence[str], dataset: Dataset, style: Style) -> SlideTable:
    """Series side by side, smallest first, as texts: never on one scale."""
    words, counts = style.words, companies.single_counts(NATION, dataset)
    ordered = sorted((series_id for series_id in series if series_id in counts), key=lambda key: counts[key].value)
    rows = []
    for series_id in ordered:
        count, value = counts[series_id], numbers.integer(counts[series_id].value)
        shown = words("terms.approx", value=value) if count.approx else value
        name, measure = names.series(series_id, dataset, style), names.companies(series_id, dataset, style)
        rows.append((name, shown, measure, names.series_row(series_id, dataset)[f"definition_{style.lang}"]))
    columns = ("deck.column_series", "deck.column_count", "filters.measure", "deck.column_definition")
    return SlideTable([words(column) for column in columns], rows, (0.2, 0.17, 0.15, 0.48))


def facts_of_place(facts: Sequence[Fact], selection: Selection, dataset: Dataset, style: Style) -> SlideTable:
    """Name, number or why there is none, and date of each fact."""
    words = style.words
    rows = [
        (names.fact(fact.fact, selection, dataset, style), numbers.fact_value(fact, words), fact.as_of)
        for fact in facts
    ]
    return fitting([words(f"deck.column_{name}") for name in ("fact", "value", "as_of")], rows, (0.5, 0.3, 0.2))


def places_compared(compared: Comparison, selection: Selection, dataset: Dataset, style: Style) -> SlideTable:
    """The facts of the chosen places with their dates, a column each."""
    summary = ranking.summarise(selection, dataset)
    rows = [
        (f"{row.label} {row.note}".strip(), *row.texts)
        for row in fact_rows(compared, summary, selection, dataset, style)
    ]
    several = len(compared.places)
    header = ["", *(place.row.place.name for place in compared.places)]
    return fitting(header, rows, (0.34, *[0.66 / several] * several))


def headlines_compared(selection: Selection, dataset: Dataset, style: Style) -> SlideTable:
    """The five facts of the chosen places with their dates, a column each."""
    header, labels, texts = key_figures.comparison(selection, dataset, style)
    several = len(header)
    rows = [(label, *row) for label, row in zip(labels, zip(*texts, strict=True), strict=True)]
    return fitting(["", *header], rows, (0.34, *[0.66 / several] * several))


def parks(selection: Selection, dataset: Dataset, style: Style) -> SlideTable | None:
    """Parks by founding date with their dated status; None when none passes the filters."""
    rows = [
        (
            names.park(park.name, park.name_en, style),
            " ".join(dict.fromkeys(filter(None, (park.province, park.city, park.district)))),
            names.founded(park.founded, park.precision, style),
            names.status(park.status, park.status_as_of, style),
        )
        for park in park_list.summarise(selection, dataset).rows
    ]
    header = [style.words(f"parks.{name}") for name in ("name", "place", "founded", "status")]
    return fitting(header, rows, (0.42, 0.24, 0.14, 0.2)) if rows else None


def fitting(header: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]) -> SlideTable:
    """As many rows as a slide holds, and how many more there are."""
    return SlideTable(header, rows[:MAX_ROWS], widths, max(0, len(rows) - MAX_ROWS))
