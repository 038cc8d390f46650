"""Companies of an import by region and month of registration, in the years before its date."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.owned_results import owned
from data.regions import Adcode, Regions
from data.registers import region_sums, store
from data.registers.imports import STATUSES, UNPLACED, Import
from data.registers.rule import Rule

MONTHS = 60
"""Up to the month of the import."""
UNREADABLE = (OSError, ValueError, KeyError)
"""What pyarrow and pandas raise of a damaged import is one of these."""


@dataclass(frozen=True, eq=False)
class RegistrationMonths:
    """The months of one import, each by how many months it lies before that of the import."""

    last: int  # the month of the import, counted from January of the year 0
    counts: Mapping[Adcode, np.ndarray]  # of each region with all that lies in it: MONTHS x STATUSES

    def of(self, region: Adcode, month: int) -> int | None:
        """All companies of a region that were registered in a month, of every status; None for a month out of reach."""
        age = self.last - month
        return int(self.counts[region][age].sum()) if region in self.counts and 0 <= age < MONTHS else None


def month_number(month: int) -> int:
    """Months from January of the year 0 to 202203, so that their difference is a time."""
    return month // 100 * 12 + month % 100 - 1


@owned(maxsize=32)
def of_import(one: Import, regions: Regions) -> RegistrationMonths:
    """The months of an import; those of none of its regions where its cube is damaged."""
    last = Rule(str(one.card["as_of"])).last_month
    try:
        rows = region_sums.months(one.folder, store.read_aliases(one.folder), regions, last - MONTHS // 12 * 100)
    except UNREADABLE:
        rows = pd.DataFrame(columns=["region", "month", *STATUSES])
    return RegistrationMonths(month_number(last), _by_region(rows[rows["region"] != UNPLACED], month_number(last)))


def _by_region(rows: pd.DataFrame, last: int) -> Mapping[Adcode, np.ndarray]:
    ages = last - np.array([month_number(int(month)) for month in rows["month"]], dtype=int)
    regions, places = np.unique(rows["region"].to_numpy(dtype=str), return_inverse=True)
    counts = np.zeros((len(regions), MONTHS, len(STATUSES)), dtype=np.int64)
    known = (ages >= 0) & (ages < MONTHS)
    np.add.at(counts, (places[known], ages[known]), rows.loc[known, list(STATUSES)].to_numpy(dtype=np.int64))
    return {Adcode(str(region)): own for region, own in zip(regions, counts, strict=True)}
