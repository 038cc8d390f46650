"""Native charts on a slide: direct labels, no grid, no value axis, the palette of the atlas."""

from collections.abc import Sequence
from typing import Any, Final

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Length, Pt

from components.numbers import share
from components.paper import deck_theme
from components.paper.chart_data import TITLE_BARS, ChartColumns, ChartData, ChartSeries, Tone
from components.paper.slide_shapes import SlideBox, TextFormat, add_line, add_text, set_alt_text
from components.style import Style
from components.text_width import text_columns
from components.theme import Palette
from data.values import is_rate

TYPES: Final = {
    "bar": (XL_CHART_TYPE.BAR_CLUSTERED, 45, -5),
    "column": (XL_CHART_TYPE.COLUMN_CLUSTERED, 40, -5),
    "waterfall": (XL_CHART_TYPE.BAR_STACKED, 45, 100),  # on a first series that is not seen
    "stacked": (XL_CHART_TYPE.BAR_STACKED_100, 150, 100),  # the gap has room for the names of the bars
}
"""Type, gap between bars and overlap, both in percent of a bar."""
LABEL_ROOM: Final = 1.3
"""Of the longest bar below 0, as far as the axis goes."""
MAX_LABEL_COLUMNS: Final = 120
"""Characters that fit under a chart side by side; a Chinese one counts twice."""
GAP: Final = Inches(0.25)
"""Between the columns of several charts."""
MIN_LABEL_SHARE: Final = 0.05
"""Share of a stacked bar below which a label would not fit into its part."""


def add_chart(slide: Any, data: ChartData, box: SlideBox, style: Style, alt: str, size: Length | None = None) -> None:
    """A native chart with direct labels, without grid and value axis; `size` is that of its type."""
    size = size or _label_size(data)
    native = CategoryChartData(number_format=number_format(data.unit))
    native.categories = data.categories
    for series in data.series:
        native.add_series(series.name, series.values)
    kind, gap, overlap = TYPES[data.kind]
    frame = slide.shapes.add_chart(kind, *box, native)
    set_alt_text(frame, alt)
    chart = frame.chart
    chart.has_title = False
    deck_theme.set_font(chart.font, Pt(14), style.palette.ink)
    _set_axes(chart, data, style.palette, size)
    chart.has_legend = data.kind != "stacked" and len(data.series) > 1  # parts of a stacked bar carry their names
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        deck_theme.set_font(chart.legend.font, Pt(13))
    plot = chart.plots[0]
    plot.vary_by_categories, plot.gap_width, plot.overlap = False, gap, overlap
    for bars, series in zip(plot.series, data.series, strict=True):
        bars.invert_if_negative = False  # how a bar below 0 looks is said
        _set_colours(bars, series, style.palette)
        if data.kind != "waterfall":  # whose categories carry their numbers
            _set_labels(bars.data_labels, series, data, style.palette, size)


def _label_size(data: ChartData) -> Length:
    """Numbers stand at every bar, of all series."""
    bars = len(data.categories) * (len(data.series) if data.kind == "bar" else 1)
    return deck_theme.SMALL if bars > 12 else Pt(14)


def add_chart_columns(slide: Any, data: ChartColumns, box: SlideBox, style: Style, alts: Sequence[str]) -> None:
    """Small multiples, each under its name; a bar is as thick in all of them."""
    alt, width = iter(alts), (box.width - GAP * (len(data.columns) - 1)) // len(data.columns)
    height = box.height // max(sum(len(chart.categories) + TITLE_BARS for chart in column) for column in data.columns)
    for number, column in enumerate(data.columns):
        left, top = Emu(box.left + number * (width + GAP)), box.top
        for chart in column:
            name, bars = int(TITLE_BARS * height), height * len(chart.categories)
            above = SlideBox(left, top, Emu(width), Emu(name))
            text_format = TextFormat(Pt(12), style.palette.ink, bold=True, anchor=MSO_ANCHOR.BOTTOM)
            add_text(slide, chart.series[0].name, above, text_format)
            add_chart(
                slide, chart, SlideBox(left, Emu(top + name), Emu(width), Emu(bars)), style, next(alt), deck_theme.SMALL
            )
            top = Emu(top + name + bars)


def add_stacked_chart(slide: Any, data: ChartData, box: SlideBox, style: Style, alt: str) -> None:
    """Bars over the whole width, each under its name; what the coloured parts add up to stands large below."""
    height = Emu(int(box.height * 0.76))
    add_chart(slide, data, box._replace(height=height), style, alt)
    percent, part = TYPES["stacked"][1], height // len(data.categories)
    gap = int(part * percent / (percent + 100) / 2)
    for number, name in enumerate(data.categories):
        top = Emu(box.top + part * number + gap - Inches(0.36))
        add_text(slide, name, box._replace(top=top, height=Inches(0.32)), TextFormat(Pt(15), style.palette.ink))
    if data.total:
        name, value = data.total
        top, width = Emu(box.top + height - gap + Inches(0.1)), Emu(int(box.width * value))
        add_line(slide, box.left, top, width, style.palette.ink)
        text = style.words("ranking.strip_part", place=name, share=share(value))
        below = SlideBox(box.left, Emu(top + Inches(0.08)), Emu(max(width, Inches(4))), Inches(0.65))
        align = PP_ALIGN.CENTER if width > Inches(4) else PP_ALIGN.LEFT
        add_text(slide, text, below, TextFormat(Pt(34), style.palette.teal_4, bold=True, align=align))
        if unnamed := _unnamed_parts(data, style):
            start = Emu(width + Inches(0.1))
            beside = SlideBox(Emu(box.left + start), Emu(top - Inches(0.02)), Emu(box.width - start), Inches(0.32))
            add_text(slide, unnamed, beside, TextFormat(Pt(14), style.palette.muted))


