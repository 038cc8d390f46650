"""Page, fonts and styles after GB/T 9704-2012, the layout of official documents.

A4 with margins of 37, 35, 28 and 26 mm, 22 lines of 28 characters a page: titles in size 2 (22 pt), text in size 3
(16 pt) on lines of 29 pt, headings in a black face, page numbers in size 4 (14 pt) between dashes, outside.
Fonts are named, none is in the file. In English, for which there is no such standard, type and lines are smaller.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from components.briefs.word_xml import add_field, element, name_fallbacks
from components.paper.office_properties import LANGUAGES
from components.paper.presets import Marking
from data.selection import Lang

LATIN: Final = "Times New Roman"
FALLBACKS: Final[Mapping[str, str]] = {
    "方正小标宋简体": "华文中宋",
    "仿宋_GB2312": "仿宋",
    "黑体": "SimHei",
    "宋体": "SimSun",
}
"""Fonts of the standard, and what Windows without them has."""
LINE: Final = Pt(29)
"""22 lines on the 225 mm of a page's text."""
TEXT_WIDTH: Final = Mm(156)
ENGLISH: Final = 0.8
"""Of the Chinese sizes."""


@dataclass(frozen=True)
class _Face:
    font: str
    points: float
    align: Any = WD_ALIGN_PARAGRAPH.JUSTIFY
    line: Any = LINE  # None for single lines
    indented: bool = False  # the first line, by two characters
    before: float = 0
    after: float = 0
    keeps: bool = False  # with the paragraph that follows

    def scaled(self, by: float) -> "_Face":
        return replace(self, points=round(2 * self.points * by) / 2, line=self.line and Pt(self.line.pt * by))


STYLES: Final[Mapping[str, _Face]] = {
    "Normal": _Face("仿宋_GB2312", 16, indented=True),
    "Title": _Face("方正小标宋简体", 22, WD_ALIGN_PARAGRAPH.CENTER, Pt(35), after=14, keeps=True),
    "Heading 1": _Face("黑体", 16, WD_ALIGN_PARAGRAPH.LEFT, indented=True, before=8, keeps=True),
    "Caption": _Face("黑体", 11, WD_ALIGN_PARAGRAPH.CENTER, None, after=8),
    "Brief Masthead": _Face("黑体", 12, WD_ALIGN_PARAGRAPH.LEFT, None, after=26),
    "Brief Picture": _Face("仿宋_GB2312", 12, WD_ALIGN_PARAGRAPH.CENTER, None, before=6, after=2, keeps=True),
    "Brief Cell": _Face("仿宋_GB2312", 11, WD_ALIGN_PARAGRAPH.LEFT, None, before=2, after=2),
    "Brief Note": _Face("仿宋_GB2312", 10.5, WD_ALIGN_PARAGRAPH.LEFT, None, after=3),
}


def new_document(lang: Lang, marking: Marking) -> Any:
    """An empty document with page, styles and page numbers, and its marking at the head of every page."""
    document = docx.Document()
    _remove_thumbnail(document)
    for name, face in STYLES.items():
        _set_style(document, name, face if lang == "zh" else face.scaled(ENGLISH))
    name_fallbacks(document, FALLBACKS)
    language = document.styles.element.find(f".//{qn('w:lang')}")
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), LANGUAGES[lang])
    _set_page(document, "　　".join(filter(None, (marking.classification, marking.watermark))))
    return document


def _remove_thumbnail(document: Any) -> None:
    """The picture of python-docx's own template."""
    relations = document.part.package.rels
    for key in [key for key, one in relations.items() if one.reltype.endswith("/thumbnail")]:
        del relations[key]


def _set_style(document: Any, name: str, face: _Face) -> None:
    found = name in document.styles
    style = document.styles[name] if found else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.font.name, style.font.size, style.font.bold = LATIN, Pt(face.points), False
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), face.font)
    _set_paragraphs(style, face)


def _set_paragraphs(style: Any, face: _Face) -> None:
    for border in style.element.pPr.findall(qn("w:pBdr")) if style.element.pPr is not None else ():
        style.element.pPr.remove(border)
    paragraphs = style.paragraph_format
    paragraphs.alignment, paragraphs.keep_with_next = face.align, face.keeps
    paragraphs.space_before, paragraphs.space_after = Pt(face.before), Pt(face.after)
    paragraphs.line_spacing = face.line or 1.0
    paragraphs.line_spacing_rule = WD_LINE_SPACING.EXACTLY if face.line else WD_LINE_SPACING.SINGLE
    paragraphs.first_line_indent = Pt(2 * face.points if face.indented else 0)
    indent = style.element.pPr.find(qn("w:ind"))
    indent.set(qn("w:firstLineChars"), "200" if face.indented else "0")


def _set_page(document: Any, marking: str) -> None:
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = map(Mm, (37, 35, 28, 26))
    section.footer_distance = Mm(25)
    for header in (section.header, section.even_page_header):
        header.paragraphs[0].style = document.styles["Brief Masthead"]
        header.paragraphs[0].add_run(marking)
    for footer, side in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        paragraph = footer.paragraphs[0]
        paragraph.style, paragraph.alignment = document.styles["Brief Note"], side
        paragraph.add_run("— ")
        add_field(paragraph, "PAGE")
        paragraph.add_run(" —")


def underline(paragraph: Any, color: str) -> None:
    """A line under the paragraph, as under the name of an official document's issuer."""
    borders = element("w:pBdr")
    borders.append(element("w:bottom", val="single", sz=12, space=4, color=color))
    later = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")  # in the order of the schema
    paragraph._p.get_or_add_pPr().insert_element_before(borders, *later)
