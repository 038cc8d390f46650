"""Bars and squares in the cells of a table: real marks that carry the place they stand for."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.paper.figure_builder import FigureBuilder, Item, PixelBox

MAX_SQUARES = 40
"""Beyond this many squares nobody counts them: a bar says it better."""


@dataclass(frozen=True)
class ValueCell:
    """One cell with its value and the place that it is the value of."""

    box: PixelBox
    value: float
    adcode: str
    outlined: bool = False


def pixels(builder: FigureBuilder) -> None:
    """Axes that count the pad's pixels from its upper left corner."""
    hidden = {"visible": False, "fixedrange": True}
    builder.axes["xaxis"] = hidden | {"range": [0, builder.width]}
    builder.axes["yaxis"] = hidden | {"range": [builder.height, 0]}
    builder.rest["barmode"] = "overlay"


def draw_bars(builder: FigureBuilder, cells: Sequence[ValueCell], colour: str) -> None:
    """A bar in each cell, on one scale; an outlined one is derived."""
    pixels(builder)
    if not cells:
        return
    most, paint = max(cell.value for cell in cells) or 1, builder.style.palette
    tall = min(0.5 * cells[0].box.height, 1.5 * builder.style.text(0))
    edges = [paint.coast if cell.outlined else colour for cell in cells]
    builder.traces.append(
        {
            "type": "bar",
            "orientation": "h",
            "y": [round(cell.box.top + cell.box.height / 2, 1) for cell in cells],
            "x": [round(max(cell.value / most * cell.box.width, 1.0), 1) for cell in cells],
            "base": [round(cell.box.left, 1) for cell in cells],
            "width": round(tall, 1),
            "marker": {
                "color": [paint.paper if cell.outlined else colour for cell in cells],
                "line": {"color": edges, "width": builder.style.px(1)},
            },
            "hoverinfo": "none",
            "customdata": [[cell.adcode] for cell in cells],
        }
    )


def draw_squares(builder: FigureBuilder, cells: Sequence[ValueCell], filled: bool, pitch: float) -> None:
    """As many squares as parks in each cell, `pitch` apart; bars where they are too many."""
    paint = builder.style.palette
    if any(cell.value > MAX_SQUARES for cell in cells):
        draw_bars(builder, [ValueCell(c.box, c.value, c.adcode, not filled) for c in cells], paint.teal_3)
        return
    pixels(builder)
    spots = [(x, y, cell.adcode) for cell in cells for x, y in _spots(cell, pitch)]
    edge = paint.teal_3 if filled else paint.coast
    builder.traces.append(
        _marks(spots, 0.76 * pitch, paint.teal_3 if filled else paint.paper, edge, builder.style.px(1))
    )


def square_pitch(cells: Sequence[ValueCell]) -> float:
    """The distance of two squares: what the longest row of them leaves, and no more than a row's height takes."""
    fits = [cell.box.width / cell.value for cell in cells if cell.value]
    return min([*fits, *(0.62 * cell.box.height for cell in cells)], default=1.0)


def _spots(cell: ValueCell, pitch: float) -> list[tuple[float, float]]:
    middle = cell.box.top + cell.box.height / 2
    return [(round(cell.box.left + (n + 0.5) * pitch, 1), round(middle, 1)) for n in range(int(cell.value))]


def _marks(spots: Sequence[tuple[float, float, str]], size: float, fill: str, edge: str, line: float) -> Item:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x for x, _, _ in spots],
        "y": [y for _, y, _ in spots],
        "customdata": [[adcode] for _, _, adcode in spots],
        "marker": {"symbol": "square", "size": round(size, 1), "color": fill, "line": {"color": edge, "width": line}},
        "hoverinfo": "none",
        "cliponaxis": False,
    }
