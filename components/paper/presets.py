"""The sizes of pictures, and what a reader may ask of one: `preset=report&watermark=...` behind a page's query."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import sqrt
from typing import Final

from data.links import Ignored
from data.query import TEXTS, read_query

MIN_SIDE: Final = 200
MAX_SIDE: Final = 4000
"""Of a side, in CSS pixels."""
MAX_SCALE: Final = 4.0
"""The largest raster scale."""
MAX_PIXELS: Final = 100_000_000
"""Dots of a raster: beyond this a browser takes gigabytes for one picture."""
MAX_TEXT_LENGTH: Final = 40
"""Characters of a watermark or a classification line."""
_POINT: Final = 300 / 72
"""Pixels a point of type takes at 300 dpi."""
_DENSITY: Final = 0.0139
"""Body type of a free size, of the side of a square as large as it: 20 px of 1920 x 1080."""


@dataclass(frozen=True)
class Preset:
    """Size in CSS pixels, raster scale, and the body's type in pixels: size never grows without its type."""

    name: str
    width: int
    height: int
    scale: float
    body: float
    dpi: int = 96  # dots an inch where the size is one of paper; else a screen's
    smallest: float = 1.0  # type of a table without room, of the body

    @property
    def label(self) -> str:
        """Its name and size: report (80 × 60 mm), slide (1920 × 1080)."""
        millimetres = self.dpi / 25.4 if self.dpi > 96 else 0
        width, height = (round(side / millimetres) if millimetres else side for side in (self.width, self.height))
        return f"{self.name} ({width} × {height}{' mm' if millimetres else ''})"


PRESETS: Final[Mapping[str, Preset]] = {
    "slide": Preset("slide", 1920, 1080, 1.0, 24.0, smallest=5 / 6),  # 12 and 10 pt on a slide of 13⅓ in
    "report": Preset("report", 945, 709, 1.0, round(7 * _POINT + 0.05, 1), dpi=300),  # 80 x 60 mm at 300 dpi, 7 pt
    "square": Preset("square", 1080, 1080, 1.0, 20.0),
    "free": Preset("free", 1200, 900, 1.0, 16.0),
}


@dataclass(frozen=True)
class Marking:
    """What stands on every sheet, slide and page of what is taken away."""

    watermark: str = ""
    classification: str = ""


UNMARKED: Final = Marking()


@dataclass(frozen=True)
class SheetOptions:
    """What a picture is put on."""

    preset: Preset
    transparent: bool = False
    marking: Marking = UNMARKED


def free(width: int, height: int) -> Preset:
    """A preset of any size; its type grows with it."""
    body = min(64.0, max(10.0, _DENSITY * sqrt(width * height)))
    return Preset("free", width, height, 1.0, round(body, 1))


def parse(query: str) -> SheetOptions | Ignored:
    """What a query asks of a sheet, or the name and value that cannot be had. Names of the page are passed over."""
    values = read_query(query)
    preset = _preset(values)
    if isinstance(preset, Ignored):
        return preset
    background = values.get("background", "")
    if background not in ("", "paper", "transparent"):
        return Ignored("background", background)
    marking = parse_marking(query)
    return marking if isinstance(marking, Ignored) else SheetOptions(preset, background == "transparent", marking)


def parse_marking(query: str) -> Marking | Ignored:
    """The classification and the watermark of a query, or the name and text of the one that is too long."""
    values = read_query(query)
    texts = {name: " ".join(values.get(name, "").split()) for name in TEXTS}
    for name, text in texts.items():
        if len(text) > MAX_TEXT_LENGTH:
            return Ignored(name, text)
    return Marking(**texts)


def _preset(values: Mapping[str, str]) -> Preset | Ignored:
    """A size of its own is free; with another preset's name it contradicts it."""
    texts = {name: values[name] for name in ("width", "height") if values.get(name)}
    name = values.get("preset") or ("free" if texts else "slide")
    if name not in PRESETS:
        return Ignored("preset", name)
    preset, sides = PRESETS[name], {"width": PRESETS["free"].width, "height": PRESETS["free"].height}
    for side, text in texts.items():
        if name != "free" or not re.fullmatch(r"[0-9]{1,5}", text) or not MIN_SIDE <= int(text) <= MAX_SIDE:
            return Ignored(side, text)
        sides[side] = int(text)
    if name == "free":
        preset = free(**sides)
    try:
        scale = float(values.get("scale") or preset.scale)
    except ValueError:
        scale = 0.0
    if not 1 <= scale <= MAX_SCALE or preset.width * preset.height * scale * scale > MAX_PIXELS:
        return Ignored("scale", values["scale"])
    return replace(preset, scale=scale)
