"""When the parks were founded: published units above the line, listed parks below it, one column a slot.

Where companies are shown whose years of registration are known, those take their place (timeline_parks). Where no
publication stands beside the parks, each year is a column of its own.

Two sets, side by side: they are never subtracted or stacked. Every trace carries the slot in `customdata[0]`. Up to
sixty parks in a slot are squares, more are bars on an axis of whole numbers.
"""

from collections.abc import Sequence
from math import floor, log10
from typing import Final

from components.figures import timeline_parks
from components.figures import timeline_traces as traces
from components.figures.timeline_names import GAP, SIZE
from components.figures.timeline_slots import COUNT_SIZE, HEIGHT, Slots
from components.figures.timeline_traces import Trace
from components.numbers import integer
from components.style import Style
from components.theme import Figure, figure
from data.regions import Adcode
from data.summaries.founding_timeline import FoundingTimeline, SlotCount

_TICK_ROOM: Final = 30  # pixels a number on the axis takes at least


def draw(summary: FoundingTimeline, style: Style) -> Figure:
    """The figure: HEIGHT pixels high on the page, else as high as the canvas."""
    if summary.ages:
        return timeline_parks.draw_ages(summary.ages, style)
    if summary.by_year:
        return timeline_parks.draw(summary, style)
    slots = Slots(summary.slots, style, summary.years_chosen)
    ends = ((column.left, column.right, 0) for column in slots.columns)
    layers = [  # from the ground up; the same number whatever is shown
        traces.targets(slots, [_count_text(slot, slots) for slot in slots.slots], wider=4),
        *_scale_lines(slots),
        *_bars(slots),
        _published(slots),
        *_listed(slots),
        _park_names(slots),
        traces.strokes(ends, style.palette.ink, style.px(1)),
        _names(slots),
        _counts(slots),
        traces.keys(*_units(slots), slots.square, style),
    ]
    return figure(layers, traces.layout(slots))


def letters(timeline: FoundingTimeline, style: Style) -> tuple[tuple[str, Adcode], ...]:
    """The letter of each compared place, where letters stand before the squares; bars have none."""
    if timeline.ages:
        return ()
    by_year = timeline_parks.marking(timeline, style) if timeline.by_year else ""
    bars = by_year == "bars" or (not by_year and Slots(timeline.slots, style).bars)
    return () if bars else timeline.compared


def height_in_sight(timeline: FoundingTimeline, style: Style) -> int:
    """The part of the height that is enough: of a level whatever is chosen in it, of the nation for the choice."""
    if timeline.ages or timeline.by_year:
        return HEIGHT
    return Slots(timeline.level_slots or timeline.slots, style).height_in_sight


def _names(slots: Slots) -> Trace:
    """At the left of each column."""
    label, line = slots.short_label if slots.captions == "stack" else slots.label, slots.captions == "line"
    y, position = (-slots.caption_height / 2, "middle right") if line else (-slots.style.px(2), "bottom right")
    return traces.names(slots, map(label, slots.slots), [(column.left, y) for column in slots.columns], position)


def _counts(slots: Slots) -> Trace:
    """How many are published and listed: at the right of the name, or under it."""
    style, line = slots.style, slots.captions == "line"
    y = -slots.caption_height / 2 if line else style.px(2) - slots.caption_height
    text, position = [_count_text(slot, slots) for slot in slots.slots], "middle left" if line else "top right"
    spots = [(column.right if line else column.left, y) for column in slots.columns]
    return traces.texts(text, spots, position, slots.size(COUNT_SIZE), style.palette.muted)


def _count_text(slot: SlotCount, slots: Slots) -> str:
    keys = [] if slot.published is None else ["published"]
    words, values = slots.style.words, {"published": slot.published, "listed": slot.listed}
    if slots.captions == "stack":
        return "<br>".join(words(f"founding_timeline.{key}_short", **values) for key in [*keys, "listed"])
    return words("founding_timeline.counts" if keys else "founding_timeline.listed", **values)


