"""Texts, tables and pictures on one slide, each native and each with its alternative text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final, NamedTuple

from lxml import etree
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Length, Pt

from components.figures.map_legend import LegendEntry
from components.paper import deck_theme
from components.paper.slide_tables import SlideTable
from components.theme import Palette

NO_STYLE: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's id for a table without style: the default is blue."""
FORBIDDEN: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML cannot hold."""


class SlideBox(NamedTuple):
    """Where something stands on a slide, in EMU."""

    left: Length
    top: Length
    width: Length
    height: Length


@dataclass(frozen=True)
class TextFormat:
    size: Length
    colour: str
    bold: bool = False
    align: PP_ALIGN = PP_ALIGN.LEFT
    anchor: MSO_ANCHOR = MSO_ANCHOR.TOP


def inches(left: float, top: float, width: float, height: float) -> SlideBox:
    return SlideBox(*map(Inches, (left, top, width, height)))


def add_text(slide: Any, text: str, box: SlideBox, text_format: TextFormat, link: str = "") -> Any:
    """A text box; every line of the text is a paragraph, a link makes all of it clickable."""
    shape = slide.shapes.add_textbox(*box)
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
        run.text = FORBIDDEN.sub("", line)
        deck_theme.set_font(run.font, text_format.size, text_format.colour)
        run.font.bold = text_format.bold
        if link:
            run.hyperlink.address = link
            deck_theme.set_typefaces(run.font)


def add_line(slide: Any, left: Length, top: Length, width: Length, colour: str) -> None:
    """A hairline."""
    line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, left, top, left + width, top)
    _remove_style(line)
    line.line.color.rgb, line.line.width = deck_theme.rgb(colour), Pt(0.75)
    set_alt_text(line, "")


FORMS: Final = {
    **dict.fromkeys(("dot", "hollow", "circle"), MSO_SHAPE.OVAL),
    "diamond": MSO_SHAPE.DIAMOND,
}
"""Keys of a legend in the form of small marks; all others are rectangles."""


def add_rectangle(slide: Any, box: SlideBox, colour: str) -> None:
    """An area without an edge, behind what is added later."""
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box)
    shape.fill.solid()
    shape.fill.fore_color.rgb = deck_theme.rgb(colour)
    shape.line.fill.background()
    _remove_style(shape)
    set_alt_text(shape, "")


def add_swatch(slide: Any, box: SlideBox, entry: LegendEntry, palette: Palette) -> None:
    """A key of a legend: filled, or hollow with an edge; in the form that it has on the map."""
    kind, form = entry.kind, FORMS.get(entry.kind, MSO_SHAPE.RECTANGLE)
    shape = slide.shapes.add_shape(form, *box)
    hollow = kind in ("hollow", "outline", "hatch")
    shape.fill.solid()
    shape.fill.fore_color.rgb = deck_theme.rgb(palette.paper if hollow else entry.colour)
    _remove_style(shape)
    if hollow:
        edge = palette.coast if kind == "hatch" else entry.colour
        shape.line.color.rgb, shape.line.width = deck_theme.rgb(edge), Pt(1)
    else:
        shape.line.fill.background()
    if kind == "hatch":
        shape.fill.patterned()
        shape.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        shape.fill.fore_color.rgb, shape.fill.back_color.rgb = map(deck_theme.rgb, (palette.hatch, palette.paper))
    set_alt_text(shape, "")


def _remove_style(shape: Any) -> None:
    """The office's style casts a shadow."""
    shape._element.remove(shape._element.find(qn("p:style")))


def add_picture(slide: Any, content: bytes, box: SlideBox, alt: str) -> None:
    """A complete picture in the middle of its box."""
    shape = slide.shapes.add_picture(BytesIO(content), box.left, box.top)
    factor = min(box.width / shape.width, box.height / shape.height)
    shape.width, shape.height = Emu(int(shape.width * factor)), Emu(int(shape.height * factor))
    shape.left = Emu(box.left + (box.width - shape.width) // 2)
    shape.top = Emu(box.top + (box.height - shape.height) // 2)
    set_alt_text(shape, alt)


def set_alt_text(shape: Any, alt: str) -> None:
    """The text for who does not see the shape, none for a mere ornament; without characters that XML cannot hold."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", FORBIDDEN.sub("", alt))


def add_table(slide: Any, table: SlideTable, box: SlideBox, palette: Palette, alt: str) -> None:
    """A native table: hairlines between rows, no fills."""
    count = len(table.rows)
    height = Emu(min(box.height // (count + 1), Inches(0.72)))
    size = (box.left, box.top, box.width, height * (count + 1))
    frame = slide.shapes.add_table(count + 1, len(table.header), *size)
    set_alt_text(frame, alt)
    properties = frame.table._tbl.tblPr
    properties.find(qn("a:tableStyleId")).text = NO_STYLE
    properties.set("bandRow", "0")
    for column, part in zip(frame.table.columns, table.widths, strict=True):
        column.width = Emu(int(box.width * part))
    head = TextFormat(Pt(12), palette.muted, anchor=MSO_ANCHOR.MIDDLE)
    body = TextFormat(Pt(16 if count <= 5 else 14 if count <= 8 else 12), palette.ink, anchor=MSO_ANCHOR.MIDDLE)
    for row, texts in zip(frame.table.rows, (table.header, *table.rows), strict=True):
        row.height = height
        _fill_row(row, texts, head if texts is table.header else body, palette.hairline)


def _fill_row(row: Any, texts: Sequence[str], text_format: TextFormat, hairline: str) -> None:
    for cell, text in zip(row.cells, texts, strict=True):
        fill_text_frame(cell.text_frame, text, text_format)
        cell.vertical_anchor = MSO_ANCHOR.MIDDLE
        cell.margin_left, cell.margin_right = Emu(0), Inches(0.12)
        cell.margin_top = cell.margin_bottom = Inches(0.03)
        line = etree.SubElement(cell._tc.get_or_add_tcPr(), qn("a:lnB"), w="9525")
        fill = etree.SubElement(line, qn("a:solidFill"))
        etree.SubElement(fill, qn("a:srgbClr"), val=hairline.removeprefix("#"))
