"""Where the lines of a text break: Chinese anywhere but at punctuation, other words whole.

The reader's font may be wider than the usual one: every width has 8% to spare.
"""

import re
from typing import Final

from components.text_width import text_width

SLACK: Final = 1.08
LINE: Final = 1.24
"""From line to line, in sizes."""
_BOLD: Final = 1.05
_CHINESE: Final = r"\u2e80-\uffef“”‘’—…·"
_UNITS: Final = re.compile(rf"[（《“‘(]*(?:[{_CHINESE}]|[^\s{_CHINESE}]+|(?=\s))[，。；：、）》”’！？…,.;:)%]*\s*")
"""What stays on one line: a word or a Chinese character with its opening and closing marks."""


_HYPHENATED: Final = re.compile(r"[^-]+-*|-+")


def line_width(text: str, size: float, bold: bool = False) -> float:
    """Pixels that the text may take on one line."""
    return text_width(text, size) * SLACK * (_BOLD if bold else 1)


def lines_height(lines: int, size: float) -> float:
    return lines * LINE * size


def wrap(text: str, size: float, room: float, bold: bool = False) -> list[str]:
    """The text in lines no wider than `room`."""
    lines: list[str] = []
    line = ""
    for unit in _UNITS.findall(text):
        for part in _parts(unit, size, room):
            if line and line_width((line + part).rstrip(), size, bold) > room:
                lines.append(line.rstrip())
                line = part
            else:
                line += part
    return [*lines, line.rstrip()] if line.strip() else lines


def _parts(unit: str, size: float, room: float) -> list[str]:
    """A unit, or what it is cut into where it is longer than a line: after hyphens, else anywhere."""
    if line_width(unit.rstrip(), size) <= room:
        return [unit]
    words = _HYPHENATED.findall(unit)
    return [part for word in words for part in _parts(word, size, room)] if len(words) > 1 else [*unit]


def shorten(text: str, size: float, room: float) -> str:
    """The text if it fits on one line, else its beginning with an ellipsis."""
    if line_width(text, size) <= room:
        return text
    length = next((n for n in range(len(text) - 1, 0, -1) if line_width(text[:n] + "…", size) <= room), 0)
    return text[:length].rstrip("，；、 ,;") + "…" if length else ""
