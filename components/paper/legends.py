"""Legends inside a picture: what each swatch means, and how a body's room is divided between it and the figure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from components.figures.map_legend import LegendEntry
from components.figures.map_legend import legend as map_legend
from components.figures.timeline_parks import marking
from components.line_breaks import LINE, line_width, lines_height, wrap
from components.panels import names, timeline_panel
from components.paper.figure_builder import FigureBuilder, PixelBox
from components.style import Style
from data.dataset import Dataset
from data.measures.ages import Ages
from data.selection import Selection
from data.summaries import founding_timeline, province_map

SWATCH = 1.5
"""Width of a swatch and the gap after it, in sizes."""
BETWEEN = 1.3
"""Gap between two entries on one line, in sizes."""
LEGEND_LINES = 4
"""Lines that a timeline's legend and the gap under it take at most."""
MIN_WIDTH, MAX_WIDTH = 8, 20
"""Of a legend beside a map, in sizes."""
MIN_FIGURE = 0.3
"""Of the body's height that the figure keeps; a legend that would take more is left out."""
MAP_ASPECT = 1.52
"""Width to height of a map with its inset beside it."""
NOTICEABLE = 12
"""Pixels of a map's height that matter more than a line of its legend."""


@dataclass(frozen=True)
class PlacedLegend:
    """Entries with the places of their upper left corners."""

    entries: tuple[tuple[LegendEntry, float, float, Sequence[str]], ...]
    width: float
    height: float


@dataclass(frozen=True)
class LegendLayout:
    """The body's box divided between figure and legend."""

    figure: PixelBox
    legend: PlacedLegend | None = None
    left: float = 0  # of the legend
    top: float = 0


def of_map(selection: Selection, dataset: Dataset, style: Style, tight: bool) -> tuple[LegendEntry, ...]:
    """What the map's fills, circles and dots mean."""
    return map_legend(province_map.summarise(selection, dataset), style)


def of_timeline(selection: Selection, dataset: Dataset, style: Style, tight: bool) -> tuple[LegendEntry, ...]:
    """What its squares or columns mean, on a body as large as `style.canvas`."""
    summary, palette, words = founding_timeline.summarise(selection, dataset), style.palette, style.words
    if summary.ages:
        return tuple(_of_ages(summary.ages, style))
    # Letters of a date, and of compared places, only if they surely fit.
    drawn = style.resized(style.room.width, round(style.room.height - LEGEND_LINES * style.room.body))
    if summary.by_year:
        marks = marking(summary, drawn)
        key = f"timeline_panel.own_{'squares' if tight and marks == 'dated' else marks}"
    else:
        key = "paper.listed_square" if tight else "paper.listed_square_dated"
    keys = timeline_panel.keyed(summary, dataset, drawn)
    text = words("page.pause").join([words(key, list=names.own_list(dataset, style)), *([keys] if keys else [])])
    shown = [LegendEntry("fill", palette.teal_3, text)]
    if summary.published_shown and not summary.by_year:
        shown.insert(0, LegendEntry("outline", palette.coast, words("paper.published_square")))
    if not tight and any(slot.precisions["not_founded"] for slot in summary.slots):  # a tight sheet's column names it
        shown.append(LegendEntry("outline", palette.ink, words("paper.planned_square")))
    return tuple(shown)


def _of_ages(ages: Ages, style: Style) -> Iterator[LegendEntry]:
    yield LegendEntry("fill", style.palette.teal_3, style.words("timeline_panel.ages"))
    if note := timeline_panel.arrivals(ages, style):
        yield LegendEntry("outline", style.palette.teal_4, note)


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


def place_legend(shown: Sequence[LegendEntry], box: PixelBox, size: float, *, is_map: bool) -> LegendLayout:
    """Beside or under a map, whichever leaves it larger; over any other figure, on as few lines as possible."""
    if not shown:
        return LegendLayout(box)
    if is_map:
        best = max(_candidates(shown, box, size), key=_rank)
    else:
        legend = rows(shown, size, box.width)
        height = legend.height + 0.9 * size
        figure = PixelBox(box.left, box.top + height, box.width, box.height - height)
        best = LegendLayout(figure, legend, box.left, box.top)
    return best if best.figure.height >= MIN_FIGURE * box.height else LegendLayout(box)


def _candidates(shown: Sequence[LegendEntry], box: PixelBox, size: float) -> Iterator[LegendLayout]:
    under = rows(shown, size, box.width)
    figure = PixelBox(box.left, box.top, box.width, max(1.0, box.height - under.height - 0.5 * size))
    yield LegendLayout(figure, under, box.left, box.bottom - under.height)
    for sizes in range(MIN_WIDTH, MAX_WIDTH):
        room = min(sizes * size, 0.6 * box.width)
        for legend in (column(shown, size, room), rows(shown, size, room)):
            if legend.height <= box.height:
                room_right = box.width - legend.width - 1.2 * size
                width = min(room_right, MAP_ASPECT * box.height)  # no wider than a map with its inset can use
                figure = PixelBox(box.right - (room_right + width) / 2, box.top, width, box.height)
                yield LegendLayout(figure, legend, box.left, box.bottom - legend.height)


def _rank(layout: LegendLayout) -> tuple[float, float]:
    """The larger map; among equals the legend with fewer lines."""
    size = min(layout.figure.width / MAP_ASPECT, layout.figure.height)
    return round(size / NOTICEABLE), -layout.legend.height if layout.legend else 0.0


def draw(
    builder: FigureBuilder, legend: PlacedLegend, left: float, top: float, size: float, scale: float = 1.0
) -> None:
    """`scale`: of a circle of known size, for a map that has become smaller than the room that it was meant for."""
    for entry, x, y, lines in legend.entries:
        _draw_swatch(builder, replace(entry, size=scale * entry.size), left + x, top + y, size)
        builder.add_text(lines, left + x + SWATCH * size, top + y, size)


def _draw_swatch(builder: FigureBuilder, entry: LegendEntry, x: float, y: float, size: float) -> None:
    if entry.kind == "note":
        return
    paper, line = builder.style.palette.paper, builder.style.px(1)
    middle = y + LINE * size / 2 + 0.06 * size
    box = PixelBox(x, middle - 0.36 * size, 1.1 * size, 0.72 * size)
    across = entry.size or 0.66 * size
    circle = PixelBox(x + 0.55 * size - across / 2, middle - across / 2, across, across)
    if entry.kind in ("dot", "circle"):
        builder.add_rectangle(circle, entry.colour, kind="circle")
    elif entry.kind == "diamond":
        builder.add_diamond(circle, entry.colour)
    elif entry.kind == "hollow":
        builder.add_rectangle(circle, paper, entry.colour, 1.3 * line, "circle")
    elif entry.kind == "outline":
        builder.add_rectangle(box, paper, entry.colour, line)
    else:
        builder.add_rectangle(box, entry.colour, *((entry.edge, line) if entry.edge else ()))
    if entry.kind == "hatch":
        step, colour, hairline = box.height / 2, builder.style.palette.hatch, builder.style.px(0.7)
        for left in (box.left + n * step for n in range(int(box.width // step))):
            builder.add_line(left, box.bottom, min(left + box.height, box.right), box.top, colour, hairline)
