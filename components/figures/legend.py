"""The map's legend, as data: the panel writes it beside the frame, where it covers no island."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from components.figures.map_classes import Look, circles, looks
from components.numbers import limit
from components.style import Style
from data.summaries.province_map import MAX_DOTS, ProvinceMap


@dataclass(frozen=True)
class LegendEntry:
    """One line: a swatch and what it means. `outline` is an empty swatch whose edge has the colour."""

    kind: Literal["fill", "flat", "hatch", "outline", "dot", "hollow", "circle"]
    colour: str
    text: str


def legend(summary: ProvinceMap, style: Style) -> tuple[LegendEntry, ...]:
    """Circles, classes and states that occur on this map, then its dots."""
    return tuple(_entries(summary, style))


def _entries(summary: ProvinceMap, style: Style) -> Iterator[LegendEntry]:
    paint, words, measure = style.palette, style.words, summary.measure
    if circles(summary):
        named = words.get(f"terms.measure_{measure.id}", measure.id)
        text = words.get(f"province_map.circle_{measure.id}", words("province_map.circle", measure=named))
        yield LegendEntry("circle", paint.teal_3, text)
    for look in looks(summary, style):
        if look.kind != "none":
            colour = look.edge if look.kind == "outline" else look.colour
            yield LegendEntry(look.kind, colour, _meaning(look, summary, style))
    if summary.crowded:
        yield LegendEntry("dot", paint.muted, words("province_map.legend_crowded", most=MAX_DOTS))
    kinds = {dot.built for dot in summary.dots}
    if True in kinds:
        yield LegendEntry("dot", paint.ink, words("province_map.legend_dot"))
    if False in kinds:
        yield LegendEntry("hollow", paint.ink, words("province_map.legend_hollow"))


def _meaning(look: Look, summary: ProvinceMap, style: Style) -> str:
    if look.span is None:
        return style.words(f"states.{look.state}_long")
    low, high = (limit(one, summary.measure.unit) for one in look.span.ends)
    span = low if low == high else f"{low}–{high}"
    return span if summary.measure.is_real else style.words("province_map.legend_class", span=span, count=high)
