"""How wide a text is, and where its lines break: a figure can measure nothing, so it is done before there is one.

The reader's font may be wider than the usual one: every width has 8% to spare.
"""

import re
from collections.abc import Iterator
from html import escape
from typing import Final

from components.figures.map_labels import extent

SLACK: Final = 1.08
LINE: Final = 1.24
"""From line to line, in sizes."""

_QUOTES: Final = re.compile("[“”‘’…·—–]")
"""Glyphs that are as wide as a Chinese character in a Chinese font."""
_CAPITALS: Final = re.compile("[MW@%]")
_NARROW: Final = re.compile(r"[iljtfr.,:;'|()!/ ]")
"""Wider and narrower than other letters."""
_BOLD: Final = 1.05
_WORDS: Final = re.compile(r"[\u2e80-\uffef“”‘’—…·]|[^\s\u2e80-\uffef“”‘’—…·]+\s*|\s+")
_NO_START: Final = "，。；：、）》”’！？…,.;:)%"
_NO_END: Final = "（《“‘("


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Pixels that the text may take on one line."""
    wide = 0.42 * len(_QUOTES.findall(text)) + 0.3 * len(_CAPITALS.findall(text))
    narrow = 0.2 * len(_NARROW.findall(text))
    return (extent(text, size)[0] + (wide - narrow) * size) * SLACK * (_BOLD if bold else 1)


def lines_height(lines: int, size: float) -> float:
    """Pixels of so many lines."""
    return lines * LINE * size


def wrap(text: str, size: float, room: float, bold: bool = False) -> list[str]:
    """The text in lines no wider than `room`: Chinese breaks anywhere but before a comma, other words whole."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(text, size, room):
        if line and text_width((line + piece).rstrip(), size, bold) > room:
            line, carried = _kinsoku(line, piece)
            lines.append(line.rstrip())
            line = carried
        else:
            line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def shorten(text: str, size: float, room: float, bold: bool = False) -> str:
    """The text if it fits on one line, else its beginning with an ellipsis."""
    if text_width(text, size, bold) <= room:
        return text
    kept = next((n for n in range(len(text) - 1, 0, -1) if text_width(text[:n] + "…", size, bold) <= room), 0)
    return text[:kept].rstrip("，；、 ,;") + "…" if kept else ""


def escape_markup(text: str) -> str:
    """The text as Plotly's small HTML shows it literally."""
    return escape(text, quote=False)


def _pieces(text: str, size: float, room: float) -> Iterator[str]:
    """What may not be broken; a word longer than a line is cut to pieces."""
    for piece in _WORDS.findall(text):
        if text_width(piece.rstrip(), size) <= room:
            yield piece
        else:
            yield from piece


def _kinsoku(line: str, piece: str) -> tuple[str, str]:
    """No line begins with a closing mark or ends with an opening one."""
    if piece[0] in _NO_START and len(line) > 1:
        at = _last_piece(line)
        return (line[:at], line[at:] + piece) if line[at] not in _NO_START else _kinsoku(line[:at], line[at:] + piece)
    if line[-1] in _NO_END and len(line) > 1:
        return line[:-1], line[-1] + piece
    return line, piece


def _last_piece(line: str) -> int:
    """Where the last unbroken piece of a line begins; the line's end where it is all one piece."""
    pieces = _WORDS.findall(line)
    return len(line) - len(pieces[-1]) if len(pieces) > 1 else len(line)
