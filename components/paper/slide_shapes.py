"""Texts, tables and pictures on one slide, each native and each with its alternative text."""

import re
from collections.abc import Sequence
from copy import deepcopy
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
from components.panels.publishers import language
from components.paper import deck_theme
from components.paper.office_properties import LANGUAGES
from components.paper.presets import Marking
from components.paper.slide_tables import SlideTable
from components.text_width import text_columns
from components.theme import Palette

NO_STYLE: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's id for a table without style: the default is blue."""
FORBIDDEN: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML cannot hold."""


NUMBER: Final = "\N{NUMBER SIGN}"
"""Where a page number will stand."""
SLIDE_NUMBER_ID: Final = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
"""The schema wants an id of every field."""
WATERMARK_ANGLE: Final = -24
WATERMARK_ALPHA: Final = "7000"
"""In thousandths of a percent."""


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
        set_language(run)
        if link:
            run.hyperlink.address = link
            deck_theme.set_typefaces(run.font)


def set_language(run: Any) -> None:
    """Of proofing tools: that of the run's own text, since names stay Chinese on an English slide."""
    run.font._rPr.set("lang", LANGUAGES[language(run.text)])


def number_page(box: Any, number: str) -> None:
    """A field in place of `NUMBER`, which counts by itself when slides are moved."""
    (run,) = box.text_frame.paragraphs[0].runs
    before, _, after = run.text.partition(NUMBER)
    element = run._r
    last = deepcopy(element)
    element.find(qn("a:t")).text, last.find(qn("a:t")).text = before, after
    field = etree.Element(qn("a:fld"), id=SLIDE_NUMBER_ID, type="slidenum")
    field.append(deepcopy(element.find(qn("a:rPr"))))
    etree.SubElement(field, qn("a:t")).text = number
    element.addnext(field)
    field.addnext(last)


def add_marking(slide: Any, marking: Marking, palette: Palette) -> None:
    """The classification at the upper right, the watermark across, as on every picture."""
    if marking.classification:
        text_format = TextFormat(deck_theme.SMALL, palette.accent, bold=True, align=PP_ALIGN.RIGHT)
        add_text(slide, marking.classification, inches(5.633, 0.1, 7.0, 0.28), text_format)
    if marking.watermark:
        size = Pt(min(96, int(820 / max(1, text_columns(marking.watermark) / 2))))
        text_format = TextFormat(size, palette.ink, bold=True, align=PP_ALIGN.CENTER, anchor=MSO_ANCHOR.MIDDLE)
        shape = add_text(slide, marking.watermark, inches(0.2, 3.0, 12.933, 1.5), text_format)
        shape.rotation = WATERMARK_ANGLE
        for colour in shape._element.iter(qn("a:srgbClr")):
            etree.SubElement(colour, qn("a:alpha"), val=WATERMARK_ALPHA)


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
