"""What a place looks like on the map, and why.

Fills and legend come from one list, so that they cannot disagree and an empty class cannot appear. A class has round
limits (map_spans) and a colour (map_colours); the most, or what is furthest from a middle, stands out most.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from typing import Final, Literal

from components.figures.map_breaks import ROUND
from components.figures.map_colours import diverging, sequential
from components.figures.map_plane import MapBox, map_box
from components.figures.map_spans import OPEN, Span, spans, spans_around
from components.numbers import limit, value, with_unit
from components.style import Style
from components.theme import blend
from data.boundaries.frames import INSETS
from data.measures.rates import MIN_COMPANIES
from data.states import State
from data.summaries.province_map import MAX_DOTS, ProvinceMap
from data.values import Place

Kind = Literal["fill", "flat", "hatch", "outline", "none"]

HATCHED: Final = (State.NOT_PUBLISHED, State.NOT_IMPORTED)
"""Unknown because the series says nothing."""

FAINT: Final = 0.5
"""Strength of the fill of a ratio of few companies, beside that of its class."""
MAX_CIRCLES: Final = 7
MAX_CIRCLED: Final = 1 / 3
"""Up to so many values, and of less than this part of the places, are drawn as circles; fills would make a country of
unknowns look like a result."""
MAX_CIRCLE: Final = 0.15
"""Diameter of the largest circle, of the smaller side of the box."""
REFERENCE: Final = 20
"""Pixels of the page's legend that its circle may take."""


@dataclass(frozen=True)
class LegendEntry:
    """One line: a swatch and what it means. `outline` is an empty swatch whose edge has the colour, `note` has none."""

    kind: Literal["fill", "flat", "hatch", "outline", "dot", "hollow", "diamond", "circle", "note"]
    colour: str
    text: str
    size: float = 0.0  # diameter in pixels of a circle that is drawn to the map's scale
    edge: str = ""  # of a flat swatch whose places have an outline


@dataclass(frozen=True)
class Look:
    """One way a place can be drawn. `kind` is its sort of legend entry; "none" has no entry."""

    kind: Kind
    colour: str
    ink: str  # of a text that stands on it
    edge: str
    span: Span | None = None
    state: State | None = None
    valued: State = State.COUNTED  # of the values of a class
    small: bool = False  # for ratios of few companies

    def fits(self, place: Place) -> bool:
        """Whether the place is drawn so."""
        if self.span is None:
            return place.state == self.state
        if place.value is None or place.state != self.valued:
            return False
        return place.small == self.small and place.value in self.span


def circles(summary: ProvinceMap) -> bool:
    """Whether values are drawn as proportional circles: of a measure that has them, by choice, or few numbers of it."""
    count = len(stated(summary))
    if summary.marks or not summary.measure.has_circles:
        return summary.measure.has_circles and summary.marks == "circles" and count > 0
    return 0 < count <= MAX_CIRCLES and count < MAX_CIRCLED * len(summary.places)


def circle_scale(summary: ProvinceMap, box: MapBox) -> float:
    """Pixels of a diameter, by the root of the value; of maps with one scale the same."""
    return MAX_CIRCLE * min(box.width, box.height) / sqrt(max(summary.scale or stated(summary), default=1.0))


def looks(summary: ProvinceMap, style: Style) -> tuple[Look, ...]:
    """The looks that occur on this map: classes from least to most, then the states without a number."""
    candidates = (*_class_looks(summary, style), *_state_looks(summary, style))
    return tuple(look for look in candidates if any(look.fits(place) for place in summary.places))


def stated(summary: ProvinceMap) -> list[float]:
    """The values that have classes or circles."""
    return [at.value for at in summary.places if at.state == _valued(summary) and at.value is not None]


def _valued(summary: ProvinceMap) -> State:
    """The state of the values that have classes: every ratio is computed, of others a computed value is outlined."""
    return State.DERIVED if summary.measure.group == "rates" else State.COUNTED


def _class_looks(summary: ProvinceMap, style: Style) -> tuple[Look, ...]:
    paint = style.palette
    if circles(summary):
        return (Look("none", paint.land, paint.ink, paint.paper, state=State.COUNTED),)
    classes, middle, state = _classes(summary), summary.measure.midpoint, _valued(summary)
    colours = (sequential if middle is None else diverging)(paint, len(classes))
    edges = {paint.middle: paint.coast}  # which stands out from the paper as little as its neighbours from each other
    fills = [
        Look("flat" if one in edges else "fill", one, paint.ink, edges.get(one, paint.paper), span, valued=state)
        for span, one in zip(classes, colours, strict=True)
    ]
    faint = [replace(look, colour=blend(look.colour, paint.paper, FAINT), small=True) for look in fills]
    if middle is not None:
        return (*fills, *faint)
    zero = Span(0, 0, classes[0].step if classes else 1)  # a register that has companies of other kinds
    none = Look("flat", paint.zero, paint.ink, paint.teal_2, zero, valued=state)
    return (none, replace(none, small=True), *fills, *faint)


def _classes(summary: ProvinceMap) -> tuple[Span, ...]:
    """The classes of the map's values, among them those of equal intervals, or around a middle, that hold none."""
    measure, values = summary.measure, summary.scale or stated(summary)
    if measure.midpoint is not None:
        return spans_around(measure.midpoint, summary.class_count)
    return spans(values, summary.classes, summary.class_count, real=measure.is_real)


def _state_looks(summary: ProvinceMap, style: Style) -> tuple[Look, ...]:
    """Each state that may lack a number, in the order of the legend."""
    paint = style.palette
    under = paint.land if circles(summary) else paint.unknown
    computed = (Look("outline", paint.paper, paint.ink, paint.accent, state=State.DERIVED),)
    return (
        Look("flat", paint.zero, paint.ink, paint.teal_2, state=State.NO_MATCH),
        *(computed if _valued(summary) != State.DERIVED else ()),
        Look("flat", paint.land, paint.muted, paint.paper, state=State.IN_REMAINDER),
        Look("flat", paint.unknown, paint.muted, paint.paper, state=State.NOT_LISTED),
        Look("flat", paint.unknown, paint.muted, paint.paper, state=State.NO_DENOMINATOR),
        *(Look("hatch", under, paint.muted, paint.paper, state=state) for state in HATCHED),
        Look("flat", paint.neighbour, paint.muted, paint.paper, state=State.NOT_APPLICABLE),
    )


def legend(summary: ProvinceMap, style: Style) -> tuple[LegendEntry, ...]:
    """Circles, classes and states that occur on this map, then its dots."""
    return (*_circle(summary, style), *_classed(summary, style), *_dotted(summary, style))


def _circle(summary: ProvinceMap, style: Style) -> Iterator[LegendEntry]:
    words, measure = style.words, summary.measure
    if circles(summary):
        named = words.get(f"terms.measure_{measure.id}", measure.id)
        text = words.get(f"province_map.circle_{measure.id}", words("province_map.circle", measure=named))
        yield LegendEntry("circle", style.palette.teal_3, text) if style.canvas else _reference(text, summary, style)


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
    is_classed = any(span.low != span.high for span in _classes(summary))
    return words(f"province_map.note_{summary.classes}") if summary.classes and is_classed else ""


def _reference(text: str, summary: ProvinceMap, style: Style) -> LegendEntry:
    """A circle to the scale of the page's map: the largest round number that the legend has room for."""
    scale = circle_scale(summary, map_box(style.width, summary.level in INSETS))
    most = min((REFERENCE / scale) ** 2, max(stated(summary)))
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
