"""Bars and squares in the cells of a table: real marks that carry the place they stand for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from components.paper.figure_builder import FigureBuilder, PixelBox

MAX_SQUARES = 40
"""Beyond this many squares nobody counts them: a bar says it better."""


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


def draw_bars(builder: FigureBuilder, cells: Sequence[ValueCell], colour: str) -> None:
    """A bar in each cell, on one scale; an outlined one is derived."""
    builder.count_pixels()
    if not cells:
        return
    maximum, palette = max(cell.value for cell in cells) or 1, builder.style.palette
    edges = [palette.coast if cell.outlined else colour for cell in cells]
    trace = {
        "type": "bar",
        "orientation": "h",
        "y": [cell.middle for cell in cells],
        "x": [round(max(cell.value / maximum * cell.box.width, 1.0), 1) for cell in cells],
        "base": [round(cell.box.left, 1) for cell in cells],
        "width": round(min(0.5 * cells[0].box.height, 1.5 * builder.body), 1),
    }
    fills = [palette.paper if cell.outlined else colour for cell in cells]
    _add_marks(builder, trace, fills, edges, [cell.adcode for cell in cells])


def draw_squares(builder: FigureBuilder, cells: Sequence[ValueCell], filled: bool, pitch: float) -> None:
    """As many squares as parks in each cell, `pitch` apart; bars where they are too many."""
    palette = builder.style.palette
    if any(cell.value > MAX_SQUARES for cell in cells):
        draw_bars(builder, [replace(cell, outlined=not filled) for cell in cells], palette.teal_3)
        return
    builder.count_pixels()
    squares = [(round(cell.box.left + (n + 0.5) * pitch, 1), cell) for cell in cells for n in range(int(cell.value))]
    trace = {
        "type": "scatter",
        "mode": "markers",
        "x": [x for x, _ in squares],
        "y": [cell.middle for _, cell in squares],
        "marker": {"symbol": "square", "size": round(0.76 * pitch, 1)},
        "cliponaxis": False,
    }
    fill, edge = (palette.teal_3, palette.teal_3) if filled else (palette.paper, palette.coast)
    _add_marks(builder, trace, fill, edge, [cell.adcode for _, cell in squares])


def square_pitch(cells: Sequence[ValueCell]) -> float:
    """The distance of two squares: what the longest row of them leaves, and no more than a row's height takes."""
    fits = [cell.box.width / cell.value for cell in cells if cell.value]
    return min([*fits, *(0.62 * cell.box.height for cell in cells)], default=1.0)


def _add_marks(builder: FigureBuilder, trace: dict[str, Any], fill: object, edge: object, adcodes: list[str]) -> None:
    """Add a trace with what bars and squares share."""
    line = {"color": edge, "width": builder.style.px(1)}
    marker = {**trace.get("marker", {}), "color": fill, "line": line}
    places = [[adcode] for adcode in adcodes]
    builder.traces.append(trace | {"marker": marker, "hoverinfo": "none", "customdata": places})
