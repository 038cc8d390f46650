"""Texts, tables and pictures on one slide, each native and each with its alternative text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from lxml import etree
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Length, Pt

from components.paper import deck_theme
from components.paper.slide_tables import SlideTable
from components.style import Style
from components.theme import Palette

NO_STYLE: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's id for a table without style: the default is blue."""

UNFIT: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML cannot hold."""


@dataclass(frozen=True)
class SlideBox:
    """Where something stands on a slide."""

    left: Length
    top: Length
    width: Length
    height: Length


@dataclass(frozen=True)
class TextFormat:
    """How a text looks."""

    size: Length
    colour: str
    bold: bool = False
    align: PP_ALIGN = PP_ALIGN.LEFT
    anchor: MSO_ANCHOR = MSO_ANCHOR.TOP


def inch_box(left: float, top: float, width: float, height: float) -> SlideBox:
    """A box in inches."""
    return SlideBox(Inches(left), Inches(top), Inches(width), Inches(height))


def add_text(slide: Any, text: str, where: SlideBox, text_format: TextFormat, link: str = "") -> Any:
    """A text box; every line of the text is a paragraph, a link makes all of it clickable."""
    shape = slide.shapes.add_textbox(where.left, where.top, where.width, where.height)
    fill_text_frame(shape.text_frame, text, text_format, link)
    return shape


def fill_text_frame(frame: Any, text: str, text_format: TextFormat, link: str = "") -> None:
    """The text into a frame without inner margins, so that texts of all boxes share one edge."""
    frame.word_wrap, frame.vertical_anchor = True, text_format.anchor
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    for number, line in enumerate(text.split("\n")):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = text_format.align
        run = paragraph.add_run()
        run.text = line
        set_run_format(run, text_format)
        if link:
            run.hyperlink.address = link
            deck_theme.set_fonts(run.font._rPr)


def set_run_format(run: Any, text_format: TextFormat) -> None:
    """Size, weight, colour and both fonts."""
    run.font.size, run.font.bold = text_format.size, text_format.bold
    run.font.color.rgb = deck_theme.rgb(text_format.colour)
    deck_theme.set_fonts(run.font._rPr)


def add_line(slide: Any, left: Length, top: Length, width: Length, colour: str) -> None:
    """A hairline."""
    line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, left, top, left + width, top)
    line._element.remove(line._element.find(qn("p:style")))  # the office's style casts a shadow
    line.line.color.rgb, line.line.width = deck_theme.rgb(colour), Pt(0.75)
    set_alt_text(line, "")


def add_swatch(slide: Any, where: SlideBox, colour: str, *, kind: str, paint: Palette) -> None:
    """A key of a legend: filled, or hollow with an edge; round for what is round on the map."""
    form = MSO_SHAPE.OVAL if kind in ("dot", "hollow", "circle") else MSO_SHAPE.RECTANGLE
    shape = slide.shapes.add_shape(form, where.left, where.top, where.width, where.height)
    hollow = kind in ("hollow", "outline", "hatch")
    shape.fill.solid()
    shape.fill.fore_color.rgb = deck_theme.rgb(paint.paper if hollow else colour)
    shape._element.remove(shape._element.find(qn("p:style")))
    if hollow:
        shape.line.color.rgb, shape.line.width = deck_theme.rgb(paint.coast if kind == "hatch" else colour), Pt(1)
    else:
        shape.line.fill.background()
    if kind == "hatch":
        shape.fill.patterned()
        shape.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        shape.fill.fore_color.rgb, shape.fill.back_color.rgb = deck_theme.rgb(paint.hatch), deck_theme.rgb(paint.paper)
    set_alt_text(shape, "")


def add_picture(slide: Any, content: bytes, where: SlideBox, alt: str) -> None:
    """A picture, whole, in the middle of its box."""
    shape = slide.shapes.add_picture(BytesIO(content), where.left, where.top)
    factor = min(where.width / shape.width, where.height / shape.height)
    shape.width, shape.height = Emu(int(shape.width * factor)), Emu(int(shape.height * factor))
    shape.left = Emu(where.left + (where.width - shape.width) // 2)
    shape.top = Emu(where.top + (where.height - shape.height) // 2)
    set_alt_text(shape, alt)


def set_alt_text(shape: Any, alt: str) -> None:
    """The text for who does not see the shape, none for a mere ornament; without characters that XML cannot hold."""
    names = shape._element.xpath(".//p:cNvPr")
    names[0].set("descr", UNFIT.sub("", alt))


def add_table(slide: Any, made: SlideTable, where: SlideBox, style: Style, alt: str) -> None:
    """A native table: hairlines between rows, no fills."""
    height = Emu(min(where.height // (len(made.rows) + 1), Inches(0.72)))
    frame = slide.shapes.add_table(
        len(made.rows) + 1, len(made.header), where.left, where.top, where.width, height * (len(made.rows) + 1)
    )
    set_alt_text(frame, alt)
    grid = frame.table
    grid._tbl.tblPr.find(qn("a:tableStyleId")).text = NO_STYLE
    grid._tbl.tblPr.set("bandRow", "0")
    for column, part in zip(grid.columns, made.widths, strict=True):
        column.width = Emu(int(where.width * part))
    size = Pt(16 if len(made.rows) <= 5 else 14 if len(made.rows) <= 8 else 12)
    head = TextFormat(Pt(12), style.palette.muted, anchor=MSO_ANCHOR.MIDDLE)
    body = TextFormat(size, style.palette.ink, anchor=MSO_ANCHOR.MIDDLE)
    for row, texts in zip(grid.rows, (made.header, *made.rows), strict=True):
        row.height = height
        _row(row, texts, head if texts is made.header else body, style.palette)


def _row(row: Any, texts: Sequence[str], text_format: TextFormat, paint: Palette) -> None:
    for cell, text in zip(row.cells, texts, strict=True):
        fill_text_frame(cell.text_frame, text, text_format)
        cell.vertical_anchor = MSO_ANCHOR.MIDDLE
        cell.margin_left, cell.margin_right = Emu(0), Inches(0.12)
        cell.margin_top = cell.margin_bottom = Inches(0.03)
        _underline(cell, paint.hairline)


def _underline(cell: Any, colour: str) -> None:
    properties = cell._tc.get_or_add_tcPr()
    line = etree.SubElement(properties, qn("a:lnB"), w="9525")
    solid = etree.SubElement(line, qn("a:solidFill"))
    etree.SubElement(solid, qn("a:srgbClr"), val=colour.removeprefix("#"))
