"""What every timeline is drawn of: targets, lines, texts, bars, squares of parks, and the layout.

The first trace has one unseen bar a slot over its full height, which makes it a target. One pixel is one unit of both
axes.
"""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any, Final

from components.figures.timeline_slots import Slots
from components.figures.timeline_years import Years
from components.style import Style
from components.theme import CLEAR, blend
from data.measures.ages import YearCount
from data.summaries.founding_timeline import Mark, SlotCount

Trace = dict[str, Any]
Spot = tuple[float, float]

FADED: Final = 0.28
MIN_SQUARE: Final = 14
"""From this size on a square has room for a letter."""


def by_slot(ground: Slots | Years) -> Trace:
    """A trace with one item a slot, in the middle of its column."""
    return {"x": [column.middle for column in ground.columns], "customdata": [[slot.slot] for slot in ground.slots]}


def targets(ground: Slots | Years, hover: Sequence[str], wider: float = 0) -> Trace:
    """Unseen, tinted when the slot is chosen."""
    tint = blend(ground.style.palette.teal_1, ground.style.palette.paper, 0.35)
    labels = [ground.label(slot) for slot in ground.slots]
    return by_slot(ground) | {
        "type": "bar",
        "width": [column.width + wider for column in ground.columns],
        "base": ground.bottom,
        "y": [ground.room - ground.bottom for _ in ground.columns],
        "marker": {"color": [tint if slot.chosen else CLEAR for slot in ground.slots], "line": {"width": 0}},
        "hoverinfo": "text",
        "hovertext": [f"<b>{label}</b><br>{text}" for label, text in zip(labels, hover, strict=True)],
        "textposition": "none",
        "unselected": {"marker": {"opacity": 1}},
    }


def strokes(ends: Iterable[tuple[float, float, float]], colour: str, width: float) -> Trace:
    """Level lines: left, right and height of each."""
    lines = [*ends]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for left, right, _ in lines for x in (left, right, None)],
        "y": [y for _, _, height in lines for y in (height, height, None)],
        "line": {"color": colour, "width": width},
        "hoverinfo": "skip",
    }


def texts(text: Sequence[str], spots: Iterable[Spot], position: str, size: float, colour: str | Sequence[str]) -> Trace:
    """Texts, each at its spot, in one colour or each in its own; an empty one is left out.

    Plotly removes the element of an empty text and never makes it again, so that a later text would stay unseen.
    """
    colours = [colour] * len(text) if isinstance(colour, str) else colour
    written = [item for item in zip(text, spots, colours, strict=True) if item[0]]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [x for _, (x, _), _ in written],
        "y": [y for _, (_, y), _ in written],
        "text": [one for one, _, _ in written],
        "textposition": position,
        "textfont": {"size": size, "color": [one for _, _, one in written]},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def names(ground: Slots | Years, labels: Iterable[str], spots: Iterable[Spot], position: str) -> Trace:
    """The slots' names; the chosen ones are bold, the others muted beside them."""
    paint = ground.style.palette
    slots: Sequence[SlotCount | YearCount] = ground.slots
    bold = [f"<b>{text}</b>" if slot.chosen and text else text for text, slot in zip(labels, slots, strict=True)]
    colours = [paint.muted if ground.chosen and not slot.chosen else paint.ink for slot in slots]
    return texts(bold, spots, position, ground.name_size, colours)


def listed_marker(slots: Sequence[SlotCount], style: Style) -> Trace:
    """The colours of bars of listed parks, hollow where nothing is built yet; an empty slot has no outline."""
    paint, hollow = style.palette, [slot.slot == "planned" for slot in slots]
    edges = [style.px(1) if empty and slot.listed else 0 for empty, slot in zip(hollow, slots, strict=True)]
    fill = [paint.paper if empty else paint.teal_3 for empty in hollow]
    return {"color": fill, "line": {"color": paint.ink, "width": edges}}


def squares(spots: Iterable[Spot], side: int, kept: Iterable[bool], marker: Trace) -> Trace:
    """Squares at their spots; those that the years filter does not keep are faded."""
    points, opacity = [*spots], [strength(one) for one in kept]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x for x, _ in points],
        "y": [y for _, y in points],
        "hoverinfo": "text",
        "cliponaxis": False,
        "unselected": {"marker": {"opacity": FADED}},
        "marker": {"symbol": "square", "size": side, "opacity": opacity, **marker},
    }


