"""What became of the companies of each place between two dates, as a table on a sheet or a slide."""

from dataclasses import replace

from components import numbers
from components.panels import names, snapshots
from components.panels import vitality as panel
from components.panels.vitality import Column
from components.paper.figure_builder import FigureBuilder
from components.paper.noted_table import draw_message, draw_noted_table
from components.paper.slide_tables import SlideTable, fitting
from components.paper.table_columns import Look, TableColumn
from components.style import Style
from data.dataset import Dataset
from data.measures.vitality import Vitality
from data.selection import Selection
from data.summaries import vitality
from data.summaries.vitality import Vitalities

NEEDED = ("earlier", "registered", "closed", "net", "later", "net_over_new", "closed_over_new")
"""Columns of a slide, and of a sheet without room for all."""
MAX_ROWS = 16
"""Of a sheet, which has room for the definitions then."""


def title(view: str, selection: Selection, dataset: Dataset, style: Style) -> str:
    """Of the opened level, whichever of its places are chosen."""
    return style.words(f"paper.title_{view}", place=names.place(selection.map, dataset, style))


def draw(builder: FigureBuilder, selection: Selection, dataset: Dataset) -> None:
    """All columns that there is room for; a sentence where nothing is known of the companies."""
    summary, style = vitality.summarise(selection, dataset), builder.style
    known = _rows(summary, selection)
    if not known:
        draw_message(builder, _missing(summary, style))
        return
    rows, notes = known[:MAX_ROWS], [note.rstrip("。.") for note in panel.notes(summary, style)]
    if len(known) > MAX_ROWS:
        notes = [style.words("paper.more_rows", count=len(known) - MAX_ROWS), *notes]
    places = TableColumn(style.words("snapshots.place"), [one.name for one in rows], wraps=True)
    columns = [_column(column, rows, summary, style) for column in panel.columns(summary)]
    draw_noted_table(builder, [places, *columns], notes)


def _column(column: Column, rows: list[Vitality], summary: Vitalities, style: Style) -> TableColumn:
    look: Look = "strong" if column.name in ("earlier", "net", "later") else "plain"
    if panel.is_provisional(column, summary):
        look = "muted"
    texts = [column.text(one) for one in rows]
    return TableColumn(panel.heading(column, style), texts, "right", look, optional=column.name not in NEEDED)


def content(selection: Selection, dataset: Dataset, style: Style) -> SlideTable | None:
    """The columns that a slide has room for."""
    summary = vitality.summarise(selection, dataset)
    columns = [column for column in panel.columns(summary) if column.name in NEEDED]
    head = [style.words("snapshots.place"), *(panel.heading(column, style) for column in columns)]
    rows = [(one.name, *(column.text(one) for column in columns)) for one in _rows(summary, selection)]
    table = fitting(head, rows, (0.2, *[0.8 / len(columns)] * len(columns))) if rows else None
    return replace(table, note=snapshots.provisional(summary.open_months, style)) if table else None


def statement(selection: Selection, dataset: Dataset, style: Style) -> str:
    """Both counts of the level, and the net growth between them."""
    summary, words = vitality.summarise(selection, dataset), style.words
    total = summary.total
    if total is None or total.earlier is None or total.later is None:
        return _missing(summary, style)
    ends = {"earlier": numbers.integer(total.earlier), "later": numbers.integer(total.later)}
    text = words("vitality.statement", place=total.name, first=summary.since, last=summary.as_of, **ends)
    if total.net is not None:
        text = words("vitality.statement_net", statement=text, net=numbers.change(total.net))
    return snapshots.with_reason(text, summary.open_months, style)


def _rows(summary: Vitalities, selection: Selection) -> list[Vitality]:
    """The level, then its parts, the chosen ones first: a sheet without room for all leaves out the last."""
    places = sorted(summary.places, key=lambda one: one.adcode not in selection.regions)
    return [one for one in (summary.total, *places) if one and one.flows is not None]


def _missing(summary: Vitalities, style: Style) -> str:
    return snapshots.reason("no_log", style) if summary.total else style.words("vitality.statement_none")
