"""How unevenly a region's parts share what a measure counts in it: CR1, CR4, HHI, Gini, and the Lorenz curve.

Exact where every part has a figure. Where an exact total leaves a known rest for the others, each number lies between
two bounds; where nothing bounds the parts, there is no number.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from data.formulas import CONCENTRATION_RATIO, GINI, HERFINDAHL, Formula, Rule, Term
from data.measures.facts import PlaceMeasures
from data.regions import Adcode
from data.states import State
from data.statistics import bounds, concentration_ratio, extremes, gini, herfindahl, lorenz
from data.values import Details, Fact, Place

Points = tuple[tuple[float, float], ...]

MAX_LEADING = 4
"""Parts of CR4."""


@dataclass(frozen=True)
class PartConcentration:
    """The parts of a region as far as a measure knows them, and how concentrated they are."""

    known: tuple[Place, ...]  # parts with a figure, the largest first
    unknown: int  # parts that share the rest
    rest: float
    uncounted: int  # parts in which a register has no company: left out, for nobody knows that there is none
    curves: tuple[Points, ...]  # the Lorenz curve; of unknown parts that of an even spread, then the least even one

    @property
    def count(self) -> int:
        """How many parts these numbers are of."""
        return len(self.known) + self.unknown


def of_region(region: Adcode, measures: PlaceMeasures) -> PartConcentration | None:
    """How the shown measure is spread over the parts of a region; None where that cannot be known."""
    parts = _parts(region, measures)
    return parts if parts and parts.count > 1 and parts.curves else None


def facts_of(region: Adcode, measures: PlaceMeasures, as_of: str) -> Iterator[Fact]:
    """cr1, cr4, hhi, gini of the parts, as far as they can be known; `as_of` is the date of the measure's figures."""
    parts = of_region(region, measures)
    if parts is None:
        return
    values = [place.value or 0 for place in parts.known]
    sources = measures.values.sources((region, *(place.adcode for place in parts.known)))
    for name, unit, rule, statistic in _STATISTICS:
        limits = bounds(statistic, values, parts.rest, parts.unknown)
        if limits and (name != "cr4" or parts.count > MAX_LEADING):  # four of four are all
            upper = None if limits.is_exact else limits.high
            details = Details(measure=measures.measure.id, upper=upper, limits=measures.values.limits)
            formula = Formula(rule, _terms(name, parts, region, measures.measure.id))
            yield Fact(name, limits.low, unit, as_of, sources, State.DERIVED, details, formula)


def _parts(region: Adcode, measures: PlaceMeasures) -> PartConcentration | None:
    measure, values, regions = measures.measure, measures.values, measures.dataset.regions
    children = [child.adcode for child in regions.children(region) if not child.pseudo]
    if not (measure.additive and measure.ranked) or not children:
        return None
    places = [place for place in values.places(children) if place.state != State.NOT_APPLICABLE]
    known = sorted((place for place in places if place.value is not None), key=attrgetter("value"), reverse=True)
    if not known or any(place.approx for place in known):
        return None
    missing, rest, unknown = len(places) - len(known), 0.0, 0
    if missing and not values.from_register:
        left = values.remainder(region)
        if left is None or not left.members:
            return None
        rest, unknown, missing = left.value, left.members, 0
    spread = extremes([place.value or 0 for place in known], rest, unknown)
    curves = tuple(dict.fromkeys(curve for parts in spread if (curve := lorenz(parts))))
    return PartConcentration(tuple(known), unknown, rest, missing, curves)


def _terms(name: str, parts: PartConcentration, region: Adcode, fact: str) -> tuple[Term, ...]:
    """The total of the parts, then those that the formula adds up: the largest first, of the Gini coefficient last."""
    figures = [Term(fact, place.value, (place.adcode,)) for place in parts.known]
    if parts.unknown:
        figures += [Term("equal_part", parts.rest / parts.unknown, ())] * parts.unknown
    total = Term(fact, sum(place.value or 0 for place in parts.known) + parts.rest, (region,))
    figures.sort(key=lambda term: term.value or 0, reverse=name != "gini")
    return (total, *figures[: {"cr1": 1, "cr4": MAX_LEADING}.get(name)])


_STATISTICS: tuple[tuple[str, str, Rule, Callable[[Sequence[float]], float | None]], ...] = (
    ("cr1", "share", CONCENTRATION_RATIO, lambda parts: concentration_ratio(parts, 1)),
    ("cr4", "share", CONCENTRATION_RATIO, lambda parts: concentration_ratio(parts, MAX_LEADING)),
    ("hhi", "index", HERFINDAHL, herfindahl),
    ("gini", "index", GINI, gini),
)
CONCENTRATIONS = tuple(name for name, *_ in _STATISTICS)
"""The names of the facts, in the order of the page."""
