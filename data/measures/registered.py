"""Companies of an imported series by year of registration and status, from which the counts of a choice are summed.

The sums of an import become one block of numbers when its series is first asked for: regions x years x statuses. After
that a choice costs the same for a hundred companies or a hundred million.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from data import filters, years
from data.regions import Adcode
from data.registers import imports
from data.registers.imports import MEASURES, STATUSES, Import
from data.selection import Selection
from data.statistics import Sum, add
from data.values import Limits

if TYPE_CHECKING:
    from data.dataset import Dataset

UNKNOWN = "unknown"


@dataclass(frozen=True, eq=False)
class Registered:
    """One series of an import: every region of which the files say something, with all that lies in it."""

    source: str
    regions: tuple[Adcode, ...]  # UNPLACED among them where some places were not understood
    slots: tuple[str, ...]  # the years in order, then "unknown"
    statuses: tuple[str, ...]  # those that the series counts
    block: np.ndarray  # regions x slots x statuses
    told: bool  # whether its files say which companies exist

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years of registration that some company has."""
        counted = self.block.sum(axis=(0, 2))
        return tuple(int(slot) for slot, many in zip(self.slots, counted, strict=True) if many and slot != UNKNOWN)

    @cached_property
    def filters(self) -> tuple[str, ...]:
        """The filters of a selection that it can answer; a series of one status says already which."""
        return (
            *(("registered",) if self.years else ()),
            *(("company_status",) if self.told and len(self.statuses) > 1 else ()),
        )

    def values(self, limits: Limits) -> Mapping[Adcode, int]:
        """The companies of each region that pass; 0 where there are some, and none of them does."""
        kept = [holds(limits.registered, slot) for slot in self.slots]
        counted = self.block[:, kept][:, :, self._wanted(limits)].sum(axis=(1, 2))
        return dict(zip(self.regions, counted.tolist(), strict=True))

    def by_slot(self, regions: Sequence[Adcode], limits: Limits) -> Mapping[str, int]:
        """The companies of all the regions together by year of registration, whichever years are chosen."""
        rows = [self.regions.index(region) for region in regions if region in self.regions]
        counted = self.block[rows][:, :, self._wanted(limits)].sum(axis=(0, 2))
        return dict(zip(self.slots, counted.tolist(), strict=True))

    def covered(self, regions: Sequence[Adcode]) -> Sum:
        """Of how many of the regions the files say something."""
        return add([1 if region in self.regions else None for region in regions])

    def _wanted(self, limits: Limits) -> list[bool]:
        """Which statuses are chosen; all where none is."""
        wanted = limits.company_status.split(",") if limits.company_status else self.statuses
        return [status in wanted for status in self.statuses]


def of_series(series: str, dataset: "Dataset") -> Registered | None:
    """The block of a series; None unless it was counted from a register."""
    return _blocks(series, dataset)


def answers(series: str, dataset: "Dataset") -> tuple[str, ...]:
    """The filters on companies that a series can answer."""
    found = of_series(series, dataset)
    return found.filters if found else ()


def limits(selection: Selection, dataset: "Dataset") -> Limits:
    """What the choice leaves of the chosen series; nothing is left out by a filter that it cannot answer."""
    able = answers(selection.series, dataset)
    return Limits(
        registered=years.spell(selection.registered) if "registered" in able else "",
        company_status=",".join(selection.company_statuses) if "company_status" in able else "",
    )


def unanswered(selection: Selection, dataset: "Dataset") -> tuple[str, ...]:
    """The filters on companies that are chosen, and that the chosen series cannot answer."""
    able = answers(selection.series, dataset)
    return tuple(name for name in filters.active(selection, filters.COMPANY_FILTERS) if name not in able)


def hidden_unknown_year(selection: Selection, regions: Iterable[Adcode], dataset: "Dataset") -> int:
    """How many companies the choice of years leaves out only because their year is not known."""
    found, chosen = of_series(selection.series, dataset), limits(selection, dataset)
    if not found or not chosen.registered or UNKNOWN in chosen.registered.split(","):
        return 0
    return found.by_slot(tuple(regions), chosen).get(UNKNOWN, 0)


@lru_cache(maxsize=32)
def _blocks(series: str, dataset: "Dataset") -> Registered | None:
    found = imports.of_series(series, dataset.imports)
    return _read(*found) if found else None


def _read(one: Import, measure: str) -> Registered:
    statuses = MEASURES[measure]
    regions, rows = np.unique(one.sums["region"].to_numpy(dtype=str), return_inverse=True)
    # Digits stand before letters, so unknown is the last.
    slots, columns = np.unique(slots_of(one.sums["year"]), return_inverse=True)
    block = np.zeros((len(regions), len(slots), len(statuses)), dtype=np.int64)
    np.add.at(block, (rows, columns), one.sums[list(statuses)].to_numpy(dtype=np.int64))
    return Registered(
        source=one.id,
        regions=tuple(Adcode(str(region)) for region in regions),
        slots=tuple(str(slot) for slot in slots),
        statuses=statuses,
        block=block,
        told="existing" in one.measures and set(statuses) == set(STATUSES),
    )


def slots_of(years: pd.Series) -> list[str]:
    """Years of registration as they stand in an address."""
    return [UNKNOWN if pd.isna(year) else f"{int(year):04d}" for year in years]


def holds(spelled: str, slot: str) -> bool:
    """Whether a choice of years, spelled as in an address, keeps the companies of one."""
    return not spelled or years.holds(years.parse(spelled)[0], slot)
