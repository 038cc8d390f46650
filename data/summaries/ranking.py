"""The places beside the map, with share, rate, provable rank and remainder."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from data import filters, levels
from data.measures import Reading, chosen, companies, denominators, listed, published, ranks
from data.measures.concentration import concentration
from data.measures.listed import ClusterCount, Listed
from data.measures.published import Published
from data.regions import Adcode
from data.selection import Selection
from data.states import State
from data.statistics import Rank, per_10k, share
from data.summaries import Summary, remembered
from data.values import Place

if TYPE_CHECKING:
    from data.dataset import Dataset


@dataclass(frozen=True)
class RankedPlace:
    place: Place
    share: float | None  # of the parent's value in the same series or publication; a list has no shares
    per_10k: float | None  # companies per 10,000 people
    rank: int | None  # where it can be proved
    rank_among: str  # "all" (first of the province, provable) | "published" (n-th of the published ones) | ""
    published: float | None  # for parks: the published count beside the listed one
    listed: int | None
    published_state: str
    listed_state: str


@dataclass(frozen=True, kw_only=True)
class Ranking(Summary):
    level: Adcode
    measure: str
    chosen: tuple[Adcode, ...]
    rows: tuple[RankedPlace, ...]  # listed: by adcode, unranked; others by value descending, those without one last
    remainder: RankedPlace | None  # 其余 16 市及未分市（推算） / 其余 17 省合计
    remainder_members: int  # how many places it stands for
    total: Place  # the parent's own value
    outside_clusters: int | None  # for clusters listing
    location_quotient: float | None
    enterprise_share: float | None  # share of the nation's enterprises 2021
    series: str
    offered_series: tuple[str, ...]  # when the chosen series is empty at this level: series that are not
    compared: tuple[RankedPlace, ...]  # the chosen ones when two or more
    compared_sum: Place | None  # counted when every member has a value, else derived "at least" with approx=True
    compared_known: int = 0  # how many of the compared ones, none inside another, have a value
    compared_members: int = 0  # how many they are
    company_share: float | None = None  # the level's share of the nation's companies, beside enterprise_share
    unplaced: int = 0  # listed parks of the level that are known to be in none of its children
    clusters: tuple[ClusterCount, ...] = ()  # measure listed: every cluster, then "" for the parks outside all


@dataclass(frozen=True)
class _Table:
    """What every row is made from."""

    selection: Selection
    dataset: "Dataset"
    reading: Reading
    listed: Listed
    published: Published
    people: Mapping[Adcode, int]

    def rows(self, level: Adcode) -> dict[Adcode, RankedPlace]:
        """The children of a level, in adcode order."""
        places = self.reading.places(part.adcode for part in levels.parts(level, self.dataset))
        total = self.total(level)
        ranked = {} if self.selection.measure == "listed" else ranks(places, total)
        return {place.adcode: self.row(place, total, ranked.get(place.adcode)) for place in places}

    def row(self, place: Place, total: Place | None, rank: Rank | None = None) -> RankedPlace:
        """One place, set against its parent's value and its people."""
        (printed,) = self.published.places([place.adcode])
        (ours,) = self.listed.places([place.adcode])
        counts_companies = self.selection.measure == "companies"
        return RankedPlace(
            place=place,
            share=self._share(place, total),
            per_10k=per_10k(_whole(place), self.people.get(place.adcode)) if counts_companies else None,
            rank=rank.rank if rank else None,
            rank_among=rank.among if rank else "",
            published=printed.value,
            listed=_whole(ours),
            published_state=printed.state,
            listed_state=ours.state,
        )

    def total(self, level: Adcode) -> Place:
        """A level's own value."""
        return self.reading.places([level])[0]

    def _share(self, place: Place, total: Place | None) -> float | None:
        shareable = self.selection.measure != "listed" and total is not None
        return share(_whole(place), _whole(total)) if shareable and total else None


