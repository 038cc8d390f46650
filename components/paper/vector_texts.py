"""What a picture of lines says of itself, at its beginning: the texts of a PNG, so that the file opens its view again.

An SVG has them in its `<metadata>`, a PDF in the same words in a comment under its first line. Other programs read its
properties; we do not, since parsing the PDF of a stranger may take minutes.
"""

import json
from collections.abc import Mapping
from html import escape, unescape
from io import BytesIO
from typing import Final

SIGNATURES: Final = (b"%PDF", b"<svg")
_START: Final = '<metadata id="park-atlas">'
_END: Final = "</metadata>"
_PDF_NAMES: Final = {"Description": "Subject"}
"""What a PDF calls a text by another name."""


def svg_texts(texts: Mapping[str, str]) -> str:
    """The elements that belong at the beginning of an SVG: its title, and every text a key."""
    return f"<title>{escape(texts['Title'], quote=False)}</title>{_metadata(texts)}"


def _metadata(texts: Mapping[str, str]) -> str:
    """One line of ASCII."""
    return f"{_START}{escape(json.dumps(texts), quote=False)}{_END}"


def add_svg_texts(svg: bytes, texts: Mapping[str, str]) -> bytes:
    """The same drawing with the texts behind its first tag."""
    head, end, rest = svg.partition(b">")
    return head + end + svg_texts(texts).encode() + rest


def read_vector_texts(beginning: bytes) -> dict[str, str]:
    """The texts of an SVG or a PDF; none of one that is not ours. Raises ValueError for damaged ones."""
    _, is_ours, rest = beginning.partition(_START.encode())
    if not is_ours:
        return {}
    content, _, _ = rest.partition(_END.encode())
    try:
        texts = json.loads(unescape(content.decode()))
    except RecursionError as error:
        raise ValueError(str(error)) from error
    if not isinstance(texts, dict):
        raise ValueError("no texts")
    return {str(key): str(value) for key, value in texts.items()}


def set_pdf_texts(pdf: bytes, texts: Mapping[str, str], lang: str) -> bytes:
    """The same document with the texts as its properties, in place of the browser's, and at its beginning."""
    from pypdf import PdfWriter
    from pypdf.generic import BooleanObject, NameObject, TextStringObject

    writer = PdfWriter(clone_from=BytesIO(pdf))
    writer.pdf_header += f"\n%{_metadata(texts)}"
    writer.metadata = None
    writer.add_metadata({f"/{_PDF_NAMES.get(key, key)}": text for key, text in texts.items()})
    writer.root_object[NameObject("/Lang")] = TextStringObject(lang)
    writer.create_viewer_preferences()[NameObject("/DisplayDocTitle")] = BooleanObject(True)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()
