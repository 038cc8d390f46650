"""Which parts a sheet has room for, and where they stand: header at the top, footer at the bottom, the body between.

A sheet holds everything that makes its numbers true. On a free size that is too small, what the file says too goes in
the order of `DROP_ORDER` until the body has two fifths of the sheet; if it never has, the sheet does not fit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, Literal

from components.line_breaks import line_width, lines_height, shorten, wrap
from components.paper.captions import SheetSources
from components.paper.figure_builder import DoesNotFit, PixelBox
from components.paper.sheet_texts import SheetSizes, SheetTexts
from components.style import Style

Part = Literal["classification", "title", "sentence", "filters", "note", "sources", "provenance"]

DROP_ORDER: Final = ("definition", "link", "more sources", "provenance")
"""What is left out, in this order, on a free size without room."""
MIN_BODY: Final = 0.4
"""Of the height of a free size."""
MIN_PRESET_BODY: Final = 0.2
"""Of the height of any other."""
_MAX_LABEL: Final = 0.4
"""Width of a classification that stands beside the title, of the room."""
_MAX_LINES: Final = 2
"""Of the title and of the sources."""


@dataclass(frozen=True)
class TextBlock:
    """Lines of one part, and the gap under them."""

    part: Part
    lines: Sequence[str]
    size: float
    gap: float = 0

    @property
    def height(self) -> float:
        return lines_height(len(self.lines), self.size)


@dataclass(frozen=True)
class SheetLayout:
    blocks: tuple[tuple[TextBlock, float], ...]  # each with its upper edge
    line: float  # between note and footer
    body: PixelBox  # of the figure and its legend


def layout_sheet(texts: SheetTexts, sizes: SheetSizes, style: Style) -> SheetLayout:
    """The layout with all parts, or on a free size with as many as leave the body its room. Raises DoesNotFit."""
    preset = sizes.options.preset
    for count in range(len(DROP_ORDER) + 1 if preset.name == "free" else 1):
        layout = _layout(texts, sizes, style, DROP_ORDER[:count])
        if layout.body.height >= (MIN_BODY if preset.name == "free" else MIN_PRESET_BODY) * preset.height:
            return layout
    raise DoesNotFit


def _layout(texts: SheetTexts, sizes: SheetSizes, style: Style, dropped: Sequence[str]) -> SheetLayout:
    header, footer = _header(texts, sizes, style, dropped), _footer(texts, sizes, style, dropped)
    note = [TextBlock("note", wrap(texts.note, sizes.body, sizes.room), sizes.body)] if texts.note else []
    margin, gap = sizes.margin, sizes.gap
    bottom = sizes.options.preset.height - margin + (0 if sizes.tight else 0.2 * sizes.body)
    footer_top = bottom - _tops(footer)[-1]
    note_top = footer_top - gap * 1.2 - _tops(note)[-1]
    top = margin + _tops(header)[-1] + gap * (0.6 if sizes.tight else 1.8)
    body = PixelBox(margin, top, sizes.room, max(1.0, note_top - (gap if note else gap * 0.6) - top))
    parts = ((header, margin), (note, note_top), (footer, footer_top))
    placed = tuple(
        (block, y) for blocks, start in parts for block, y in zip(blocks, _tops(blocks, start), strict=False)
    )
    return SheetLayout(placed, footer_top - gap * 0.6, body)


def _tops(blocks: Sequence[TextBlock], start: float = 0) -> list[float]:
    """The upper edge of each block under the one before it, and the lower edge of the last."""
    return [*accumulate((block.height + block.gap for block in blocks), initial=start)]


def _header(texts: SheetTexts, sizes: SheetSizes, style: Style, dropped: Sequence[str]) -> tuple[TextBlock, ...]:
    """A long classification, title, sentence, filters and definition."""
    label, room, body = sizes.options.marking.classification, sizes.room, sizes.body
    beside, sentence = is_short(label, sizes), texts.strong + texts.muted
    filters = [texts.filters, "" if "definition" in dropped else texts.definition]
    blocks = (
        TextBlock("classification", [] if beside else wrap(label, body, room), body, sizes.gap / 2),
        _title(texts.title, sizes, room - (line_width(label, body) + body if label and beside else 0)),
        TextBlock("sentence", wrap(sentence, sizes.lead, room), sizes.lead, sizes.gap / 2),
        TextBlock("filters", wrap(_joined(filters, style), body, room), body),
    )
    return tuple(block for block in blocks if block.lines)


def is_short(label: str, sizes: SheetSizes) -> bool:
    """Whether a classification leaves the title its room on the same line."""
    return line_width(label, sizes.body) <= _MAX_LABEL * sizes.room


def _title(text: str, sizes: SheetSizes, room: float) -> TextBlock:
    """On one line if a slightly smaller size allows it, else on two."""
    options = (sizes.title, sizes.title * 0.9, sizes.title * 0.8)
    size = next((size for size in options if line_width(text, size, bold=True) <= room), options[-1])
    lines = wrap(text, size, room, bold=True)
    if len(lines) > _MAX_LINES:
        size = max(sizes.body, size * 0.75)
        lines = wrap(text, size, room, bold=True)
    return TextBlock("title", lines, round(size, 1), sizes.gap)


def _footer(texts: SheetTexts, sizes: SheetSizes, style: Style, dropped: Sequence[str]) -> tuple[TextBlock, ...]:
    """Sources, and how the picture was made."""
    provenance = "" if "provenance" in dropped else texts.provenance
    if texts.footer:  # the picture's file carries its link; set in small type it would be nothing to copy
        paragraph = _joined((texts.footer, provenance), style)
        return (TextBlock("sources", wrap(paragraph, sizes.small, sizes.room), sizes.small),)
    origin = _joined((provenance, "" if "link" in dropped else texts.link), style)
    sources = _sources(texts.sources, 1 if "more sources" in dropped else _MAX_LINES, sizes, style)
    blocks = (
        TextBlock("sources", sources, sizes.body),
        TextBlock("provenance", wrap(origin, sizes.body, sizes.room), sizes.body),
    )
    return tuple(block for block in blocks if block.lines)


def _sources(sources: SheetSources, max_lines: int, sizes: SheetSizes, style: Style) -> list[str]:
    """The leading ones always, of the others as many as there are lines for, and how many they are in total."""
    words, total = style.words, len(sources.leading) + len(sources.each)
    if not total:
        return []
    for count in range(len(sources.each), -1, -1):
        shown = words("numbers.semicolon").join((*sources.leading, *sources.each[:count]))
        if count < len(sources.each):
            shown = words("paper.more_sources", shown=shown, count=total)
        lines = wrap(words("paper.sources", sources=shown), sizes.body, sizes.room)
        if len(lines) <= max_lines:
            return lines
    return lines if max_lines > 1 else [*lines[:-1], shorten(lines[-1], sizes.body, sizes.room)]


def _joined(texts: Sequence[str], style: Style) -> str:
    return style.words("paper.separator").join(filter(None, texts))