@remembered
def summarise(selection: Selection, dataset: "Dataset") -> Ranking:
    """The children of the opened level, or the members of the chosen cluster."""
    table = _table(selection, dataset)
    level, reading = selection.map, table.reading
    rows = table.rows(level)
    members = _members(selection, dataset)
    shown = _of_their_levels(members, table, rows) if selection.cluster else tuple(rows.values())
    compared = _of_their_levels(members, table, rows) if len(members) > 1 else ()
    remainder = None if selection.cluster else _remainder(level, rows, table)
    together, known, count = _together(members, table) if len(members) > 1 else (None, 0, 0)
    clusters = listed.cluster_counts(dataset, selection) if selection.measure == "listed" else ()
    dense = concentration(level, companies.read(selection, dataset).counts, dataset)
    region = ("region",) if selection.cluster else filters.opened(selection)
    return Ranking(
        level=level,
        measure=selection.measure,
        chosen=members,
        rows=shown if selection.measure == "listed" else tuple(sorted(shown, key=_descending)),
        remainder=remainder[0] if remainder else None,
        remainder_members=remainder[1] if remainder else 0,
        total=table.total(level),
        outside_clusters=clusters[-1].value if clusters else None,
        location_quotient=dense.location_quotient,
        enterprise_share=dense.enterprise_share,
        company_share=dense.company_share,
        series=selection.series,
        offered_series=_offered([row.place.adcode for row in shown], table),
        compared=compared,
        compared_sum=together,
        compared_known=known,
        compared_members=count,
        unplaced=_unplaced(level, rows, table),
        clusters=clusters,
        filters_applied=region + reading.filters_applied,
        sources=reading.sources([level, *(row.place.adcode for row in shown), *members]),
    )


def _table(selection: Selection, dataset: "Dataset") -> _Table:
    return _Table(
        selection=selection,
        dataset=dataset,
        reading=chosen.read(selection, dataset),
        listed=listed.read(selection, dataset),
        published=published.read(selection, dataset),
        people=denominators.population(dataset),
    )


def _members(selection: Selection, dataset: "Dataset") -> tuple[Adcode, ...]:
    return selection.regions or filters.members(selection.cluster, dataset)


def _of_their_levels(
    adcodes: Sequence[Adcode], table: _Table, opened: Mapping[Adcode, RankedPlace]
) -> tuple[RankedPlace, ...]:
    """Regions of any level, each with share and rank among its own siblings."""
    parents = {adcode: table.dataset.regions[adcode].parent for adcode in adcodes}
    elsewhere = {parent for adcode, parent in parents.items() if parent and adcode not in opened}
    rows = dict(opened)
    for parent in elsewhere:
        rows |= table.rows(parent)
    return tuple(rows[adcode] if adcode in rows else table.row(table.total(adcode), None) for adcode in adcodes)


def _together(members: Sequence[Adcode], table: _Table) -> tuple[Place, int, int]:
    name = _name(members, table)
    place, covered = table.reading.together(filters.topmost(members, table.dataset), name)
    return place, covered.known, covered.members


def _name(members: Sequence[Adcode], table: _Table) -> str:
    lang = table.selection.lang
    if table.selection.cluster:
        return listed.cluster_name(table.selection.cluster, table.dataset, lang)
    return ("、" if lang == "zh" else ", ").join(table.dataset.regions[one].label(lang) for one in members)


def _remainder(level: Adcode, rows: Mapping[Adcode, RankedPlace], table: _Table) -> tuple[RankedPlace, int] | None:
    """The rest of the level's total, with the parks that our list has in the same places beside it."""
    left = table.reading.remainder(level)
    if left is None:
        return None
    place = Place(Adcode(""), "", left.value, table.total(level).unit, State.DERIVED)
    unnamed = [row for row in rows.values() if row.place.value is None]
    ours = sum(row.listed or 0 for row in unnamed)
    row = RankedPlace(
        place=place,
        share=share(left.value, _whole(table.total(level))),
        per_10k=None,
        rank=None,
        rank_among="",
        published=left.value if table.selection.measure == "published" else None,
        listed=ours,
        published_state=State.DERIVED if table.selection.measure == "published" else State.NOT_PUBLISHED,
        listed_state=State.COUNTED if ours else _none_listed(unnamed),
    )
    return row, left.members


def _none_listed(rows: Sequence[RankedPlace]) -> State:
    """Why our list counts nothing in these places: it names none there, or none passes the filter."""
    return State.NO_MATCH if any(row.listed_state == State.NO_MATCH for row in rows) else State.NOT_LISTED


def _unplaced(level: Adcode, rows: Mapping[Adcode, RankedPlace], table: _Table) -> int:
    (ours,) = table.listed.places([level])
    return max(0, (_whole(ours) or 0) - sum(row.listed or 0 for row in rows.values()))


def _offered(shown: Sequence[Adcode], table: _Table) -> tuple[str, ...]:
    if table.selection.measure != "companies" or any(row.value is not None for row in table.reading.places(shown)):
        return ()
    return companies.series_with(shown, table.dataset, without=table.selection.series)


def _descending(row: RankedPlace) -> float:
    """Places without a value come last, and stay in the order of adcodes."""
    return float("inf") if row.place.value is None else -row.place.value


def _whole(place: Place | None) -> int | None:
    return None if place is None or place.value is None else int(place.value)
