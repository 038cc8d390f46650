"""Legends inside a picture: what each swatch means, and where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from components.figures.legend import LegendEntry
from components.figures.legend import legend as map_legend
from components.figures.timeline_parks import Marking, marking
from components.panels import names
from components.paper.pad import Box, Pad
from components.paper.typesetting import LINE, height, width, wrap
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
class Legend:
    """Entries with the places of their upper left corners."""

    entries: tuple[tuple[LegendEntry, float, float, tuple[str, ...]], ...]
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
    summary, paint, words = founding_timeline.summarise(selection, dataset), style.palette, style.words
    if summary.ages:
        return (LegendEntry("fill", paint.teal_3, words("timeline_panel.ages")),)
    planned = LegendEntry("outline", paint.ink, words("paper.planned_square"))
    unbuilt = not tight and any(slot.not_founded for slot in summary.slots)  # a tight sheet's column names it
    if summary.by_year:
        said = words(f"timeline_panel.own_{_marking(summary, style, tight)}", list=names.own_list(dataset, style))
        return LegendEntry("fill", paint.teal_3, said), *([planned] if unbuilt else [])
    published = LegendEntry("outline", paint.coast, words("paper.published_square"))
    key = "paper.listed_square" if tight else "paper.listed_square_dated"
    listed = LegendEntry("fill", paint.teal_3, words(key, list=names.own_list(dataset, style)))
    return (*([published] if summary.published_shown else []), listed, *([planned] if unbuilt else []))


def _marking(summary: FoundingTimeline, style: Style, tight: bool) -> Marking:
    """What stands for a park on a body of which the legend still takes its lines; letters if they surely fit."""
    assert style.canvas is not None, "a legend inside a picture needs a canvas"
    height = max(1, round(style.canvas.height - LEGEND_LINES * style.canvas.body))
    found = marking(summary, replace(style, canvas=replace(style.canvas, height=height)))
    return "squares" if tight and found == "dated" else found


def column(shown: Sequence[LegendEntry], size: float, room: float) -> Legend:
    """One entry under the other, its text wrapped."""
    placed, y, widest = [], 0.0, 0.0
    for entry in shown:
        lines = tuple(wrap(entry.text, size, room - SWATCH * size))
        placed.append((entry, 0.0, y, lines))
        widest = max(widest, *(width(line, size) for line in lines))
        y += height(len(lines), size) + 0.25 * size
    return Legend(tuple(placed), widest + SWATCH * size, max(0.0, y - 0.25 * size))


def rows(shown: Sequence[LegendEntry], size: float, room: float) -> Legend:
    """Entries side by side, as many as a line holds."""
    placed, x, y = [], 0.0, 0.0
    for entry in shown:
        lines = tuple(wrap(entry.text, size, room - SWATCH * size))
        wide = SWATCH * size + max(width(line, size) for line in lines)
        if x and x + wide > room:
            x, y = 0.0, y + height(1, size) * 1.08
        placed.append((entry, x, y, lines))
        x += wide + BETWEEN * size
        if len(lines) > 1:
            x, y = 0.0, y + height(len(lines), size) * 1.04
    return Legend(tuple(placed), room, y + (height(1, size) if x else 0))


def draw(pad: Pad, legend: Legend, left: float, top: float, size: float) -> None:
    """The swatches and texts."""
    for entry, x, y, lines in legend.entries:
        _swatch(pad, entry, left + x, top + y, size)
        pad.write(lines, left + x + SWATCH * size, top + y, size)


def _swatch(pad: Pad, entry: LegendEntry, x: float, y: float, size: float) -> None:
    paint, line = pad.style.palette, pad.style.px(1)
    middle = y + LINE * size / 2 + 0.06 * size
    wide = Box(x, middle - 0.36 * size, 1.1 * size, 0.72 * size)
    round_ = Box(x + 0.22 * size, middle - 0.33 * size, 0.66 * size, 0.66 * size)
    if entry.kind in ("dot", "circle"):
        pad.rect(round_, entry.colour, kind="circle")
    elif entry.kind == "hollow":
        pad.rect(round_, paint.paper, entry.colour, 1.3 * line, "circle")
    elif entry.kind == "outline":
        pad.rect(wide, paint.paper, entry.colour, line)
    else:
        pad.rect(wide, entry.colour)
    if entry.kind == "hatch":
        _hatch(pad, wide)


def _hatch(pad: Pad, box: Box) -> None:
    step = box.height / 2
    for n in range(int(box.width // step)):
        x = box.left + n * step
        pad.rule(x, box.bottom, min(x + box.height, box.right), box.top, pad.style.palette.hatch, pad.style.px(0.7))
