"""Listed parks of a place: a tally over every region that the parks lie in. A list, so nothing here is ranked."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress

from data import filters
from data.dataset import Dataset
from data.measures.columns import rows
from data.measures.measure import Measure, MeasureValues
from data.owned_results import owned
from data.regions import Adcode, Regions
from data.selection import Selection
from data.states import State
from data.statistics import Sum
from data.values import Place


@dataclass(frozen=True, kw_only=True)
class Listed(MeasureValues):
    """How many parks the list has in each region, and how many of them pass the filter on parks."""

    regions: Regions
    lang: str
    everything: Mapping[Adcode, int]
    passing: Mapping[Adcode, int]
    park_sources: tuple[tuple[Adcode, str], ...]  # of the parks that pass, in the order of the list

    def places(self, adcodes: Iterable[Adcode]) -> tuple[Place, ...]:
        """The passing parks of regions; 0 only where the list has parks that do not pass."""
        regions = (self.regions[adcode] for adcode in adcodes)
        return tuple(self._place(r.adcode, r.label(self.lang), [r.adcode], pseudo=r.pseudo) for r in regions)

    def total(self, adcodes: Sequence[Adcode], name: str) -> tuple[Place, Sum]:
        """The parks of several regions: always a count, because a place without parks adds none to a list."""
        place = self._place(Adcode(""), name, adcodes, pseudo=False)
        return place, Sum(place.count, len(adcodes), len(adcodes))

    def sources(self, adcodes: Sequence[Adcode]) -> tuple[str, ...]:
        """The sources of the passing parks there."""
        at = sorted({row for one in adcodes for row in self._rows.get(one, ())})
        return tuple(dict.fromkeys(self.park_sources[row][1] for row in at))

    @cached_property
    def _rows(self) -> Mapping[Adcode, list[int]]:
        """Of the passing parks in each region, at every level."""
        rows: defaultdict[Adcode, list[int]] = defaultdict(list)
        for row, (code, _) in enumerate(self.park_sources):
            for region in self.regions.path(code):
                rows[region.adcode].append(row)
        return rows

    def _place(self, adcode: Adcode, name: str, members: Sequence[Adcode], *, pseudo: bool) -> Place:
        everything = sum(self.everything.get(member, 0) for member in members)
        passing = sum(self.passing.get(member, 0) for member in members)
        if passing:
            return Place(adcode, name, passing, "parks", State.COUNTED)
        if everything:
            return Place(adcode, name, 0, "parks", State.NO_MATCH)
        return Place(adcode, name, None, "parks", State.NOT_APPLICABLE if pseudo else State.NOT_LISTED)


@dataclass(frozen=True)
class ClusterCount:
    """The listed parks of one cluster."""

    cluster: str
    name: str  # reader's language
    value: int
    state: State


def read(selection: Selection, dataset: Dataset) -> Listed:
    """The tally under the park filters of the selection; its regions are left to whoever asks."""
    return _read(Selection(selection.series, filters=selection.filters, lang=selection.lang), dataset)


@owned(maxsize=64)
def _read(selection: Selection, dataset: Dataset) -> Listed:
    """Kept, since one choice asks for it of many places and measures."""
    passed = filters.passing(selection, dataset, without=(filters.PLACE,))
    parks: list[tuple[Adcode, str]] = list(rows(dataset, "parks", "region", "source_id"))
    passing = list(compress(parks, passed.mask))
    return Listed(
        regions=dataset.regions,
        lang=selection.lang,
        everything=_tally([code for code, _ in parks], dataset.regions),
        passing=_tally([code for code, _ in passing], dataset.regions),
        park_sources=tuple(passing),
        filters_applied=passed.applied,
    )


LISTED = Measure(
    "listed",
    "parks",
    read,
    ranked=False,
    additive=True,
    dots="parks",
    has_clusters=True,
    counterpart="published",
    is_offered=lambda dataset: bool(len(dataset.parks) or dataset.lists),
)


def cluster_counts(dataset: Dataset, selection: Selection) -> tuple[ClusterCount, ...]:
    """The listed parks of each cluster, in the order of the table."""
    listed, counts = read(selection, dataset), []
    for cluster in dataset.cluster_ids:
        members = filters.topmost(dataset.members(cluster), dataset)
        place, _ = listed.total(members, cluster_name(cluster, dataset, listed.lang))
        counts.append(ClusterCount(cluster, place.name, place.count or 0, place.state))
    return tuple(counts)


def cluster_name(cluster: str, dataset: Dataset, lang: str) -> str:
    """The name of a cluster in the reader's language."""
    return next(str(name) for slug, name in rows(dataset, "clusters", "cluster", f"name_{lang}") if slug == cluster)


def _tally(codes: Sequence[Adcode], regions: Regions) -> Mapping[Adcode, int]:
    """How many of the codes lie in each region, at every level."""
    tally: Counter[Adcode] = Counter()
    for code, number in Counter(codes).items():
        for region in regions.path(code):
            tally[region.adcode] += number
    return tally
