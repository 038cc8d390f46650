"""How a body's room is divided between the figure and its legend."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from components.figures.legend import LegendEntry
from components.paper import legends
from components.paper.figure_builder import PixelBox
from components.paper.legends import PlacedLegend
from data.boundaries.frames import ASPECT

MIN_WIDTH, MAX_WIDTH = 8, 20
"""Of a legend beside a map, in sizes."""
MIN_FIGURE = 0.3
"""Of the body's height that the figure keeps; a legend that would take more is left out."""
MAP_ASPECT = 1.52
"""Width to height of a map with its inset beside it."""
NOTICEABLE = 12
"""Pixels of a map's height that matter more than a line of its legend."""


@dataclass(frozen=True)
class LegendLayout:
    """The body's box divided between figure and legend."""

    figure: PixelBox
    legend: PlacedLegend | None = None
    left: float = 0  # of the legend
    top: float = 0


def place_legend(shown: Sequence[LegendEntry], box: PixelBox, size: float, *, is_map: bool) -> LegendLayout:
    """Beside or under a map, whichever leaves it larger; over any other figure, on as few lines as possible."""
    if not shown:
        return LegendLayout(box)
    if is_map:
        best = max(_candidates(shown, box, size), key=_rank)
    else:
        legend = legends.rows(shown, size, box.width)
        height = legend.height + 0.9 * size
        figure = PixelBox(box.left, box.top + height, box.width, box.height - height)
        best = LegendLayout(figure, legend, box.left, box.top)
    return best if best.figure.height >= MIN_FIGURE * box.height else LegendLayout(box)


def _candidates(shown: Sequence[LegendEntry], box: PixelBox, size: float) -> Iterator[LegendLayout]:
    under = legends.rows(shown, size, box.width)
    figure = PixelBox(box.left, box.top, box.width, max(1.0, box.height - under.height - 0.5 * size))
    yield LegendLayout(figure, under, box.left, box.bottom - under.height)
    for sizes in range(MIN_WIDTH, MAX_WIDTH):
        room = min(sizes * size, 0.6 * box.width)
        for legend in (legends.column(shown, size, room), legends.rows(shown, size, room)):
            if legend.height <= box.height:
                figure = _right_of(legend.width + 1.2 * size, box)
                yield LegendLayout(figure, legend, box.left, box.bottom - legend.height)


def _right_of(taken: float, box: PixelBox) -> PixelBox:
    """What a legend leaves of the box, no wider than a map with its inset can use."""
    room = box.width - taken
    width = min(room, MAP_ASPECT * box.height)
    return PixelBox(box.left + taken + (room - width) / 2, box.top, width, box.height)


def _rank(layout: LegendLayout) -> tuple[float, float]:
    """The larger map; among equals the legend with fewer lines."""
    size = min(layout.figure.width / ASPECT, layout.figure.height)
    return round(size / NOTICEABLE), -layout.legend.height if layout.legend else 0.0
