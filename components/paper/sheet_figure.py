"""The whole sheet: title, sentence, filters, figure, legend, map note, sources, and how it was made."""

from math import hypot
from typing import Final

from components.figures.province_map import BoundaryUrl
from components.paper import legends
from components.paper.figure_builder import FigureBuilder
from components.paper.legend_layout import LegendLayout, split
from components.paper.line_breaks import LINE, escape_markup, line_width
from components.paper.presets import SheetOptions
from components.paper.provenance import Provenance
from components.paper.sheet_layout import SheetLayout, TextBlock, plan
from components.paper.sheet_texts import SheetSizes, SheetTexts, compact, sheet_texts
from components.paper.view_figure import view_figure
from components.style import BODY, Canvas, Style
from components.theme import CLEAR, Figure
from data.boundaries import Boundaries
from data.dataset import Dataset
from data.selection import Selection

WATERMARK: Final = "watermark"
"""Name of the annotation that lies across all others."""
_FAINT: Final = 0.07
_TURN: Final = -24


def sheet_figure(
    view: str,
    selection: Selection,
    dataset: Dataset,
    boundaries: Boundaries,
    paper: SheetOptions,
    provenance: Provenance,
    boundary_url: BoundaryUrl,
) -> Figure:
    """The sheet as a plain figure of the preset's size."""
    sizes, style = SheetSizes(paper), _style(selection, paper, paper.preset.width, paper.preset.height)
    said = compact(sheet_texts(view, selection, dataset, provenance, sizes, style), sizes, style)
    planned, without = plan(said, sizes, style)
    room = _style(selection, paper, int(planned.body.width), int(planned.body.height))
    shown = () if "legend" in without else legends.entries(view, selection, dataset, room, sizes.tight)
    size = sizes.small if view == "province-map" else sizes.body
    parted = split(view, shown, planned.body, size)
    canvas = _style(selection, paper, int(parted.figure.width), int(parted.figure.height))
    builder = FigureBuilder(style, paper.preset.width, paper.preset.height)
    builder.add_figure(view_figure(view, selection, dataset, boundaries, canvas, boundary_url), parted.figure)
    _texts(builder, planned, said, sizes)
    _legend(builder, parted, size)
    _marks(builder, paper, sizes)
    return _on(paper, builder.build(), style)


def _style(selection: Selection, paper: SheetOptions, width: int, height: int) -> Style:
    canvas = Canvas(max(1, width), max(1, height), paper.preset.body / BODY)
    return Style(selection.lang, selection.theme, paper.preset.width, canvas)


def _texts(builder: FigureBuilder, planned: SheetLayout, said: SheetTexts, sizes: SheetSizes) -> None:
    """Header, note, hairline and footer."""
    muted, y = builder.style.palette.muted, sizes.margin
    for block in planned.header:
        if block.part == "sentence":
            _sentence(builder, block, said.strong, sizes.margin, y)
        else:
            bold = block.part == "title"
            builder.add_text(block.lines, sizes.margin, y, block.size, "" if bold else muted, bold=bold)
        y += block.height + block.gap
    if planned.note:
        builder.add_text(planned.note.lines, sizes.margin, planned.note_top, planned.note.size, muted)
    rule = planned.footer_top - sizes.gap * 0.6
    builder.add_line(sizes.margin, rule, sizes.margin + sizes.room, rule, width=builder.style.px(1))
    y = planned.footer_top
    for block in planned.footer:
        y = builder.add_text(block.lines, sizes.margin, y, block.size, muted)


def _sentence(builder: FigureBuilder, block: TextBlock, strong: str, x: float, y: float) -> None:
    """The statement in ink, what qualifies it muted, whichever line it has come to stand on."""
    left = len(strong.replace(" ", ""))
    for line in block.lines:
        cut = _cut(line, left)
        left = max(0, left - len(line[:cut].replace(" ", "")))
        rest = (
            f'<span style="color:{builder.style.palette.muted}">{escape_markup(line[cut:])}</span>'
            if line[cut:]
            else ""
        )
        builder.add_markup(escape_markup(line[:cut]) + rest, x, y, block.size)
        y += LINE * block.size


def _cut(line: str, letters: int) -> int:
    """Where the first so many letters of the line end, blanks not counted."""
    for at, glyph in enumerate(line):
        if letters <= 0:
            return at
        letters -= glyph != " "
    return len(line)


def _legend(builder: FigureBuilder, parted: LegendLayout, size: float) -> None:
    if parted.legend:
        legends.draw(builder, parted.legend, parted.legend_left, parted.legend_top, size)


def _marks(builder: FigureBuilder, paper: SheetOptions, sizes: SheetSizes) -> None:
    """The classification at the upper right, the watermark across."""
    right = sizes.margin + sizes.room
    if paper.classification:
        builder.add_text(paper.classification, right, sizes.margin, sizes.body, builder.style.palette.accent, "right")
    if paper.watermark:
        _watermark(builder, paper.watermark)


def _watermark(builder: FigureBuilder, text: str) -> None:
    size = min(0.16 * builder.height, 0.62 * hypot(builder.width, builder.height) / max(1.0, line_width(text, 1)))
    builder.add_markup(escape_markup(text), builder.width / 2, builder.height / 2, size, align="center")
    builder.annotations[-1] |= {"name": WATERMARK, "textangle": _TURN, "opacity": _FAINT, "yanchor": "middle"}


def _on(paper: SheetOptions, drawn: Figure, style: Style) -> Figure:
    """The figure on its paper."""
    ground = CLEAR if paper.transparent else style.palette.paper
    return {**drawn, "layout": {**drawn["layout"], "paper_bgcolor": ground}}
