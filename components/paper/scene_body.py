"""The figure of a scene on stage: the view's own, or what its slide charts, drawn for a whole screen."""

from dataclasses import replace
from typing import Final

from components.figures.province_map import BoundaryUrl
from components.numbers import value as number
from components.paper import share_bars
from components.paper.charts import Chart
from components.paper.pad import Box, Pad
from components.paper.table import Column, lay, write
from components.paper.tables import Table
from components.paper.typesetting import width, wrap
from components.paper.units import Measured, bars
from components.paper.views import PAPER_VIEWS, Content
from components.style import Style
from components.theme import Figure
from data.boundaries import Boundaries
from data.dataset import Dataset
from data.selection import Selection
from data.story import Scene

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
    pad = Pad(style, style.canvas.width, style.canvas.height)
    view = PAPER_VIEWS[scene.view]
    content = None if view.is_picture else view.content(scene, selection, dataset, style)
    if view.is_map:
        box = Box(0, 0, round(MAP * pad.width), pad.height)
        pad.put(view.body(selection, dataset, boundaries, _fitting(box, style), boundary_url), box)
        _beside(pad, view.content(scene, selection, dataset, style))
    elif content is None:
        return view.body(selection, dataset, boundaries, style, boundary_url)
    elif isinstance(content, Table):
        _table(pad, content)
    elif content.kind == "stacked":
        share_bars.draw(pad, content)
    else:
        _bars(pad, content, Box(0, 0, pad.width, pad.height))
    return pad.figure()


def _fitting(box: Box, style: Style, smaller: float = 1.0) -> Style:
    """The same style for a part of the screen, where need be with smaller type."""
    assert style.canvas is not None, "a scene needs a canvas"
    return replace(
        style,
        canvas=replace(style.canvas, width=int(box.width), height=int(box.height), type=smaller * style.canvas.type),
    )


def _beside(pad: Pad, chart: Content) -> None:
    """The numbers of the map as bars, where they are one set; the legend stands under them."""
    if not isinstance(chart, Chart) or chart.kind != "bar":
        return
    left, rows, body = BESIDE * pad.width, len(chart.categories) + 1, pad.style.text(0)
    room = Box(left, 0, pad.width - left, min(BARS * pad.height, ROW * body * rows))
    style = _fitting(room, pad.style, min(1.0, room.height / (TIGHT * body * rows)))
    beside = Pad(style, room.width, room.height)
    _bars(beside, chart, Box(0, 0, room.width, room.height))
    pad.put(beside.figure(), room)


def _table(pad: Pad, table: Table) -> None:
    """The first and the last column wrap; the numbers between them stand out."""
    ends = (0, len(table.header) - 1)
    columns = [
        Column(head, tuple(row[at] for row in table.rows), look="strong" if at == 1 else "plain", wraps=at in ends)
        for at, head in enumerate(table.header)
    ]
    write(pad, lay(columns, Box(0, 0, pad.width, pad.height), pad.style))


def _bars(pad: Pad, chart: Chart, room: Box) -> None:
    """What is counted, then one bar a category with its number."""
    (series, *_) = chart.series
    values = tuple(number(value, chart.unit) if value is not None else "" for value in series.values)
    columns = [
        Column("", chart.categories, wraps=max(width(one, 1) for one in chart.categories) > LONG),
        Column("", values, "right", "strong"),
        Column("", ("",) * len(values), picture=4),
    ]
    size = CAPTION * pad.style.text(0)
    top = pad.write(wrap(series.name, size, room.width), room.left, room.top, size, pad.style.palette.muted)
    grid = lay(columns, Box(room.left, top, room.width, room.bottom - top), pad.style)
    write(pad, grid)
    if len(grid.columns) < len(columns):
        return  # no room for bars: the numbers alone
    found = zip(grid.rows, series.values, series.tones, strict=False)
    cells = [
        Measured(grid.box(2, row), value, "", tone == "outline") for row, value, tone in found if value is not None
    ]
    bars(pad, cells, pad.style.palette.teal_3)
