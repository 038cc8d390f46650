"""Companies of the chosen series set against something else: their parent's companies, people, enterprises, product."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import ClassVar

from data.dataset import Dataset
from data.formulas import LOCATION_QUOTIENT, SHARE, Formula, Term, per
from data.levels import parts
from data.measures import companies, denominators
from data.measures.companies import COMPANIES
from data.measures.denominators import Denominator
from data.measures.derived import DerivedValues
from data.measures.measure import Measure
from data.owned_results import owned
from data.regions import NATION, Adcode
from data.selection import Selection
from data.states import State
from data.statistics import Range, add, largest_unknown
from data.values import MIN_COMPANIES, Place

MIN_READABLE = 0.1
"""A map whose largest value is below this is given for a hundred times the base: 0.896, not 0.00896."""
FINER = 100


@dataclass(frozen=True, kw_only=True)
class Rates(DerivedValues):
    """A ratio for each region, its numerator the region's companies. Subclasses say its formula."""

    unit: str
    base: Mapping[Adcode, Denominator]  # of all regions; empty where companies are set against companies
    size: int = 1  # for how many of the base they are given
    is_share: ClassVar[bool] = True  # companies are set against companies, of which there may be more too

    def formula(self, adcodes: Sequence[Adcode]) -> Formula:
        """The ratio of regions, none inside another, taken as one."""
        raise NotImplementedError

    def sources(self, adcodes: Sequence[Adcode]) -> tuple[str, ...]:
        """The sources of the companies, then of what they are set against; none where there is no ratio."""
        known = [formula for adcode in adcodes if (formula := self.formula((adcode,))).value is not None]
        regions = [one for formula in known for term in formula.terms for one in term.regions]
        both = (*self.counts.sources(regions), *denominators.sources(self.base, regions))
        return tuple(dict.fromkeys(both))

    def spare(self, level: Adcode) -> float:
        """What the companies of no known part would make of the part where each counts most."""
        count = self.counts.spare(level)
        if not count:
            return 0
        return count * max(self._weights([one.adcode for one in self.counts.regions.children(level)]), default=0)

    def bound(self, level: Adcode, unknown: Sequence[Adcode]) -> float | None:
        """The ratio of all companies that are left of an exact total, in the place where each counts most."""
        (total,), children = self.counts.places([level]), self.counts.regions.children(level)
        known = [one.value for one in self.counts.places(child.adcode for child in children) if one.value is not None]
        left = largest_unknown(None if total.approx else total.value, known, len(unknown))
        weights = self._weights(unknown)
        return None if left is None or len(weights) < len(unknown) else left * max(weights, default=0)

    def ranges(self, adcodes: Sequence[Adcode]) -> Mapping[Adcode, Range]:
        """What the fewest and the most companies make of each region; anything where its base is not known.

        The companies that all regions are set against are taken as they are: more of them change no order.
        """
        counted = self.counts.ranges(adcodes)
        weights = {one: self._weights([one]) for one in counted}
        return {
            one: Range(weight[0] * counted[one].low, weight[0] * counted[one].high) if weight else Range(0, inf)
            for one, weight in weights.items()
        }

    def _weights(self, adcodes: Iterable[Adcode]) -> list[float]:
        """What one company makes of the ratio of each region, as far as its base is known."""
        formulas = (self.formula((adcode,)) for adcode in adcodes)
        single = (replace(one, terms=(replace(one.terms[0], value=1), *one.terms[1:])).value for one in formulas)
        return [weight for weight in single if weight is not None]

    def _place(self, count: Place, adcodes: Sequence[Adcode]) -> Place:
        formula = self.formula(adcodes)
        if count.value is None or formula.value is None:
            return replace(count, value=None, unit=self.unit, state=self._why_none(count, formula), approx=False)
        counted = [
            self.counts.counts[one] for term in formula.terms for one in term.regions if one in self.counts.counts
        ]
        approx = count.approx or any(one.approx for one in counted)
        rate = replace(count, value=formula.value, unit=self.unit, state=State.DERIVED, approx=approx)
        return replace(rate, small=count.value < MIN_COMPANIES, is_floor=count.is_floor and not self.is_share)

    def _why_none(self, count: Place, formula: Formula) -> State:
        if count.value is None:
            return count.state
        if not all(term.regions for term in formula.terms):
            return State.NOT_APPLICABLE  # the share of the nation
        missing = [term.fact for term in formula.terms if term.value is None]
        if missing != [COMPANIES.id]:
            return State.NO_DENOMINATOR
        return State.NOT_IMPORTED if self.from_register else State.NOT_PUBLISHED

    def _companies(self, adcodes: Sequence[Adcode]) -> Term:
        counted = [self.counts.counts.get(adcode) for adcode in adcodes]
        total = add([one.value if one else None for one in counted])
        return Term(COMPANIES.id, total.value if total.complete and adcodes else None, tuple(adcodes))

    def _base(self, adcodes: Sequence[Adcode], fact: str) -> Term:
        numbers = [self.base.get(adcode) for adcode in adcodes]
        total = add([one.number if one else None for one in numbers])
        return Term(fact, total.value if total.complete else None, tuple(adcodes), self.year)


