"""What does not add up, as a table on a sheet or a slide: what differs first."""

from collections.abc import Sequence

from components.panels import reconciliation as panel
from components.panels.reconciliation import CheckRow
from components.paper.facts import BESIDE
from components.paper.figure_builder import FigureBuilder
from components.paper.noted_table import draw_message, draw_noted_table
from components.paper.slide_tables import SlideTable, fitting
from components.paper.table_columns import TableColumn
from components.style import Style
from data.dataset import Dataset
from data.selection import Selection
from data.summaries import reconciliation


def draw(builder: FigureBuilder, selection: Selection, dataset: Dataset) -> None:
    """Place, whose numbers, both numbers, difference, outcome; the reason where there is room."""
    rows = _rows(selection, dataset, builder.style)
    if not rows:
        draw_message(builder, builder.style.words("reconciliation.nothing_open"))
        return
    is_narrow = builder.width / builder.body < BESIDE
    draw_noted_table(builder, _narrow(rows, builder.style) if is_narrow else _wide(rows, builder.style))


def _wide(rows: Sequence[CheckRow], style: Style) -> list[TableColumn]:
    heads = _heads(style)
    return [
        TableColumn(heads[0], [row.place for row in rows]),
        TableColumn(heads[1], [row.scope for row in rows], look="muted", wraps=True),
        TableColumn(heads[2], [row.printed for row in rows], "right", "strong"),
        TableColumn(heads[3], [row.computed + row.parts for row in rows], "right"),
        TableColumn(heads[4], [row.difference for row in rows], "right", "strong"),
        TableColumn(heads[5], [style.words(f"reconciliation.outcome_{row.outcome}") for row in rows], look="muted"),
    ]


def _narrow(rows: Sequence[CheckRow], style: Style) -> list[TableColumn]:
    """Whose numbers they are stands with the place, and how many parts a sum has is left out."""
    heads, comma = _heads(style), style.words("numbers.comma")
    return [
        TableColumn(heads[0], [comma.join((row.place, row.scope)) for row in rows], wraps=True),
        TableColumn(heads[2], [row.printed for row in rows], "right", "strong"),
        TableColumn(heads[3], [row.computed for row in rows], "right"),
        TableColumn(heads[4], [row.difference for row in rows], "right", "strong", optional=True),
    ]


def content(selection: Selection, dataset: Dataset, style: Style) -> SlideTable | None:
    """The same rows on a slide; None when nothing disagrees."""
    rows = _rows(selection, dataset, style)
    texts = [(row.place, row.scope, row.printed, row.computed + row.parts, row.difference) for row in rows]
    return fitting(_heads(style)[:5], texts, (0.12, 0.4, 0.14, 0.2, 0.14)) if rows else None


def statement(selection: Selection, dataset: Dataset, style: Style) -> str:
    """How many checks have which outcome."""
    return panel.summary_line(reconciliation.summarise(selection, dataset), style)


def _rows(selection: Selection, dataset: Dataset, style: Style) -> Sequence[CheckRow]:
    return [panel.row(one, dataset, style) for one in reconciliation.summarise(selection, dataset).open]


def _heads(style: Style) -> Sequence[str]:
    columns = ("what", "scope", "printed", "computed", "difference", "outcome")
    return [style.words(f"reconciliation.column_{column}") for column in columns]
