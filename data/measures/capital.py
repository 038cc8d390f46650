"""Registered capital of an imported series: the sum of what its companies state in renminbi, by what is chosen.

Amounts in other currencies are counted and never summed: no rate of exchange would be the right one for all of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from data.dataset import Dataset
from data.measures import registered
from data.regions import Adcode
from data.registers.block import slots_of
from data.registers.imports import CURRENCIES, MEASURES, Import, of_series
from data.values import Limits

HUNDRED_MILLION = 10**8
"""Yuan in the unit in which capital is given."""


@dataclass(frozen=True)
class Capital:
    """The registered capital of some companies."""

    cny: int  # companies that state it in renminbi
    foreign: int  # companies that state it in another currency
    unreadable: int
    yuan: int  # of the first


@dataclass(frozen=True, eq=False)
class _Stated:
    """The rows of one series, those of a region together."""

    spans: Mapping[Adcode, tuple[int, int]]
    slots: np.ndarray  # year of registration of each row, as in a query
    statuses: np.ndarray
    numbers: np.ndarray  # rows x the fields of `Capital`


def of_regions(adcodes: Sequence[Adcode], series: str, limits: Limits, dataset: Dataset) -> Capital | None:
    """The capital of regions, none inside another; None where no company that passes states any."""
    stated = _stated(series, dataset)
    spans = [stated.spans[adcode] for adcode in adcodes if adcode in stated.spans] if stated else []
    if stated is None or not spans:
        return None
    rows = np.concatenate([np.arange(*span) for span in spans])
    passing = np.array(registered.passing("slots", stated.slots[rows], limits), dtype=bool)
    passing &= np.array(registered.passing("statuses", stated.statuses[rows], limits), dtype=bool)
    total = Capital(*stated.numbers[rows[passing]].sum(axis=0).tolist())
    return total if total.cny or total.foreign or total.unreadable else None


@lru_cache(maxsize=32)
def _stated(series: str, dataset: Dataset) -> _Stated | None:
    imported = of_series(series, dataset.imports)
    return _read(*imported) if imported else None


def _read(one: Import, measure: str) -> _Stated:
    rows = one.capital[one.capital["status"].isin(MEASURES[measure])].sort_values("region")
    regions, first, counts = np.unique(rows["region"].to_numpy(dtype=str), return_index=True, return_counts=True)
    ends = zip(first.tolist(), (first + counts).tolist(), strict=True)
    return _Stated(
        spans=dict(zip((Adcode(str(region)) for region in regions), ends, strict=True)),
        slots=np.array(slots_of(rows["year"]), dtype=str),
        statuses=rows["status"].to_numpy(dtype=str),
        numbers=rows[[*CURRENCIES, "yuan"]].to_numpy(dtype=np.int64),
    )
