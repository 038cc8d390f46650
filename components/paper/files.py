"""What a file says of itself: its name, how it was made; in a PNG its size on paper and texts.

Names are view, region, years, measure, date: province-map_广东_2016-2018_listed_2026-11-22.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from struct import pack
from typing import Final

from components.panels import names
from components.paper.vector_texts import PDF_SIGNATURE, SVG_SIGNATURE, read_pdf_texts, read_svg_texts
from components.style import Style
from data.dataset import Dataset
from data.filters.parks import YEARS
from data.selection import Selection

MAX_NAMED_REGIONS: Final = 3
"""Of more only the first is named, so that no name grows beyond what file systems take."""
FORBIDDEN: Final = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\s]+')
"""What some system does not allow in a file's name, or a command line splits at."""

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
HEADER_LENGTH: Final = len(SIGNATURE) + 25
"""The signature and the first chunk, IHDR, which is always 25 bytes long. Ours follow it."""
METRES_PER_INCH: Final = 0.0254
_PROLOGUE: Final = 1000
"""Bytes in which an SVG begins: other programs write a declaration and a comment before it."""


@dataclass(frozen=True)
class Provenance:
    """When, at which address, by which version and from which data a file was made."""

    generated: datetime  # in Asia/Shanghai
    address: str  # of the view in a picture, of the page in a deck or a workbook
    version: str
    digest: str  # of the data behind it

    @property
    def minute(self) -> str:
        """The time of generation, to the minute."""
        return f"{self.generated:%Y-%m-%d %H:%M}"


def file_name(view: str, selection: Selection, dataset: Dataset, day: date) -> str:
    """The name without its suffix, in the picture's language. What is not chosen has no part in it."""
    style = Style(selection.lang, selection.theme, 0)
    places = [names.place(adcode, dataset, style) for adcode in selection.regions or (selection.map,)]
    place = "+".join(places) if len(places) <= MAX_NAMED_REGIONS else f"{places[0]}+{len(places) - 1}"
    if selection.cluster:
        place = names.cluster(selection.cluster, dataset, style)
    terms = YEARS.values.format(YEARS.of(selection)).replace(",", "+")
    park_list = dataset.substitute_list.name[: names.MAX_NAME_LENGTH] if dataset.substitute_list else ""
    parts = (view, place, terms, selection.measure, park_list, day.isoformat())
    return "_".join(FORBIDDEN.sub("-", part) for part in parts if part)


def story_name(kind: str, selection: Selection, dataset: Dataset, day: date) -> str:
    """Of slides or scenes: what they are, what they are about, and when; in the reader's language."""
    style = Style(selection.lang, selection.theme, 0)
    parts = (style.words(f"story_panel.file_{kind}"), names.dataset_name(dataset, style), day.isoformat())
    return "_".join(FORBIDDEN.sub("-", part) for part in parts)


def add_metadata(png: bytes, texts: Mapping[str, str], dpi: float) -> bytes:
    """The same picture with its density and a UTF-8 text a key."""
    if not png.startswith(SIGNATURE):
        raise ValueError("this is no PNG")
    return png[:HEADER_LENGTH] + metadata(texts, dpi) + png[HEADER_LENGTH:]


def metadata(texts: Mapping[str, str], dpi: float) -> bytes:
    """The chunks that belong behind the header: the density, and a text a key."""
    from PIL.PngImagePlugin import PngInfo, putchunk  # takes a while to load

    dots = round(dpi / METRES_PER_INCH)
    info = PngInfo()
    info.add(b"pHYs", pack(">IIB", dots, dots, 1))
    for key, text in texts.items():
        info.add_itxt(key, text)
    file = BytesIO()
    for kind, data, _ in info.chunks:
        putchunk(file, kind, data)
    return file.getvalue()


def read_texts(content: bytes) -> dict[str, str] | None:
    """What a picture says of itself; of a PNG or an SVG its beginning is enough. None for any other kind of file.

    Raises ValueError for a damaged one.
    """
    beginning = content[:_PROLOGUE]
    if content.startswith(SIGNATURE):
        return _read_png_texts(content)
    if content.startswith(PDF_SIGNATURE):
        return read_pdf_texts(content)
    return read_svg_texts(content) if SVG_SIGNATURE in beginning else None


def _read_png_texts(png: bytes) -> dict[str, str]:
    """The texts before the picture."""
    from PIL.PngImagePlugin import PngImageFile

    try:
        info = PngImageFile(BytesIO(png)).info
    except (OSError, SyntaxError) as error:
        raise ValueError(str(error)) from error
    return {str(key): value for key, value in info.items() if isinstance(value, str)}
