"""Two totals of 100%, one over the other, with the parts of one place in them: 广东占全国 11.6% and 43.0%."""

from typing import Final

from components import numbers
from components.paper.chart_data import ChartData, Tone
from components.paper.figure_builder import FigureBuilder, PixelBox
from components.paper.line_breaks import line_width, lines_height

LABEL: Final = 1.5
PART: Final = 1.35
TOTAL: Final = 4.2
"""Sizes of type: what a bar is the total of, its parts, what the coloured parts add up to."""
BAR_HEIGHTS: Final = (0.13, 0.2)
"""Of the canvas."""


def draw(builder: FigureBuilder, chart: ChartData) -> None:
    """A stacked chart of two categories; the last one's coloured parts are added up under a bracket."""
    body, total_height = builder.body, lines_height(1, TOTAL * builder.body)
    label = min(LABEL * body, *(builder.width / line_width(name, 1) for name in chart.categories))
    heights = [builder.height * part for part in BAR_HEIGHTS]
    free = builder.height - sum(heights) - 2 * lines_height(1, LABEL * body) - total_height - 4 * body
    y = max(0.0, free / 3)
    for index, (name, height) in enumerate(zip(chart.categories, heights, strict=True)):
        y = builder.add_text(name, 0, y, label, builder.style.palette.muted) + 0.4 * body
        _draw_bar(builder, y, height, chart, index)
        y += height + (max(body, free / 3) if index == 0 else 0)
    if chart.total:
        size = min(TOTAL * body, (builder.height - y - 2.4 * body) / lines_height(1, 1))
        _draw_bracket(builder, y + 0.5 * body, *chart.total, size)


def _draw_bar(builder: FigureBuilder, top: float, height: float, chart: ChartData, index: int) -> None:
    left = 0.0
    for series in chart.series:
        if share := series.values[index]:
            part = PixelBox(left, top, share * builder.width, height)
            fill, ink = _colours(builder, series.tones[index])
            builder.add_rectangle(part, fill)
            _write_name(builder, part, series.name, share, ink)
            left += part.width


def _write_name(builder: FigureBuilder, part: PixelBox, name: str, share: float, ink: str) -> None:
    """Name and share, the share alone, or nothing: what the part has room for."""
    size = PART * builder.body
    texts = _with_share(builder, name, share), numbers.share(share)
    if text := next((text for text in texts if line_width(text, size) + 0.6 * size < part.width), ""):
        top = part.top + (part.height - lines_height(1, size)) / 2
        builder.add_text(text, part.left + part.width / 2, top, size, ink, "center")


def _draw_bracket(builder: FigureBuilder, y: float, name: str, share: float, size: float) -> None:
    """Under the coloured parts, with their sum."""
    palette, below, right = builder.style.palette, y + builder.body, share * builder.width
    for x0, y0, x1, y1 in ((0, y, 0, below), (0, below, right, below), (right, below, right, y)):
        builder.add_line(x0, y0, x1, y1, palette.ink, builder.style.px(1.5))
    text = _with_share(builder, name, share)
    middle = max(right / 2, line_width(text, size, bold=True) / 2)
    builder.add_text(text, middle, y + 1.4 * builder.body, size, palette.teal_4, "center", bold=True)


def _with_share(builder: FigureBuilder, name: str, share: float) -> str:
    return builder.style.words("ranking.strip_part", place=name, share=numbers.share(share))


def _colours(builder: FigureBuilder, tone: Tone) -> tuple[str, str]:
    """Fill and ink of a tone."""
    palette = builder.style.palette
    fill = palette.tone(tone)
    return fill, palette.paper if tone in ("strong", "plain") else palette.ink
