"""What a deck says of itself: title, author, size and number of slides, in place of those of python-pptx's template."""

from typing import Any, Final

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from components.paper.files import Provenance
from components.paper.office_properties import APPLICATION, set_core_properties
from data.selection import Lang

_EXTENDED: Final = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_UNWANTED: Final = (RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.PRINTER_SETTINGS)
"""Parts of the template: a blank picture, and the settings of somebody's printer."""


def set_properties(presentation: Presentation, title: str, author: str, provenance: Provenance, lang: Lang) -> None:
    """Those of the file and of what made it; nothing of the template is left."""
    set_core_properties(presentation.core_properties, title, author, provenance, lang)
    _set_application(presentation)
    package = presentation.part.package
    for holder in (package, presentation.part):
        relationships = holder._rels if holder is package else holder.rels
        for key in [key for key, one in relationships.items() if one.reltype in _UNWANTED]:
            relationships.pop(key)
    size = presentation.part._element.find(qn("p:sldSz"))
    size.attrib.pop("type", None)  # the template's says 4:3


def _set_application(presentation: Presentation) -> None:
    """What made the file, and how many slides it has."""
    count = len(presentation.slides)
    root = etree.Element(f"{{{_EXTENDED}}}Properties", nsmap={None: _EXTENDED})
    texts = {"Application": APPLICATION, "PresentationFormat": "Widescreen", "Slides": count, "Notes": count}
    for name, text in texts.items():
        etree.SubElement(root, f"{{{_EXTENDED}}}{name}").text = str(text)
    part: Any = presentation.part.package.part_related_by(RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
