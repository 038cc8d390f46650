"""A table over the whole figure with notes under it, or a message in its place."""

from collections.abc import Iterable, Sequence

from components.paper.cell_marks import ValueCell
from components.paper.figure_builder import FigureBuilder, PixelBox
from components.paper.line_breaks import lines_height, wrap
from components.paper.text_table import TableColumn, TableLayout, layout_table, write_table

MARKS_WIDTH = 7
"""Least width of a column of bars or squares, in sizes."""


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