def parks(slots: Sequence[SlotCount], spots: Sequence[Spot], side: int, style: Style) -> tuple[Trace, Trace]:
    """The parks of some slots, hollow when they are not built; over them the precision of their dates."""
    marks, paint, words = [mark for slot in slots for mark in slot.marks], style.palette, style.words
    built = [mark.precision != "not_founded" for mark in marks]
    edges = {"color": [paint.teal_3 if one else paint.ink for one in built], "width": style.px(1)}
    marker = {"color": [paint.teal_3 if one else paint.paper for one in built], "line": edges}
    dates = [
        mark.founded or words(f"terms.slot_{'planned' if mark.precision == 'not_founded' else 'unknown'}")
        for mark in marks
    ]
    names = [escape(mark.name, quote=False) for mark in marks]  # Plotly reads markup
    drawn = squares(spots, side, (mark.kept for mark in marks), marker) | {
        "hovertext": [f"<b>{name}</b><br>{when}" for name, when in zip(names, dates, strict=True)],
        "customdata": [[slot.slot, mark.park_id] for slot in slots for mark in slot.marks],
    }
    return drawn, _letters(marks, spots, side, style)


def _letters(marks: Sequence[Mark], spots: Sequence[Spot], side: int, style: Style) -> Trace:
    """How much of each date is known, on squares that have room for a letter."""
    paint, legible = style.palette, side >= style.px(MIN_SQUARE)
    letters = {one: style.words(f"founding_timeline.{one}") for one in ("day", "month", "year")} if legible else {}
    usual = min(12, max(8, side - 6))
    size = max(style.canvas.body, round(0.46 * side, 1)) if style.canvas else usual
    colours = [paint.paper if mark.kept else paint.muted for mark in marks]
    return texts([letters.get(mark.precision, "") for mark in marks], spots, "middle center", size, colours)


def keys(slots: Sequence[SlotCount], spots: Iterable[Sequence[Spot]], side: int, style: Style) -> Trace:
    """The letters of compared places, each before the squares of its parks."""
    drawn = [(f"<b>{unit}</b>", spot) for unit, spot in _at(slots, spots) if isinstance(unit, str)]
    size = max(style.canvas.body, round(0.7 * side, 1)) if style.canvas else min(13, max(9, side - 3))
    return texts([key for key, _ in drawn], [spot for _, spot in drawn], "middle center", size, style.palette.ink)


def squares_at(slots: Sequence[SlotCount], spots: Iterable[Sequence[Spot]]) -> list[Spot]:
    """Where the parks stand among the units of their slots."""
    return [spot for unit, spot in _at(slots, spots) if not isinstance(unit, str)]


def _at(slots: Sequence[SlotCount], spots: Iterable[Sequence[Spot]]) -> list[tuple[Mark | str, Spot]]:
    return [pair for slot, some in zip(slots, spots, strict=True) for pair in zip(slot.units, some, strict=True)]


def strength(kept: bool) -> float:
    """The opacity of a mark."""
    return 1 if kept else FADED


def layout(ground: Slots | Years, *behind: Trace) -> Trace:
    """The layout, with a dashed line between the years and the slots apart, over the shapes `behind` the bars."""
    fixed, style, at = {"visible": False, "fixedrange": True}, ground.style, ground.dated
    shapes = [*behind]
    if 0 < at < len(ground.columns):
        x = (ground.columns[at - 1].right + ground.columns[at].left) / 2
        look = {"color": style.palette.hairline, "width": style.px(1), "dash": "dash"}
        shapes.append({"type": "line", "x0": x, "x1": x, "y0": ground.bottom, "y1": ground.room, "line": look})
    return style.layout | {
        "height": ground.height,
        "margin": {"l": 0, "r": 0, "t": ground.margin, "b": ground.margin},
        "xaxis": {**fixed, "range": [0, ground.width]},
        "yaxis": {**fixed, "range": [ground.bottom, ground.room]},
        "barmode": "overlay",
        "dragmode": "select",
        "selectdirection": "h",
        "newselection": {"line": {"color": style.palette.accent, "width": 1, "dash": "solid"}},
        "shapes": shapes,
    }