def _unnamed_parts(data: ChartData, style: Style) -> str:
    """Names and shares of the last bar's parts that are too narrow for a label."""
    parts = ((series.name, series.values[-1]) for series in data.series if not _has_label(series))
    texts = [style.words("ranking.strip_part", place=name, share=share(value)) for name, value in parts if value]
    return style.words("page.comma").join(texts)


def _has_label(series: ChartSeries) -> bool:
    return max(value or 0 for value in series.values) >= MIN_LABEL_SHARE


def number_format(unit: str) -> str:
    """How Office writes values of a unit."""
    return {"share": "0.0%", "ratio": "0.0", "growth": "+0.0%;\N{MINUS SIGN}0.0%;±0.0%"}.get(
        unit, "#,##0.0##" if is_rate(unit) else "#,##0"
    )


def _set_axes(chart: Any, data: ChartData, palette: Palette, size: Length) -> None:
    values, categories = chart.value_axis, chart.category_axis
    values.visible, values.has_major_gridlines, values.minimum_scale = False, False, _low(data)
    categories.reverse_order = data.kind != "column"
    if data.kind == "stacked":
        categories.visible = False
        fill_frame(chart)
        return
    categories.major_tick_mark = XL_TICK_MARK.NONE
    categories.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    categories.has_major_gridlines = False
    every_name = etree.Element(qn("c:tickLblSkip"), val="1")  # however low the chart is
    categories._element.find(qn("c:noMultiLvlLbl")).addprevious(every_name)
    categories.format.line.color.rgb = deck_theme.rgb(palette.coast)
    deck_theme.set_font(categories.tick_labels.font, size)
    if data.kind == "column":  # upright while they fit side by side, else slanted: PowerPoint would break names inside
        slanted = len(data.categories) * max(text_columns(name) for name in data.categories) > MAX_LABEL_COLUMNS
        _text_body(categories).set("rot", "-2700000" if slanted else "0")


def _low(data: ChartData) -> float:
    """Where the axis begins: at 0, or below the least value, with room for its label."""
    least = min((value or 0 for series in data.series for value in series.values), default=0)
    return data.low if data.kind == "waterfall" else min(data.low, least * LABEL_ROOM)


def fill_frame(chart: Any) -> None:
    """The plot as wide as its frame, so that texts outside can stand at its bars."""
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    layout = etree.Element(qn("c:layout"))
    manual = etree.SubElement(layout, qn("c:manualLayout"))
    settings = {"layoutTarget": "inner", "xMode": "edge", "yMode": "edge", "x": "0", "y": "0", "w": "1", "h": "1"}
    for name, value in settings.items():
        etree.SubElement(manual, qn(f"c:{name}"), val=value)
    area.insert(0, layout)


def _set_colours(bars: Any, series: ChartSeries, palette: Palette) -> None:
    """The look of most marks, which the legend shows, for all; single marks differ."""
    shown = [tone for value, tone in zip(series.values, series.tones, strict=True) if value is not None]
    usual: Tone = ("strong" if "strong" in shown else max(shown, key=shown.count)) if shown else "plain"
    _fill(bars.format, usual, palette)
    for number, (value, tone) in enumerate(zip(series.values, series.tones, strict=True)):
        if value is not None and tone != usual:
            _fill(bars.points[number].format, tone, palette)


def _set_labels(labels: Any, series: ChartSeries, data: ChartData, palette: Palette, size: Length) -> None:
    """The value at each mark; name over value on each part of a stacked bar that is wide enough."""
    stacked = data.kind == "stacked"
    labels.show_value, labels.number_format = True, number_format(data.unit)
    labels.number_format_is_linked = False
    on_dark = stacked and series.tones[0] in ("strong", "plain")
    deck_theme.set_font(labels.font, size, palette.paper if on_dark else palette.ink)
    _text_body(labels).set("wrap", "none")  # never inside a name or a number
    if not stacked:
        labels.position = XL_LABEL_POSITION.OUTSIDE_END
    elif not _has_label(series):
        labels.show_value = False
    else:
        labels.show_series_name, labels.position = True, XL_LABEL_POSITION.CENTER
        etree.SubElement(labels._element, qn("c:separator")).text = "\n"


def _text_body(labelled: Any) -> Any:
    return labelled._element.find(qn("c:txPr")).find(qn("a:bodyPr"))


def _fill(form: Any, tone: Tone, palette: Palette) -> None:
    if tone == "clear":
        form.fill.background()
        form.line.fill.background()
        return
    form.fill.solid()
    form.fill.fore_color.rgb = deck_theme.rgb(palette.tone(tone))
    if tone == "outline":
        form.line.color.rgb, form.line.width = deck_theme.rgb(palette.coast), Pt(1.25)
    else:
        form.line.fill.background()
