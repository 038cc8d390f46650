"""Which places one is set among: its siblings, those that are like it in a number, or those that the reader chose."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from data import filters
from data.dataset import Dataset
from data.measures import peer_bases
from data.measures.measure import Measure
from data.measures.peer_bases import Basis
from data.regions import NATION, Adcode
from data.selection import Selection
from data.statistics import median_and_deviation
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

    def standing(self, value: float) -> Standing:
        """Similar within one deviation of the median."""
        if abs(value - self.median) <= self.deviation:
            return "similar"
        return "higher" if value > self.median else "lower"


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


def usual_values(places: Iterable[Place], measure: Measure) -> Usual | None:
    """What is usual among places; None where too few have a value, and for a list, which ranks nobody."""
    values = [place.value for place in places if place.value is not None]
    return Usual(*median_and_deviation(values), len(values)) if measure.ranked and len(values) >= MIN_KNOWN else None


def standing(value: float | None, usual: Usual | None) -> Standing:
    """How a value compares; blank where either is not known."""
    return usual.standing(value) if usual and value is not None else ""
