"""What the legend of a map says: an entry for each look that occurs on it, for its circles and for its dots."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final, Literal

from components.figures.map_breaks import ROUND
from components.figures.map_classes import Look, circle_scale, circles, class_spans, looks, stated
from components.figures.map_plane import box_of
from components.figures.map_spans import OPEN
from components.numbers import limit, open_filters, value, with_unit
from components.style import Style
from data.boundaries.frames import INSETS
from data.summaries.province_map import MAX_DOTS, ProvinceMap
from data.values import MIN_COMPANIES

REFERENCE: Final = 20
"""Pixels of the page's legend that its circle may take;"""
CANVAS_REFERENCE: Final = 1.2
"""and on a canvas, in sizes of its body."""


@dataclass(frozen=True)
class LegendEntry:
    """One line: a swatch and what it means. `outline` is an empty swatch whose edge has the colour, `note` has none."""

    kind: Literal["fill", "flat", "hatch", "outline", "dot", "hollow", "diamond", "circle", "note"]
    colour: str
    text: str
    size: float = 0.0  # diameter in pixels of a circle that is drawn to the map's scale
    edge: str = ""  # of a flat swatch whose places have an outline


def legend(summary: ProvinceMap, style: Style) -> tuple[LegendEntry, ...]:
    """Circles, classes and states that occur on this map, then its dots."""
    return (*_circle(summary, style), *_classed(summary, style), *_dotted(summary, style))


def _circle(summary: ProvinceMap, style: Style) -> Iterator[LegendEntry]:
    words, measure = style.words, summary.measure
    if circles(summary):
        named = words.get(f"terms.measure_{measure.id}", measure.id)
        text = words.get(f"province_map.circle_{measure.id}", words("province_map.circle", measure=named))
        yield _reference(text, summary, style)


def _classed(summary: ProvinceMap, style: Style) -> Iterator[LegendEntry]:
    paint, words, drawn = style.palette, style.words, looks(summary, style)
    entries = _with_entry(drawn)
    first = next((look for look in entries if look.span), None)
    for look in entries:
        if look.kind != "none":
            edge = look.edge if look.kind == "flat" and look.edge != paint.paper else ""
            text = _meaning(look, summary, style, names_unit=look is first)
            colour = look.edge if look.kind == "outline" else look.colour
            yield LegendEntry(look.kind, colour, text, edge=edge)
    if faint := [look for look in drawn if look.small and look.span and look.span.high]:
        yield LegendEntry("fill", faint[-1].colour, words("province_map.legend_small", count=MIN_COMPANIES))
    if note := class_note(summary, style):
        yield LegendEntry("note", paint.muted, note)
    if any(place.undetermined for place in summary.places):
        names = open_filters(summary.limits, words)
        yield LegendEntry("note", paint.muted, words("province_map.legend_undetermined", filters=names))


def _with_entry(drawn: Sequence[Look]) -> list[Look]:
    """One look a class: where all its places have few companies, the paler one; then the states."""
    full = {look.span for look in drawn if not look.small}
    entries = [look for look in drawn if not (look.small and look.span in full)]
    return sorted(entries, key=lambda look: look.span.low if look.span else OPEN)


def _dotted(summary: ProvinceMap, style: Style) -> Iterator[LegendEntry]:
    paint, words = style.palette, style.words
    if summary.crowded:
        yield LegendEntry("dot", paint.muted, words("province_map.legend_crowded", most=MAX_DOTS))
    if any(dot.kind for dot in summary.dots):
        yield LegendEntry("diamond", paint.ink, words("province_map.legend_pilot"))
        return
    kinds = {dot.built for dot in summary.dots}
    if True in kinds:
        key = "legend_dot_exact" if any(dot.point for dot in summary.dots) else "legend_dot"
        yield LegendEntry("dot", paint.ink, words(f"province_map.{key}"))
    if False in kinds:
        yield LegendEntry("hollow", paint.ink, words("province_map.legend_hollow"))


def class_note(summary: ProvinceMap, style: Style) -> str:
    """How the limits of the classes were found, if not in the usual way; of a measure with a middle, where that is."""
    middle, words = summary.measure.midpoint, style.words
    if circles(summary) or not stated(summary):
        return ""
    if middle is not None:
        return words("province_map.midpoint", value=limit(middle, "per_"))
    is_classed = any(span.low != span.high for span in class_spans(summary))
    return words(f"province_map.note_{summary.classes}") if summary.classes and is_classed else ""


def _reference(text: str, summary: ProvinceMap, style: Style) -> LegendEntry:
    """A circle to the scale of the map: the largest round number that the legend has room for."""
    scale = circle_scale(summary, box_of(style, summary.level in INSETS))
    room = CANVAS_REFERENCE * style.canvas.body if style.canvas else REFERENCE
    most = min((room / scale) ** 2, max(stated(summary)))
    (_, round_), *_ = ROUND
    number = max([limit for limit in round_ if limit <= most], default=1)
    unit = summary.measure.unit
    named = with_unit(value(number, unit), unit, style.words)
    reads = style.words("province_map.circle_reference", text=text, number=named)
    return LegendEntry("circle", style.palette.teal_3, reads, round(scale * sqrt(number), 1))


def _meaning(look: Look, summary: ProvinceMap, style: Style, *, names_unit: bool) -> str:
    """A state, or a class; of other than counts the first class names the one unit of the map."""
    if look.span is None:
        return style.words(f"states.{look.state}_long")
    is_ratio = summary.measure.midpoint is not None
    low, high = (limit(one, "per_" if is_ratio else summary.measure.unit) for one in look.span.ends)
    if is_ratio and look.span.low == 0:
        return style.words("province_map.legend_below", value=high)
    if is_ratio and look.span.high == OPEN - 1:
        return style.words("province_map.legend_from", value=low)
    span = low if low == high else f"{low}–{high}"
    unit = next((place.unit for place in summary.places), summary.measure.unit)
    if is_ratio or summary.measure.is_real or summary.measure.group != "counts":
        return with_unit(span, unit, style.words) if names_unit else span
    return style.words("province_map.legend_class", span=span, count=high)
