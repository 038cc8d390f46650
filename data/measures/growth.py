"""Growth of the chosen series since its date before, as a part of the earlier number; of the first date, to the next.

Only imports of one definition are compared (data/measures/history.py). Numbers that may still change are rough, and a
rank is claimed only where nothing is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import inf

from data.dataset import Dataset
from data.formulas import GROWTH as GROWTH_RULE
from data.formulas import Formula, Term
from data.measures import companies, history
from data.measures.companies import COMPANIES, Companies
from data.measures.measure import Measure, MeasureValues
from data.owned_results import owned
from data.regions import Adcode
from data.registers import histories
from data.selection import Selection
from data.states import State
from data.statistics import Sum
from data.values import MIN_COMPANIES, Place

UNIT = "growth"


@dataclass(frozen=True, kw_only=True)
class Growth(MeasureValues):
    """The growth of each region, between two counts of one definition."""

    earlier: Companies | None  # None of a series that has no second date
    later: Companies
    provisional: bool  # months of registration are not all in at the later date

    def places(self, adcodes: Iterable[Adcode]) -> tuple[Place, ...]:
        """The growth of each region; what one of the dates says nothing of has none."""
        return tuple(self._place(place, (place.adcode,)) for place in self.later.places(adcodes))

    def total(self, adcodes: Sequence[Adcode], name: str) -> tuple[Place, Sum]:
        """The growth of all companies of several regions."""
        place, covered = self.later.total(adcodes, name)
        return self._place(place, adcodes), covered

    def sources(self, adcodes: Sequence[Adcode]) -> tuple[str, ...]:
        """The two imports, where some region has a growth."""
        known = [one for one in adcodes if self.formula((one,)).value is not None]
        both = [counts.sources(known) for counts in (self.earlier, self.later) if counts]
        return tuple(dict.fromkeys(source for sources in both for source in sources))

    def spare(self, level: Adcode) -> float:
        """Companies of no known part of the level may make any growth."""
        return inf if any(counts.spare(level) for counts in (self.earlier, self.later) if counts) else 0

    def formula(self, adcodes: Sequence[Adcode]) -> Formula:
        """The growth of regions, none inside another, taken as one."""
        later, earlier = (self._sum(counts, adcodes) for counts in (self.later, self.earlier))
        return Formula(GROWTH_RULE, (later, earlier))

    def _sum(self, counts: Companies | None, adcodes: Sequence[Adcode]) -> Term:
        value = counts.total(adcodes, "")[0].value if counts and self._covers(counts, adcodes) else None
        return Term(COMPANIES.id, value, tuple(adcodes))

    @staticmethod
    def _covers(counts: Companies, adcodes: Sequence[Adcode]) -> bool:
        return all(place.value is not None for place in counts.places(adcodes))

    def _place(self, later: Place, adcodes: Sequence[Adcode]) -> Place:
        value = self.formula(adcodes).value
        before = self.earlier.places(adcodes) if self.earlier else ()
        if value is None:
            return Place(later.adcode, later.name, None, UNIT, self._why_none(later, before))
        rough = self.provisional or later.approx or any(place.approx for place in before)
        few = sum(place.value or 0 for place in before) < MIN_COMPANIES
        place = Place(later.adcode, later.name, value, UNIT, State.DERIVED, rough, small=few)
        return replace(place, undetermined=later.undetermined)

    @staticmethod
    def _why_none(later: Place, before: Sequence[Place]) -> State:
        if later.value is None:
            return later.state
        missing = (place.state for place in before if place.value is None)
        return next(missing, State.NO_DENOMINATOR if before else State.NOT_PUBLISHED)  # nothing is a part of 0


@owned(maxsize=64)
def _read(selection: Selection, dataset: Dataset) -> Growth:
    series = history.read(selection, dataset)
    earlier, later = (series.counts_at(one) for one in series.two) if series else (None, None)
    later = later or companies.read(selection, dataset)
    return Growth(
        earlier=earlier,
        later=later,
        provisional=series is not None and series.open_months is not None,
        filters_applied=later.filters_applied,
        limits=later.limits,
        from_register=later.from_register,
        as_of=series.dates[series.at] if series else dataset.series_cards[selection.series]["as_of"],
    )


def read(selection: Selection, dataset: Dataset) -> Growth:
    """The growth of the chosen series on the opened level, whichever of its regions are chosen."""
    return _read(selection.replace(regions=(), cluster=None, measure=COMPANIES.id, year=None), dataset)


def _has_dates(dataset: Dataset) -> bool:
    """Whether some definition was imported at two dates."""
    return any(len(histories.of(one, name, dataset.imports)) > 1 for one in dataset.imports for name in one.measures)


GROWTH = Measure(
    "growth",
    UNIT,
    read,
    has_series=True,
    midpoint=0,
    group="rates",
    is_offered=_has_dates,
)
