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

from components.paper import deck_theme as look
from components.paper.tables import Table
from components.style import Style
from components.theme import Palette

NO_STYLE: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's id for a table without style: the default is blue."""

UNFIT: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML cannot hold."""


@dataclass(frozen=True)
class Box:
    """Where something stands on a slide."""

    left: Length
    top: Length
    width: Length
    height: Length


@dataclass(frozen=True)
class Ink:
    """How a text looks."""

    size: Length
    colour: str
    bold: bool = False
    align: PP_ALIGN = PP_ALIGN.LEFT
    anchor: MSO_ANCHOR = MSO_ANCHOR.TOP


def box(left: float, top: float, width: float, height: float) -> Box:
    """A box in inches."""
    return Box(Inches(left), Inches(top), Inches(width), Inches(height))


def write(slide: Any, text: str, where: Box, ink: Ink, link: str = "") -> Any:
    """A text box; every line of the text is a paragraph, a link makes all of it clickable."""
    shape = slide.shapes.add_textbox(where.left, where.top, where.width, where.height)
    fill(shape.text_frame, text, ink, link)
    return shape


def fill(frame: Any, text: str, ink: Ink, link: str = "") -> None:
    """The text into a frame without inner margins, so that texts of all boxes share one edge."""
    frame.word_wrap, frame.vertical_anchor = True, ink.anchor
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    for number, line in enumerate(text.split("\n")):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = ink.align
        run = paragraph.add_run()
        run.text = line
        style_run(run, ink)
        if link:
            run.hyperlink.address = link
            look.set_fonts(run.font._rPr)


def style_run(run: Any, ink: Ink) -> None:
    """Size, weight, colour and both fonts."""
    run.font.size, run.font.bold = ink.size, ink.bold
    run.font.color.rgb = look.rgb(ink.colour)
    look.set_fonts(run.font._rPr)


def rule(slide: Any, left: Length, top: Length, width: Length, colour: str) -> None:
    """A hairline."""
    line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, left, top, left + width, top)
    line._element.remove(line._element.find(qn("p:style")))  # the office's style casts a shadow
    line.line.color.rgb, line.line.width = look.rgb(colour), Pt(0.75)
    describe(line, "")


def swatch(slide: Any, where: Box, colour: str, *, kind: str, paint: Palette) -> None:
    """A key of a legend: filled, or hollow with an edge; round for what is round on the map."""
    form = MSO_SHAPE.OVAL if kind in ("dot", "hollow", "circle") else MSO_SHAPE.RECTANGLE
    shape = slide.shapes.add_shape(form, where.left, where.top, where.width, where.height)
    hollow = kind in ("hollow", "outline", "hatch")
    shape.fill.solid()
    shape.fill.fore_color.rgb = look.rgb(paint.paper if hollow else colour)
    shape._element.remove(shape._element.find(qn("p:style")))
    if hollow:
        shape.line.color.rgb, shape.line.width = look.rgb(paint.coast if kind == "hatch" else colour), Pt(1)
    else:
        shape.line.fill.background()
    if kind == "hatch":
        shape.fill.patterned()
        shape.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        shape.fill.fore_color.rgb, shape.fill.back_color.rgb = look.rgb(paint.hatch), look.rgb(paint.paper)
    describe(shape, "")


def picture(slide: Any, content: bytes, where: Box, alt: str) -> None:
    """A picture, whole, in the middle of its box."""
    shape = slide.shapes.add_picture(BytesIO(content), where.left, where.top)
    factor = min(where.width / shape.width, where.height / shape.height)
    shape.width, shape.height = Emu(int(shape.width * factor)), Emu(int(shape.height * factor))
    shape.left = Emu(where.left + (where.width - shape.width) // 2)
    shape.top = Emu(where.top + (where.height - shape.height) // 2)
    describe(shape, alt)


def describe(shape: Any, alt: str) -> None:
    """The text for who does not see the shape, none for a mere ornament; without characters that XML cannot hold."""
    names = shape._element.xpath(".//p:cNvPr")
    names[0].set("descr", UNFIT.sub("", alt))


def table(slide: Any, made: Table, where: Box, style: Style, alt: str) -> None:
    """A native table: hairlines between rows, no fills."""
    height = Emu(min(where.height // (len(made.rows) + 1), Inches(0.72)))
    frame = slide.shapes.add_table(
        len(made.rows) + 1, len(made.header), where.left, where.top, where.width, height * (len(made.rows) + 1)
    )
    describe(frame, alt)
    grid = frame.table
    grid._tbl.tblPr.find(qn("a:tableStyleId")).text = NO_STYLE
    grid._tbl.tblPr.set("bandRow", "0")
    for column, part in zip(grid.columns, made.widths, strict=True):
        column.width = Emu(int(where.width * part))
    size = Pt(16 if len(made.rows) <= 5 else 14 if len(made.rows) <= 8 else 12)
    head = Ink(Pt(12), style.palette.muted, anchor=MSO_ANCHOR.MIDDLE)
    body = Ink(size, style.palette.ink, anchor=MSO_ANCHOR.MIDDLE)
    for row, texts in zip(grid.rows, (made.header, *made.rows), strict=True):
        row.height = height
        _row(row, texts, head if texts is made.header else body, style.palette)


def _row(row: Any, texts: Sequence[str], ink: Ink, paint: Palette) -> None:
    for cell, text in zip(row.cells, texts, strict=True):
        fill(cell.text_frame, text, ink)
        cell.vertical_anchor = MSO_ANCHOR.MIDDLE
        cell.margin_left, cell.margin_right = Emu(0), Inches(0.12)
        cell.margin_top = cell.margin_bottom = Inches(0.03)
        _underline(cell, paint.hairline)


def _underline(cell: Any, colour: str) -> None:
    properties = cell._tc.get_or_add_tcPr()
    line = etree.SubElement(properties, qn("a:lnB"), w="9525")
    solid = etree.SubElement(line, qn("a:solidFill"))
    etree.SubElement(solid, qn("a:srgbClr"), val=colour.removeprefix("#"))
