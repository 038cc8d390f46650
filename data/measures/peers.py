"""Which places one is set among: its siblings, those that are like it in a number, or those that the reader chose."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from statistics import median
from typing import Literal

from data import filters
from data.dataset import Dataset
from data.measures import peer_bases
from data.measures.measure import Measure
from data.measures.peer_bases import Basis
from data.regions import NATION, Adcode
from data.selection import Selection
from data.statistics import Range, median_and_deviation
from data.values import Place

SIBLINGS, SIMILAR, CHOSEN = "siblings", peer_bases.POPULATION, "chosen"
RULES = (SIBLINGS, *peer_bases.BASES)
"""By which a reader can have peers, the default first; chosen places are their own peers."""
MIN_KNOWN = 4
"""Values below which a median says nothing of what is usual."""
Standing = Literal["higher", "similar", "lower", ""]


@dataclass(frozen=True)
class Usual:
    """What is usual among places: the median of the known values, and the median of the distances from it."""

    median: float
    deviation: float
    known: int
    medians: Range | None = None  # between which the median lies, where some values are the least only
    deviations: Range | None = None

    @property
    def is_exact(self) -> bool:
        """Whether all values are known, so that the median is."""
        return self.medians is None

    def standing(self, value: Range) -> Standing:
        """Similar within one deviation of the median; blank where a value that is the least could change that."""
        middle = self.medians or Range(self.median, self.median)
        step = self.deviations or Range(self.deviation, self.deviation)
        if value.low > middle.high + step.high:
            return "higher"
        if value.high < middle.low - step.high:
            return "lower"
        return "similar" if max(value.high - middle.low, middle.high - value.low) <= step.low else ""


@dataclass(frozen=True)
class PeerGroup:
    """A place among its peers."""

    region: Adcode | None  # None where the reader chose several, and for the nation
    rule: str
    members: tuple[Adcode, ...] = ()  # the place among them; empty where the rule finds none
    basis: Basis | None = field(default=None, compare=False)


def group(selection: Selection, dataset: Dataset) -> PeerGroup:
    """The peers of the place that the selection speaks about; of several chosen places they are each other's."""
    compared = filters.chosen_places(selection, dataset)
    if len(compared) > 1:
        return PeerGroup(None, CHOSEN, compared)
    region, rule = selection.focus, selection.peers
    if region == NATION:
        return PeerGroup(None, rule)
    if rule == SIBLINGS:
        parent = dataset.regions[region].parent or NATION
        return PeerGroup(region, rule, tuple(one.adcode for one in dataset.regions.children(parent) if not one.pseudo))
    basis = peer_bases.BASES[rule](region, selection.series, dataset)
    return PeerGroup(region, rule, basis.nearest(region), basis)


def offered_rules(selection: Selection, dataset: Dataset) -> tuple[str, ...]:
    """The rules that can find peers; by structure only where the chosen series knows sections of industry."""
    knows_sections = peer_bases.has_structure(selection.series, dataset)
    return tuple(rule for rule in RULES if rule != peer_bases.STRUCTURE or knows_sections)


def usual_values(places: Iterable[Place], measure: Measure, ranges: Mapping[Adcode, Range]) -> Usual | None:
    """What is usual among places; None where too few have a value, and for a list, which ranks nobody.

    `ranges`: between which numbers the values lie that are the least only. The median lies between those of the least
    and of the largest numbers; a distance from it between the least and the largest of any such pair.
    """
    known = [place for place in places if place.value is not None]
    if not measure.ranked or len(known) < MIN_KNOWN:
        return None
    usual = Usual(*median_and_deviation([place.value or 0 for place in known]), len(known))
    spans = [span(place, ranges) for place in known]
    if all(one.is_exact for one in spans):
        return usual
    middle = Range(median(one.low for one in spans), median(one.high for one in spans))
    least = (max(one.low - middle.high, middle.low - one.high, 0.0) for one in spans)
    largest = (max(one.high - middle.low, middle.high - one.low) for one in spans)
    return replace(usual, medians=middle, deviations=Range(median(least), median(largest)))


def span(place: Place, ranges: Mapping[Adcode, Range]) -> Range:
    """Between which numbers the known value of a place lies."""
    return ranges.get(place.adcode) or Range(place.value or 0, place.value or 0)


def standing(place: Place, usual: Usual | None, ranges: Mapping[Adcode, Range]) -> Standing:
    """How a value compares; blank where either is not known."""
    return usual.standing(span(place, ranges)) if usual and place.value is not None else ""
