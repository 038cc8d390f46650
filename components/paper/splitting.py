"""How a body's room is parted between the figure and its legend."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from components.figures.legend import LegendEntry
from components.paper import legends
from components.paper.legends import Legend
from components.paper.pad import Box
from data.boundaries.frames import ASPECT

NARROWEST, WIDEST = 8, 20
"""Of a legend beside a map, in sizes."""
LEAST = 0.3
"""Of the body's height that the figure keeps; a legend that would take more is left out."""
SHAPE = 1.52
"""Width to height of a map with its inset beside it."""
TELLING = 12
"""Pixels of a map's height that matter more than a line of its legend."""


@dataclass(frozen=True)
class Split:
    """The body's box parted between figure and legend."""

    figure: Box
    legend: Legend | None
    legend_left: float
    legend_top: float


def split(shown: Sequence[LegendEntry], box: Box, size: float, *, is_map: bool) -> Split:
    """Beside or under a map, whichever leaves it larger; over any other figure, on as few lines as possible."""
    if not shown:
        return Split(box, None, 0, 0)
    if not is_map:
        legend = legends.rows(shown, size, box.width)
        taken = legend.height + 0.9 * size
        if taken > (1 - LEAST) * box.height:
            return Split(box, None, 0, 0)
        figure = Box(box.left, box.top + taken, box.width, box.height - taken)
        return Split(figure, legend, box.left, box.top)
    best = max(_candidates(shown, box, size), key=_worth)
    return best if best.figure.height >= LEAST * box.height else Split(box, None, 0, 0)


def _candidates(shown: Sequence[LegendEntry], box: Box, size: float) -> Iterator[Split]:
    under = legends.rows(shown, size, box.width)
    figure = Box(box.left, box.top, box.width, max(1.0, box.height - under.height - 0.5 * size))
    yield Split(figure, under, box.left, box.bottom - under.height)
    for sizes in range(NARROWEST, WIDEST):
        room = min(sizes * size, 0.6 * box.width)
        for legend in (legends.column(shown, size, room), legends.rows(shown, size, room)):
            if legend.height <= box.height:
                figure = _middle(box, box.left + legend.width + 1.2 * size)
                yield Split(figure, legend, box.left, box.bottom - legend.height)


def _middle(box: Box, left: float) -> Box:
    """What is left of the box, no wider than a map with its inset can use."""
    room = box.right - left
    width = min(room, SHAPE * box.height)
    return Box(left + (room - width) / 2, box.top, width, box.height)


def _worth(made: Split) -> tuple[float, float]:
    """The larger map; among equals the legend with fewer lines."""
    size = min(made.figure.width / ASPECT, made.figure.height)
    return round(size / TELLING), -made.legend.height if made.legend else 0.0
