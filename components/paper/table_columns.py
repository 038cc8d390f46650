"""Columns of texts: how wide each is, and on how many lines its texts stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from components.line_breaks import line_width, wrap
from components.paper.figure_builder import Align

Look = Literal["plain", "strong", "muted"]

MIN_COLUMN_GAP: Final = 1.3
_MIN_WRAPPED: Final = 8.5
"""Width of a column whose texts wrap; in sizes, like the gap."""
_SPLITS: Final = 4
"""Ways to divide the room between two columns that wrap, which are tried."""
_MAX_HEAD_LINES: Final = 2
_SHORT_HEAD: Final = 3.5
"""Width of a heading that a second line would not make narrower by much."""
_LATIN: Final = re.compile(r"[^\s\u2e80-\uffef]+")


@dataclass(frozen=True)
class TableColumn:
    """Texts under a heading, or room for a picture, which takes what the others leave."""

    head: str
    cells: Sequence[str]
    align: Align = "left"
    look: Look = "plain"
    wraps: bool = False
    picture: float = 0  # the least width of a picture column, in sizes
    optional: bool = False  # left out where the columns are too wide together

    @property
    def bold(self) -> bool:
        return self.look == "strong"


def fit_columns(
    columns: Sequence[TableColumn], head_lines: int, room: float, size: float
) -> tuple[tuple[float, ...], list[tuple[Sequence[str], ...]]] | None:
    """The widths with which the texts take the fewest lines, and the lines of each cell; None without room."""
    has_pictures = any(column.picture for column in columns)  # to which long headings leave more room on two lines
    heads = [
        _narrowest(column.head, size)
        if head_lines > 1 or (has_pictures and _is_long(column, size))
        else line_width(column.head, size)
        for column in columns
    ]
    options = [*_widths(columns, heads, room, size)]
    return min(((one, _cells(columns, one, size)) for one in options), key=lambda one: _lines(one[1]), default=None)


def _widths(
    columns: Sequence[TableColumn], heads: Sequence[float], room: float, size: float
) -> Iterator[tuple[float, ...]]:
    """Pictures share what texts leave, with their least width kept; columns that wrap give way in several ways."""
    widths = [
        0.0 if column.picture else max(head, *(line_width(cell, size, column.bold) for cell in column.cells), 1.0)
        for column, head in zip(columns, heads, strict=True)
    ]
    pictures = [column.picture * size for column in columns]
    needed, free = sum(pictures), room - sum(widths) - MIN_COLUMN_GAP * size * (len(columns) - 1)
    wrapped = [at for at, column in enumerate(columns) if column.wraps]
    for narrower in _narrowed([widths[at] for at in wrapped], needed - free, _MIN_WRAPPED * size):
        texts = [*widths]
        for at, width in zip(wrapped, narrower, strict=True):
            texts[at] = width
        left = free + sum(widths) - sum(texts) - needed
        if left >= -0.5:
            share = left / max(1, sum(picture > 0 for picture in pictures))
            pairs = zip(pictures, texts, strict=True)
            yield tuple(picture + share if picture else width for picture, width in pairs)


def _narrowed(widths: Sequence[float], excess: float, minimum: float) -> Iterator[Sequence[float]]:
    """Widths that are `excess` less: the first gives way, then the others; of two, either as much as it can.

    Of several also the widest, until all that have given way are as wide.
    """
    if excess <= 0:
        yield widths
    elif len(widths) == 2 and sum(widths) - excess > 2 * minimum:
        total = sum(widths) - excess
        low, high = max(min(minimum, widths[0]), total - widths[1]), min(widths[0], total - min(minimum, widths[1]))
        for step in range(_SPLITS + 1):
            first = low + step / _SPLITS * (high - low)
            yield first, total - first
    else:
        narrower, remaining = [], excess
        for width in widths:
            less = max(0.0, min(remaining, width - minimum))
            remaining -= less
            narrower.append(width - less)
        yield narrower
        if len(widths) > 2:
            level = _level(sorted(widths, reverse=True), sum(widths) - excess)
            yield [min(width, max(level, minimum)) for width in widths]


def _level(widths: Sequence[float], room: float) -> float:
    """The width down to which the widest give way, so that all fit the room; `widths` from the widest on."""
    levels = ((room - sum(widths[count:])) / count for count in range(1, len(widths) + 1))
    return next((level for level, below in zip(levels, [*widths[1:], 0.0], strict=True) if level >= below), 0.0)


def _cells(columns: Sequence[TableColumn], widths: Sequence[float], size: float) -> list[tuple[Sequence[str], ...]]:
    """The lines of every cell, row by row."""
    return [
        tuple(
            wrap(column.cells[row], size, width + 0.5, column.bold) if column.wraps else [column.cells[row]]
            for column, width in zip(columns, widths, strict=True)
        )
        for row in range(len(columns[0].cells))
    ]


def _lines(cells: Sequence[tuple[Sequence[str], ...]]) -> int:
    """Of all rows."""
    return sum(max(map(len, row)) for row in cells)


def _is_long(column: TableColumn, size: float) -> bool:
    """Whether a heading is much wider than what stands under it."""
    return line_width(column.head, size) > 2 * max(line_width(cell, size, column.bold) for cell in column.cells)


def _narrowest(text: str, size: float) -> float:
    """Width of a text on two lines, without a break inside a word; of a short one on one line."""
    if line_width(text, size) <= _SHORT_HEAD * size:
        return line_width(text, size)
    words = _LATIN.findall(text)
    middle = max(line_width(text, size) / 2, *(line_width(word, size) for word in words), 0)
    widths = (middle + step * 0.25 * size for step in range(int(4 * middle / size) + 2))
    return next((width for width in widths if len(wrap(text, size, width + 0.5)) <= _MAX_HEAD_LINES), 2 * middle)
