"""Official statistics as measures: people, gross product and enterprises, by region and year."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from data.dataset import Dataset
from data.formulas import REMAINDER, SUM, Formula, Term
from data.measures import denominators
from data.measures.denominators import Denominator
from data.measures.measure import Measure, MeasureValues, Remainder
from data.regions import SEPARATE, Adcode, Region, Regions
from data.selection import Selection
from data.states import State
from data.statistics import Sum, add
from data.values import Place

CENSUS_BREAK = 2024
"""Enterprises are counted anew from this year on, after the economic census of 2023 (source card enterprises-nbs)."""


@dataclass(frozen=True, kw_only=True)
class Official(MeasureValues):
    """The figures of one measure in one year. A region without its own has the sum of its parts, if all have one."""

    measure: str
    unit: str
    regions: Regions
    lang: str
    numbers: Mapping[Adcode, Denominator]
    has_remainders: bool  # whether the parts of a region add up to its own figure

    def places(self, adcodes: Iterable[Adcode]) -> tuple[Place, ...]:
        """The figures of regions, or why there is none."""
        return tuple(self._place(self.regions[adcode]) for adcode in adcodes)

    def sources(self, adcodes: Sequence[Adcode]) -> tuple[str, ...]:
        """The sources of the figures of these regions."""
        return denominators.sources(self.numbers, adcodes)

    def total(self, adcodes: Sequence[Adcode], name: str) -> tuple[Place, Sum]:
        """The figures of several regions; a floor when one has none."""
        known = [self.numbers.get(adcode) for adcode in adcodes]
        total = add([number.number if number else None for number in known])
        state = State.NOT_PUBLISHED if total.value is None else State.DERIVED
        approx = total.value is not None and not total.complete
        return Place(Adcode(""), name, total.value, self.unit, state, approx), total

    def remainder(self, level: Adcode) -> Remainder | None:
        """What a printed total leaves for the parts without a figure."""
        total, parts = self.numbers.get(level), self.regions.children(level)
        known = [part.adcode for part in parts if part.adcode in self.numbers]
        unknown = sum(not self._outside(part) for part in parts) - len(known)
        if not self.has_remainders or total is None or total.parts or not known or unknown < 1:
            return None
        formula = Formula(REMAINDER, (self._term(level), *map(self._term, known)))
        return None if formula.value is None else Remainder(int(formula.value), unknown, formula)

    def formula(self, adcodes: Sequence[Adcode]) -> Formula | None:
        """The sum of the parts, of one region that has no figure of its own."""
        number = self.numbers.get(adcodes[0]) if len(adcodes) == 1 else None
        return Formula(SUM, tuple(map(self._term, number.parts))) if number and number.parts else None

    def _term(self, region: Adcode) -> Term:
        return Term(self.measure, self.numbers[region].number, (region,), self.year)

    def _place(self, region: Region) -> Place:
        number, name = self.numbers.get(region.adcode), region.label(self.lang)
        if number is None:
            state = State.NOT_APPLICABLE if self._outside(region) else State.NOT_PUBLISHED
            return Place(region.adcode, name, None, self.unit, state)
        state = State.DERIVED if number.parts else State.COUNTED
        return Place(region.adcode, name, number.number, self.unit, state)

    def _outside(self, region: Region) -> bool:
        return region.pseudo or any(one.adcode in SEPARATE for one in self.regions.path(region.adcode))


def _read(measure: str, unit: str, *, has_remainders: bool) -> Callable[[Selection, Dataset], Official]:
    def read(selection: Selection, dataset: Dataset) -> Official:
        """The figures of the chosen year, else of the latest one that says most of the opened level."""
        year = selection.year or denominators.latest_year(dataset, measure, selection.map)
        return Official(
            measure=measure,
            unit=unit,
            regions=dataset.regions,
            lang=selection.lang,
            numbers=denominators.with_sums(dataset, measure, year),
            has_remainders=has_remainders,
            as_of=str(year),
            year=year,
        )

    return read


def _official(measure: str, unit: str, *, additive: bool, breaks: tuple[int, ...] = ()) -> Measure:
    return Measure(
        measure,
        unit,
        _read(measure, unit, has_remainders=additive),
        additive=additive,
        has_shares=True,
        has_circles=True,
        group="official",
        years=lambda dataset: denominators.years(dataset, measure),
        breaks=breaks,
        is_offered=lambda dataset: bool(denominators.years(dataset, measure)),
    )


ENTERPRISES = _official("enterprises", "units", additive=True, breaks=(CENSUS_BREAK,))
POPULATION = _official("population", "persons", additive=True)
GDP = _official("gdp", "100m_cny", additive=False)
"""Cities and provinces each reckon their own product: it does not add up exactly."""
OFFICIAL = (ENTERPRISES, POPULATION, GDP)
