"""Which parts a sheet has room for, and where they stand: header at the top, footer at the bottom, the body between.

A preset holds everything. On a free size that is too small, parts go in the order of `GIVEN_UP` until the body has two
fifths of the sheet; title, first line of the sources and the map note stay on every sheet.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from components.paper.captions import Sources
from components.paper.pad import Box
from components.paper.said import Measures, Texts
from components.paper.typesetting import height, shortened, width, wrap
from components.style import Style

Part = Literal["title", "sentence", "active", "definition", "note", "sources", "made"]

GIVEN_UP: Final = ("definition", "link", "more sources", "made", "qualification", "legend", "active", "sentence")
"""In this order, on a free size without room."""

LEAST_BODY: Final = 0.4
"""Of the height of a free size."""

_MOST_LINES: Final = {"title": 2, "sources": 2}


@dataclass(frozen=True)
class Block:
    """Lines of one part, and the gap under them."""

    part: Part
    lines: tuple[str, ...]
    size: float
    gap: float

    @property
    def height(self) -> float:
        return height(len(self.lines), self.size)


def header(said: Texts, measures: Measures, style: Style, without: Sequence[str] = ()) -> tuple[Block, ...]:
    """Title, sentence, filters and definition."""
    stamp_width = width(measures.paper.classification, measures.body) + measures.body
    title = _title(said.title, measures, measures.room - (stamp_width if measures.paper.classification else 0))
    sentence_lines = wrap(
        said.strong + ("" if "qualification" in without else said.muted), measures.lead, measures.room
    )
    active = wrap(_active(said, style, without), measures.body, measures.room)
    blocks = [
        title,
        Block("sentence", tuple(sentence_lines), measures.lead, measures.gap / 2),
        Block("active", tuple(active), measures.body, 0),
    ]
    return tuple(block for block in blocks if block.part not in without and block.lines)


def _active(said: Texts, style: Style, without: Sequence[str]) -> str:
    definition = "" if "definition" in without else said.definition
    return style.words("paper.separator").join(text for text in (said.active, definition) if text)


def _title(text: str, measures: Measures, room: float) -> Block:
    """On one line if a slightly smaller size allows it, else on two."""
    sizes = (measures.title, measures.title * 0.9, measures.title * 0.8)
    size = next((size for size in sizes if width(text, size, bold=True) <= room), sizes[-1])
    lines = wrap(text, size, room, bold=True)
    if len(lines) > _MOST_LINES["title"]:
        size = max(measures.body, size * 0.75)
        lines = wrap(text, size, room, bold=True)
    return Block("title", tuple(lines), round(size, 1), measures.gap)


def note(said: Texts, measures: Measures) -> Block | None:
    """What every map says of itself."""
    return Block("note", tuple(wrap(said.note, measures.body, measures.room)), measures.body, 0) if said.note else None


def footer(said: Texts, measures: Measures, style: Style, without: Sequence[str] = ()) -> tuple[Block, ...]:
    """Sources, and how the picture was made."""
    made = [*([] if "made" in without else [said.made]), *([] if "link" in without else [said.link])]
    if said.foot:  # the picture's file carries its link; set in small type it would be nothing to copy
        whole = (said.foot, "" if "made" in without else said.made)
        paragraph = style.words("paper.separator").join(text for text in whole if text)
        lines = wrap(paragraph, measures.small, measures.room)
        return (Block("sources", tuple(lines), measures.small, 0),)
    most = 1 if "more sources" in without else _MOST_LINES["sources"]
    quiet = wrap(style.words("paper.separator").join(made), measures.body, measures.room)
    blocks = [
        Block("sources", tuple(_sources(said.sources, most, measures, style)), measures.body, 0),
        Block("made", tuple(quiet), measures.body, 0),
    ]
    return tuple(block for block in blocks if block.lines)


def _sources(given: Sources, most: int, measures: Measures, style: Style) -> list[str]:
    """The leading ones always, of the others as many as `most` lines hold, and how many they are together."""
    words, count = style.words, len(given.leading) + len(given.each)
    for kept in range(len(given.each), -1, -1):
        shown = words("numbers.semicolon").join((*given.leading, *given.each[:kept]))
        if kept < len(given.each):
            shown = words("paper.more_sources", shown=shown, count=count)
        lines = wrap(words("paper.sources", sources=shown), measures.body, measures.room)
        if len(lines) <= most:
            return lines
    return lines if most > 1 else [*lines[:-1], shortened(lines[-1], measures.body, measures.room)]


def heights(blocks: Sequence[Block]) -> float:
    """Of several blocks with their gaps."""
    return sum(block.height + block.gap for block in blocks)


@dataclass(frozen=True)
class Plan:
    """Where everything stands. The note and the footer are given by their upper edges."""

    header: tuple[Block, ...]
    note: Block | None
    footer: tuple[Block, ...]
    body: Box  # of the figure and its legend
    note_top: float
    footer_top: float


def plan(said: Texts, measures: Measures, style: Style) -> tuple[Plan, tuple[str, ...]]:
    """The plan with all parts, or on a free size with as many as leave the body its room; and what was given up."""
    preset = measures.paper.preset
    for count in range(len(GIVEN_UP) + 1):
        without = GIVEN_UP[:count]
        made = _plan(said, measures, style, without)
        if preset.name != "free" or made.body.height >= LEAST_BODY * preset.height:
            return made, without
    return made, GIVEN_UP


def _plan(said: Texts, measures: Measures, style: Style, without: Sequence[str]) -> Plan:
    preset, margin, gap = measures.paper.preset, measures.margin, measures.gap
    top, under, foot = (
        header(said, measures, style, without),
        note(said, measures),
        footer(said, measures, style, without),
    )
    footer_top = preset.height - margin - heights(foot) + (0 if measures.tight else 0.2 * measures.body)
    note_top = footer_top - gap * 1.2 - (heights([under]) if under else 0)
    body_top = margin + heights(top) + gap * (0.6 if measures.tight else 1.8)
    body = Box(margin, body_top, measures.room, max(1.0, note_top - (gap if under else gap * 0.6) - body_top))
    return Plan(top, under, foot, body, note_top, footer_top)
