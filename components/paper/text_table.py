"""Tables as text in pixels: columns as wide as their texts, type as large as there is room, and what did not fit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from components.paper.figure_builder import Align, FigureBuilder, PixelBox
from components.paper.line_breaks import LINE, line_width, lines_height, wrap
from components.style import Style

Look = Literal["plain", "strong", "muted"]

_FACTORS: Final = (2.0, 1.8, 1.6, 1.45, 1.3, 1.2, 1.1, 1.0)
"""How much larger than the body a table's type may be, tried from the largest."""
_AIR: Final = 1.5, 0.14
"""Between two rows, in sizes: at most and at least."""
_GAP: Final = 1.3
"""Between two columns, in sizes."""
_WIDEST_GAP: Final = 4.5
"""Of a table without pictures, in sizes."""
_NARROWEST: Final = 9
"""Of a column whose texts wrap, in sizes."""


@dataclass(frozen=True)
class TableColumn:
    """Texts under a heading, or room for a picture, which takes what the others leave."""

    head: str
    cells: tuple[str, ...]
    align: Align = "left"
    look: Look = "plain"
    wraps: bool = False
    picture: float = 0  # the least width of a picture column, in sizes
    last: bool = False  # given up where the columns are too wide together


@dataclass(frozen=True)
class TableRow:
    """Where one row stands, and the lines of its cells, column by column."""

    top: float
    height: float
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class TableLayout:
    """A table laid out."""

    columns: tuple[TableColumn, ...]
    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    head: float  # height of the headings
    rows: tuple[TableRow, ...]
    size: float
    hidden: int  # rows without room

    @property
    def bottom(self) -> float:
        return self.rows[-1].top + self.rows[-1].height if self.rows else self.head

    def box(self, column: int, row: TableRow) -> PixelBox:
        """The room of one cell."""
        return PixelBox(self.lefts[column], row.top, self.widths[column], row.height)


def layout_table(columns: Sequence[TableColumn], room: PixelBox, style: Style) -> TableLayout:
    """The largest type that holds everything; else fewer columns, and then fewer rows."""
    body = style.text(0)
    for shown in _narrower(tuple(columns)):
        for factor in _FACTORS:
            if (grid := _grid(shown, room, factor * body)) and not grid.hidden:
                return grid
        if grid := _grid(shown, room, body):
            return grid
    return _squeezed(columns, room, body)


def _narrower(columns: tuple[TableColumn, ...]) -> Iterator[tuple[TableColumn, ...]]:
    """All columns, then without the dispensable ones, from the right."""
    yield columns
    for index in reversed(range(len(columns))):
        if columns[index].last:
            columns = columns[:index] + columns[index + 1 :]
            yield columns


def _squeezed(columns: Sequence[TableColumn], room: PixelBox, body: float) -> TableLayout:
    """Without pictures, then with as many texts as there is room for: a very small canvas."""
    texts = [replace(column, wraps=index == 0) for index, column in enumerate(columns) if not column.picture]
    made = (_grid(texts[:count], room, body) for count in range(len(texts), 0, -1))
    return next((grid for grid in made if grid), TableLayout((), (), (), 0, (), body, len(columns[0].cells)))


def _grid(columns: Sequence[TableColumn], room: PixelBox, size: float) -> TableLayout | None:
    """The table in that type; None where its columns do not fit side by side."""
    widths = _widths(columns, room.width, size)
    if widths is None:
        return None
    gap = max(_GAP * size, min(_WIDEST_GAP * size, (room.width - sum(widths)) / max(1, len(widths) - 1)))
    lefts = tuple(room.left + sum(widths[:index]) + index * gap for index in range(len(widths)))
    cells = [_lines(columns, row, widths, size) for row in range(len(columns[0].cells))]
    head = lines_height(1, size) + 0.35 * size if any(column.head for column in columns) else 0.0
    rows, hidden = _rows(cells, room.top + head, room.height - head, size)
    return TableLayout(tuple(columns), lefts, widths, room.top + head, rows, size, hidden)


