"""The numbers by which places are similar: people, product per head, industry structure."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import log
from typing import Final

from data.dataset import Dataset
from data.measures import denominators
from data.measures.columns import rows
from data.measures.denominators import POPULATION_YEAR, Denominator
from data.owned_results import owned
from data.regions import Adcode
from data.registers import industry_structure
from data.registers.imports import of_series
from data.selection import SeriesId
from data.statistics import cosine_similarity
from data.values import MIN_COMPANIES

POPULATION, GDP_PER_HEAD, STRUCTURE = "population", "gdp_per_head", "structure"
MAX_FACTOR = 1.5
"""How many times as much a similar place may have, or the place itself."""
MIN_COSINE = 0.9
"""How alike the industry structure of a similar place is at least."""
MAX_SIMILAR = 8
"""Similar places, the nearest ones."""


def by_ratio(own: float, other: float) -> float:
    """How many times as large the larger of two numbers is, as a logarithm."""
    return abs(log(other / own))


@dataclass(frozen=True)
class Basis:
    """The number by which places are similar: its unit, the years that it is of, and its value by region."""

    unit: str
    years: tuple[int, ...]
    values: Mapping[Adcode, float]
    sources: Mapping[Adcode, tuple[str, ...]]
    distance: Callable[[float, float], float] = by_ratio  # of the value of the place itself and another one
    max_distance: float = log(MAX_FACTOR)

    def nearest(self, region: Adcode) -> tuple[Adcode, ...]:
        """The place, then those that are like it, the nearest first; none where its own number is not known."""
        own = self.values.get(region)
        if own is None:
            return ()
        distances = {one: self.distance(own, value) for one, value in self.values.items() if one != region}
        near = [one for one, distance in distances.items() if distance <= self.max_distance]
        return (region, *sorted(near, key=distances.__getitem__)[:MAX_SIMILAR])


@owned(maxsize=16)
def _people(dataset: Dataset, level: str) -> Basis:
    """The people at the census of the regions of a level."""
    numbers = _of_level(denominators.population(dataset), level, dataset)
    values = {one: number.value for one, number in numbers.items()}
    return Basis("persons", (POPULATION_YEAR,), values, {one: (number.source,) for one, number in numbers.items()})


@owned(maxsize=16)
def _gdp_per_head(dataset: Dataset, level: str) -> Basis:
    """Gross product over people at the census, in yuan; product of the year that most regions of the level have."""
    years = Counter(
        year
        for region, measure, year in rows(dataset, "denominators", "region", "measure", "year")
        if measure == "gdp" and dataset.regions[Adcode(region)].level == level
    )
    year = max(years, key=lambda one: (years[one], one), default=POPULATION_YEAR)
    product = _of_level(denominators.read(dataset, "gdp", year), level, dataset)
    people = denominators.population(dataset)
    both = {one: (product[one], people[one]) for one in product if one in people}
    values = {one: gdp.value * 1e8 / heads.value for one, (gdp, heads) in both.items()}  # of 100 million yuan
    sources = {one: tuple(dict.fromkeys(number.source for number in numbers)) for one, numbers in both.items()}
    return Basis("yuan_per_head", (year, POPULATION_YEAR), values, sources)


def _of_level(numbers: Mapping[Adcode, Denominator], level: str, dataset: Dataset) -> Mapping[Adcode, Denominator]:
    regions = dataset.regions
    return {
        one: number
        for one, number in numbers.items()
        if regions[one].level == level and not regions[one].pseudo and number.value > 0
    }


def has_structure(series: SeriesId, dataset: Dataset) -> bool:
    """Whether a series was counted from a register that knows sections of industry."""
    imported = of_series(series, dataset.imports)
    return imported is not None and industry_structure.is_known(imported[0])


@owned(maxsize=64)
def _structure(region: Adcode, series: SeriesId, dataset: Dataset) -> Basis:
    """Cosine similarity of a place's companies by section to those of each place of its level, its own 1."""
    imported, regions = of_series(series, dataset.imports), dataset.regions
    counts = industry_structure.counts(*imported, regions) if imported else {}
    level = regions[region].level
    stated = {
        one: sections
        for one, (unstated, *sections) in counts.items()
        if regions[one].level == level and not regions[one].pseudo and sum(sections) >= max(MIN_COMPANIES, unstated)
    }
    own = stated.get(region, ())
    values = {one: cosine_similarity(own, sections) or 0.0 for one, sections in stated.items()} if own else {}
    sources = dict.fromkeys(values, (imported[0].id,)) if imported else {}
    return Basis("cosine", (), values, sources, lambda own, other: own - other, 1 - MIN_COSINE)


BASES: Final[Mapping[str, Callable[[Adcode, SeriesId, Dataset], Basis]]] = {
    POPULATION: lambda region, _, dataset: _people(dataset, dataset.regions[region].level),
    GDP_PER_HEAD: lambda region, _, dataset: _gdp_per_head(dataset, dataset.regions[region].level),
    STRUCTURE: _structure,
}
"""By the name of the rule, of a place: what it, and each place of its level, has of it."""
