"""The look of slides: the atlas's own colours and fonts in place of the office's, on paper of its own colour.

PowerPoint takes Chinese glyphs from the east-asian font, which python-pptx does not set; every run gets both.
"""

from typing import Any, Final

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.util import Emu, Inches, Length, Pt

from components.theme import Palette

FONT: Final = "Microsoft YaHei"
LATIN: Final = "Arial"
"""On every machine, or with a substitute of the same widths: a title that fits here fits there."""
WIDTH, HEIGHT, MARGIN = Inches(13.333), Inches(7.5), Inches(0.7)
INNER: Final = Emu(WIDTH - 2 * MARGIN)
TITLE, SUBTITLE, BODY, SMALL = Pt(28), Pt(14), Pt(16), Pt(12)
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def rgb(colour: str) -> RGBColor:
    """A colour of the palette as PowerPoint has it."""
    return RGBColor.from_string(colour.removeprefix("#"))


def apply_theme(presentation: Presentation, palette: Palette) -> None:
    """Size, background, colour scheme and fonts of the whole deck, so that what a reader adds fits in."""
    presentation.slide_width, presentation.slide_height = WIDTH, HEIGHT
    master = presentation.slide_master
    master.background.fill.solid()
    master.background.fill.fore_color.rgb = rgb(palette.paper)
    for themed in (master, presentation.notes_master):
        _set_theme(themed.part.part_related_by(RELATIONSHIP_TYPE.THEME), palette)
    for holders in (*(layout.placeholders for layout in presentation.slide_layouts), master.placeholders):
        for holder in holders:
            _place(holder)


def set_font(font: Any, size: Length, colour: str = "") -> None:
    """Size, colour and typefaces of a run or of a chart's text."""
    font.size = size
    if colour:
        font.color.rgb = rgb(colour)
    set_typefaces(font)


def set_typefaces(font: Any) -> None:
    """Latin and east-asian typeface."""
    properties = font._rPr
    for tag in ("latin", "ea"):
        for old in properties.findall(f"{_DRAWING}{tag}"):
            properties.remove(old)
    etree.SubElement(properties, f"{_DRAWING}latin", typeface=LATIN)
    etree.SubElement(properties, f"{_DRAWING}ea", typeface=FONT)
    for link in properties.findall(qn("a:hlinkClick")):
        properties.append(link)  # the schema wants it after the fonts


def _place(holder: Any) -> None:
    """The title where every slide has it; footers of the office's layout are not ours."""
    kind = holder.placeholder_format.type
    if kind is not None and "TITLE" in kind.name and "SUB" not in kind.name:
        top, height = Inches(0.42), Inches(0.95)
    elif "Placeholder" in holder.name and holder.placeholder_format.idx in (10, 11, 12):
        holder._element.getparent().remove(holder._element)
        return
    else:
        top, height = Inches(2.0), Inches(4.2)
    holder.left, holder.top, holder.width, holder.height = MARGIN, top, INNER, height


def _set_theme(part: Any, palette: Palette) -> None:
    """The palette for the theme's colours, our fonts for its fonts. One theme is read as XML, another kept as bytes."""
    parsed = getattr(part, "_element", None)
    root = etree.fromstring(part.blob) if parsed is None else parsed
    colours = {
        "dk1": palette.ink, "lt1": palette.paper, "dk2": palette.muted, "lt2": palette.unknown,
        "accent1": palette.teal_3, "accent2": palette.teal_4, "accent3": palette.teal_2, "accent4": palette.teal_1,
        "accent5": palette.coast, "accent6": palette.muted, "hlink": palette.accent, "folHlink": palette.muted,
    }  # fmt: skip
    for name, colour in colours.items():
        entry = root.find(f".//{_DRAWING}{name}")
        entry[:] = [etree.Element(f"{_DRAWING}srgbClr", val=colour.removeprefix("#"))]
    for family in root.iter(f"{_DRAWING}majorFont", f"{_DRAWING}minorFont"):
        for font in family:
            if font.tag == f"{_DRAWING}latin":
                font.set("typeface", LATIN)
            elif font.tag == f"{_DRAWING}ea" or font.get("script") in ("Hans", "Hant"):
                font.set("typeface", FONT)
    if parsed is None:
        part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
