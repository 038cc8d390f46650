"""The figure of a scene on stage: the view's own, or what its slide charts, drawn for a whole screen."""

from typing import Final

from components.figures.province_map import BoundaryUrl
from components.numbers import integer
from components.paper import charts, share_bars
from components.paper.bodies import body
from components.paper.charts import Chart
from components.paper.pad import Box, Pad
from components.paper.table import Column, lay, write
from components.paper.tables import Table
from components.paper.units import Measured, bars
from components.style import Style
from components.theme import Figure
from data.boundaries import Boundaries
from data.dataset import Dataset
from data.selection import Selection
from data.story import Scene

PICTURES: Final = ("province-map", "ranking", "founding-timeline")
"""Views that are pictures of their own; of the others a screen shows one chart or table."""


def draw(
    scene: Scene,
    selection: Selection,
    dataset: Dataset,
    boundaries: Boundaries,
    style: Style,
    boundary_url: BoundaryUrl,
) -> Figure:
    """The figure, as large as `style.canvas`."""
    content = None if scene.view in PICTURES else charts.content(scene, selection, dataset, style)
    if content is None:
        return body(scene.view, selection, dataset, boundaries, style, boundary_url)
    assert style.canvas is not None, "a scene needs a canvas"
    pad = Pad(style, style.canvas.width, style.canvas.height)
    if isinstance(content, Table):
        _table(pad, content)
    elif content.kind == "stacked":
        share_bars.draw(pad, content)
    else:
        _bars(pad, content)
    return pad.figure()


def _table(pad: Pad, table: Table) -> None:
    """The first and the last column wrap; the numbers between them stand out."""
    ends = (0, len(table.header) - 1)
    columns = [
        Column(head, tuple(row[at] for row in table.rows), look="strong" if at == 1 else "plain", wraps=at in ends)
        for at, head in enumerate(table.header)
    ]
    write(pad, lay(columns, Box(0, 0, pad.width, pad.height), pad.style))


def _bars(pad: Pad, chart: Chart) -> None:
    """One bar a category, with its number."""
    (series, *_) = chart.series
    values = tuple(integer(round(value)) if value is not None else "" for value in series.values)
    columns = [
        Column("", chart.categories),
        Column(series.name, values, "right", "strong"),
        Column("", ("",) * len(values), picture=20),
    ]
    grid = lay(columns, Box(0, 0, pad.width, pad.height), pad.style)
    write(pad, grid)
    found = zip(grid.rows, series.values, series.tones, strict=False)
    cells = [
        Measured(grid.box(2, row), value, "", tone == "outline") for row, value, tone in found if value is not None
    ]
    bars(pad, cells, pad.style.palette.teal_3)
