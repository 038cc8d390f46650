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


def read_texts(png: bytes) -> dict[str, str]:
    """The texts before the picture, of a file or of its beginning. Raises ValueError for what is no PNG or damaged."""
    from PIL.PngImagePlugin import PngImageFile

    try:
        info = PngImageFile(BytesIO(png)).info
    except (OSError, SyntaxError) as error:
        raise ValueError(str(error)) from error
    return {str(key): value for key, value in info.items() if isinstance(value, str)}
