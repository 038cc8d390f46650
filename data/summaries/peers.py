"""A place among its peers: the shown measure of each of them, and who has more than is usual, or less."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data.dataset import Dataset
from data.measures import facts, peers
from data.measures.facts import PlaceMeasures
from data.measures.measure import Measure
from data.measures.peers import PeerGroup, Standing, Usual, standing, usual_values
from data.regions import Adcode
from data.selection import Selection
from data.states import State
from data.statistics import descending
from data.summaries import Summary, remembered
from data.values import EVERY_COMPANY, Limits, Place


@dataclass(frozen=True)
class Peer:
    """One place with its value, and how that compares; `basis` is the number by which it is a peer."""

    place: Place
    standing: Standing
    basis: float | None = None


@dataclass(frozen=True, kw_only=True)
class Peers(Summary):
    """No places for the nation, and where the rule finds none."""

    region: Adcode | None  # whose peers they are; None for places that the reader chose
    rule: str  # siblings | population | gdp_per_head | chosen
    parent: Adcode | None  # of the region
    measure: Measure
    series: str
    places: tuple[Peer, ...]  # by value, the largest first; those without one last
    usual: Usual | None  # None where too few values are known, or for a list, which ranks nobody
    basis_unit: str = ""
    basis_years: tuple[int, ...] = ()
    limits: Limits = EVERY_COMPANY

    @property
    def known(self) -> tuple[Peer, ...]:
        """Those with a value."""
        return tuple(peer for peer in self.places if peer.place.value is not None)

    @property
    def missing(self) -> Mapping[State, int]:
        """How many of those that the measure covers have no value, by the reason."""
        states = [State(peer.place.state) for peer in self.places if peer.place.value is None]
        return {one: states.count(one) for one in dict.fromkeys(states) if one != State.NOT_APPLICABLE}

    @property
    def own(self) -> Peer | None:
        """The region itself."""
        return next((peer for peer in self.places if peer.place.adcode == self.region), None)


@remembered
def summarise(selection: Selection, dataset: Dataset) -> Peers:
    """The peers by the selection's rule."""
    measures, group = facts.of_selection(selection, dataset), peers.group(selection, dataset)
    places = measures.values.places(group.members) if group.members else ()
    ranges = measures.values.ranges(group.members) if group.members else {}
    usual = usual_values(places, measures.measure, ranges)
    basis = group.basis
    return Peers(
        region=group.region,
        rule=group.rule,
        parent=dataset.regions[group.region].parent if group.region else None,
        measure=measures.measure,
        series=selection.series,
        places=tuple(
            Peer(place, standing(place, usual, ranges), _basis(place, group))
            for place in sorted(places, key=lambda place: descending(place.value))
        ),
        usual=usual,
        basis_unit=basis.unit if basis else "",
        basis_years=basis.years if basis else (),
        limits=measures.values.limits,
        filters_applied=("region", *measures.values.filters_applied) if group.members else (),
        sources=_sources(group, measures) if places else (),
    )


def _basis(place: Place, group: PeerGroup) -> float | None:
    return group.basis.values.get(place.adcode) if group.basis else None


def _sources(group: PeerGroup, measures: PlaceMeasures) -> tuple[str, ...]:
    counted: Sequence[str] = measures.values.sources(group.members)
    basis = group.basis.sources if group.basis else {}
    return tuple(dict.fromkeys((*counted, *(source for one in group.members for source in basis.get(one, ())))))