@dataclass(frozen=True, kw_only=True)
class Shares(Rates):
    """Of the companies of the region right above."""

    def formula(self, adcodes: Sequence[Adcode]) -> Formula:
        parents = {self.counts.regions[adcode].parent for adcode in adcodes}
        above = tuple(parent for parent in parents if parent) if len(parents) == 1 else ()
        return Formula(SHARE, (self._companies(adcodes), self._companies(above)))


@dataclass(frozen=True, kw_only=True)
class Densities(Rates):
    """For so many people, enterprises or yuan of product."""

    fact: str
    is_share: ClassVar[bool] = False

    def formula(self, adcodes: Sequence[Adcode]) -> Formula:
        return Formula(per(self.size), (self._companies(adcodes), self._base(adcodes, self.fact)))


@dataclass(frozen=True, kw_only=True)
class Quotients(Rates):
    """The share of the nation's companies over the share of its enterprises."""

    def formula(self, adcodes: Sequence[Adcode]) -> Formula:
        nation = (NATION,)
        base = (self._base(adcodes, "enterprises"), self._base(nation, "enterprises"))
        return Formula(LOCATION_QUOTIENT, (self._companies(adcodes), self._companies(nation), *base))


def _share(selection: Selection, dataset: Dataset) -> Rates:
    return Shares.over(companies.read(selection, dataset), selection, dataset, unit="share", base={})


def _quotient(selection: Selection, dataset: Dataset) -> Rates:
    year = denominators.ENTERPRISE_YEAR
    base = denominators.with_sums(dataset, "enterprises", year)
    return Quotients.over(companies.read(selection, dataset), selection, dataset, unit="ratio", base=base, year=year)


@dataclass(frozen=True)
class _Base:
    """What companies are set against: its fact, for how much of it they are given, and the year of it."""

    fact: str
    size: int
    units: tuple[str, str]  # of values for that much, and for `FINER` times as much
    year: Callable[[Dataset, Adcode], int]

    def read(self, selection: Selection, dataset: Dataset) -> Rates:
        """The values in the one unit that reads well on the opened level, whichever of its regions are chosen."""
        return _densities(self, selection.replace(regions=(), cluster=None, measure="", year=None), dataset)


@owned(maxsize=256)
def _densities(base: _Base, selection: Selection, dataset: Dataset) -> Rates:
    level = selection.map
    year = base.year(dataset, level)
    numbers = {**denominators.read(dataset, base.fact, year), **denominators.with_sums(dataset, base.fact, year)}
    shown = {"unit": base.units[0], "size": base.size, "base": numbers, "fact": base.fact, "year": year}
    plain = Densities.over(companies.read(selection, dataset), selection, dataset, **shown)
    values = [place.value or 0 for place in plain.places([level, *(one.adcode for one in parts(level, dataset))])]
    if max(values) >= MIN_READABLE or not any(values):
        return plain
    return replace(plain, unit=base.units[1], size=base.size * FINER)


def _rate(
    name: str,
    read: Callable[[Selection, Dataset], Rates],
    unit: str,
    base: str = "",
    midpoint: float | None = None,
) -> Measure:
    return Measure(
        name,
        unit,
        read,
        has_series=True,
        midpoint=midpoint,
        base=base,
        group="rates",
        is_offered=lambda data: COMPANIES.is_offered(data) and bool(not base or denominators.years(data, base)),
    )


PEOPLE = _Base("population", 10_000, ("per_10k", "per_million"), lambda *_: denominators.POPULATION_YEAR)
UNITS = _Base(
    "enterprises",
    10_000,
    ("per_10k_enterprises", "per_million_enterprises"),
    lambda *_: denominators.ENTERPRISE_YEAR,
)
PRODUCT = _Base(
    "gdp", 1_000, ("per_100bn_cny", "per_10tn_cny"), lambda data, level: denominators.latest_year(data, "gdp", level)
)
"""Of which the table gives 100 million yuan."""

SHARE_OF_PARENT = _rate("share", _share, "share")
PER_10K_PEOPLE = _rate("per_10k", PEOPLE.read, PEOPLE.units[0], PEOPLE.fact)
PER_10K_ENTERPRISES = _rate("per_10k_enterprises", UNITS.read, UNITS.units[0], UNITS.fact)
PER_100BN_GDP = _rate("per_100bn_gdp", PRODUCT.read, PRODUCT.units[0], PRODUCT.fact)
QUOTIENT = _rate("location_quotient", _quotient, "ratio", "enterprises", midpoint=1)
RATES = (SHARE_OF_PARENT, PER_10K_PEOPLE, PER_10K_ENTERPRISES, PER_100BN_GDP, QUOTIENT)
