"""Search over parks (names, aliases, operators) and regions, by Chinese, English, pinyin and pinyin initials."""

from dataclasses import dataclass
from functools import lru_cache

from pypinyin import Style, lazy_pinyin

from data.dataset import Dataset
from data.regions import NATION, Adcode

MAX_HITS = 12


@dataclass(frozen=True)
class Hit:
    """One thing that search found."""

    kind: str  # "region" or "park"
    key: str  # adcode or park_id
    region: Adcode  # where to go
    terms: tuple[str, ...]  # lower-case texts under which it is found


@lru_cache(maxsize=8)  # with lists and uploads, a process has several datasets open
def index(dataset: Dataset) -> tuple[Hit, ...]:
    """Everything that can be found, in the order in which equals are shown: regions from large to small, then parks."""
    return (*_regions(dataset), *_parks(dataset))


def find(text: str, dataset: Dataset) -> tuple[Hit, ...]:
    """At most twelve hits: those with a term that begins with the text first, then those with one that holds it."""
    wanted = "".join(text.lower().split())
    if not wanted:
        return ()
    scored = [(rank, hit) for hit in index(dataset) if (rank := _rank(hit, wanted)) is not None]
    return tuple(hit for _, hit in sorted(scored, key=lambda pair: pair[0])[:MAX_HITS])


def _rank(hit: Hit, wanted: str) -> int | None:
    if wanted in hit.terms:
        return 0
    if any(term.startswith(wanted) for term in hit.terms):
        return 1
    return 2 if any(wanted in term for term in hit.terms) else None


def _regions(dataset: Dataset) -> list[Hit]:
    """Provinces, cities and districts."""
    provinces = dataset.regions.children(NATION)
    cities = [city for province in provinces for city in dataset.regions.children(province.adcode)]
    districts = [district for city in cities for district in dataset.regions.children(city.adcode)]
    searchable = [region for region in (*provinces, *cities, *districts) if not region.pseudo]
    terms = dataset.regions.search_terms
    return [Hit("region", region.adcode, region.adcode, terms(region.adcode)) for region in searchable]


def _parks(dataset: Dataset) -> list[Hit]:
    columns = ["park_id", "region", "name", "name_en", "aliases", "operator"]
    return [
        Hit("park", park_id, Adcode(region), _terms(name, name_en, *aliases.split(";"), *operator.split("、")))
        for park_id, region, name, name_en, aliases, operator in dataset.parks[columns].itertuples(index=False)
    ]


def _terms(*texts: str) -> tuple[str, ...]:
    names = ["".join(text.lower().split()) for text in texts if text]
    initials = ["".join(lazy_pinyin(name, style=Style.FIRST_LETTER)) for name in names]
    pinyin = ["".join(lazy_pinyin(name)) for name in names]
    return tuple(dict.fromkeys((*names, *initials, *pinyin)))
