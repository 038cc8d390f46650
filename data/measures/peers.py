"""Which places one is set among: its siblings, those that are like it in a number, or those that the reader chose."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import exp, log
from typing import Literal

from data import filters
from data.dataset import Dataset
from data.measures import denominators
from data.measures.columns import rows
from data.measures.denominators import POPULATION_YEAR, Denominator
from data.measures.measure import Measure
from data.regions import NATION, Adcode
from data.selection import Selection
from data.statistics import median_and_deviation
from data.values import Place

SIBLINGS, SIMILAR, CHOSEN = "siblings", "population", "chosen"
RULES = (SIBLINGS, SIMILAR, "gdp_per_head")
"""By which a reader can have peers, the default first; chosen places are their own peers."""
MAX_FACTOR = 1.5
"""How many times as much a similar place may have, or the place itself."""
MAX_SIMILAR = 8
"""Similar places, the nearest ones."""
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
class Basis:
    """The number by which places are similar: its unit, the years that it is of, and its value by region."""

    unit: str
    years: tuple[int, ...]
    values: Mapping[Adcode, float]
    sources: Mapping[Adcode, tuple[str, ...]]


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
    basis = _BASES[rule](dataset, dataset.regions[region].level)
    return PeerGroup(region, rule, _similar(region, basis.values), basis)


def usual_values(places: Iterable[Place], measure: Measure) -> Usual | None:
    """What is usual among places; None where too few have a value, and for a list, which ranks nobody."""
    values = [place.value for place in places if place.value is not None]
    return Usual(*median_and_deviation(values), len(values)) if measure.ranked and len(values) >= MIN_KNOWN else None


def standing(value: float | None, usual: Usual | None) -> Standing:
    """How a value compares; blank where either is not known."""
    return usual.standing(value) if usual and value is not None else ""


def _similar(region: Adcode, values: Mapping[Adcode, float]) -> tuple[Adcode, ...]:
    """The place, then those of its level whose number is nearest by ratio; none where its own is not known."""
    own = values.get(region)
    if own is None:
        return ()
    distances = {one: abs(log(value / own)) for one, value in values.items() if one != region}
    near = sorted((one for one, far in distances.items() if exp(far) <= MAX_FACTOR), key=distances.__getitem__)
    return (region, *near[:MAX_SIMILAR])


@lru_cache(maxsize=16)
def _people(dataset: Dataset, level: str) -> Basis:
    """The people at the census of the regions of a level."""
    numbers = _of_level(denominators.population(dataset), level, dataset)
    values = {one: number.value for one, number in numbers.items()}
    return Basis("persons", (POPULATION_YEAR,), values, {one: (number.source,) for one, number in numbers.items()})


@lru_cache(maxsize=16)
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


_BASES = {SIMILAR: _people, "gdp_per_head": _gdp_per_head}
