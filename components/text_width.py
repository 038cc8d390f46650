"""How large a text is in a usual font: a drawing is laid out before a browser measures it, on machines without fonts.

One table of glyph widths serves maps, timelines, sheets, slides and workbooks.
"""

import re
from typing import Final

LINE: Final = 1.3
"""Height of a line of text, in sizes."""
_USUAL: Final = 0.58
"""Width of a letter or digit, in sizes."""
_WIDE: Final = re.compile(r"[\u2e80-\uffef“”‘’…·—–]")
"""Glyphs as wide as they are high in a Chinese font: one size, two columns."""
_CAPITALS: Final = re.compile("[MW@%]")
_NARROW: Final = re.compile(r"[iljtfr.,:;'|()!/ ]")
_TAGS: Final = re.compile(r"</?b>")


def text_width(text: str, size: float) -> float:
    """Width of one line, in the unit of `size`."""
    wide, capitals, narrow = (len(glyphs.findall(text)) for glyphs in (_WIDE, _CAPITALS, _NARROW))
    return size * (_USUAL * len(text) + (1 - _USUAL) * wide + 0.3 * capitals - 0.2 * narrow)


def text_extent(text: str, size: float) -> tuple[float, float]:
    """Width and height of the lines of a label."""
    lines = text_lines(text)
    return max(text_width(line, size) for line in lines), len(lines) * LINE * size


def text_columns(text: str) -> int:
    """Columns of a spreadsheet or terminal that a text takes; a Chinese character takes two."""
    return len(text) + len(_WIDE.findall(text))


def text_lines(label: str) -> list[str]:
    """The lines of a label without its markup."""
    return _TAGS.sub("", label).split("<br>")
