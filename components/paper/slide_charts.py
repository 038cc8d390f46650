"""Native charts on a slide: direct labels, no grid, no value axis, the palette of the atlas."""

from typing import Any, Final

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from components.numbers import share
from components.paper import deck_theme
from components.paper.chart_data import ChartData, ChartSeries, Tone
from components.paper.slide_shapes import SlideBox, TextFormat, add_line, add_text, set_alt_text
from components.style import Style
from components.text_width import text_columns
from components.theme import Palette

TYPES: Final = {
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "stacked": XL_CHART_TYPE.BAR_STACKED_100,
}
GAP: Final = 150
"""Between stacked bars, in percent of a bar: room for their names."""
MAX_LABEL_COLUMNS: Final = 120
"""Characters that fit under a chart side by side; a Chinese one counts twice."""
MIN_LABEL_SHARE: Final = 0.05
"""Share of a stacked bar below which a label would not fit into its part."""


def add_chart(slide: Any, made: ChartData, where: SlideBox, style: Style, alt: str) -> None:
    """A native chart with direct labels, without grid and value axis."""
    data = CategoryChartData(number_format="0.0%" if made.share else "#,##0")
    data.categories = made.categories
    for series in made.series:
        data.add_series(series.name, series.values)
    frame = slide.shapes.add_chart(TYPES[made.kind], where.left, where.top, where.width, where.height, data)
    set_alt_text(frame, alt)
    drawn = frame.chart
    drawn.has_title = False
    drawn.font.size, drawn.font.color.rgb = Pt(14), deck_theme.rgb(style.palette.ink)
    deck_theme.set_fonts(drawn.font._rPr)
    _axes(drawn, made, style.palette)
    _legend(drawn, made)
    plot = drawn.plots[0]
    plot.vary_by_categories = False
    plot.gap_width = {"bar": 45, "column": 40, "stacked": GAP}[made.kind]
    plot.overlap = 100 if made.kind == "stacked" else -5
    for series, given in zip(plot.series, made.series, strict=True):
        _paint(series, given, made, style.palette)


def add_stacked_chart(slide: Any, made: ChartData, where: SlideBox, style: Style, alt: str) -> None:
    """Bars over the whole width, each under its name; what the coloured parts add up to stands large below."""
    high = Emu(int(where.height * 0.76))
    add_chart(slide, made, SlideBox(where.left, where.top, where.width, high), style, alt)
    part = high // len(made.categories)
    gap = int(part * GAP / (GAP + 100) / 2)
    for number, name in enumerate(made.categories):
        top = where.top + part * number + gap - Inches(0.36)
        add_text(
            slide,
            name,
            SlideBox(where.left, Emu(top), where.width, Inches(0.32)),
            TextFormat(Pt(15), style.palette.ink),
        )
    if made.total:
        place, whole = made.total
        top, width = where.top + high - gap + Inches(0.1), Emu(int(where.width * whole))
        add_line(slide, where.left, Emu(top), width, style.palette.ink)
        text = style.words("ranking.strip_part", place=place, share=share(whole))
        below = SlideBox(where.left, Emu(top + Inches(0.08)), Emu(max(width, Inches(4))), Inches(0.65))
        centre = PP_ALIGN.CENTER if width > Inches(4) else PP_ALIGN.LEFT
        add_text(slide, text, below, TextFormat(Pt(34), style.palette.teal_4, bold=True, align=centre))


def _axes(drawn: Any, made: ChartData, paint: Palette) -> None:
    values, categories = drawn.value_axis, drawn.category_axis
    values.visible, values.has_major_gridlines, values.minimum_scale = False, False, 0
    categories.reverse_order = made.kind != "column"
    if made.kind == "stacked":
        categories.visible = False
        _fill_frame(drawn)
        return
    categories.major_tick_mark = XL_TICK_MARK.NONE
    categories.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    categories.has_major_gridlines = False
    categories.format.line.color.rgb = deck_theme.rgb(paint.coast)
    categories.tick_labels.font.size = Pt(12 if len(made.categories) > 12 else 14)
    deck_theme.set_fonts(categories.tick_labels.font._rPr)
    if made.kind == "column":
        _turn(categories, made)


