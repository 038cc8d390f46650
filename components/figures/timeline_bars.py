"""Beyond sixty parks in a slot: bars instead of squares, up and down from the captions, on an axis of whole numbers."""

from math import floor, log10
from typing import Any, Final

from components.figures.timeline_slots import Slots
from components.numbers import integer
from data.summaries.founding_timeline import FoundingTimeline

Trace = dict[str, Any]

MAX_UNITS: Final = 60
_TICK_ROOM: Final = 30  # pixels a number on the axis takes at least


def needed(timeline: FoundingTimeline) -> bool:
    """Whether some slot has too many units for squares."""
    return any(max(slot.listed, slot.published or 0) > MAX_UNITS for slot in timeline.slots)


def bars(timeline: FoundingTimeline, slots: Slots) -> tuple[Trace, Trace]:
    """Published upwards, listed downwards, on one scale."""
    paint, scale = slots.style.palette, _scale(timeline, slots)
    drawn = [*enumerate(timeline.slots)] if slots.bars else []
    up = [(slot.published or 0) * scale for _, slot in drawn]
    down = [-slot.listed * scale for _, slot in drawn]
    width = [0.6 * slots.columns[index].width for index, _ in drawn]
    shared: Trace = {
        "type": "bar",
        "x": [slots.columns[index].middle for index, _ in drawn],
        "width": width,
        "hoverinfo": "skip",
        "customdata": [[slot.slot] for _, slot in drawn],
    }
    empty = {"color": paint.paper, "line": {"color": paint.coast, "width": slots.style.px(1)}}
    return (
        shared | {"y": up, "base": 0, "marker": empty},
        shared | {"y": down, "base": -slots.caption_height, "marker": _listed_marker(timeline, slots)},
    )


def _listed_marker(timeline: FoundingTimeline, slots: Slots) -> Trace:
    """Hollow where nothing is built yet."""
    paint, planned = slots.style.palette, [slot.slot == "planned" for slot in timeline.slots]
    edges = [
        slots.style.px(1) if hollow and slot.listed else 0 for hollow, slot in zip(planned, timeline.slots, strict=True)
    ]
    fill = [paint.paper if hollow else paint.teal_3 for hollow in planned]
    return {"color": fill, "line": {"color": paint.ink, "width": edges}} if slots.bars else {"color": paint.teal_3}


def scale_lines(timeline: FoundingTimeline, slots: Slots) -> tuple[Trace, Trace]:
    """Hairlines and their whole numbers, on both sides."""
    paint, scale = slots.style.palette, _scale(timeline, slots)
    most, count = _most(timeline), max(1, int(slots.room // slots.style.px(_TICK_ROOM)))
    step = _step(most // count)
    ticks = range(step, min(most, count * step) + 1, step) if slots.bars else ()
    heights = [
        *((tick * scale, tick) for tick in ticks),
        *((-slots.caption_height - tick * scale, tick) for tick in ticks),
    ]
    grid = {
        "type": "scatter",
        "mode": "lines",
        "x": [x for _ in heights for x in (slots.style.px(32), slots.width, None)],
        "y": [level for y, _ in heights for level in (y, y, None)],
        "line": {"color": paint.hairline, "width": slots.style.px(1)},
        "hoverinfo": "skip",
    }
    numbers = {
        "type": "scatter",
        "mode": "text",
        "x": [slots.style.px(28) for _ in heights],
        "y": [y for y, _ in heights],
        "text": [integer(tick) for _, tick in heights],
        "textposition": "middle left",
        "textfont": {"size": slots.style.text(10), "color": paint.muted},
        "hoverinfo": "skip",
    }
    return grid, numbers


def _most(timeline: FoundingTimeline) -> int:
    return max(max(slot.listed, slot.published or 0) for slot in timeline.slots)


def _scale(timeline: FoundingTimeline, slots: Slots) -> float:
    """Pixels a park."""
    return (slots.room - 8) / max(1, _most(timeline))


def _step(most: int) -> int:
    """The largest round whole number up to `most`."""
    size = 10 ** floor(log10(max(1, most)))
    return next(factor * size for factor in (5, 2, 1) if factor * size <= max(1, most))
