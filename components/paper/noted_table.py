"""A table over the whole figure with notes under it, or a message in its place; bars and squares in its cells.

Bars and squares are real marks that carry the place they stand for.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from components.line_breaks import lines_height, wrap
from components.paper.figure_builder import FigureBuilder, PixelBox
from components.paper.text_table import TableColumn, TableLayout, layout_table, write_table

MARKS_WIDTH = 7
"""Least width of a column of bars or squares, in sizes."""
MAX_SQUARES = 40
"""Beyond this many squares nobody counts them: a bar says it better."""


@dataclass(frozen=True)
class ValueCell:
    """A table cell with its value and the place that it is the value of."""

    box: PixelBox
    value: float
    adcode: str
    outlined: bool = False

    @property
    def middle(self) -> float:
        return round(self.box.top + self.box.height / 2, 1)


def draw_noted_table(
    builder: FigureBuilder, columns: Sequence[TableColumn], notes: Sequence[str] = (), more: str = "paper.more_rows"
) -> TableLayout:
    """The table over its notes, or over a line that tells of rows without room, where there are any."""
    size, text = builder.body, builder.style.words("page.pause").join(notes)
    layout = layout_table(columns, _above(builder, len(wrap(text, size, builder.width))), size)
    if layout.hidden:
        layout = layout_table(columns, _above(builder, 1), size)
    write_table(builder, layout)
    if layout.hidden:
        text = builder.style.words(more, count=layout.hidden)
    lines = wrap(text, size, builder.width)[: max(1, int((builder.height - layout.bottom) // lines_height(1, size)))]
    builder.add_text(lines, 0, builder.height - lines_height(len(lines), size), size, builder.style.palette.muted)
    return layout


def _above(builder: FigureBuilder, lines: int) -> PixelBox:
    below = lines_height(lines, builder.body) + (0.3 * builder.body if lines else 0)
    return PixelBox(0, 0, builder.width, builder.height - below)


def draw_matrix(
    builder: FigureBuilder,
    labels: Sequence[tuple[str, str]],
    columns: Iterable[tuple[str, list[str]]],
    notes: Sequence[str] = (),
    needed: int = 1,
) -> None:
    """One row a fact, one column a place; turned where that has no room, so that no place is missing.

    A label has two forms, the second one for the head of a column. Of a turned table the first facts are `needed`;
    those without room are counted.
    """
    compared = [*columns]
    upright = [TableColumn("", [label for label, _ in labels], wraps=True)]
    upright += [TableColumn(place, texts, "right", "strong") for place, texts in compared]
    layout = layout_table(upright, _above(builder, 1), builder.body)
    if len(layout.columns) == len(upright) and not layout.hidden:
        draw_noted_table(builder, upright, notes)
        return
    facts = zip(labels, zip(*(texts for _, texts in compared), strict=True), strict=True)
    turned = [TableColumn("", [place for place, _ in compared], wraps=True)]
    turned += [
        TableColumn(head, texts, "right", "strong", optional=index >= needed)
        for index, ((_, head), texts) in enumerate(facts)
    ]
    missing = len(turned) - len(layout_table(turned, _above(builder, 1), builder.body).columns)
    left = [builder.style.words("paper.more_facts", count=missing)] if missing else []
    draw_noted_table(builder, turned, [*notes, *left])


def draw_message(builder: FigureBuilder, text: str) -> None:
    """One sentence in the middle of an empty figure."""
    size, muted = 1.3 * builder.body, builder.style.palette.muted
    lines = wrap(text, size, 0.9 * builder.width)
    y = (builder.height - lines_height(len(lines), size)) / 2
    builder.add_text(lines, builder.width / 2, y, size, muted, "center")


def value_cells(layout: TableLayout, column: int, values: Iterable[tuple[float | None, str, bool]]) -> list[ValueCell]:
    """The cells of a column of marks that have room and a value; of each row value, place, whether it is outlined."""
    if column >= len(layout.columns) or not layout.columns[column].picture:
        return []
    return [
        ValueCell(layout.box(column, row), value, adcode, outlined)
        for row, (value, adcode, outlined) in zip(layout.rows, values, strict=False)
        if value is not None
    ]


def draw_bars(builder: FigureBuilder, cells: Sequence[ValueCell]) -> None:
    """A bar in each cell, on one scale; an outlined one is derived."""
    builder.count_pixels()
    if not cells:
        return
    maximum, palette = max(cell.value for cell in cells) or 1, builder.style.palette
    edges = [palette.coast if cell.outlined else palette.teal_3 for cell in cells]
    fills = [palette.paper if cell.outlined else palette.teal_3 for cell in cells]
    trace = {
        "type": "bar",
        "orientation": "h",
        "x": [round(max(cell.value / maximum * cell.box.width, 1.0), 1) for cell in cells],
        "base": [round(cell.box.left, 1) for cell in cells],
        "width": round(min(0.5 * cells[0].box.height, 1.5 * builder.body), 1),
        "marker": {"color": fills},
    }
    _add_marks(builder, cells, trace, edges)


def draw_squares(builder: FigureBuilder, cells: Sequence[ValueCell], filled: bool, pitch: float) -> None:
    """As many squares as parks in each cell, `pitch` apart; bars where they are too many."""
    palette = builder.style.palette
    if any(cell.value > MAX_SQUARES for cell in cells):
        draw_bars(builder, [replace(cell, outlined=not filled) for cell in cells])
        return
    builder.count_pixels()
    squares = [(round(cell.box.left + (n + 0.5) * pitch, 1), cell) for cell in cells for n in range(int(cell.value))]
    fill, edge = (palette.teal_3, palette.teal_3) if filled else (palette.paper, palette.coast)
    marker = {"symbol": "square", "size": round(0.76 * pitch, 1), "color": fill}
    trace = {"type": "scatter", "mode": "markers", "x": [x for x, _ in squares], "marker": marker, "cliponaxis": False}
    _add_marks(builder, [cell for _, cell in squares], trace, edge)


def square_pitch(cells: Sequence[ValueCell]) -> float:
    """The distance of two squares: what the longest row of them leaves, and no more than a row's height takes."""
    fits = [cell.box.width / cell.value for cell in cells if cell.value]
    return min([*fits, *(0.62 * cell.box.height for cell in cells)], default=1.0)


def _add_marks(builder: FigureBuilder, cells: Sequence[ValueCell], trace: dict[str, Any], edge: object) -> None:
    """Add a trace with what bars and squares share: a mark a cell."""
    marker = trace["marker"] | {"line": {"color": edge, "width": builder.style.px(1)}}
    places = {"y": [cell.middle for cell in cells], "customdata": [[cell.adcode] for cell in cells]}
    builder.traces.append(trace | places | {"marker": marker, "hoverinfo": "none"})
