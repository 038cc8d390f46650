"""The figure of a scene on stage: the view's own, or what its slide charts, drawn for a whole screen."""

from dataclasses import replace
from typing import Final

from components.figures.province_map import BoundaryUrl
from components.numbers import value as number
from components.paper import chart_data, share_bars
from components.paper.cell_marks import ValueCell, draw_bars
from components.paper.chart_data import ChartData
from components.paper.figure_builder import FigureBuilder, PixelBox
from components.paper.line_breaks import line_width, wrap
from components.paper.slide_tables import SlideTable
from components.paper.text_table import TableColumn, draw_table, layout_table
from components.paper.view_figure import view_figure
from components.style import Style
from components.theme import Figure
from data.boundaries import Boundaries
from data.dataset import Dataset
from data.selection import Selection
from data.story import Scene

PICTURES: Final = ("province-map", "ranking", "founding-timeline")
"""Views that are pictures of their own; of the others a screen shows one chart or table."""

MAP: Final = 0.6
"""Width of a map, of the screen's."""
BESIDE: Final = 0.64
"""Where what stands beside a map begins, of the screen's width."""
CAPTION: Final = 1.2
"""Type of what bars count, of the body."""
ROW: Final = 2.6
TIGHT: Final = 1.75
"""Height of one bar, in sizes: at most, and at least."""
LONG: Final = 15
"""Sizes from which a name is broken."""
BARS: Final = 0.58
"""Most height of the bars beside a map, of the screen's."""


def draw(
    scene: Scene,
    selection: Selection,
    dataset: Dataset,
    boundaries: Boundaries,
    style: Style,
    boundary_url: BoundaryUrl,
) -> Figure:
    """The figure, as large as `style.canvas`."""
    assert style.canvas is not None, "a scene needs a canvas"
    builder = FigureBuilder(style, style.canvas.width, style.canvas.height)
    content = None if scene.view in PICTURES else chart_data.content(scene, selection, dataset, style)
    if scene.view == "province-map":
        box = PixelBox(0, 0, round(MAP * builder.width), builder.height)
        builder.add_figure(
            view_figure(scene.view, selection, dataset, boundaries, _fitting(box, style), boundary_url), box
        )
        _beside(builder, chart_data.places(selection, dataset, style))
    elif content is None:
        return view_figure(scene.view, selection, dataset, boundaries, style, boundary_url)
    elif isinstance(content, SlideTable):
        _table(builder, content)
    elif content.kind == "stacked":
        share_bars.draw(builder, content)
    else:
        _bars(builder, content, PixelBox(0, 0, builder.width, builder.height))
    return builder.build()


def _fitting(box: PixelBox, style: Style, smaller: float = 1.0) -> Style:
    """The same style for a part of the screen, where need be with smaller type."""
    assert style.canvas is not None, "a scene needs a canvas"
    return replace(
        style,
        canvas=replace(style.canvas, width=int(box.width), height=int(box.height), type=smaller * style.canvas.type),
    )


def _beside(builder: FigureBuilder, chart: ChartData | None) -> None:
    """The numbers of the map as bars, where they are one set; the legend stands under them."""
    if not chart or chart.kind != "bar":
        return
    left, rows, body = BESIDE * builder.width, len(chart.categories) + 1, builder.style.text(0)
    room = PixelBox(left, 0, builder.width - left, min(BARS * builder.height, ROW * body * rows))
    style = _fitting(room, builder.style, min(1.0, room.height / (TIGHT * body * rows)))
    beside = FigureBuilder(style, room.width, room.height)
    _bars(beside, chart, PixelBox(0, 0, room.width, room.height))
    builder.add_figure(beside.build(), room)


def _table(builder: FigureBuilder, table: SlideTable) -> None:
    """The first and the last column wrap; the numbers between them stand out."""
    ends = (0, len(table.header) - 1)
    columns = [
        TableColumn(head, tuple(row[at] for row in table.rows), look="strong" if at == 1 else "plain", wraps=at in ends)
        for at, head in enumerate(table.header)
    ]
    draw_table(builder, layout_table(columns, PixelBox(0, 0, builder.width, builder.height), builder.style))


def _bars(builder: FigureBuilder, chart: ChartData, room: PixelBox) -> None:
    """What is counted, then one bar a category with its number."""
    (series, *_) = chart.series
    values = tuple(number(value, chart.unit) if value is not None else "" for value in series.values)
    columns = [
        TableColumn("", chart.categories, wraps=max(line_width(one, 1) for one in chart.categories) > LONG),
        TableColumn("", values, "right", "strong"),
        TableColumn("", ("",) * len(values), picture=4),
    ]
    size = CAPTION * builder.style.text(0)
    top = builder.add_text(wrap(series.name, size, room.width), room.left, room.top, size, builder.style.palette.muted)
    grid = layout_table(columns, PixelBox(room.left, top, room.width, room.bottom - top), builder.style)
    draw_table(builder, grid)
    if len(grid.columns) < len(columns):
        return  # no room for bars: the numbers alone
    found = zip(grid.rows, series.values, series.tones, strict=False)
    cells = [
        ValueCell(grid.box(2, row), value, "", tone == "outline") for row, value, tone in found if value is not None
    ]
    draw_bars(builder, cells, builder.style.palette.teal_3)
