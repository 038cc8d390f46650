"""The whole sheet: title, sentence, filters, figure, legend, map note, sources, and how it was made."""

from bisect import bisect_left
from dataclasses import replace
from html import escape
from itertools import accumulate
from math import hypot
from typing import Final

from components.figures.province_map import BoundaryUrl
from components.line_breaks import LINE, line_width
from components.paper import legends
from components.paper.figure_builder import DoesNotFit, FigureBuilder
from components.paper.files import Provenance
from components.paper.presets import SheetOptions
from components.paper.sheet_layout import SheetLayout, TextBlock, is_short, layout_sheet
from components.paper.sheet_texts import SheetSizes, sheet_sizes, sheet_texts
from components.paper.views import PAPER_VIEWS
from components.style import BODY, SMALL, Canvas, Style
from components.theme import CLEAR, Figure
from data.boundaries import Boundaries
from data.dataset import Dataset
from data.selection import Selection

WATERMARK: Final = "watermark"
"""Name of the annotation that lies across all others."""
_OPACITY: Final = 0.07
_ANGLE: Final = -24


def sheet_figure(
    view: str,
    selection: Selection,
    dataset: Dataset,
    boundaries: Boundaries,
    options: SheetOptions,
    provenance: Provenance,
    boundary_url: BoundaryUrl,
) -> Figure:
    """The sheet as a plain figure of the preset's size. Raises DoesNotFit where it would have to say less."""
    about = (view, selection, dataset, boundaries)
    try:
        dense = PAPER_VIEWS[view].is_map  # which fills whatever room it has
        return _draw(*about, sheet_sizes(options, dense=dense), provenance, boundary_url)
    except DoesNotFit:
        preset = options.preset
        smaller = replace(options, preset=replace(preset, body=preset.body * preset.smallest, smallest=1.0))
        return _draw(*about, sheet_sizes(smaller, dense=True), provenance, boundary_url)


def _draw(
    view: str,
    selection: Selection,
    dataset: Dataset,
    boundaries: Boundaries,
    sizes: SheetSizes,
    provenance: Provenance,
    boundary_url: BoundaryUrl,
) -> Figure:
    options = sizes.options
    preset = options.preset
    smallest = SMALL if sizes.tight else preset.smallest
    canvas = Canvas(preset.width, preset.height, preset.body / BODY, smallest, complete=True, tight=sizes.tight)
    style = Style(selection.lang, selection.theme, preset.width, canvas)
    texts = sheet_texts(view, selection, dataset, provenance, sizes, style)
    layout = layout_sheet(texts, sizes, style)
    body_style = style.resized(layout.body.width, layout.body.height)
    paper_view = PAPER_VIEWS[view]
    shown = paper_view.legend(selection, dataset, body_style, sizes.tight) if paper_view.legend else ()
    size = sizes.small if paper_view.is_map else sizes.body
    placed = legends.place_legend(shown, layout.body, size, is_map=paper_view.is_map)
    names = 1.0 if sizes.tight or not paper_view.is_map else preset.smallest  # on a map as many as there can be
    fitting = style.resized(placed.figure.width, placed.figure.height, names)
    builder = FigureBuilder(style, preset.width, preset.height)
    builder.require(bool(placed.legend or not shown))
    builder.add_figure(paper_view.figure(selection, dataset, boundaries, fitting, boundary_url), placed.figure)
    _write_texts(builder, layout, texts.strong, sizes)
    if placed.legend:
        scale = min(placed.figure.width, placed.figure.height) / min(layout.body.width, layout.body.height)
        legends.draw(builder, placed.legend, placed.left, placed.top, size, scale)
    _add_marks(builder, options, sizes)
    figure = builder.build()
    figure["layout"]["paper_bgcolor"] = CLEAR if options.transparent else style.palette.paper
    return figure


def _write_texts(builder: FigureBuilder, layout: SheetLayout, strong: str, sizes: SheetSizes) -> None:
    """Header, note, hairline and footer."""
    x = sizes.margin
    for block, y in layout.blocks:
        if block.part == "sentence":
            _write_sentence(builder, block, strong, x, y)
        elif block.part == "classification":
            builder.add_text(block.lines, x + sizes.room, y, block.size, builder.style.palette.accent, "right")
        else:
            bold = block.part == "title"
            builder.add_text(block.lines, x, y, block.size, "" if bold else builder.style.palette.muted, bold=bold)
    builder.add_line(x, layout.line, x + sizes.room, layout.line, width=builder.style.px(1))


def _write_sentence(builder: FigureBuilder, block: TextBlock, strong: str, x: float, y: float) -> None:
    """The statement in ink, what qualifies it muted, whichever line it has come to stand on."""
    letters = len(strong.replace(" ", ""))
    for line in block.lines:
        cut = min(len(line), bisect_left([0, *accumulate(glyph != " " for glyph in line)], letters))
        letters = max(0, letters - len(line[:cut].replace(" ", "")))
        markup = escape(line[:cut], quote=False)
        if line[cut:]:
            markup += f'<span style="color:{builder.style.palette.muted}">{escape(line[cut:], quote=False)}</span>'
        builder.add_markup(markup, x, y, block.size)
        y += LINE * block.size


def _add_marks(builder: FigureBuilder, options: SheetOptions, sizes: SheetSizes) -> None:
    """A short classification at the upper right, beside the title; the watermark across."""
    if (label := options.marking.classification) and is_short(label, sizes):
        right, accent = sizes.margin + sizes.room, builder.style.palette.accent
        builder.add_text(label, right, sizes.margin, sizes.body, accent, "right")
    if text := options.marking.watermark:
        width, height = builder.width, builder.height
        size = min(0.16 * height, 0.62 * hypot(width, height) / max(1.0, line_width(text, 1)))
        builder.add_markup(escape(text, quote=False), width / 2, height / 2, size, align="center")
        look = {"name": WATERMARK, "textangle": _ANGLE, "opacity": _OPACITY, "yanchor": "middle"}
        builder.annotations[-1] |= look
