"""Figures by region, printed or counted by somebody: what companies of a series and published parks have in common."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from data.formulas import REMAINDER, Formula, Term
from data.measures.measure import MeasureValues, Remainder
from data.regions import NATION, Adcode, Region, Regions
from data.states import State
from data.statistics import Sum, add
from data.values import Place


class Count(NamedTuple):
    """One figure."""

    value: int
    approx: bool
    source: str
    note: str = ""
    note_en: str = ""
    confidence: str = "B"
    undetermined: int = 0
    """Companies of which nobody knows whether they pass the filters: the value is that of those that surely do."""


@dataclass(frozen=True, eq=False)
class RegisterCounts(Mapping[Adcode, Count]):
    """What a register has of every region. A figure is made when it is asked for: of thousands a view shows few."""

    regions: Collection[Adcode]
    figure: Callable[[Adcode], Count]  # of one of them

    def __getitem__(self, region: Adcode) -> Count:
        if region not in self.regions:
            raise KeyError(region)
        return self.figure(region)

    def __contains__(self, region: object) -> bool:
        return region in self.regions

    def __iter__(self) -> Iterator[Adcode]:
        return iter(self.regions)

    def __len__(self) -> int:
        return len(self.regions)


@dataclass(frozen=True, kw_only=True)
class Counts(MeasureValues):
    """The figures of one series or publication, and the regions outside its scope."""

    fact: str  # what a formula calls them
    unit: str
    regions: Regions
    lang: str
    counts: Mapping[Adcode, Count]
    outside: frozenset[Adcode] = frozenset()
    provinces: int | None = None  # how many were counted; None for all that are not outside

    def places(self, adcodes: Iterable[Adcode]) -> tuple[Place, ...]:
        """The figures of regions, or why there is none."""
        return tuple(self._place(self.regions[adcode]) for adcode in adcodes)

    def remainder(self, level: Adcode) -> Remainder | None:
        """What an exact total leaves for its children, when every figure of theirs is exact too.

        So do the companies that surely pass a filter.

        A nation's total may or may not hold Hong Kong, Macau and Taiwan: unless somebody says what was counted, nobody
        knows for how many regions the rest stands.
        """
        units = [unit for unit in self.regions.children(level) if not self._not_applicable(unit)]
        known = {unit.adcode: self.counts[unit.adcode] for unit in units if unit.adcode in self.counts}
        total = self.counts.get(level)
        if total is None or any(one.approx and not one.undetermined for one in (total, *known.values())):
            return None
        provinces = self.provinces if level == NATION else None
        unknown = (len(units) if provinces is None else provinces) - len(known)
        if not known or unknown + self.from_register < 1:
            return None  # a total with no known part is no remainder
        parts = (Term(self.fact, count.value, (region,)) for region, count in known.items())
        formula = Formula(REMAINDER, (Term(self.fact, total.value, (level,)), *parts))
        stated = level != NATION or self.provinces is not None or bool(self.outside)
        rest = formula.value
        return None if rest is None else Remainder(int(rest), unknown if stated else None, formula)

    def total(self, adcodes: Sequence[Adcode], name: str) -> tuple[Place, Sum]:
        """The figures of several regions; a floor when one has none or is a floor itself."""
        counts = [self.counts.get(adcode) for adcode in adcodes]
        total = add([count.value if count else None for count in counts])
        if total.value is None:
            return Place(Adcode(""), name, None, self.unit, self._missing), total
        known = [count for count in counts if count]
        approx = not total.complete or any(count.approx for count in known)
        state = State.DERIVED if len(adcodes) > 1 else State.COUNTED  # a sum is nobody's figure
        undetermined = sum(count.undetermined for count in known)
        place = Place(Adcode(""), name, total.value, self.unit, state, approx, undetermined > 0)
        return replace(place, undetermined=undetermined).as_known(), total

    def sources(self, adcodes: Sequence[Adcode]) -> tuple[str, ...]:
        """The sources of the figures of these regions."""
        return tuple(dict.fromkeys(self.counts[adcode].source for adcode in adcodes if adcode in self.counts))

    def _place(self, region: Region) -> Place:
        count, name = self.counts.get(region.adcode), region.label(self.lang)
        if count:
            floor = count.undetermined > 0
            place = Place(region.adcode, name, count.value, self.unit, State.COUNTED, count.approx, floor)
            return (replace(place, undetermined=count.undetermined) if floor else place).as_known()
        return Place(region.adcode, name, None, self.unit, self._why_none(region))

    def _why_none(self, region: Region) -> State:
        return State.NOT_APPLICABLE if self._not_applicable(region) else self._missing

    @property
    def _missing(self) -> State:
        return State.NOT_IMPORTED if self.from_register else State.NOT_PUBLISHED

    def _not_applicable(self, region: Region) -> bool:
        if region.pseudo or not self.outside:
            return region.pseudo
        return any(step.adcode in self.outside for step in self.regions.path(region.adcode))
