"""The chosen places side by side: on one scale, and as a matrix of facts; with a floor where a member has no figure."""

from collections.abc import Sequence

from components.panels import names
from components.panels.citation import with_unit
from components.panels.comparison import format_total
from components.panels.ranking_companies import per_10k
from components.panels.rows import amount
from components.paper.cell_marks import draw_bars
from components.paper.figure_builder import FigureBuilder
from components.paper.noted_table import MARKS_WIDTH, draw_noted_table, value_cells
from components.paper.park_counts import counts_of_place, draw_rows
from components.paper.text_table import TableColumn
from components.style import Style
from data.dataset import Dataset
from data.measures import registry
from data.measures.comparison import Comparison
from data.measures.measure import Measure
from data.selection import Selection
from data.states import State
from data.values import Fact


def draw(builder: FigureBuilder, compared: Comparison, selection: Selection, dataset: Dataset) -> None:
    """One row a place, then the sum."""
    measure, style, total = registry.shown(selection, dataset), builder.style, _total(compared, builder.style)
    if measure.counterpart:
        notes = [style.words("ranking.two_counts_note")]
        if total:
            counted = names.counted(selection, dataset, style)
            notes.append(style.words("paper.sum", measure=counted, label=total[0], value=total[1]))
        draw_rows(builder, [counts_of_place(row) for row in compared.rows], notes, dataset, "paper.more_rows")
        return
    layout = draw_noted_table(builder, _columns(compared, measure, total, style))
    places = [row.place for row in compared.rows]
    values = [(place.value, place.adcode, place.state == State.DERIVED) for place in places]
    draw_bars(builder, value_cells(layout, 2, values), style.palette.teal_3)


def _columns(compared: Comparison, measure: Measure, total: tuple[str, str] | None, style: Style) -> list[TableColumn]:
    words, rows = style.words, compared.rows
    labels, sums = ([total[0]], [total[1]]) if total else ([], [])
    counts = [*(amount(row.place, style) for row in rows), *sums]
    rates = [*(per_10k(row, style) for row in rows), *[""] * len(sums)]
    return [
        TableColumn(words("ranking.place"), [*(row.place.name for row in rows), *labels], wraps=True),
        TableColumn(names.value_heading(measure, style), counts, "right", "strong"),
        TableColumn("", [""] * len(counts), picture=MARKS_WIDTH),
        *([TableColumn(words("ranking.per_10k"), rates, "right", optional=True)] if measure.has_rates else []),
    ]


def _total(compared: Comparison, style: Style) -> tuple[str, str] | None:
    """The label and the sum; none where nothing is known."""
    if compared.together.value is None:
        return None
    value, covered = format_total(compared, style)
    return f"{style.words('ranking.sum')} {covered}".strip(), value


def draw_matrix(
    builder: FigureBuilder, labels: Sequence[str], places: Sequence[str], facts: Sequence[Sequence[Fact]]
) -> None:
    """One row a fact, one column a place."""
    columns = [TableColumn("", labels, wraps=True)]
    for place, column in zip(places, facts, strict=True):
        columns.append(TableColumn(place, [with_unit(fact, builder.style) for fact in column], "right", "strong"))
    draw_noted_table(builder, columns)
