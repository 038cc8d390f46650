"""Search over places, clusters and parks, by Chinese and English names, aliases, operators, pinyin and initials.

Hits are ordered by what a reader most likely means:

1. by how the text meets a name: it is one, or the code of a place (广州, guangzhou, 粤, 4401); it begins one, or the
   initials of one (shenz, sz, xxg); it lies in one; it is the name of the place in which a park lies.
2. by what they are: provinces, cities, clusters, parks, districts.
3. places by their size, since more people mean the larger one: companies of the dataset's leading series, listed parks,
   people; a place without a figure comes after those with one. Where none of these tells them apart, by the place that
   they lie in. Clusters and parks keep the order of their tables: a list is no ranking.

A number finds a place by its code only, of which it is the first 2, 4 or all 6 digits: no year is one.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from data.dataset import Dataset
from data.measures import companies, denominators
from data.owned_results import owned
from data.regions import NATION, Adcode, Region, Regions
from data.search_terms import Terms, plain, spoken, terms_of
from data.selection import Selection

MAX_HITS = 12
SUFFIXES = ("省", "市", "区", "县", "旗")
"""Of names of places, which a reader leaves out."""


@dataclass(frozen=True)
class Hit:
    """One thing that search found."""

    kind: Literal["region", "cluster", "park"]
    key: str  # adcode, cluster or park_id


@owned(maxsize=8)  # with lists and uploads, a process has several datasets open
def index(dataset: Dataset) -> tuple[tuple[Hit, Terms], ...]:
    """Everything that can be found, in the order in which equals are shown."""
    size, terms = _size(dataset), _of_regions(dataset.regions)
    regions = sorted((one for one in dataset.regions if not one.pseudo), key=lambda one: (size(one), one.adcode))
    province, city, district = (
        [(Hit("region", one.adcode), terms[one.adcode]) for one in regions if one.level == level]
        for level in ("province", "city", "district")
    )
    return (*province, *city, *_clusters(dataset), *_parks(dataset), *district)


def find(text: str, dataset: Dataset) -> tuple[Hit, ...]:
    """At most twelve hits, what is most likely meant first."""
    wanted = plain(text)
    if not wanted:
        return ()
    matches = [(match, hit) for hit, terms in index(dataset) if (match := terms.match(wanted)) is not None]
    return tuple(hit for _, hit in sorted(matches, key=lambda pair: pair[0])[:MAX_HITS])


def _size(dataset: Dataset) -> Callable[[Region], list[tuple[int, ...]]]:
    """A place's figures, then those of the places that it lies in; the largest is the first in order."""
    counts = companies.read(Selection(series=dataset.about.series), dataset).counts
    people = denominators.population(dataset)
    paths = map(dataset.regions.path, dataset.parks["region"])
    parks = Counter(step.adcode for path in paths for step in path)

    def figures(adcode: Adcode) -> tuple[int, ...]:
        known = (counts.get(adcode), people.get(adcode))
        company, person = (1 if one is None else -int(one.value) for one in known)  # unknown, after the smallest
        return company, -parks[adcode], person

    return lambda region: [figures(step.adcode) for step in reversed(dataset.regions.path(region.adcode))]


@lru_cache(maxsize=2)  # the same for all lists and uploads
def _of_regions(regions: Regions) -> Mapping[Adcode, Terms]:
    return {region.adcode: _of_region(region, regions) for region in regions}


def _of_region(region: Region, regions: Regions) -> Terms:
    """Under its names with and without 市, 区, 县. How it is spoken stands in the table."""
    names = {name for name in regions.names(region) if name != region.adcode}
    names |= {name[:-1] for name in names if _has_suffix(name)}
    syllables = region.pinyin.split()
    sounds = [syllables, *([syllables[:-1]] if _has_suffix(region.short) else [])]
    words = [re.findall(r"\w+", name) for name in names if name.isascii()]
    return terms_of(names, [*sounds, *words], code=region.adcode)


def _has_suffix(name: str) -> bool:
    return len(name) > 2 and name.endswith(SUFFIXES)


def _clusters(dataset: Dataset) -> list[tuple[Hit, Terms]]:
    """Those of several places: one of a single place is found as that place."""
    table = dataset.clusters[["cluster", "name_zh", "name_en"]].drop_duplicates("cluster")
    several = [row for row in table.itertuples(index=False) if len(dataset.members(row[0])) > 1]
    return [(Hit("cluster", cluster), terms_of(names, spoken(names))) for cluster, *names in several]


def _parks(dataset: Dataset) -> list[tuple[Hit, Terms]]:
    table = dataset.parks[["park_id", "region", "name", "name_en", "aliases", "operator"]]
    regions, found = _of_regions(dataset.regions), []
    for park_id, region, name, name_en, aliases, operator in table.itertuples(index=False):
        path = [step.adcode for step in dataset.regions.path(region) if step.adcode != NATION]
        places = frozenset[str]().union(*(regions[adcode].names for adcode in path))
        names = [one for one in (name, name_en, *aliases.split(";"), *operator.split("、")) if one]
        found.append((Hit("park", park_id), terms_of(names, spoken(names), places=places)))
    return found
