"""Which parts a sheet has room for, and where they stand: header at the top, footer at the bottom, the body between.

A preset holds everything. On a free size that is too small, parts go in the order of `GIVEN_UP` until the body has two
fifths of the sheet; title, first line of the sources and the map note stay on every sheet.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from components.paper.captions import SheetSources
from components.paper.figure_builder import PixelBox
from components.paper.line_breaks import line_width, lines_height, shorten, wrap
from components.paper.sheet_texts import SheetSizes, SheetTexts
from components.style import Style

Part = Literal["title", "sentence", "active", "definition", "note", "sources", "made"]

DROP_ORDER: Final = ("definition", "link", "more sources", "made", "qualification", "legend", "active", "sentence")
"""In this order, on a free size without room."""

MIN_BODY_SHARE: Final = 0.4
"""Of the height of a free size."""

_MAX_LINES: Final = {"title": 2, "sources": 2}


@dataclass(frozen=True)
class TextBlock:
    """Lines of one part, and the gap under them."""

    part: Part
    lines: tuple[str, ...]
    size: float
    gap: float

    @property
    def height(self) -> float:
        return lines_height(len(self.lines), self.size)


def header(said: SheetTexts, sizes: SheetSizes, style: Style, without: Sequence[str] = ()) -> tuple[TextBlock, ...]:
    """Title, sentence, filters and definition."""
    stamp_width = line_width(sizes.paper.classification, sizes.body) + sizes.body
    title = _title(said.title, sizes, sizes.room - (stamp_width if sizes.paper.classification else 0))
    sentence_lines = wrap(said.strong + ("" if "qualification" in without else said.muted), sizes.lead, sizes.room)
    active = wrap(_active(said, style, without), sizes.body, sizes.room)
    blocks = [
        title,
        TextBlock("sentence", tuple(sentence_lines), sizes.lead, sizes.gap / 2),
        TextBlock("active", tuple(active), sizes.body, 0),
    ]
    return tuple(block for block in blocks if block.part not in without and block.lines)


def _active(said: SheetTexts, style: Style, without: Sequence[str]) -> str:
    definition = "" if "definition" in without else said.definition
    return style.words("paper.separator").join(text for text in (said.active, definition) if text)


def _title(text: str, sizes: SheetSizes, room: float) -> TextBlock:
    """On one line if a slightly smaller size allows it, else on two."""
    options = (sizes.title, sizes.title * 0.9, sizes.title * 0.8)
    size = next((size for size in options if line_width(text, size, bold=True) <= room), options[-1])
    lines = wrap(text, size, room, bold=True)
    if len(lines) > _MAX_LINES["title"]:
        size = max(sizes.body, size * 0.75)
        lines = wrap(text, size, room, bold=True)
    return TextBlock("title", tuple(lines), round(size, 1), sizes.gap)


def note(said: SheetTexts, sizes: SheetSizes) -> TextBlock | None:
    """What every map says of itself."""
    return TextBlock("note", tuple(wrap(said.note, sizes.body, sizes.room)), sizes.body, 0) if said.note else None


def footer(said: SheetTexts, sizes: SheetSizes, style: Style, without: Sequence[str] = ()) -> tuple[TextBlock, ...]:
    """Sources, and how the picture was made."""
    made = [*([] if "made" in without else [said.made]), *([] if "link" in without else [said.link])]
    if said.foot:  # the picture's file carries its link; set in small type it would be nothing to copy
        whole = (said.foot, "" if "made" in without else said.made)
        paragraph = style.words("paper.separator").join(text for text in whole if text)
        lines = wrap(paragraph, sizes.small, sizes.room)
        return (TextBlock("sources", tuple(lines), sizes.small, 0),)
    most = 1 if "more sources" in without else _MAX_LINES["sources"]
    quiet = wrap(style.words("paper.separator").join(made), sizes.body, sizes.room)
    blocks = [
        TextBlock("sources", tuple(_sources(said.sources, most, sizes, style)), sizes.body, 0),
        TextBlock("made", tuple(quiet), sizes.body, 0),
    ]
    return tuple(block for block in blocks if block.lines)


def _sources(given: SheetSources, most: int, sizes: SheetSizes, style: Style) -> list[str]:
    """The leading ones always, of the others as many as `most` lines hold, and how many they are together."""
    words, count = style.words, len(given.leading) + len(given.each)
    for kept in range(len(given.each), -1, -1):
        shown = words("numbers.semicolon").join((*given.leading, *given.each[:kept]))
        if kept < len(given.each):
            shown = words("paper.more_sources", shown=shown, count=count)
        lines = wrap(words("paper.sources", sources=shown), sizes.body, sizes.room)
        if len(lines) <= most:
            return lines
    return lines if most > 1 else [*lines[:-1], shorten(lines[-1], sizes.body, sizes.room)]


def heights(blocks: Sequence[TextBlock]) -> float:
    """Of several blocks with their gaps."""
    return sum(block.height + block.gap for block in blocks)


@dataclass(frozen=True)
class SheetLayout:
    """Where everything stands. The note and the footer are given by their upper edges."""

    header: tuple[TextBlock, ...]
    note: TextBlock | None
    footer: tuple[TextBlock, ...]
    body: PixelBox  # of the figure and its legend
    note_top: float
    footer_top: float


def plan(said: SheetTexts, sizes: SheetSizes, style: Style) -> tuple[SheetLayout, tuple[str, ...]]:
    """The plan with all parts, or on a free size with as many as leave the body its room; and what was given up."""
    preset = sizes.paper.preset
    for count in range(len(DROP_ORDER) + 1):
        without = DROP_ORDER[:count]
        made = _plan(said, sizes, style, without)
        if preset.name != "free" or made.body.height >= MIN_BODY_SHARE * preset.height:
            return made, without
    return made, DROP_ORDER


def _plan(said: SheetTexts, sizes: SheetSizes, style: Style, without: Sequence[str]) -> SheetLayout:
    preset, margin, gap = sizes.paper.preset, sizes.margin, sizes.gap
    top, under, foot = (
        header(said, sizes, style, without),
        note(said, sizes),
        footer(said, sizes, style, without),
    )
    footer_top = preset.height - margin - heights(foot) + (0 if sizes.tight else 0.2 * sizes.body)
    note_top = footer_top - gap * 1.2 - (heights([under]) if under else 0)
    body_top = margin + heights(top) + gap * (0.6 if sizes.tight else 1.8)
    body = PixelBox(margin, body_top, sizes.room, max(1.0, note_top - (gap if under else gap * 0.6) - body_top))
    return SheetLayout(top, under, foot, body, note_top, footer_top)
