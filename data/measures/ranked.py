"""Places as they stand in a table: what their parent, their people and the other count of parks say of their number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from data import filters, levels
from data.measures import denominators
from data.measures.denominators import Denominator
from data.measures.measure import Measure, MeasureValues
from data.measures.registry import SelectedMeasures
from data.regions import Adcode
from data.states import State
from data.statistics import Range, Rank, largest_unknown, per_10k, provable_ranks, ranks_of_ranges, share
from data.values import Place


@dataclass(frozen=True)
class RankedPlace:
    """One row: a place with the number of the chosen measure, and what is set beside it."""

    place: Place
    share: float | None  # of the parent's value in the same series or publication; a list has no shares
    published: float | None  # for parks: the published count beside the listed one
    listed: int | None
    published_state: str
    listed_state: str
    share_approx: bool = False  # the place's number or its parent's is a floor or rounded
    per_10k: float | None = None  # companies per 10,000 people, as rough as the place's own number
    rank: int | None = None  # where it can be proved
    rank_among: str = ""  # "all" (provable) | "published" (of the published ones) | "placed" (in a register) | ""


class PlaceTable(SelectedMeasures):
    """What every row is made from, and the rows of the opened level."""

    @property
    def level(self) -> Adcode:
        """The opened level."""
        return self.selection.map

    @cached_property
    def members(self) -> tuple[Adcode, ...]:
        """The chosen regions, or those of the chosen cluster."""
        return filters.chosen_places(self.selection, self.dataset)

    @cached_property
    def opened(self) -> Mapping[Adcode, RankedPlace]:
        """The children of the opened level, in adcode order."""
        return self.rows(self.level)

    @cached_property
    def shown(self) -> tuple[RankedPlace, ...]:
        """The members of the chosen cluster; else the children of the opened level."""
        return self.of_any_level(self.members) if self.selection.cluster else tuple(self.opened.values())

    @cached_property
    def people(self) -> Mapping[Adcode, Denominator]:
        """The people of each region."""
        return denominators.population(self.dataset)

    def rows(self, level: Adcode) -> Mapping[Adcode, RankedPlace]:
        """The children of a level, in adcode order. A region without any stands for itself, with no rank or share."""
        if levels.part_level(level, self.dataset) == "undivided":
            return {level: self._row(self.total(level), None)}
        places = self.values.places(part.adcode for part in levels.parts(level, self.dataset))
        total = self.total(level)
        proved = ranks(places, total, self.measure, self.values, level)
        return {place.adcode: self._row(place, total, proved.get(place.adcode)) for place in places}

    def of_any_level(self, adcodes: Sequence[Adcode]) -> tuple[RankedPlace, ...]:
        """Regions of any level, each with share and rank among its own siblings."""
        parents = {adcode: self.dataset.regions[adcode].parent for adcode in adcodes}
        elsewhere = {parent for adcode, parent in parents.items() if parent and adcode not in self.opened}
        rows = dict(self.opened)
        for parent in elsewhere:
            rows |= self.rows(parent)
        return tuple(rows[adcode] if adcode in rows else self._row(self.total(adcode), None) for adcode in adcodes)

    def total(self, level: Adcode) -> Place:
        """A level's own value."""
        return self.values.places([level])[0]

    def share(self, place: Place, total: Place | None) -> float | None:
        """The place's part of its parent's value; none in a list."""
        return share(place.value, total.value if total else None) if self.measure.has_shares else None

    def _row(self, place: Place, total: Place | None, rank: Rank | None = None) -> RankedPlace:
        (printed,), (listed_place,) = self.published.places([place.adcode]), self.listed.places([place.adcode])
        people = self.people.get(place.adcode) if self.measure.has_rates else None
        return RankedPlace(
            place=place,
            share=self.share(place, total),
            per_10k=per_10k(place.count, int(people.value) if people else None),
            rank=rank.rank if rank else None,
            rank_among=among(rank, self.values),
            published=printed.value,
            listed=listed_place.count,
            published_state=printed.state,
            listed_state=listed_place.state,
            share_approx=place.approx or (total is not None and total.approx),
        )


def among(rank: Rank | None, values: MeasureValues) -> str:
    """Of which places a rank holds: a register publishes nothing, but companies of no known place could change it."""
    if rank is None:
        return ""
    return "placed" if rank.among == "published" and values.from_register else rank.among


def ranks(
    places: Sequence[Place], total: Place, measure: Measure, values: MeasureValues, level: Adcode
) -> dict[Adcode, Rank]:
    """The ranks among the level's places that their figures prove, with their total or what else bounds the others.

    Nobody ranks with nothing.
    """
    if not measure.ranked:
        return {}
    if ranges := ranges_of(places, values):
        ranked = ranks_of_ranges(ranges, spare=values.spare(level))
        return {adcode: rank for adcode, rank in ranked.items() if ranges[adcode].low}
    exact, unknown, floors = separated(places)
    if measure.additive or not unknown:
        bound = largest_unknown(None if total.approx else total.value, [*exact.values()], len(unknown))
    else:
        bound = None if floors else values.bound(level, unknown)
    proved = provable_ranks(exact, bound, floors=floors, spare=values.spare(level))
    return {adcode: rank for adcode, rank in proved.items() if exact[adcode]}


def ranges_of(places: Sequence[Place], values: MeasureValues) -> dict[Adcode, Range]:
    """Between which numbers the values of the places that the measure covers lie; empty where they are exact.

    A place that the register has no company of has 0, and what companies of no known place may add.
    """
    known = values.ranges([place.adcode for place in places])
    covered = (place.adcode for place in places if place.state != State.NOT_APPLICABLE)
    return {**dict.fromkeys(covered, Range(0, 0)), **known} if known else {}


def separated(places: Sequence[Place]) -> tuple[dict[Adcode, float], list[Adcode], bool]:
    """The exact values, the places without one that the measure covers, and whether some have a floor."""
    exact = {place.adcode: place.value for place in places if place.value is not None and not place.approx}
    unknown = [one.adcode for one in places if one.adcode not in exact and one.state != State.NOT_APPLICABLE]
    return exact, unknown, any(place.approx for place in places)
