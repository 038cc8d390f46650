"""The chosen places side by side: on one scale, and as a matrix of facts; with a floor where a member has no figure."""

from collections.abc import Sequence

from components.panels import names
from components.panels.citation import with_unit
from components.panels.comparison import summed
from components.panels.ranking_companies import per_10k
from components.panels.rows import amount
from components.paper.cell_marks import draw_bars
from components.paper.company_ranking import BAR, lay_over, measured, under
from components.paper.figure_builder import FigureBuilder
from components.paper.park_counts import pair, table
from components.paper.text_table import TableColumn, draw_table
from components.style import Style
from data.dataset import Dataset
from data.measures import registry
from data.measures.comparison import Comparison
from data.measures.measure import Measure
from data.measures.ranked import RankedPlace
from data.selection import Selection
from data.states import State
from data.values import Fact


def draw(builder: FigureBuilder, compared: Comparison, selection: Selection, dataset: Dataset) -> None:
    """One row a place, then the sum."""
    measure = registry.shown(selection, dataset)
    if measure.counterpart:
        notes = [
            builder.style.words("ranking.two_counts_note"),
            *_parks_together(compared, selection, dataset, builder.style),
        ]
        table(builder, [*map(pair, compared.rows)], notes, dataset, "paper.more_rows")
        return
    rows = [*compared.rows]
    grid = lay_over(builder, _columns(rows, compared, measure, builder.style), [])
    draw_table(builder, grid)
    draw_bars(
        builder, measured(grid, rows, [row.place.state == State.DERIVED for row in rows]), builder.style.palette.teal_3
    )
    under(builder, grid, [])


def _columns(rows: Sequence[RankedPlace], compared: Comparison, measure: Measure, style: Style) -> list[TableColumn]:
    words, total = style.words, together(compared, style)
    sums = [total] if total else []
    places = (*(row.place.name for row in rows), *(label for label, _ in sums))
    rates = (*(per_10k(row, style) for row in rows), *[""] * len(sums))
    return [
        TableColumn(words("ranking.place"), places, wraps=True),
        TableColumn(
            names.value_heading(measure, style),
            (*(amount(r.place, style) for r in rows), *(v for _, v in sums)),
            "right",
            "strong",
        ),
        TableColumn("", ("",) * (len(rows) + len(sums)), picture=BAR),
        *([TableColumn(words("ranking.per_10k"), rates, "right", last=True)] if measure.has_rates else []),
    ]


def together(compared: Comparison, style: Style) -> tuple[str, str] | None:
    """The label and the sum; none where nothing is known."""
    if compared.together.value is None:
        return None
    value, covered = summed(compared, style)
    return f"{style.words('ranking.sum')} {covered}".strip(), value


def _parks_together(compared: Comparison, selection: Selection, dataset: Dataset, style: Style) -> list[str]:
    """The sum of the measure that is shown."""
    total = together(compared, style)
    measure = names.counted(selection, dataset, style)
    return [style.words("paper.sum", measure=measure, label=total[0], value=total[1])] if total else []


def matrix(
    builder: FigureBuilder, labels: Sequence[str], places: Sequence[str], facts: Sequence[Sequence[Fact]]
) -> None:
    """One row a fact, one column a place."""
    style = builder.style
    columns = [TableColumn("", tuple(labels), wraps=True)]
    for place, column in zip(places, facts, strict=True):
        columns.append(TableColumn(place, tuple(with_unit(fact, style) for fact in column), "right", "strong"))
    grid = lay_over(builder, columns, [])
    draw_table(builder, grid)
    under(builder, grid, [])
