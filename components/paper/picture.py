"""The whole sheet: title, sentence, filters, figure, legend, map note, sources, and how it was made."""

from math import hypot
from typing import Final

from components.figures.province_map import BoundaryUrl
from components.paper import legends
from components.paper.captions import Stamp
from components.paper.pad import Pad
from components.paper.presets import Paper
from components.paper.said import Measures, Texts, settled, texts
from components.paper.sheet import Block, Plan, plan
from components.paper.splitting import Split, split
from components.paper.typesetting import LINE, safe, width
from components.paper.views import PAPER_VIEWS
from components.style import BODY, Canvas, Style
from components.theme import CLEAR, Figure
from data.boundaries import Boundaries
from data.dataset import Dataset
from data.selection import Selection

__all__ = ["Stamp", "picture"]

WATERMARK: Final = "watermark"
"""Name of the annotation that lies across all others."""
_FAINT: Final = 0.07
_TURN: Final = -24


def picture(
    view: str,
    selection: Selection,
    dataset: Dataset,
    boundaries: Boundaries,
    paper: Paper,
    stamp: Stamp,
    boundary_url: BoundaryUrl,
) -> Figure:
    """The sheet as a plain figure of the preset's size."""
    measures, style = Measures(paper), _style(selection, paper, paper.preset.width, paper.preset.height)
    said = settled(texts(view, selection, dataset, stamp, measures, style), measures, style)
    planned, without = plan(said, measures, style)
    room = _style(selection, paper, int(planned.body.width), int(planned.body.height))
    declared = PAPER_VIEWS[view]
    shown = () if "legend" in without else declared.legend(selection, dataset, room, measures.tight)
    size = measures.small if declared.is_map else measures.body
    parted = split(shown, planned.body, size, is_map=declared.is_map)
    canvas = _style(selection, paper, int(parted.figure.width), int(parted.figure.height))
    pad = Pad(style, paper.preset.width, paper.preset.height)
    pad.put(declared.body(selection, dataset, boundaries, canvas, boundary_url), parted.figure)
    _texts(pad, planned, said, measures)
    _legend(pad, parted, size)
    _marks(pad, paper, measures)
    return _on(paper, pad.figure(), style)


def _style(selection: Selection, paper: Paper, width: int, height: int) -> Style:
    canvas = Canvas(max(1, width), max(1, height), paper.preset.body / BODY)
    return Style(selection.lang, selection.theme, paper.preset.width, canvas)


def _texts(pad: Pad, planned: Plan, said: Texts, measures: Measures) -> None:
    """Header, note, hairline and footer."""
    muted, y = pad.style.palette.muted, measures.margin
    for block in planned.header:
        if block.part == "sentence":
            _sentence(pad, block, said.strong, measures.margin, y)
        else:
            bold = block.part == "title"
            pad.write(block.lines, measures.margin, y, block.size, "" if bold else muted, bold=bold)
        y += block.height + block.gap
    if planned.note:
        pad.write(planned.note.lines, measures.margin, planned.note_top, planned.note.size, muted)
    rule = planned.footer_top - measures.gap * 0.6
    pad.rule(measures.margin, rule, measures.margin + measures.room, rule, width=pad.style.px(1))
    y = planned.footer_top
    for block in planned.footer:
        y = pad.write(block.lines, measures.margin, y, block.size, muted)


def _sentence(pad: Pad, block: Block, strong: str, x: float, y: float) -> None:
    """The statement in ink, what qualifies it muted, whichever line it has come to stand on."""
    left = len(strong.replace(" ", ""))
    for line in block.lines:
        cut = _cut(line, left)
        left = max(0, left - len(line[:cut].replace(" ", "")))
        rest = f'<span style="color:{pad.style.palette.muted}">{safe(line[cut:])}</span>' if line[cut:] else ""
        pad.mark(safe(line[:cut]) + rest, x, y, block.size)
        y += LINE * block.size


def _cut(line: str, letters: int) -> int:
    """Where the first so many letters of the line end, blanks not counted."""
    for at, glyph in enumerate(line):
        if letters <= 0:
            return at
        letters -= glyph != " "
    return len(line)


def _legend(pad: Pad, parted: Split, size: float) -> None:
    if parted.legend:
        legends.draw(pad, parted.legend, parted.legend_left, parted.legend_top, size)


def _marks(pad: Pad, paper: Paper, measures: Measures) -> None:
    """The classification at the upper right, the watermark across."""
    right = measures.margin + measures.room
    if paper.classification:
        pad.write(paper.classification, right, measures.margin, measures.body, pad.style.palette.accent, "right")
    if paper.watermark:
        _watermark(pad, paper.watermark)


def _watermark(pad: Pad, text: str) -> None:
    size = min(0.16 * pad.height, 0.62 * hypot(pad.width, pad.height) / max(1.0, width(text, 1)))
    pad.mark(safe(text), pad.width / 2, pad.height / 2, size, align="center")
    pad.annotations[-1] |= {"name": WATERMARK, "textangle": _TURN, "opacity": _FAINT, "yanchor": "middle"}


def _on(paper: Paper, drawn: Figure, style: Style) -> Figure:
    """The figure on its paper."""
    ground = CLEAR if paper.transparent else style.palette.paper
    return {**drawn, "layout": {**drawn["layout"], "paper_bgcolor": ground}}
