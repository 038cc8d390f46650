"""What a picture of lines says of itself: an SVG in its `<metadata>`, a PDF in its properties; the texts of a PNG.

Both remember the view that they show, so that a file which comes back opens it.
"""

import json
import re
from collections.abc import Mapping
from html import escape, unescape
from io import BytesIO
from typing import Final

SVG_SIGNATURE: Final = b"<svg"
PDF_SIGNATURE: Final = b"%PDF"
_METADATA: Final = re.compile(rb'<metadata id="park-atlas">(.*?)</metadata>', re.DOTALL)
_PDF_NAMES: Final = {"Description": "Subject"}
"""What a PDF calls a text by another name."""


def svg_texts(texts: Mapping[str, str]) -> str:
    """The elements that belong at the beginning of an SVG: its title, and every text a key."""
    title, content = (escape(text, quote=False) for text in (texts["Title"], json.dumps(texts, ensure_ascii=False)))
    return f'<title>{title}</title><metadata id="park-atlas">{content}</metadata>'


def add_svg_texts(svg: bytes, texts: Mapping[str, str]) -> bytes:
    """The same drawing with the texts behind its first tag."""
    head, end, rest = svg.partition(b">")
    return head + end + svg_texts(texts).encode() + rest


def read_svg_texts(svg: bytes) -> dict[str, str]:
    """The texts of a drawing or of its beginning; none of one that is not ours. Raises ValueError for damaged ones."""
    found = _METADATA.search(svg)
    texts = json.loads(unescape(found[1].decode())) if found else {}
    if not isinstance(texts, dict):
        raise ValueError("no texts")
    return {str(key): str(value) for key, value in texts.items()}


def set_pdf_properties(pdf: bytes, texts: Mapping[str, str], lang: str) -> bytes:
    """The same document with its own properties in place of the browser's; `texts` are those that a PNG has."""
    from pypdf import PdfWriter
    from pypdf.generic import BooleanObject, NameObject, TextStringObject

    writer = PdfWriter(clone_from=BytesIO(pdf))
    writer.metadata = None
    writer.add_metadata({f"/{_PDF_NAMES.get(key, key)}": text for key, text in texts.items()})
    writer.root_object[NameObject("/Lang")] = TextStringObject(lang)
    writer.create_viewer_preferences()[NameObject("/DisplayDocTitle")] = BooleanObject(True)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def read_pdf_texts(pdf: bytes) -> dict[str, str]:
    """The properties of a whole document. Raises ValueError for what is no PDF or damaged."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        properties: Mapping[str, object] = PdfReader(BytesIO(pdf)).metadata or {}
        return {key.removeprefix("/"): str(value) for key, value in properties.items()}
    except (PyPdfError, OSError, RecursionError, TypeError, KeyError, AttributeError) as error:
        raise ValueError(str(error)) from error
