"""Names beside the squares of few parks, so that the timeline of a province says whose they are."""

from collections.abc import Sequence
from dataclasses import dataclass
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
    """Parks under each other: the height of a row, and the lines of each name, slot by slot."""

    height: int
    names: tuple[tuple[list[str], ...], ...]


def named_rows(names: Sequence[Sequence[str]], width: float, height: float) -> NamedRows | None:
    """The rows of all slots in columns of this width and height; None where a name has no room, or nobody a name."""
    room, most = width - SQUARE - 2 * GAP, max(map(len, names), default=0)
    if room < MIN_ROOM or not most:
        return None
    wrapped = tuple(tuple(wrap(name, SIZE, room) for name in slot) for slot in names)
    tallest = max(len(lines) for slot in wrapped for lines in slot)
    row = round(max(SQUARE, lines_height(tallest, SIZE)) + GAP)
    return NamedRows(row, wrapped) if most * row <= height else None
