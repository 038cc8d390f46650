"""The units of the timeline: an empty square for each published park, a filled one for each listed park."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from components.figures.timeline_slots import Slots
from components.style import Style
from data.summaries.founding_timeline import FoundingTimeline, Mark, SlotCount

Trace = dict[str, Any]

FADED: Final = 0.28
MIN_SQUARE: Final = 14
"""From this size on a square has room for a letter."""


@dataclass(frozen=True)
class Square:
    """How large a square is, and the letter in it."""

    side: int
    letter: float
    style: Style


def published(timeline: FoundingTimeline, slots: Slots) -> Trace:
    """Nobody knows which parks these are: they are empty and alike."""
    paint = slots.style.palette
    units = [] if slots.bars else [(index, slot, slot.published or 0) for index, slot in enumerate(timeline.slots)]
    return _squares(spot for index, _, count in units for spot in slots.above(index, count)) | {
        "text": [_published_text(slot, slots) for _, slot, count in units for _ in range(count)],
        "customdata": [[slot.slot] for _, slot, count in units for _ in range(count)],
        "marker": {
            "symbol": "square",
            "size": slots.square,
            "color": paint.paper,
            "line": {"color": paint.coast, "width": slots.style.px(1)},
            "opacity": [
                _strength(not timeline.years_chosen or slot.chosen) for _, slot, count in units for _ in range(count)
            ],
        },
    }


def listed(timeline: FoundingTimeline, slots: Slots) -> Trace:
    """The parks of our list, each with the precision of its date; hollow when it is not built."""
    units = [] if slots.bars else timeline.slots
    spots = (spot for index, slot in enumerate(units) for spot in slots.below(index, len(slot.marks)))
    return parks(units, spots, Square(slots.square, slots.letter_size, slots.style))


def parks(slots: Sequence[SlotCount], spots: Iterable[tuple[float, float]], square: Square) -> Trace:
    """The parks of some slots at their spots."""
    marks = [mark for slot in slots for mark in slot.marks]
    return _squares(spots) | {
        "mode": "markers+text",
        "text": [_letter(mark, square) for mark in marks],
        "textposition": "middle center",
        "textfont": {"size": square.letter, "color": [_ink(mark, square) for mark in marks]},
        "hovertext": [_mark_text(mark, square) for mark in marks],
        "customdata": [[slot.slot, mark.park_id] for slot in slots for mark in slot.marks],
        "marker": _park_marker(marks, square),
    }


def _park_marker(marks: Sequence[Mark], square: Square) -> dict[str, Any]:
    paint = square.style.palette
    built = [mark.precision != "not_founded" for mark in marks]
    return {
        "symbol": "square",
        "size": square.side,
        "color": [paint.teal_3 if is_built else paint.paper for is_built in built],
        "line": {"color": [paint.teal_3 if is_built else paint.ink for is_built in built], "width": square.style.px(1)},
        "opacity": [_strength(mark.kept) for mark in marks],
    }


def _squares(spots: Iterable[tuple[float, float]]) -> Trace:
    points = [*spots]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x for x, _ in points],
        "y": [y for _, y in points],
        "hoverinfo": "text",
        "cliponaxis": False,
        "unselected": {"marker": {"opacity": FADED}},
    }


def _strength(kept: bool) -> float:
    return 1 if kept else FADED


def _letter(mark: Mark, square: Square) -> str:
    lettered = mark.precision in ("day", "month", "year") and square.side >= square.style.px(MIN_SQUARE)
    return square.style.words(f"founding_timeline.{mark.precision}") if lettered else ""


def _ink(mark: Mark, square: Square) -> str:
    return square.style.palette.paper if mark.kept else square.style.palette.muted


def _published_text(slot: Any, slots: Slots) -> str:
    return slots.style.words("founding_timeline.published_hover", slot=slots.label(slot), published=slot.published)


def _mark_text(mark: Mark, square: Square) -> str:
    words = square.style.words
    return f"<b>{mark.name}</b><br>{mark.founded or words(f'terms.slot_{_apart(mark)}')}"


def _apart(mark: Mark) -> str:
    return "planned" if mark.precision == "not_founded" else "unknown"
