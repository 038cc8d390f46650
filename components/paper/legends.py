"""Legends inside a picture: what each swatch means, and where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.figures.legend import LegendEntry
from components.figures.legend import legend as map_legend
from components.figures.timeline_parks import Marking, marking
from components.panels import names
from components.paper.figure_builder import FigureBuilder, PixelBox
from components.paper.line_breaks import LINE, line_width, lines_height, wrap
from components.style import Style
from data.dataset import Dataset
from data.selection import Selection
from data.summaries import founding_timeline, province_map
from data.summaries.founding_timeline import FoundingTimeline

SWATCH = 1.5
"""Width of a swatch and the gap after it, in sizes."""
BETWEEN = 1.3
"""Gap between two entries on one line, in sizes."""
LEGEND_LINES = 4
"""Lines that a timeline's legend and the gap under it take at most."""


@dataclass(frozen=True)
class PlacedLegend:
    """Entries with the places of their upper left corners."""

    entries: tuple[tuple[LegendEntry, float, float, Sequence[str]], ...]
    width: float
    height: float


def none(selection: Selection, dataset: Dataset, style: Style, tight: bool) -> tuple[LegendEntry, ...]:
    """Of marks that are labelled themselves."""
    return ()


def of_map(selection: Selection, dataset: Dataset, style: Style, tight: bool) -> tuple[LegendEntry, ...]:
    """What the map's fills, circles and dots mean."""
    return map_legend(province_map.summarise(selection, dataset), style)


def of_timeline(selection: Selection, dataset: Dataset, style: Style, tight: bool) -> tuple[LegendEntry, ...]:
    """What its squares or columns mean, on a body as large as `style.canvas`."""
    summary, palette, words = founding_timeline.summarise(selection, dataset), style.palette, style.words
    if summary.ages:
        return (LegendEntry("fill", palette.teal_3, words("timeline_panel.ages")),)
    if summary.by_year:
        key = f"timeline_panel.own_{_marking(summary, style, tight)}"
    else:
        key = "paper.listed_square" if tight else "paper.listed_square_dated"
    shown = [LegendEntry("fill", palette.teal_3, words(key, list=names.own_list(dataset, style)))]
    if summary.published_shown and not summary.by_year:
        shown.insert(0, LegendEntry("outline", palette.coast, words("paper.published_square")))
    if not tight and any(slot.not_founded for slot in summary.slots):  # a tight sheet's column names it
        shown.append(LegendEntry("outline", palette.ink, words("paper.planned_square")))
    return tuple(shown)


def _marking(summary: FoundingTimeline, style: Style, tight: bool) -> Marking:
    """What stands for a park on a body of which the legend still takes its lines; letters if they surely fit."""
    height = round(style.room.height - LEGEND_LINES * style.room.body)
    marks = marking(summary, style.resized(style.room.width, height))
    return "squares" if tight and marks == "dated" else marks


def column(shown: Sequence[LegendEntry], size: float, room: float) -> PlacedLegend:
    """One entry under the other, its text wrapped."""
    placed, y, widest = [], 0.0, 0.0
    for entry in shown:
        lines = wrap(entry.text, size, room - SWATCH * size)
        placed.append((entry, 0.0, y, lines))
        widest = max(widest, *(line_width(line, size) for line in lines))
        y += lines_height(len(lines), size) + 0.25 * size
    return PlacedLegend(tuple(placed), widest + SWATCH * size, max(0.0, y - 0.25 * size))


def rows(shown: Sequence[LegendEntry], size: float, room: float) -> PlacedLegend:
    """Entries side by side, as many as a line holds."""
    placed, x, y = [], 0.0, 0.0
    for entry in shown:
        lines = wrap(entry.text, size, room - SWATCH * size)
        width = SWATCH * size + max(line_width(line, size) for line in lines)
        if x and x + width > room:
            x, y = 0.0, y + lines_height(1, size) * 1.08
        placed.append((entry, x, y, lines))
        x += width + BETWEEN * size
        if len(lines) > 1:
            x, y = 0.0, y + lines_height(len(lines), size) * 1.04
    return PlacedLegend(tuple(placed), room, y + (lines_height(1, size) if x else 0))


def draw(builder: FigureBuilder, legend: PlacedLegend, left: float, top: float, size: float) -> None:
    """The swatches and texts."""
    for entry, x, y, lines in legend.entries:
        _draw_swatch(builder, entry, left + x, top + y, size)
        builder.add_text(lines, left + x + SWATCH * size, top + y, size)


def _draw_swatch(builder: FigureBuilder, entry: LegendEntry, x: float, y: float, size: float) -> None:
    paper, line = builder.style.palette.paper, builder.style.px(1)
    middle = y + LINE * size / 2 + 0.06 * size
    box = PixelBox(x, middle - 0.36 * size, 1.1 * size, 0.72 * size)
    circle = PixelBox(x + 0.22 * size, middle - 0.33 * size, 0.66 * size, 0.66 * size)
    if entry.kind in ("dot", "circle"):
        builder.add_rectangle(circle, entry.colour, kind="circle")
    elif entry.kind == "hollow":
        builder.add_rectangle(circle, paper, entry.colour, 1.3 * line, "circle")
    elif entry.kind == "outline":
        builder.add_rectangle(box, paper, entry.colour, line)
    else:
        builder.add_rectangle(box, entry.colour)
    if entry.kind == "hatch":
        step, colour, hairline = box.height / 2, builder.style.palette.hatch, builder.style.px(0.7)
        for left in (box.left + n * step for n in range(int(box.width // step))):
            builder.add_line(left, box.bottom, min(left + box.height, box.right), box.top, colour, hairline)
