"""Companies of an imported series by region, year of registration and status, as one block of numbers.

The sums of an import become a block when its series is first used. After that a choice costs the same for a hundred
companies or a hundred million.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from data.owned_results import owned
from data.regions import NATION, Adcode
from data.registers.imports import MEASURES, STATUSES, Import
from data.registers.imports import of_series as import_of_series
from data.statistics import Sum, add

UNKNOWN = "unknown"


@dataclass(frozen=True, eq=False)
class Block:
    """One series of an import: every region of which the files say something, with all that lies in it."""

    source: str
    regions: tuple[Adcode, ...]  # UNPLACED among them where some places were not understood
    slots: tuple[str, ...]  # the years in order, then "unknown"
    statuses: tuple[str, ...]  # those that the series counts
    counts: np.ndarray  # regions x slots x statuses
    knows_status: bool  # whether its files say which companies exist

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years of registration that some company has."""
        counted = self.counts.sum(axis=(0, 2))
        return tuple(int(slot) for slot, many in zip(self.slots, counted, strict=True) if many and slot != UNKNOWN)

    @cached_property
    def totals(self) -> Mapping[str, int]:
        """The companies of the whole country of each slot and of each status."""
        of_nation = self.counts[[region == NATION for region in self.regions]].sum(axis=0)
        by_slot = zip(self.slots, of_nation.sum(axis=1).tolist(), strict=True)
        return dict(by_slot) | dict(zip(self.statuses, of_nation.sum(axis=0).tolist(), strict=True))

    def values(self, slots: Sequence[bool], statuses: Sequence[bool]) -> Mapping[Adcode, int]:
        """The companies of each region that pass; 0 where there are some, and none of them does."""
        counted = self.counts[:, list(slots)][:, :, list(statuses)].sum(axis=(1, 2))
        return dict(zip(self.regions, counted.tolist(), strict=True))

    def by_slot(self, regions: Sequence[Adcode], statuses: Sequence[bool]) -> Mapping[str, int]:
        """The companies of all the regions together by year of registration."""
        rows = [self.regions.index(region) for region in regions if region in self.regions]
        counted = self.counts[rows][:, :, list(statuses)].sum(axis=(0, 2))
        return dict(zip(self.slots, counted.tolist(), strict=True))

    def covered(self, regions: Sequence[Adcode]) -> Sum:
        """Of how many of the regions the files say something."""
        return add([1 if region in self.regions else None for region in regions])


def of_series(series: str, imports: tuple[Import, ...]) -> Block | None:
    """The block of a series; None unless it was counted from a register."""
    match = import_of_series(series, imports)
    return match and _of_import(*match)


@owned(maxsize=2)
def _of_import(one: Import, measure: str) -> Block:
    statuses = MEASURES[measure]
    regions, rows = np.unique(one.sums["region"].to_numpy(dtype=str), return_inverse=True)
    # Digits stand before letters, so unknown is the last.
    slots, columns = np.unique(slots_of(one.sums["year"]), return_inverse=True)
    counts = np.zeros((len(regions), len(slots), len(statuses)), dtype=np.int64)
    np.add.at(counts, (rows, columns), one.sums[list(statuses)].to_numpy(dtype=np.int64))
    return Block(
        source=one.id,
        regions=tuple(Adcode(str(region)) for region in regions),
        slots=tuple(str(slot) for slot in slots),
        statuses=statuses,
        counts=counts,
        knows_status="existing" in one.measures and set(statuses) == set(STATUSES),
    )


def slots_of(years: pd.Series) -> list[str]:
    """Years of registration as they stand in an address."""
    return [UNKNOWN if pd.isna(year) else f"{int(year):04d}" for year in years]
