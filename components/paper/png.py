"""What a PNG file says besides its picture: how large it is on paper, and texts. The picture is not encoded again."""

from collections.abc import Mapping
from io import BytesIO
from struct import pack
from typing import Final
from zlib import crc32

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"

HEADER: Final = len(SIGNATURE) + 25
"""The signature and the first chunk, IHDR, which is always 25 bytes long. Ours follow it."""

INCH: Final = 0.0254
"""In metres."""


def add_metadata(png: bytes, text: Mapping[str, str], dpi: float) -> bytes:
    """The same picture with a text a key, in UTF-8, and with its density."""
    if png[:8] != SIGNATURE:
        raise ValueError("this is no PNG")
    return png[:HEADER] + metadata(text, dpi) + png[HEADER:]


def metadata(text: Mapping[str, str], dpi: float) -> bytes:
    """The chunks that belong behind the header: the density, and a text a key."""
    return b"".join([_density(dpi), *(_text(key, value) for key, value in text.items())])


def read_texts(png: bytes) -> dict[str, str]:
    """The texts before the picture, of a file or of its beginning. Raises ValueError for what is no PNG or damaged."""
    from PIL.PngImagePlugin import PngImageFile

    try:
        info = PngImageFile(BytesIO(png)).info
    except (OSError, SyntaxError) as error:
        raise ValueError(str(error)) from error
    return {str(key): value for key, value in info.items() if isinstance(value, str)}


def _text(key: str, value: str) -> bytes:
    """Not compressed, without language and translated key."""
    return _chunk(b"iTXt", key.encode("latin-1") + bytes(5) + value.encode())


def _density(dpi: float) -> bytes:
    """Dots a metre in both directions."""
    dots = round(dpi / INCH)
    return _chunk(b"pHYs", pack(">IIB", dots, dots, 1))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + kind + data + pack(">I", crc32(kind + data))
