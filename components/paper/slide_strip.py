"""A native strip on a slide: a dot a place along its value, the median of all and the range of similar values."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.text import PP_ALIGN
from pptx.util import Emu, Pt

from components import numbers
from components.axis import Axis
from components.paper import deck_theme, slide_charts
from components.paper.chart_data import ChartData
from components.paper.slide_shapes import SlideBox, TextFormat, add_rectangle, add_text, set_alt_text
from components.style import Style
from components.text_width import text_columns
from components.theme import Palette

DOT, OWN_DOT = 9, 13
"""Diameters, in points."""
PADDING: Final = 0.02
"""What the axis is longer at either end than the values, so that no dot is cut."""
LABEL: Final = Pt(12)
LINE: Final = Pt(20)
"""Height of a line of labels."""

At = Callable[[float], int]
"""Where a value is on the slide."""


def add_strip(slide: Any, data: ChartData, box: SlideBox, style: Style, alt: str) -> None:
    """The dots, the median named above them and some places below; the axis begins at 0, or below."""
    (series,) = data.series
    axis = Axis.over((value or 0 for value in series.values), PADDING)
    middle = box._replace(top=Emu(box.top + LINE), height=Emu(box.height - 2 * LINE))

    def at(value: float) -> int:
        return int(middle.left + middle.width * axis.position(value))

    _add_usual(slide, data, middle, at, style)
    _add_dots(slide, data, middle, axis, style.palette, alt)
    below = Emu(middle.top + middle.height)
    text_format = TextFormat(LABEL, style.palette.ink, align=PP_ALIGN.CENTER)
    for text, left, width in _names(data, middle, at):
        add_text(slide, text, SlideBox(Emu(left), below, Emu(width), LINE), text_format)


def _add_usual(slide: Any, data: ChartData, middle: SlideBox, at: At, style: Style) -> None:
    """The range of similar values behind the dots, and the median, named over it."""
    if data.usual is None:
        return
    median, deviation, height = data.usual.median, data.usual.deviation, Emu(middle.height // 2)
    left, top = at(median - deviation), Emu(middle.top + height // 2)
    band = SlideBox(Emu(left), top, Emu(max(at(median + deviation) - left, Pt(2))), height)
    add_rectangle(slide, band, style.palette.unknown)
    add_rectangle(slide, SlideBox(Emu(at(median)), middle.top, Pt(1.5), middle.height), style.palette.muted)
    text = f"{style.words('peers.median')} {numbers.value(median, data.unit)}"
    left, width = _label(text, at(median), middle)
    label = SlideBox(Emu(left), Emu(middle.top - LINE), Emu(width), LINE)
    add_text(slide, text, label, TextFormat(LABEL, style.palette.muted, align=PP_ALIGN.CENTER))


def _add_dots(slide: Any, data: ChartData, box: SlideBox, axis: Axis, palette: Palette, alt: str) -> None:
    """A native chart as large as its box; places with a strong tone are larger."""
    (series,) = data.series
    native = XyChartData(number_format=slide_charts.number_format(data.unit))
    dots = native.add_series(series.name)
    for value in series.values:
        dots.add_data_point(value, 0)
    frame = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, *box, native)
    set_alt_text(frame, alt)
    chart = frame.chart
    chart.has_title, chart.has_legend = False, False
    slide_charts.fill_frame(chart)
    across, up = chart.category_axis, chart.value_axis
    up.visible, up.has_major_gridlines, up.minimum_scale, up.maximum_scale = False, False, -1, 1
    across.has_major_gridlines, across.minimum_scale, across.maximum_scale = False, axis.low, axis.high
    across.major_tick_mark, across.tick_label_position = XL_TICK_MARK.NONE, XL_TICK_LABEL_POSITION.NONE
    across.format.line.color.rgb = deck_theme.rgb(palette.coast)
    (drawn,) = chart.plots[0].series
    drawn.format.line.fill.background()
    _draw_marker(drawn.marker, DOT, palette.teal_1, palette.teal_3)
    for number, tone in enumerate(series.tones):
        if tone == "strong":
            _draw_marker(drawn.points[number].marker, OWN_DOT, palette.teal_4, palette.paper)


def _draw_marker(marker: Any, size: int, fill: str, edge: str) -> None:
    marker.style, marker.size = XL_MARKER_STYLE.CIRCLE, size
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = deck_theme.rgb(fill)
    marker.format.line.color.rgb = deck_theme.rgb(edge)


def _names(data: ChartData, box: SlideBox, at: At) -> Iterator[tuple[str, int, int]]:
    """Text, left and width of the label of the place itself, then of both ends, where these have room beside it."""
    (series,) = data.series
    own = [number for number, tone in enumerate(series.tones) if tone == "strong"]
    taken: list[tuple[int, int]] = []
    for number in dict.fromkeys((*own, 0, len(series.values) - 1)):
        value = series.values[number]
        text = f"{data.categories[number]} {numbers.value(value, data.unit)}"
        left, width = _label(text, at(value or 0), box)
        if all(left + width <= start or end <= left for start, end in taken):
            taken.append((left, left + width))
            yield text, left, width


def _label(text: str, middle: int, box: SlideBox) -> tuple[int, int]:
    """Left and width of a text over or under a point, inside the box."""
    width = (text_columns(text) + 2) * LABEL * 6 // 10
    return min(max(middle - width // 2, box.left), box.left + box.width - width), width
