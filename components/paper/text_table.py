"""Tables as text in pixels: columns as wide as their texts, type as large as there is room, and what did not fit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final, Literal

from components.line_breaks import LINE, line_width, lines_height, wrap
from components.paper.figure_builder import Align, FigureBuilder, PixelBox

Look = Literal["plain", "strong", "muted"]

_FACTORS: Final = (2.0, 1.8, 1.6, 1.45, 1.3, 1.2, 1.1, 1.0)
"""How much larger than the body a table's type may be, tried from the largest."""
_MIN_ROW_GAP: Final = 0.14
_MAX_ROW_GAP: Final = 1.5
_MIN_COLUMN_GAP: Final = 1.3
_MAX_COLUMN_GAP: Final = 4.5
_MIN_WRAPPED: Final = 9
"""Width of a column whose texts wrap. In sizes, like the gaps."""


@dataclass(frozen=True)
class TableColumn:
    """Texts under a heading, or room for a picture, which takes what the others leave."""

    head: str
    cells: Sequence[str]
    align: Align = "left"
    look: Look = "plain"
    wraps: bool = False
    picture: float = 0  # the least width of a picture column, in sizes
    optional: bool = False  # left out where the columns are too wide together

    @property
    def bold(self) -> bool:
        return self.look == "strong"


@dataclass(frozen=True)
class TableRow:
    """Where one row stands, and the lines of its cells, column by column."""

    top: float
    height: float
    cells: tuple[Sequence[str], ...]


@dataclass(frozen=True)
class TableLayout:
    columns: tuple[TableColumn, ...]
    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    head: float  # lower edge of the headings
    rows: tuple[TableRow, ...]
    size: float
    hidden: int  # rows without room

    @property
    def bottom(self) -> float:
        return self.rows[-1].top + self.rows[-1].height if self.rows else self.head

    def box(self, column: int, row: TableRow) -> PixelBox:
        """The room of one cell."""
        return PixelBox(self.lefts[column], row.top, self.widths[column], row.height)


def draw_table(builder: FigureBuilder, columns: Sequence[TableColumn], box: PixelBox) -> TableLayout:
    """A table in a box: headings, a hairline over each row, and the texts."""
    layout = layout_table(columns, box, builder.body)
    write_table(builder, layout)
    return layout


def layout_table(
    columns: Sequence[TableColumn], box: PixelBox, body: float, factors: Sequence[float] = _FACTORS
) -> TableLayout:
    """The largest type that holds everything; else without optional columns, from the right, and then fewer rows.

    On a very small canvas it has no pictures, and then as many texts as there is room for.
    """
    shown = [*columns]
    for dropped in (None, *(column for column in reversed(columns) if column.optional)):
        shown = [column for column in shown if column is not dropped]
        for factor in factors:
            if (layout := _layout(shown, box, factor * body)) and not layout.hidden:
                return layout
        if layout:
            return layout
    texts = [replace(column, wraps=index == 0) for index, column in enumerate(columns) if not column.picture]
    layouts = (_layout(texts[:count], box, body) for count in range(len(texts), 0, -1))
    return next(filter(None, layouts), TableLayout((), (), (), 0, (), body, len(columns[0].cells)))


def _layout(columns: Sequence[TableColumn], box: PixelBox, size: float) -> TableLayout | None:
    """The table in that type; None where its columns do not fit side by side."""
    widths = _widths(columns, box.width, size)
    if widths is None:
        return None
    free = (box.width - sum(widths)) / max(1, len(widths) - 1)
    gap = max(_MIN_COLUMN_GAP * size, min(_MAX_COLUMN_GAP * size, free))
    lefts = tuple(box.left + sum(widths[:index]) + index * gap for index in range(len(widths)))
    cells = [
        tuple(
            wrap(column.cells[row], size, width + 0.5, column.bold) if column.wraps else [column.cells[row]]
            for column, width in zip(columns, widths, strict=True)
        )
        for row in range(len(columns[0].cells))
    ]
    head = lines_height(1, size) + 0.35 * size if any(column.head for column in columns) else 0.0
    rows = _rows(cells, box.top + head, box.height - head, size)
    return TableLayout(tuple(columns), lefts, widths, box.top + head, rows, size, len(cells) - len(rows))


def _widths(columns: Sequence[TableColumn], room: float, size: float) -> tuple[float, ...] | None:
    """Pictures share what texts leave, with their least width kept; a wrapping column gives way to them."""
    widths = [
        0.0
        if column.picture
        else max(line_width(column.head, size), *(line_width(cell, size, column.bold) for cell in column.cells), 1.0)
        for column in columns
    ]
    pictures = [column.picture * size for column in columns]
    needed, free = sum(pictures), room - sum(widths) - _MIN_COLUMN_GAP * size * (len(columns) - 1)
    for index, column in enumerate(columns):
        if column.wraps and free < needed:
            narrower = min(needed - free, max(0.0, widths[index] - _MIN_WRAPPED * size))
            widths[index] -= narrower
            free += narrower
    if free < needed - 0.5:
        return None
    share = (free - needed) / max(1, sum(picture > 0 for picture in pictures))
    return tuple(picture + share if picture else width for picture, width in zip(pictures, widths, strict=True))


def _rows(cells: Sequence[tuple[Sequence[str], ...]], top: float, room: float, size: float) -> tuple[TableRow, ...]:
    """As many rows as fit, with gaps between them."""
    heights = [max(1, *(len(lines) for lines in row)) * LINE * size for row in cells]
    count = next((n for n in range(len(cells), 0, -1) if sum(heights[:n]) + n * _MIN_ROW_GAP * size <= room), 0)
    gap = min(_MAX_ROW_GAP * size, (room - sum(heights[:count])) / max(1, count))
    tops = accumulate((height + gap for height in heights), initial=top)
    rows = zip(tops, heights, cells[:count], strict=False)
    return tuple(TableRow(upper, height + gap, row) for upper, height, row in rows)


def write_table(builder: FigureBuilder, layout: TableLayout) -> None:
    size, muted = layout.size, builder.style.palette.muted
    for column, left, width in zip(layout.columns, layout.lefts, layout.widths, strict=True):
        if column.head:
            y = layout.head - lines_height(1, size) - 0.2 * size
            builder.add_text(column.head, _x(left, width, column.align), y, size, muted, column.align)
    for row in layout.rows:
        right, hairline = layout.lefts[-1] + layout.widths[-1], builder.style.px(1)
        builder.add_line(layout.lefts[0], row.top, right, row.top, width=hairline)
        for index, (column, lines) in enumerate(zip(layout.columns, row.cells, strict=True)):
            if any(lines):
                _write_cell(builder, column, lines, layout.box(index, row), size)


def _write_cell(builder: FigureBuilder, column: TableColumn, lines: Sequence[str], box: PixelBox, size: float) -> None:
    """A word for why there is no number is as quiet as a muted column."""
    bold = column.bold and any(glyph.isdigit() for glyph in lines[0])
    colour = builder.style.palette.muted if column.look != "plain" and not bold else ""
    top = box.top + (box.height - lines_height(len(lines), size)) / 2
    builder.add_text(lines, _x(box.left, box.width, column.align), top, size, colour, column.align, bold)


def _x(left: float, width: float, align: Align) -> float:
    return {"left": left, "center": left + width / 2, "right": left + width}[align]
