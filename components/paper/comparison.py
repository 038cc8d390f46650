"""The chosen places side by side: on one scale, and as a matrix of facts; with a floor where a member has no figure."""

from collections.abc import Sequence

from components.panels import names
from components.panels.citation import with_unit
from components.panels.comparison import format_total
from components.panels.ranking_companies import per_10k
from components.panels.rows import amount
from components.paper.pad import Pad
from components.paper.ranking_bars import BAR, lay_over, measured, under
from components.paper.table import Column, write
from components.paper.two_counts import pair, table
from components.paper.units import bars
from components.style import Style
from data.dataset import Dataset
from data.measures.comparison import Comparison
from data.measures.ranked import RankedPlace
from data.selection import Selection
from data.states import State
from data.values import Fact


def draw(pad: Pad, compared: Comparison, selection: Selection, dataset: Dataset) -> None:
    """One row a place, then the sum."""
    if selection.measure != "companies":
        notes = [pad.style.words("ranking.two_counts_note"), *_parks_together(compared, selection, dataset, pad.style)]
        table(pad, [*map(pair, compared.rows)], notes, dataset, "paper.more_rows")
        return
    rows = [*compared.rows]
    grid = lay_over(pad, _columns(rows, compared, pad.style), [])
    write(pad, grid)
    bars(pad, measured(grid, rows, [row.place.state == State.DERIVED for row in rows]), pad.style.palette.teal_3)
    under(pad, grid, [])


def _columns(rows: Sequence[RankedPlace], compared: Comparison, style: Style) -> list[Column]:
    words, total = style.words, together(compared, style)
    sums = [total] if total else []
    blank = [""] * len(sums)
    return [
        Column(words("ranking.place"), (*(row.place.name for row in rows), *(label for label, _ in sums)), wraps=True),
        Column(
            words("ranking.count"), (*(amount(r.place, style) for r in rows), *(v for _, v in sums)), "right", "strong"
        ),
        Column("", ("",) * (len(rows) + len(sums)), picture=BAR),
        Column(words("ranking.per_10k"), (*(per_10k(row, style) for row in rows), *blank), "right", last=True),
    ]


def together(compared: Comparison, style: Style) -> tuple[str, str] | None:
    """The label and the sum; none where nothing is known."""
    if compared.together.value is None:
        return None
    value, covered = format_total(compared, style)
    return f"{style.words('ranking.sum')} {covered}".strip(), value


def _parks_together(compared: Comparison, selection: Selection, dataset: Dataset, style: Style) -> list[str]:
    """The sum of the measure that is shown."""
    total = together(compared, style)
    measure = names.counted(selection, dataset, style)
    return [style.words("paper.sum", measure=measure, label=total[0], value=total[1])] if total else []


def matrix(pad: Pad, labels: Sequence[str], places: Sequence[str], facts: Sequence[Sequence[Fact]]) -> None:
    """One row a fact, one column a place."""
    style = pad.style
    columns = [Column("", tuple(labels), wraps=True)]
    for place, column in zip(places, facts, strict=True):
        columns.append(Column(place, tuple(with_unit(fact, style) for fact in column), "right", "strong"))
    grid = lay_over(pad, columns, [])
    write(pad, grid)
    under(pad, grid, [])
