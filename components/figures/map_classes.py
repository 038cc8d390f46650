"""What a place looks like on the map, and why.

Fills and legend (map_legend) come from one list, so that they cannot disagree and an empty class cannot appear. A class
has round limits (map_spans) and a colour (map_colours); the most, or what is furthest from a middle, stands out most.
"""

from dataclasses import dataclass, replace
from math import sqrt
from statistics import fmean
from typing import Final, Literal

from components.figures.map_colours import diverging, sequential
from components.figures.map_plane import MapBox
from components.figures.map_spans import Span, spans, spans_around
from components.style import Style
from components.theme import blend
from data.states import State
from data.summaries.province_map import ProvinceMap
from data.values import Place

Kind = Literal["fill", "flat", "hatch", "outline", "none"]

HATCHED: Final = (State.NOT_PUBLISHED, State.NOT_IMPORTED, State.UNDETERMINED)
"""Unknown because the series says nothing, or nothing of what is asked."""

FAINT: Final = 0.5
"""Strength of the fill of a ratio of few companies, beside that of its class."""
MAX_CIRCLES: Final = 7
MAX_CIRCLED: Final = 1 / 3
"""Up to so many values, and of less than this part of the places, are drawn as circles; fills would make a country of
unknowns look like a result."""
MAX_CIRCLE: Final = 0.15
"""Diameter of the largest circle, of the smaller side of the box."""
MAX_CIRCLES_AREA: Final = 2.5
"""All circles together, in areas of that one: many of one size are smaller, or they would lie on each other."""


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
    if not any(stated(summary)):
        return False
    if summary.marks or not summary.measure.has_circles:
        return summary.measure.has_circles and summary.marks == "circles"
    return count <= MAX_CIRCLES and count < MAX_CIRCLED * len(summary.places)


def circle_scale(summary: ProvinceMap, box: MapBox) -> float:
    """Pixels of a diameter, by the root of the value; of maps with one scale the same."""
    values = summary.scale or stated(summary) or [1.0]
    total = len(stated(summary)) * fmean(values)  # of one year, where the scale is that of several
    return MAX_CIRCLE * min(box.width, box.height) / sqrt(max(*values, total / MAX_CIRCLES_AREA))


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
    classes, middle, state = class_spans(summary), summary.measure.midpoint, _valued(summary)
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


def class_spans(summary: ProvinceMap) -> tuple[Span, ...]:
    """The classes of the map's values, among them those of equal intervals, or around a middle, that hold none."""
    measure, values = summary.measure, summary.scale or stated(summary)
    if measure.midpoint is not None:
        return spans_around(measure.midpoint, summary.class_count, values)
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
