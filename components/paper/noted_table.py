"""A table over the whole figure with notes under it, or a message in its place; bars and squares in its cells.

Bars and squares are real marks that carry the place they stand for.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from components.axis import Axis
from components.line_breaks import lines_height, wrap
from components.paper.figure_builder import FigureBuilder, PixelBox
from components.paper.table_columns import TableColumn
from components.paper.text_table import TableLayout, layout_table, write_table
from components.style import SMALL, Style

MARKS_WIDTH = 7
"""Least width of a column of bars or squares, in sizes."""
MAX_SQUARES = 40
"""Beyond this many squares nobody counts them: a bar says it better."""
MIN_PITCH = 0.3
"""Distance of two squares under which they run into one another, in sizes."""


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
    """The table over its notes; before them stands what has no room: how many rows, and which columns.

    `more` is the key of the words for rows without room; blank where a canvas that must hold everything holds all rows.
    """
    layout, texts = layout_table(columns, _above(builder, _wrapped(notes, builder)), builder.style.room), [*notes]
    if layout.hidden or layout.missing:
        texts = [*_left_out(layout, more, builder.style), *notes]
        layout = layout_table(columns, _above(builder, _wrapped(texts, builder)), builder.style.room)
        texts = [*_left_out(layout, more, builder.style), *notes]
    builder.require(bool(layout.rows) and all(column.optional for column in layout.missing))
    builder.require(bool(more) or not layout.hidden)
    write_table(builder, layout)
    size, lines = _note_size(builder), _wrapped(texts, builder)
    room = max(1, int((builder.height - layout.bottom) // lines_height(1, size)))
    builder.require(len(lines) <= room)
    lines = lines[:room]
    builder.add_text(lines, 0, builder.height - lines_height(len(lines), size), size, builder.style.palette.muted)
    return layout


def _left_out(layout: TableLayout, more: str, style: Style) -> Iterator[str]:
    """How many rows and which columns have no room."""
    if layout.hidden:
        yield style.words(more or "paper.more_rows", count=layout.hidden)
    if heads := [column.head for column in layout.missing if column.head]:
        yield style.words("paper.more_columns", columns=style.words("page.comma").join(heads))


def _wrapped(notes: Iterable[str], builder: FigureBuilder) -> list[str]:
    return wrap(builder.style.words("page.pause").join(notes), _note_size(builder), builder.width)


def _note_size(builder: FigureBuilder) -> float:
    return round(builder.body * (SMALL if builder.style.is_tight else 1), 1)


def _above(builder: FigureBuilder, notes: Sequence[str]) -> PixelBox:
    below = lines_height(len(notes), _note_size(builder)) + (0.3 * builder.body if notes else 0)
    return PixelBox(0, 0, builder.width, builder.height - below)


def draw_matrix(
    builder: FigureBuilder,
    labels: Sequence[str],
    columns: Iterable[tuple[str, list[str]]],
    notes: Sequence[str] = (),
    needed: int = 1,
) -> None:
    """One row a fact, one column a place; turned where that has no room, so that no place is missing.

    Of a turned table the first facts are `needed`; those without room are counted.
    """
    compared, above, room = [*columns], _above(builder, _wrapped(notes, builder)), builder.style.room
    upright = [TableColumn("", labels, wraps=True)]
    upright += [TableColumn(place, texts, "right", "strong") for place, texts in compared]
    layout = layout_table(upright, above, room)
    if not layout.missing and not layout.hidden:
        draw_noted_table(builder, upright, notes)
        return
    facts = zip(labels, zip(*(texts for _, texts in compared), strict=True), strict=True)
    turned = [TableColumn("", [place for place, _ in compared], wraps=True)]
    turned += [
        TableColumn(head, texts, "right", "strong", optional=index >= needed)
        for index, (head, texts) in enumerate(facts)
    ]
    layout = layout_table(turned, above, room)
    builder.require(not layout.missing and not layout.hidden)
    left = [builder.style.words("paper.more_facts", count=len(layout.missing))] if layout.missing else []
    draw_noted_table(builder, [column for column in turned if column not in layout.missing], [*notes, *left])


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


def draw_bars(builder: FigureBuilder, cells: Sequence[ValueCell], scale: Sequence[ValueCell] = ()) -> None:
    """A bar in each cell, on the scale of `scale` or of all of them; an outlined one is derived.

    Bars below 0 lead from it to the left, and have no fill, as on the page.
    """
    builder.count_pixels()
    if not cells:
        return
    axis, palette = Axis.over(cell.value for cell in scale or cells), builder.style.palette
    edges = [palette.coast if cell.outlined else palette.teal_3 for cell in cells]
    fills = [palette.paper if cell.outlined or cell.value < 0 else palette.teal_3 for cell in cells]
    spans = [sorted((axis.position(0), axis.position(cell.value))) for cell in cells]
    trace = {
        "type": "bar",
        "orientation": "h",
        "x": [
            round(max((end - start) * cell.box.width, 1.0), 1) for (start, end), cell in zip(spans, cells, strict=True)
        ],
        "base": [
            round(cell.box.left + start * cell.box.width, 1) for (start, _), cell in zip(spans, cells, strict=True)
        ],
        "width": round(min(0.5 * cells[0].box.height, 1.5 * builder.body), 1),
        "marker": {"color": fills},
    }
    _add_marks(builder, cells, trace, edges)


def draw_squares(
    builder: FigureBuilder, cells: Sequence[ValueCell], scale: Sequence[ValueCell], *, filled: bool
) -> None:
    """As many squares as parks in each cell; bars where they are too many or too small.

    `scale` has all cells that are on the same scale.
    """
    palette, pitch = builder.style.palette, _square_pitch(scale)
    if pitch < MIN_PITCH * builder.body or any(cell.value > MAX_SQUARES for cell in scale):
        draw_bars(builder, [replace(cell, outlined=not filled) for cell in cells], scale)
        return
    builder.count_pixels()
    squares = [(round(cell.box.left + (n + 0.5) * pitch, 1), cell) for cell in cells for n in range(int(cell.value))]
    fill, edge = (palette.teal_3, palette.teal_3) if filled else (palette.paper, palette.coast)
    marker = {"symbol": "square", "size": round(0.76 * pitch, 1), "color": fill}
    trace = {"type": "scatter", "mode": "markers", "x": [x for x, _ in squares], "marker": marker, "cliponaxis": False}
    _add_marks(builder, [cell for _, cell in squares], trace, edge)


def _square_pitch(cells: Sequence[ValueCell]) -> float:
    """The distance of two squares: what the longest row of them leaves, and no more than a row's height takes."""
    fits = [cell.box.width / cell.value for cell in cells if cell.value]
    return min([*fits, *(0.62 * cell.box.height for cell in cells)], default=MAX_SQUARES)


def _add_marks(builder: FigureBuilder, cells: Sequence[ValueCell], trace: dict[str, Any], edge: object) -> None:
    """Add a trace with what bars and squares share: a mark a cell."""
    marker = trace["marker"] | {"line": {"color": edge, "width": builder.style.px(1)}}
    places = {"y": [cell.middle for cell in cells], "customdata": [[cell.adcode] for cell in cells]}
    builder.traces.append(trace | places | {"marker": marker, "hoverinfo": "none"})
