"""The figure of a scene on stage: the view's own, or what its slide charts, drawn for a whole screen."""

from collections.abc import Sequence
from typing import Final

from components.figures.province_map import BoundaryUrl
from components.line_breaks import line_width, lines_height, wrap
from components.numbers import share as as_share
from components.numbers import value as number
from components.paper.chart_data import ChartColumns, ChartData
from components.paper.figure_builder import FigureBuilder, PixelBox
from components.paper.noted_table import draw_bars, value_cells
from components.paper.slide_tables import SlideTable
from components.paper.table_columns import TableColumn
from components.paper.text_table import TableLayout, layout_table, write_table
from components.paper.views import PAPER_VIEWS, Content
from components.style import Canvas, Style
from components.theme import Figure
from data.boundaries import Boundaries
from data.dataset import Dataset
from data.selection import Selection
from data.story import Scene

BESIDE_MAP: Final = (0.6, 0.64)
"""Where a map ends and its bars begin, of the width;"""
UNDER_MAP: Final = (0.5, 0.54)
"""and on a screen that is higher than wide, of the height."""
MAX_BARS_END: Final = (0.58, 0.86)
"""Where bars beside and under a map end at the latest, of the height: the legend stands under them."""
CAPTION: Final = 1.2
"""Type of what bars count, of the body."""
MIN_BAR, MAX_BAR = 1.75, 2.6
"""Height of one bar beside a map, in sizes."""
SIZES: Final = (2.0, 1.8, 1.6, 1.45, 1.3, 1.2, 1.1, 1.0, 0.9, 0.8, 0.7, 0.6)
"""Of the body: type of a table, which shrinks before it loses a row or a column."""
LONG_NAME: Final = 15
"""Sizes from which a name is broken."""
LABEL: Final = 1.5
PART: Final = 1.35
TOTAL: Final = 4.2
"""Sizes of type: what a bar is the total of, its parts, what the coloured parts add up to."""
BAR_HEIGHTS: Final = (0.13, 0.2)
"""Of the canvas."""


def draw(
    scene: Scene,
    selection: Selection,
    dataset: Dataset,
    boundaries: Boundaries,
    style: Style,
    boundary_url: BoundaryUrl,
) -> Figure:
    """The figure, as large as `style.canvas`."""
    builder = FigureBuilder(style, style.room.width, style.room.height)
    view = PAPER_VIEWS[scene.view]
    content = None if view.is_picture or view.fills_screen else view.content(scene, selection, dataset, style)
    if view.is_map and not view.fills_screen:
        box, _ = _map_and_bars(style.room)
        builder.add_figure(view.figure(selection, dataset, boundaries, map_style(style), boundary_url), box)
        _draw_beside_map(builder, view.content(scene, selection, dataset, style))
    elif content is None or isinstance(content, ChartColumns):
        return view.figure(selection, dataset, boundaries, style, boundary_url)
    elif isinstance(content, SlideTable):
        _draw_table(builder, content)
    elif content.kind == "stacked":
        _draw_shares(builder, content)
    else:
        _draw_bars(builder, content)
    return builder.build()


def map_style(style: Style) -> Style:
    """The style of a map that has bars beside it."""
    box, _ = _map_and_bars(style.room)
    return style.resized(box.width, box.height)


def _map_and_bars(room: Canvas) -> tuple[PixelBox, PixelBox]:
    """The room of a map, and what its bars may have of the screen."""
    width, height = room.width, room.height
    if height > width:
        end, start = (round(part * height) for part in UNDER_MAP)
        return PixelBox(0, 0, width, end), PixelBox(0, start, width, MAX_BARS_END[1] * height - start)
    end, start = (round(part * width) for part in BESIDE_MAP)
    return PixelBox(0, 0, end, height), PixelBox(start, 0, width - start, MAX_BARS_END[0] * height)


def _draw_beside_map(builder: FigureBuilder, chart: Content) -> None:
    """The numbers of the map as bars, where they are one set; the legend stands under them."""
    if not isinstance(chart, ChartData) or chart.kind != "bar":
        return
    (_, room), rows = _map_and_bars(builder.style.room), len(chart.categories) + 1
    height = min(room.height, MAX_BAR * builder.body * rows)
    box = PixelBox(room.left, room.top, room.width, height)
    style = builder.style.resized(box.width, height, min(1.0, height / (MIN_BAR * builder.body * rows)))
    bars = FigureBuilder(style, box.width, height)
    _draw_bars(bars, chart)
    builder.add_figure(bars.build(), box)


def _draw_table(builder: FigureBuilder, table: SlideTable) -> None:
    """The first and the last column wrap; the numbers between them stand out."""
    texts = [(at, head, [row[at] for row in table.rows]) for at, head in enumerate(table.header)]
    ends = (0, len(texts) - 1)
    columns = [
        TableColumn(head, cells, look="strong" if at == 1 else "plain", wraps=at in ends) for at, head, cells in texts
    ]
    _draw_complete(builder, columns, PixelBox(0, 0, builder.width, builder.height))


