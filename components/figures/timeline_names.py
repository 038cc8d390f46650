"""Names beside the squares of few parks, so that the timeline of a province says whose they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from components.line_breaks import lines_height, wrap

SIZE: Final = 12
SQUARE: Final = 20
GAP: Final = 5
"""Between a square and its name, and between two rows."""
MIN_ROOM: Final = 80
"""Pixels that a name needs at least: narrower ones would be broken into single words."""


@dataclass(frozen=True)
class NamedRows:
    """Parks under each other, slot by slot: the lines of each name, and how far below the captions their middle is."""

    names: tuple[tuple[list[str], ...], ...]
    middles: tuple[tuple[float, ...], ...]
    depth: float  # of the longest slot


def named_rows(names: Sequence[Sequence[str]], width: float, height: float) -> NamedRows | None:
    """The rows of all slots in columns of this width and height; None where a name has no room, or nobody a name."""
    room = width - SQUARE - 2 * GAP
    if room < MIN_ROOM or not any(names):
        return None
    wrapped = tuple(tuple(wrap(name, SIZE, room) for name in slot) for slot in names)
    rows = [[max(SQUARE, lines_height(len(lines), SIZE)) + GAP for lines in slot] for slot in wrapped]
    middles = (tuple(end - row / 2 for end, row in zip(accumulate(slot), slot, strict=True)) for slot in rows)
    depth = max(map(sum, rows))
    return NamedRows(wrapped, tuple(middles), depth) if depth <= height else None