def _fill_frame(drawn: Any) -> None:
    """The plot as wide as its frame, so that texts outside can stand at its bars."""
    area = drawn._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    layout = etree.Element(qn("c:layout"))
    manual = etree.SubElement(layout, qn("c:manualLayout"))
    settings = {"layoutTarget": "inner", "xMode": "edge", "yMode": "edge", "x": "0", "y": "0", "w": "1", "h": "1"}
    for name, value in settings.items():
        etree.SubElement(manual, qn(f"c:{name}"), val=value)
    area.insert(0, layout)


def _turn(axis: Any, made: ChartData) -> None:
    """Names upright while they fit side by side, else slanted: left to itself the program breaks them inside."""
    longest = max(text_columns(name) for name in made.categories)
    slanted = longest * len(made.categories) > MAX_LABEL_COLUMNS
    axis._element.find(qn("c:txPr")).find(qn("a:bodyPr")).set("rot", "-2700000" if slanted else "0")


def _legend(drawn: Any, made: ChartData) -> None:
    """Only where two colours mean two sets; parts of a stacked bar carry their names."""
    drawn.has_legend = made.kind == "column" and len(made.series) > 1
    if drawn.has_legend:
        drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        drawn.legend.font.size = Pt(13)
        deck_theme.set_fonts(drawn.legend.font._rPr)


def _paint(series: Any, given: ChartSeries, made: ChartData, paint: Palette) -> None:
    _tone(series.format, _leading_tone(given), paint)
    for number, (value, tone) in enumerate(zip(given.values, given.tones, strict=True)):
        if value is not None and tone != _leading_tone(given):
            _tone(series.points[number].format, tone, paint)
    labels = series.data_labels
    labels.show_value, labels.number_format = True, "0.0%" if made.share else "#,##0"
    labels.number_format_is_linked = False
    labels.font.size = Pt(12 if len(made.categories) > 12 else 14)
    labels.font.color.rgb = deck_theme.rgb(paint.paper if made.kind == "stacked" and _dark(given) else paint.ink)
    deck_theme.set_fonts(labels.font._rPr)
    if made.kind == "stacked":
        _label_parts(series, given)
    else:
        labels.position = XL_LABEL_POSITION.OUTSIDE_END


def _leading_tone(given: ChartSeries) -> Tone:
    """The look of most marks, which the legend shows."""
    shown = [tone for value, tone in zip(given.values, given.tones, strict=True) if value is not None]
    return ("strong" if "strong" in shown else max(set(shown), key=shown.count)) if shown else "plain"


def _dark(given: ChartSeries) -> bool:
    return given.tones[0] in ("strong", "plain")


def _label_parts(series: Any, given: ChartSeries) -> None:
    """Name over value on each part that is wide enough."""
    if max(value or 0 for value in given.values) < MIN_LABEL_SHARE:
        series.data_labels.show_value = False
        return
    labels = series.data_labels
    labels.show_series_name, labels.position = True, XL_LABEL_POSITION.CENTER
    labels._element.find(qn("c:txPr")).find(qn("a:bodyPr")).set("wrap", "none")  # never inside a name
    separator = etree.SubElement(labels._element, qn("c:separator"))
    separator.text = "\n"


def _tone(form: Any, tone: Tone, paint: Palette) -> None:
    colours = {"strong": paint.teal_4, "plain": paint.teal_3, "light": paint.teal_2, "faint": paint.teal_1}
    form.fill.solid()
    form.fill.fore_color.rgb = deck_theme.rgb(colours.get(tone, paint.paper if tone == "outline" else paint.land))
    if tone == "outline":
        form.line.color.rgb, form.line.width = deck_theme.rgb(paint.coast), Pt(1.25)
    else:
        form.line.fill.background()