def _draw_complete(builder: FigureBuilder, columns: Sequence[TableColumn], box: PixelBox) -> TableLayout:
    """A table in the largest type in which no row and no column is left out."""
    layout = layout_table(columns, box, builder.style.room, SIZES)
    write_table(builder, layout)
    return layout


def _draw_bars(builder: FigureBuilder, chart: ChartData) -> None:
    """What is counted, then one bar a category with its number; the numbers alone without room for bars."""
    (series, *_), palette, size = chart.series, builder.style.palette, CAPTION * builder.body
    numbers = [number(value, chart.unit) if value is not None else "" for value in series.values]
    columns = [
        TableColumn("", chart.categories, wraps=max(line_width(name, 1) for name in chart.categories) > LONG_NAME),
        TableColumn("", numbers, "right", "strong"),
        TableColumn("", [""] * len(numbers), picture=4),
    ]
    top = builder.add_text(wrap(series.name, size, builder.width), 0, 0, size, palette.muted)
    layout = _draw_complete(builder, columns, PixelBox(0, top, builder.width, builder.height - top))
    if len(layout.columns) == len(columns):
        values = ((value, "", tone == "outline") for value, tone in zip(series.values, series.tones, strict=True))
        draw_bars(builder, value_cells(layout, 2, values))


def _draw_shares(builder: FigureBuilder, chart: ChartData) -> None:
    """A stacked chart of two categories; the last one's coloured parts are added up under a bracket."""
    body, total_height = builder.body, lines_height(1, TOTAL * builder.body)
    label = min(LABEL * body, *(builder.width / line_width(name, 1) for name in chart.categories))
    heights = [builder.height * part for part in BAR_HEIGHTS]
    free = builder.height - sum(heights) - 2 * lines_height(1, LABEL * body) - total_height - 4 * body
    y = max(0.0, free / 3)
    for index, (name, height) in enumerate(zip(chart.categories, heights, strict=True)):
        y = builder.add_text(name, 0, y, label, builder.style.palette.muted) + 0.4 * body
        unnamed = _draw_share(builder, y, height, chart, index)
        bracket = chart.total[1] if chart.total and index == len(chart.categories) - 1 else 0.0
        _name_beside(builder, y + height, unnamed, bracket * builder.width)
        y += height + (max((2.3 if unnamed else 1.0) * body, free / 3) if index == 0 else 0)
    if chart.total:
        text = _with_share(builder, *chart.total)
        low = (builder.height - y - 2.4 * body) / lines_height(1, 1)
        size = min(TOTAL * body, low, builder.width / line_width(text, 1, bold=True))
        _draw_bracket(builder, y + 0.5 * body, text, chart.total[1], size)


def _draw_share(builder: FigureBuilder, top: float, height: float, chart: ChartData, index: int) -> list[str]:
    """One bar, a part a series; the names and shares that have no room in their part."""
    left, size, unnamed = 0.0, PART * builder.body, []
    for series in chart.series:
        if share := series.values[index]:
            part = PixelBox(left, top, share * builder.width, height)
            tone, palette = series.tones[index], builder.style.palette
            builder.add_rectangle(part, palette.tone(tone))
            ink = palette.paper if tone in ("strong", "plain") else palette.ink
            texts = [_with_share(builder, series.name, share)], [series.name, as_share(share)]  # a share has its name
            if text := next((lines for lines in texts if _fits(lines, size, part)), None):
                y = top + (height - lines_height(len(text), size)) / 2
                builder.add_text(text, left + part.width / 2, y, size, ink, "center")
            else:
                unnamed.append(_with_share(builder, series.name, share))
            left += part.width
    return unnamed


def _name_beside(builder: FigureBuilder, y: float, names: Sequence[str], left: float) -> None:
    """The parts without room for a name, from left to right, on the line under their bar and beside its bracket."""
    text, start = builder.style.words("page.comma").join(names), left + (0.6 * builder.body if left else 0)
    size = min(builder.body, (builder.width - start) / max(1.0, line_width(text, 1)))
    builder.add_text([text] if text else [], start, y + 0.3 * builder.body, size, builder.style.palette.muted)


def _fits(lines: Sequence[str], size: float, box: PixelBox) -> bool:
    wide = max(line_width(line, size) for line in lines)
    return wide + 0.6 * size < box.width and lines_height(len(lines), size) <= box.height


def _draw_bracket(builder: FigureBuilder, y: float, text: str, share: float, size: float) -> None:
    """Under the coloured parts of that share, with their sum."""
    palette, below, right = builder.style.palette, y + builder.body, share * builder.width
    for x0, y0, x1, y1 in ((0, y, 0, below), (0, below, right, below), (right, below, right, y)):
        builder.add_line(x0, y0, x1, y1, palette.ink, builder.style.px(1.5))
    middle = max(right / 2, line_width(text, size, bold=True) / 2)
    builder.add_text(text, middle, y + 1.4 * builder.body, size, palette.teal_4, "center", bold=True)


def _with_share(builder: FigureBuilder, name: str, share: float) -> str:
    return builder.style.words("ranking.strip_part", place=name, share=as_share(share))
