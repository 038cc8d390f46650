"""What python-docx has no call for: fields, bookmarks, footnotes, other names of fonts, a part with our scenes."""

from collections.abc import Mapping
from typing import Any, Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

SCENES: Final = "/customXml/park-atlas.xml"
NAMESPACE: Final = "urn:park-atlas:brief:1"


def element(tag: str, **attributes: object) -> Any:
    """An element of WordprocessingML: `element("w:sz", val=21)`."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def add_bookmarked_run(paragraph: Paragraph, text: str, name: str, number: int) -> Run:
    """A run between the start and the end of a bookmark. `number`: another one for each bookmark of the document."""
    paragraph._p.append(element("w:bookmarkStart", id=number, name=name))
    run = paragraph.add_run(text)
    paragraph._p.append(element("w:bookmarkEnd", id=number))
    return run


def add_field(paragraph: Paragraph, instruction: str) -> None:
    """A field that the office program computes, such as PAGE."""
    field = element("w:fldSimple", instr=instruction)
    paragraph._p.append(field)


def name_fallbacks(document: Any, fallbacks: Mapping[str, str]) -> None:
    """Other names under which an office program may find a font that is not installed."""
    (part,) = (one for one in document.part.package.iter_parts() if one.partname == "/word/fontTable.xml")
    table = etree.fromstring(part.blob)
    for name, other in fallbacks.items():
        font = etree.SubElement(table, qn("w:font"), {qn("w:name"): name})
        etree.SubElement(font, qn("w:altName"), {qn("w:val"): other})
        etree.SubElement(font, qn("w:charset"), {qn("w:val"): "86"})  # GB 2312
    part._blob = etree.tostring(table, xml_declaration=True, encoding="UTF-8", standalone=True)


class Footnotes:
    """The footnotes of a document; `attach` puts them into it once all are there."""

    def __init__(self) -> None:
        self._root = etree.fromstring(f"<w:footnotes {nsdecls('w')}/>")
        for kind, number in (("separator", -1), ("continuationSeparator", 0)):
            note = element("w:footnote", type=kind, id=number)
            note.append(paragraph := element("w:p"))
            paragraph.append(run := element("w:r"))
            run.append(element(f"w:{kind}"))
            self._root.append(note)

    def add(self, run: Run, text: str, style_id: str) -> None:
        """A reference behind the run, and its note in the paragraph style."""
        number = len(self._root) - 1
        run._r.addnext(_superscript(element("w:footnoteReference", id=number)))
        note = element("w:footnote", id=number)
        note.append(paragraph := element("w:p"))
        paragraph.append(properties := element("w:pPr"))
        properties.append(element("w:pStyle", val=style_id))
        paragraph.append(_superscript(element("w:footnoteRef")))
        paragraph.append(words := element("w:r"))
        words.append(content := element("w:t"))
        content.text = f" {text}"
        content.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        self._root.append(note)

    def attach(self, document: Any) -> None:
        blob = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, blob, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _superscript(inside: Any) -> Any:
    run = element("w:r")
    run.append(properties := element("w:rPr"))
    properties.append(element("w:vertAlign", val="superscript"))
    run.append(inside)
    return run


def attach_scenes(document: Any, text: str) -> None:
    """A part that office programs keep as it is, with a text of ours."""
    root = etree.Element(f"{{{NAMESPACE}}}brief", nsmap={None: NAMESPACE})
    root.text = text
    blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PackURI(SCENES), CONTENT_TYPE.XML, blob, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)


def attached_scenes(document: Any) -> str:
    """The text of our part, which an office program may have given another name; blank where there is none."""
    for part in document.part.package.iter_parts():
        if str(part.partname).startswith("/customXml/") and NAMESPACE.encode() in part.blob:
            return etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False)).text or ""
    return ""
