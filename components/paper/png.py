"""What a PNG file says besides its picture: its size on paper, and texts. The picture is not encoded again."""

from collections.abc import Mapping
from io import BytesIO
from struct import pack
from typing import Final

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
HEADER_LENGTH: Final = len(SIGNATURE) + 25
"""The signature and the first chunk, IHDR, which is always 25 bytes long. Ours follow it."""
METRES_PER_INCH: Final = 0.0254


def add_metadata(png: bytes, texts: Mapping[str, str], dpi: float) -> bytes:
    """The same picture with its density and a UTF-8 text a key."""
    from PIL.PngImagePlugin import PngInfo, putchunk  # takes a while to load

    if not png.startswith(SIGNATURE):
        raise ValueError("this is no PNG")
    dots = round(dpi / METRES_PER_INCH)
    info = PngInfo()
    info.add(b"pHYs", pack(">IIB", dots, dots, 1))
    for key, text in texts.items():
        info.add_itxt(key, text)
    file = BytesIO()
    file.write(png[:HEADER_LENGTH])
    for kind, data, _ in info.chunks:
        putchunk(file, kind, data)
    return file.getvalue() + png[HEADER_LENGTH:]
