"""Tables as text in pixels: columns as wide as their texts, type as large as there is room, and what did not fit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, product
from typing import Final

from components.line_breaks import LINE, lines_height, wrap
from components.paper.figure_builder import Align, FigureBuilder, PixelBox
from components.paper.table_columns import MIN_COLUMN_GAP, TableColumn, fit_columns
from components.style import Canvas

_FACTORS: Final = (2.0, 1.8, 1.6, 1.45, 1.3, 1.2, 1.1, 1.0)
"""How much larger than the body a table's type may be, tried from the largest."""
MIN_PICTURE: Final = 3
"""Width of a picture where texts need the room, in sizes."""
_MIN_ROW_GAP: Final = 0.14
_MAX_ROW_GAP: Final = 1.5
_MAX_COLUMN_GAP: Final = 4.5


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
    missing: tuple[TableColumn, ...] = ()  # columns of texts without room
    heads: tuple[tuple[str, ...], ...] = ()  # lines of the headings

    @property
    def bottom(self) -> float:
        return self.rows[-1].top + self.rows[-1].height if self.rows else self.head

    def box(self, column: int, row: TableRow) -> PixelBox:
        """The room of one cell."""
        return PixelBox(self.lefts[column], row.top, self.widths[column], row.height)


def draw_table(builder: FigureBuilder, columns: Sequence[TableColumn], box: PixelBox) -> TableLayout:
    """A table in a box: headings, a hairline over each row, and the texts."""
    layout = layout_table(columns, box, builder.style.room)
    builder.require(not layout.hidden and not layout.missing)
    write_table(builder, layout)
    return layout


def layout_table(
    columns: Sequence[TableColumn], box: PixelBox, room: Canvas, factors: Sequence[float] = _FACTORS
) -> TableLayout:
    """The largest type that holds everything, with headings on two lines where need be; then what may be left out.

    Left out are optional columns, from the right, and then rows; where the canvas must hold everything, pictures before
    either. On a very small canvas there are no pictures, and then as many texts as there is room for.
    """
    partial = None  # with all columns, and as many rows as have room
    for shown, (factor, lines) in product(_choices(columns, complete=room.complete), _types(factors, room.smallest)):
        layout = _layout(shown, box, factor * room.body, lines)
        layout = layout and replace(layout, missing=_missing(columns, shown))
        if layout and not layout.hidden:
            return layout
        if layout and (
            partial is None or (len(layout.columns), -layout.hidden) > (len(partial.columns), -partial.hidden)
        ):
            partial = layout
    if partial:
        return partial
    texts = [replace(column, wraps=index == 0) for index, column in enumerate(columns) if not column.picture]
    for count, (factor, lines) in product(range(len(texts), 0, -1), _types((1.0,), room.smallest)):
        if layout := _layout(texts[:count], box, factor * room.body, lines):
            return replace(layout, missing=tuple(texts[count:]))
    return TableLayout((), (), (), 0, (), room.body, len(columns[0].cells), tuple(texts))


def _choices(columns: Sequence[TableColumn], *, complete: bool) -> Iterator[Sequence[TableColumn]]:
    """All columns, then fewer and fewer of them."""
    shown = [*columns]
    yield shown
    if complete and any(column.picture for column in columns):
        yield [replace(column, picture=min(column.picture, MIN_PICTURE)) for column in columns]
        shown = [column for column in columns if not column.picture]
        yield shown
    for dropped in (column for column in reversed(columns) if column.optional):
        shown = [column for column in shown if column is not dropped]
        yield shown


def _types(factors: Sequence[float], smallest: float) -> Iterator[tuple[float, int]]:
    """Sizes of type, and on how many lines a heading may stand; two is as many as its words need."""
    yield from ((factor, 1) for factor in factors)
    yield from ((factor, 2) for factor in dict.fromkeys((min(factors), min(*factors, smallest))))


def _missing(columns: Sequence[TableColumn], shown: Sequence[TableColumn]) -> tuple[TableColumn, ...]:
    return tuple(column for column in columns if not column.picture and column not in shown)


def _layout(columns: Sequence[TableColumn], box: PixelBox, size: float, lines: int = 1) -> TableLayout | None:
    """The table in that type with so many lines of headings; None where its columns do not fit side by side."""
    fitted = fit_columns(columns, lines, box.width, size)
    if fitted is None:
        return None
    widths, cells = fitted
    free = (box.width - sum(widths)) / max(1, len(widths) - 1)
    gap = max(MIN_COLUMN_GAP * size, min(_MAX_COLUMN_GAP * size, free))
    lefts = tuple(box.left + sum(widths[:index]) + index * gap for index in range(len(widths)))
    over = [tuple(wrap(column.head, size, width + 0.5)) for column, width in zip(columns, widths, strict=True)]
    head = lines_height(max(map(len, over)), size) + 0.35 * size if any(over) else 0.0
    rows = _rows(cells, box.top + head, box.height - head, size)
    hidden = len(cells) - len(rows)
    return TableLayout(tuple(columns), lefts, widths, box.top + head, rows, size, hidden, heads=tuple(over))


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
    for column, lines, left, width in zip(layout.columns, layout.heads, layout.lefts, layout.widths, strict=True):
        if lines:
            y = layout.head - lines_height(len(lines), size) - 0.2 * size
            builder.add_text(lines, _x(left, width, column.align), y, size, muted, column.align)
    for row in layout.rows:
        right, hairline = layout.lefts[-1] + layout.widths[-1], builder.style.px(1)
        builder.add_line(layout.lefts[0], row.top, right, row.top, width=hairline)
        for index, (column, cell) in enumerate(zip(layout.columns, row.cells, strict=True)):
            if any(cell):
                _write_cell(builder, column, cell, layout.box(index, row), size)


def _write_cell(builder: FigureBuilder, column: TableColumn, lines: Sequence[str], box: PixelBox, size: float) -> None:
    """A word for why there is no number is as quiet as a muted column."""
    bold = column.bold and any(glyph.isdigit() for glyph in lines[0])
    colour = builder.style.palette.muted if column.look != "plain" and not bold else ""
    top = box.top + (box.height - lines_height(len(lines), size)) / 2
    builder.add_text(lines, _x(box.left, box.width, column.align), top, size, colour, column.align, bold)


def _x(left: float, width: float, align: Align) -> float:
    return {"left": left, "center": left + width / 2, "right": left + width}[align]
