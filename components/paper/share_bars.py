"""Two wholes of 100%, one over the other, with the parts of one place in them: 广东占全国 11.6% and 43.0%."""

from collections.abc import Iterator, Mapping
from typing import Final

from components import numbers
from components.paper.chart_data import ChartData, Tone
from components.paper.figure_builder import FigureBuilder, PixelBox
from components.paper.line_breaks import line_width, lines_height
from components.theme import Palette

LABEL: Final = 1.5
PART: Final = 1.35
TOTAL: Final = 4.2
"""Sizes of type: what a bar is the whole of, its parts, what the coloured parts add up to."""
THICK: Final = (0.13, 0.2)
"""Heights of the two bars, of the canvas."""

Part = tuple[str, float, Tone]


def draw(builder: FigureBuilder, chart: ChartData) -> None:
    """A stacked chart of two categories; the last one's coloured parts are added up under a bracket."""
    body = builder.style.text(0)
    label = min(LABEL * body, *(builder.width / line_width(whole, 1) for whole in chart.categories))
    thick = [builder.height * part for part in THICK]
    free = builder.height - sum(thick) - 2 * lines_height(1, LABEL * body) - lines_height(1, TOTAL * body) - 4 * body
    y = max(0.0, free / 3)
    for index, whole in enumerate(chart.categories):
        y = builder.add_text(whole, 0, y, label, builder.style.palette.muted) + 0.4 * body
        _bar(builder, PixelBox(0, y, builder.width, thick[index]), list(_parts(chart, index)))
        y += thick[index] + (max(body, free / 3) if index == 0 else 0)
    if chart.together:
        left = builder.height - y - 2.4 * body
        _bracket(builder, y + 0.5 * body, *chart.together, min(TOTAL * body, left / lines_height(1, 1)))


def _parts(chart: ChartData, index: int) -> Iterator[Part]:
    for series in chart.series:
        value = series.values[index]
        if value:
            yield series.name, value, series.tones[index]


def _bar(builder: FigureBuilder, box: PixelBox, parts: list[Part]) -> None:
    paint, left = _colours(builder.style.palette), box.left
    for name, share, tone in parts:
        part = PixelBox(left, box.top, share * box.width, box.height)
        fill, ink = paint[tone]
        builder.add_rectangle(part, fill)
        _name(builder, part, name, share, ink)
        left += part.width


def _name(builder: FigureBuilder, part: PixelBox, name: str, share: float, ink: str) -> None:
    """Name and share, the share alone, or nothing: what the part has room for."""
    size = PART * builder.style.text(0)
    full, short = (
        builder.style.words("ranking.strip_part", place=name, share=numbers.share(share)),
        numbers.share(share),
    )
    text = next((one for one in (full, short) if line_width(one, size) + 0.6 * size < part.width), "")
    if text:
        builder.add_text(
            text, part.left + part.width / 2, part.top + (part.height - lines_height(1, size)) / 2, size, ink, "center"
        )


def _bracket(builder: FigureBuilder, y: float, name: str, share: float, size: float) -> None:
    """Under the coloured parts, with their sum."""
    style, body, right = builder.style, builder.style.text(0), share * builder.width
    for x0, y0, x1, y1 in ((0, y, 0, y + body), (0, y + body, right, y + body), (right, y + body, right, y)):
        builder.add_line(x0, y0, x1, y1, style.palette.ink, style.px(1.5))
    text = style.words("ranking.strip_part", place=name, share=numbers.share(share))
    middle = max(right / 2, line_width(text, size, bold=True) / 2)
    builder.add_text(text, middle, y + 1.4 * body, size, style.palette.teal_4, "center", bold=True)


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
