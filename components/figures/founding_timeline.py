"""When the parks were founded: published units above the line, listed parks below it, one column a slot.

Where companies are shown whose years of registration are known, those take their place (registration_years). Where no
publication stands beside the parks, each year is a column of its own (timeline_parks).

Two sets, side by side: they are never subtracted or stacked. Every trace carries the slot in `customdata[0]`, and an
unseen bar behind each column makes the whole slot a target.
"""

from typing import Any

from components.figures import registration_years, timeline_parks
from components.figures.timeline_bars import bars, needed, scale_lines
from components.figures.timeline_slots import HEIGHT, Slots
from components.figures.timeline_units import Trace, listed, published
from components.style import Style
from components.theme import CLEAR, Figure, blend, figure
from data.summaries.founding_timeline import FoundingTimeline, SlotCount

__all__ = ["HEIGHT", "draw"]


def draw(summary: FoundingTimeline, style: Style) -> Figure:
    """The figure: HEIGHT pixels high on the page, else as high as the canvas."""
    if summary.ages:
        return registration_years.draw(summary.ages, style)
    if summary.by_year:
        return timeline_parks.draw(summary, style)
    slots = Slots(summary.slots, style, needed(summary))
    return figure(_traces(summary, slots), _layout(slots))


def _traces(timeline: FoundingTimeline, slots: Slots) -> list[Trace]:
    """From the ground up; the same number whatever is shown."""
    return [
        _targets(timeline, slots),
        *scale_lines(timeline, slots),
        *bars(timeline, slots),
        published(timeline, slots),
        listed(timeline, slots),
        _axis(slots),
        _names(timeline, slots),
        _counts(timeline, slots),
    ]


def _targets(timeline: FoundingTimeline, slots: Slots) -> Trace:
    """One bar a slot over its full height: unseen, tinted when the slot is chosen."""
    tint = blend(slots.style.palette.teal_1, slots.style.palette.paper, 0.35)
    return {
        "type": "bar",
        "x": [column.middle for column in slots.columns],
        "width": [column.width + 4 for column in slots.columns],
        "base": -slots.caption_height - slots.room_below,
        "y": [slots.caption_height + slots.room + slots.room_below for _ in slots.columns],
        "marker": {"color": [tint if slot.chosen else CLEAR for slot in timeline.slots], "line": {"width": 0}},
        "hoverinfo": "text",
        "hovertext": [f"<b>{slots.label(slot)}</b><br>{_count_text(slot, slots)}" for slot in timeline.slots],
        "textposition": "none",
        "customdata": [[slot.slot] for slot in timeline.slots],
        "unselected": {"marker": {"opacity": 1}},
    }


def _axis(slots: Slots) -> Trace:
    """The line that each slot stands on."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for column in slots.columns for x in (column.left, column.right, None)],
        "y": [y for _ in slots.columns for y in (0, 0, None)],
        "line": {"color": slots.style.palette.ink, "width": slots.style.px(1)},
        "hoverinfo": "skip",
    }


def _names(timeline: FoundingTimeline, slots: Slots) -> Trace:
    """The slots' names; the chosen ones are bold."""
    stacked = slots.captions == "stack"
    texts = [slots.short_label(slot) if stacked else slots.label(slot) for slot in timeline.slots]
    y = -slots.caption_height / 2 if slots.captions == "line" else -slots.style.px(2)
    return _captions(slots, y, "middle right" if slots.captions == "line" else "bottom right") | {
        "x": [column.left for column in slots.columns],
        "text": [f"<b>{text}</b>" if slot.chosen else text for text, slot in zip(texts, timeline.slots, strict=True)],
        "textfont": {"size": slots.name_size, "color": [_name_ink(slot, timeline, slots) for slot in timeline.slots]},
    }


def _counts(timeline: FoundingTimeline, slots: Slots) -> Trace:
    """How many are published and listed: at the right of the name, or under it."""
    line = slots.captions == "line"
    y = -slots.caption_height / 2 if line else slots.style.px(2) - slots.caption_height
    return _captions(slots, y, "middle left" if line else "top right") | {
        "x": [column.right if line else column.left for column in slots.columns],
        "text": [_count_text(slot, slots) for slot in timeline.slots],
        "textfont": {"size": slots.count_size, "color": slots.style.palette.muted},
    }


def _captions(slots: Slots, y: float, position: str) -> Trace:
    return {
        "type": "scatter",
        "mode": "text",
        "y": [y for _ in slots.columns],
        "textposition": position,
        "hoverinfo": "skip",
        "cliponaxis": False,
        "customdata": [[slot.slot] for slot in slots.slots],
    }


def _count_text(slot: SlotCount, slots: Slots) -> str:
    stacked = slots.captions == "stack"
    keys = [] if slot.published is None else ["published"]
    words, values = slots.style.words, {"published": slot.published, "listed": slot.listed}
    if stacked:
        return "<br>".join(words(f"founding_timeline.{key}_short", **values) for key in [*keys, "listed"])
    return words("founding_timeline.counts" if keys else "founding_timeline.listed", **values)


def _name_ink(slot: SlotCount, timeline: FoundingTimeline, slots: Slots) -> str:
    dim = timeline.years_chosen and not slot.chosen
    return slots.style.palette.muted if dim else slots.style.palette.ink


def _layout(slots: Slots) -> dict[str, Any]:
    fixed = {"visible": False, "fixedrange": True}
    low = -slots.caption_height - slots.room_below
    return slots.style.layout | {
        "height": slots.height,
        "margin": {"l": 0, "r": 0, "t": slots.margin, "b": slots.margin},
        "xaxis": {**fixed, "range": [0, slots.width]},
        "yaxis": {**fixed, "range": [low, slots.room]},
        "barmode": "overlay",
        "dragmode": "select",
        "selectdirection": "h",
        "newselection": {"line": {"color": slots.style.palette.accent, "width": 1, "dash": "solid"}},
        "shapes": [_divider(slots.divider, low, slots)] if slots.divider else [],
    }


def _divider(x: float, low: float, slots: Slots) -> dict[str, Any]:
    line = {"color": slots.style.palette.hairline, "width": slots.style.px(1), "dash": "dash"}
    return {"type": "line", "x0": x, "x1": x, "y0": low, "y1": slots.room, "line": line}