def _widths(columns: Sequence[TableColumn], room: float, size: float) -> tuple[float, ...] | None:
    """Pictures share what texts leave, with their least width kept; a wrapping column gives way to them."""
    natural = [0.0 if column.picture else _natural(column, size) for column in columns]
    left = room - sum(natural) - _GAP * size * (len(columns) - 1)
    pictures = [column.picture * size for column in columns]
    if left < sum(pictures):
        natural, left = _wrapped(columns, natural, left, sum(pictures), size)
    if left < sum(pictures) - 0.5:
        return None
    share = (left - sum(pictures)) / max(1, sum(least > 0 for least in pictures))
    return tuple(least + share if least else wide for least, wide in zip(pictures, natural, strict=True))


def _wrapped(
    columns: Sequence[TableColumn], natural: list[float], left: float, needed: float, size: float
) -> tuple[list[float], float]:
    """The widths with the wrapping columns narrowed until the pictures have room."""
    narrowed = [*natural]
    for index, column in enumerate(columns):
        if column.wraps:
            given = min(needed - left, max(0.0, natural[index] - _NARROWEST * size))
            narrowed[index] -= given
            left += given
    return narrowed, left


def _natural(column: TableColumn, size: float) -> float:
    bold = column.look == "strong"
    return max(line_width(column.head, size), *(line_width(cell, size, bold) for cell in column.cells), 1.0)


def _lines(
    columns: Sequence[TableColumn], row: int, widths: Sequence[float], size: float
) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(wrap(column.cells[row], size, wide + 0.5, column.look == "strong"))
        if column.wraps
        else (column.cells[row],)
        for column, wide in zip(columns, widths, strict=True)
    )


def _rows(
    cells: Sequence[tuple[tuple[str, ...], ...]], top: float, room: float, size: float
) -> tuple[tuple[TableRow, ...], int]:
    """As many rows as fit, with air between them; and how many do not."""
    heights = [max(1, *(len(lines) for lines in row)) * LINE * size for row in cells]
    kept = next((n for n in range(len(cells), 0, -1) if sum(heights[:n]) + n * _AIR[1] * size <= room), 0)
    air = min(_AIR[0] * size, (room - sum(heights[:kept])) / max(1, kept))
    rows = []
    for row, tall in zip(cells[:kept], heights, strict=False):
        rows.append(TableRow(top, tall + air, row))
        top += tall + air
    return tuple(rows), len(cells) - kept


def draw_table(builder: FigureBuilder, grid: TableLayout) -> None:
    """Headings, a hairline over each row, and the texts."""
    paint, size = builder.style.palette, grid.size
    for column, left, wide in zip(grid.columns, grid.lefts, grid.widths, strict=True):
        if column.head:
            builder.add_text(
                column.head,
                _x(left, wide, column.align),
                grid.head - lines_height(1, size) - 0.2 * size,
                size,
                paint.muted,
                column.align,
            )
    for row in grid.rows:
        _rule(builder, grid, row)
        for index, (column, lines) in enumerate(zip(grid.columns, row.cells, strict=True)):
            box = grid.box(index, row)
            quiet = column.look == "muted" or (column.look == "strong" and not _numeric(lines))
            top = row.top + (row.height - lines_height(len(lines), size)) / 2
            if any(lines):
                x, bold = _x(box.left, box.width, column.align), column.look == "strong" and not quiet
                builder.add_text(lines, x, top, size, paint.muted if quiet else paint.ink, column.align, bold)


def _numeric(lines: Sequence[str]) -> bool:
    """Whether a cell holds a number; a word for why there is none is quiet."""
    return any(glyph.isdigit() for glyph in lines[0]) if lines else False


def _x(left: float, wide: float, align: Align) -> float:
    return {"left": left, "center": left + wide / 2, "right": left + wide}[align]


def _rule(builder: FigureBuilder, grid: TableLayout, row: TableRow) -> None:
    right = grid.lefts[-1] + grid.widths[-1]
    builder.add_line(grid.lefts[0], row.top, right, row.top, width=builder.style.px(1))
