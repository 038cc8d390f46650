"""Companies by year of registration: how old they are, not when they took up what they are counted for."""

from collections.abc import Sequence
from dataclasses import dataclass

from data import filters, years
from data.dataset import Dataset
from data.filters.companies import REGISTERED
from data.measures import arrivals, registered, registry
from data.measures.arrivals import MIN_GROWTH, Arrivals
from data.regions import Adcode
from data.registers.block import UNKNOWN
from data.selection import Selection
from data.values import Limits


@dataclass(frozen=True)
class YearCount:
    """The companies of one year, or of no known year."""

    slot: str  # "1998", "unknown"
    year: int | None
    value: int
    chosen: bool
    expected: tuple[int, int] | None = None  # at least and at most, once all of its months are in; no total has it


@dataclass(frozen=True)
class Ages:
    """One series by year, in the regions that the selection speaks about."""

    sources: tuple[str, ...]  # the series' own, then those of what is expected
    slots: tuple[YearCount, ...]  # every year from the first to the last, then the unknown one, if there is any
    chosen: bool  # years are chosen; the others stay in sight
    known: int  # of how many of the regions the series says something
    members: int
    filters_applied: tuple[str, ...]
    arrivals: Arrivals | None = None  # of the months that are not all in
    is_filtered_floor: bool = False  # more companies may pass: what the filters ask for is not known of them

    @property
    def complete(self) -> bool:
        """Whether the series counts all the regions; otherwise every number is a floor."""
        return self.known == self.members

    @property
    def dated(self) -> tuple[YearCount, ...]:
        """The years."""
        return tuple(slot for slot in self.slots if slot.year is not None)


def read(selection: Selection, dataset: Dataset) -> Ages | None:
    """The companies of the chosen series; None where nobody knows their years, or where they are not shown."""
    block, limits = registered.of_series(selection.series, dataset), registered.limits(selection, dataset)
    if not registry.shown(selection, dataset).has_series or block is None or not block.years:
        return None
    reach, companies = filters.reach(selection, dataset), registered.counted(selection.series, limits, dataset)
    if companies is None or not companies.years:
        return None
    counts, covered = registered.by_slot(companies, reach, limits), block.covered(reach)
    span = [f"{year:04d}" for year in range(block.years[0], block.years[-1] + 1)]
    undated, chosen = [UNKNOWN] if UNKNOWN in block.slots else [], REGISTERED.of(selection)
    expected = arrivals.read(selection, dataset)
    return Ages(
        sources=tuple(dict.fromkeys((block.source, *(expected.sources if expected else ())))),
        slots=tuple(
            _year(slot, counts.get(slot, 0), years.holds(chosen, slot), expected) for slot in (*span, *undated)
        ),
        chosen=bool(chosen),
        known=covered.known,
        members=covered.members,
        filters_applied=(
            *filters.place_chosen(selection),
            *filters.series_filter(selection, dataset),
            *(name for name in limits.applied if name != REGISTERED.name),  # the other years stay in sight
        ),
        arrivals=expected,
        is_filtered_floor=_has_undetermined(selection.series, registered.class_limits(limits), reach, dataset),
    )


def _has_undetermined(series: str, limits: Limits, regions: Sequence[Adcode], dataset: Dataset) -> bool:
    certain, possible = (registered.sums(series, limits, dataset, possible=each) or {} for each in (False, True))
    return any(certain.get(one) != possible.get(one) for one in regions)


def _year(slot: str, value: int, chosen: bool, expected: Arrivals | None) -> YearCount:
    low, high = expected.more.get(slot, (0, 0)) if expected else (0, 0)
    year = None if slot == UNKNOWN else int(slot)
    grows = high > value * MIN_GROWTH
    return YearCount(slot, year, value, chosen, (value + low, value + high) if grows else None)
