"""The map's legend, as data: the panel writes it beside the frame, where it covers no island."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from components.figures.map_classes import Look, circles, looks
from components.numbers import limit
from components.style import Style
from data.measures.measure import Measure
from data.summaries.province_map import MAX_DOTS, ProvinceMap


@dataclass(frozen=True)
class LegendEntry:
    """One line: a swatch and what it means. `outline` is an empty swatch whose edge has the colour."""

    kind: Literal["fill", "flat", "hatch", "outline", "dot", "hollow", "circle"]
    colour: str
    text: str


def legend(summary: ProvinceMap, style: Style) -> tuple[LegendEntry, ...]:
    """Circles, classes and states that occur on this map, then its dots."""
    return (*_circle(summary, style), *_fills(summary, style), *_dots(summary, style))


def _circle(summary: ProvinceMap, style: Style) -> Iterator[LegendEntry]:
    if circles(summary):
        yield LegendEntry("circle", style.palette.teal_3, _circle_text(summary.measure, style))


def _circle_text(measure: Measure, style: Style) -> str:
    named = style.words.get(f"terms.measure_{measure.id}", measure.id)
    return style.words.get(f"province_map.circle_{measure.id}", style.words("province_map.circle", measure=named))


def _fills(summary: ProvinceMap, style: Style) -> Iterator[LegendEntry]:
    for look in looks(summary, style):
        if look.kind != "none":
            colour = look.edge if look.kind == "outline" else look.colour
            yield LegendEntry(look.kind, colour, _meaning(look, summary, style))


def _meaning(look: Look, summary: ProvinceMap, style: Style) -> str:
    if look.span is None:
        return style.words(f"states.{look.state}_long")
    low, high = (limit(one, summary.measure.unit) for one in look.span.ends)
    span = low if low == high else f"{low}–{high}"
    return span if summary.measure.is_real else style.words("province_map.legend_class", span=span, count=high)


def _dots(summary: ProvinceMap, style: Style) -> Iterator[LegendEntry]:
    if summary.crowded:
        yield LegendEntry("dot", style.palette.muted, style.words("province_map.legend_crowded", most=MAX_DOTS))
    kinds = {dot.built for dot in summary.dots}
    if True in kinds:
        yield LegendEntry("dot", style.palette.ink, style.words("province_map.legend_dot"))
    if False in kinds:
        yield LegendEntry("hollow", style.palette.ink, style.words("province_map.legend_hollow"))
