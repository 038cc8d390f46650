"""Two wholes of 100%, one over the other, with the parts of one place in them: 广东占全国 11.6% and 43.0%."""

from collections.abc import Iterator, Mapping
from typing import Final

from components import numbers
from components.paper.charts import Chart, Tone
from components.paper.pad import Box, Pad
from components.paper.typesetting import height, width
from components.theme import Palette

LABEL: Final = 1.5
PART: Final = 1.35
TOTAL: Final = 4.2
"""Sizes of type: what a bar is the whole of, its parts, what the coloured parts add up to."""
THICK: Final = (0.13, 0.2)
"""Heights of the two bars, of the canvas."""

Part = tuple[str, float, Tone]


def draw(pad: Pad, chart: Chart) -> None:
    """A stacked chart of two categories; the last one's coloured parts are added up under a bracket."""
    body = pad.style.text(0)
    label = min(LABEL * body, *(pad.width / width(whole, 1) for whole in chart.categories))
    thick = [pad.height * part for part in THICK]
    free = pad.height - sum(thick) - 2 * height(1, LABEL * body) - height(1, TOTAL * body) - 4 * body
    y = max(0.0, free / 3)
    for index, whole in enumerate(chart.categories):
        y = pad.write(whole, 0, y, label, pad.style.palette.muted) + 0.4 * body
        _bar(pad, Box(0, y, pad.width, thick[index]), list(_parts(chart, index)))
        y += thick[index] + (max(body, free / 3) if index == 0 else 0)
    if chart.together:
        left = pad.height - y - 2.4 * body
        _bracket(pad, y + 0.5 * body, *chart.together, min(TOTAL * body, left / height(1, 1)))


def _parts(chart: Chart, index: int) -> Iterator[Part]:
    for series in chart.series:
        value = series.values[index]
        if value:
            yield series.name, value, series.tones[index]


def _bar(pad: Pad, box: Box, parts: list[Part]) -> None:
    paint, left = _colours(pad.style.palette), box.left
    for name, share, tone in parts:
        part = Box(left, box.top, share * box.width, box.height)
        fill, ink = paint[tone]
        pad.rect(part, fill)
        _name(pad, part, name, share, ink)
        left += part.width


def _name(pad: Pad, part: Box, name: str, share: float, ink: str) -> None:
    """Name and share, the share alone, or nothing: what the part has room for."""
    size = PART * pad.style.text(0)
    full, short = pad.style.words("ranking.strip_part", place=name, share=numbers.share(share)), numbers.share(share)
    text = next((one for one in (full, short) if width(one, size) + 0.6 * size < part.width), "")
    if text:
        pad.write(text, part.left + part.width / 2, part.top + (part.height - height(1, size)) / 2, size, ink, "center")


def _bracket(pad: Pad, y: float, name: str, share: float, size: float) -> None:
    """Under the coloured parts, with their sum."""
    style, body, right = pad.style, pad.style.text(0), share * pad.width
    for x0, y0, x1, y1 in ((0, y, 0, y + body), (0, y + body, right, y + body), (right, y + body, right, y)):
        pad.rule(x0, y0, x1, y1, style.palette.ink, style.px(1.5))
    text = style.words("ranking.strip_part", place=name, share=numbers.share(share))
    middle = max(right / 2, width(text, size, bold=True) / 2)
    pad.write(text, middle, y + 1.4 * body, size, style.palette.teal_4, "center", bold=True)


def _colours(palette: Palette) -> Mapping[Tone, tuple[str, str]]:
    """Fill and ink of each tone."""
    return {
        "strong": (palette.teal_4, palette.paper),
        "plain": (palette.teal_3, palette.paper),
        "light": (palette.teal_2, palette.ink),
        "faint": (palette.teal_1, palette.ink),
        "outline": (palette.paper, palette.ink),
        "rest": (palette.land, palette.ink),
    }