def _published(slots: Slots) -> Trace:
    """Nobody knows which parks these are: they are empty and alike."""
    paint, words = slots.style.palette, slots.style.words
    counts = [] if slots.bars else [(index, slot.published or 0) for index, slot in enumerate(slots.slots)]
    units = [slots.slots[index] for index, count in counts for _ in range(count)]
    spots = (spot for index, count in counts for spot in slots.spots(index, count, below=False))
    marker = {"color": paint.paper, "line": {"color": paint.coast, "width": slots.style.px(1)}}
    hover = {
        slot: words("founding_timeline.published_hover", slot=slots.label(slot), published=slot.published)
        for slot in units
    }
    return traces.squares(spots, slots.square, (slot.chosen or not slots.chosen for slot in units), marker) | {
        "text": [hover[slot] for slot in units],
        "customdata": [[slot.slot] for slot in units],
    }


def _listed(slots: Slots) -> tuple[Trace, Trace]:
    """The parks of our list."""
    units, spots = _units(slots)
    return traces.parks(units, traces.squares_at(units, spots), slots.square, slots.style)


def _units(slots: Slots) -> tuple[Sequence[SlotCount], list[list[tuple[float, float]]]]:
    """The slots whose parks are squares, and where the units of each stand."""
    units = () if slots.bars else slots.slots
    return units, [slots.spots(index, len(slot.units), below=True) for index, slot in enumerate(units)]


def _park_names(slots: Slots) -> Trace:
    """Beside the squares, where there is room for all of them; muted where the years filter does not keep the park."""
    rows, paint = slots.named.names if slots.named else (), slots.style.palette
    marks = [mark for slot in slots.slots for mark in slot.marks] if rows else []
    squares = [spot for index, slot in enumerate(rows) for spot in slots.spots(index, len(slot), below=True)]
    spots = [(x + slots.square / 2 + GAP, y) for x, y in squares]
    texts = ["<br>".join(lines) for slot in rows for lines in slot]
    colours = [paint.ink if mark.kept else paint.muted for mark in marks]
    return traces.texts(texts, spots, "middle right", SIZE, colours)


def _bars(slots: Slots) -> tuple[Trace, Trace]:
    """Published upwards, listed downwards, on one scale."""
    paint, drawn = slots.style.palette, slots.slots if slots.bars else ()
    pairs = [*zip(drawn, slots.columns, strict=False)]
    shared: Trace = {
        "type": "bar",
        "x": [column.middle for _, column in pairs],
        "width": [0.6 * column.width for _, column in pairs],
        "hoverinfo": "skip",
        "customdata": [[slot.slot] for slot in drawn],
    }
    empty = {"color": paint.paper, "line": {"color": paint.coast, "width": slots.style.px(1)}}
    marker = traces.listed_marker(drawn, slots.style) if drawn else {"color": paint.teal_3}
    up, down = [(slot.published or 0) * slots.scale for slot in drawn], [-slot.listed * slots.scale for slot in drawn]
    return (
        shared | {"y": up, "base": 0, "marker": empty},
        shared | {"y": down, "base": -slots.caption_height, "marker": marker},
    )


def _scale_lines(slots: Slots) -> tuple[Trace, Trace]:
    """Hairlines and their whole numbers, on both sides."""
    paint, px = slots.style.palette, slots.style.px
    count = max(1, int(slots.deepest // px(_TICK_ROOM)))
    maximum = max(1, slots.most // count)
    size = 10 ** floor(log10(maximum))  # the step is a round number
    step = next(factor * size for factor in (5, 2, 1) if factor * size <= maximum)
    ticks = [*range(step, min(slots.most, count * step) + 1, step)] if slots.bars else []
    above = [] if slots.alone else [tick * slots.scale for tick in ticks]
    heights = [*above, *(-slots.caption_height - tick * slots.scale for tick in ticks)]
    grid = traces.strokes(((px(32), slots.width, height) for height in heights), paint.hairline, px(1))
    spots = [(px(28), height) for height in heights]
    labels = [*map(integer, ticks)] * (1 if slots.alone else 2)
    return grid, traces.texts(labels, spots, "middle left", slots.style.text(10), paint.muted)
