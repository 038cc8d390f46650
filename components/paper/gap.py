"""The gap chart of two places on a sheet, a slide or a stage: a table whose middle column is drawn."""

from components.panels import gap as panel
from components.panels.gap import GapRow
from components.paper import noted_table
from components.paper.figure_builder import FigureBuilder, PixelBox
from components.paper.noted_table import value_cells
from components.paper.slide_tables import SlideTable, fitting
from components.paper.table_columns import TableColumn
from components.style import Style
from data.dataset import Dataset
from data.selection import Selection
from data.summaries import ranking

MARKS_WIDTH = 12
"""Least width of the axes, in sizes."""
MARK = 0.9
"""Diameter of a mark, alike."""
FIRST, SECOND = "\N{BLACK CIRCLE}", "\N{WHITE CIRCLE}"
"""At the names of the places, as their marks."""


def draw(builder: FigureBuilder, selection: Selection, dataset: Dataset) -> None:
    """A row a fact; a sentence where not exactly two places are chosen."""
    style, rows, places = builder.style, *_chart(selection, dataset, builder.style)
    if not rows:
        noted_table.draw_message(builder, style.words("ranking.gap_none"))
        return
    columns = [
        TableColumn("", [f"{row.label} {row.note}" for row in rows], wraps=True),
        TableColumn(f"{FIRST} {places[0]}", [row.texts[0] for row in rows], "right", "strong"),
        TableColumn("", [""] * len(rows), picture=MARKS_WIDTH),
        TableColumn(f"{SECOND} {places[1]}", [row.texts[1] for row in rows], "right", "strong"),
    ]
    layout = noted_table.draw_noted_table(builder, columns, [style.words("ranking.gap_note")])
    boxes = [cell.box for cell in value_cells(layout, 2, ((0.0, "", False) for _ in rows))]
    for row, box in zip(rows, boxes, strict=False):
        _draw_row(builder, row, box)


def _draw_row(builder: FigureBuilder, row: GapRow, box: PixelBox) -> None:
    """The axis, the gap, and a mark a place: filled for the first, empty for the second."""
    palette, px, size = builder.style.palette, builder.style.px, MARK * builder.body
    left, room, y = box.left + size / 2, box.width - size, box.top + box.height / 2
    builder.add_line(box.left, y, box.right, y)
    spots = [None if at is None else left + at * room for at in row.positions]
    known = [spot for spot in spots if spot is not None]
    builder.add_line(min(known), y, max(known), y, palette.teal_3, px(2))
    for spot, fill in zip(spots, (palette.teal_4, palette.paper), strict=True):
        if spot is not None:
            mark = PixelBox(spot - size / 2, y - size / 2, size, size)
            builder.add_rectangle(mark, fill, palette.teal_4, px(1.5), "circle")


def content(selection: Selection, dataset: Dataset, style: Style) -> SlideTable | None:
    """The same rows on a slide; None unless two places are chosen."""
    rows, places = _chart(selection, dataset, style)
    return fitting(["", *places], [(row.label, *row.texts) for row in rows], (0.5, 0.25, 0.25)) if rows else None


def statement(selection: Selection, dataset: Dataset, style: Style) -> str:
    """Both numbers of the measure that is shown; what the view is called unless two places are chosen."""
    rows, places = _chart(selection, dataset, style)
    if not rows:
        return style.words("ranking.gap")
    first = rows[0]
    pairs = dict(zip(("one", "other", "first", "second"), (*places, *first.texts), strict=True))
    return style.words("paper.gap_statement", measure=first.label, **pairs)


def _chart(selection: Selection, dataset: Dataset, style: Style) -> tuple[list[GapRow], tuple[str, ...]]:
    compared = ranking.summarise(selection, dataset).comparison
    return (panel.rows(compared, selection, dataset, style), panel.places(compared)) if compared else ([], ())
