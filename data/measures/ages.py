"""Companies by year of registration: how old they are, not when they took up what they are counted for."""

from dataclasses import dataclass

from data import filters, years
from data.dataset import Dataset
from data.filters.companies import REGISTERED
from data.measures import registered, registry
from data.registers.block import UNKNOWN
from data.selection import Selection


@dataclass(frozen=True)
class YearCount:
    """The companies of one year, or of no known year."""

    slot: str  # "1998", "unknown"
    year: int | None
    value: int
    chosen: bool


@dataclass(frozen=True)
class Ages:
    """One series by year, in the regions that the selection speaks about."""

    source: str
    slots: tuple[YearCount, ...]  # every year from the first to the last, then the unknown one, if there is any
    chosen: bool  # years are chosen; the others stay in sight
    known: int  # of how many of the regions the series says something
    members: int
    filters_applied: tuple[str, ...]

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
    return Ages(
        source=block.source,
        slots=tuple(
            YearCount(slot, None if slot == UNKNOWN else int(slot), counts.get(slot, 0), years.holds(chosen, slot))
            for slot in (*span, *undated)
        ),
        chosen=bool(chosen),
        known=covered.known,
        members=covered.members,
        filters_applied=(
            *filters.place_chosen(selection),
            *filters.series_filter(selection, dataset),
            *(name for name in limits.applied if name != REGISTERED.name),  # the other years stay in sight
        ),
    )
