"""Registered capital of an imported series: the sum of what its companies state in renminbi, by what is chosen.

Amounts in other currencies are counted and never summed: no rate of exchange would be the right one for all of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from data.dataset import Dataset
from data.measures import registered
from data.regions import Adcode
from data.registers import class_counts
from data.registers.block import slots_of
from data.registers.imports import CURRENCIES, MEASURES, Import, of_series
from data.values import Limits

NONE = pd.DataFrame(columns=["region", "year", "status", *CURRENCIES, "yuan"])


@dataclass(frozen=True)
class Capital:
    """The registered capital of some companies."""

    cny: int  # companies that state it in renminbi
    foreign: int  # companies that state it in another currency
    unreadable: int
    yuan: int  # of the first


def of_regions(adcodes: Sequence[Adcode], series: str, limits: Limits, dataset: Dataset) -> Capital | None:
    """The capital of regions, none inside another; None where no company that passes states any."""
    stated, positions = _stated(series, registered.class_limits(limits), dataset)
    if positions.keys().isdisjoint(adcodes):
        return None
    rows = stated.iloc[[row for adcode in adcodes for row in positions.get(adcode, ())]]
    years, statuses = (registered.passing(axis, rows[axis].tolist(), limits) for axis in ("slots", "statuses"))
    passing = [year and status for year, status in zip(years, statuses, strict=True)]
    total = Capital(*rows.loc[passing, [*CURRENCIES, "yuan"]].sum().tolist())
    return total if total.cny or total.foreign or total.unreadable else None


@lru_cache(maxsize=32)
def _stated(series: str, classes: Limits, dataset: Dataset) -> tuple[pd.DataFrame, Mapping[str, np.ndarray]]:
    """The rows of a series, with the filters' values of each; and where those of a region stand.

    `classes` are limits on classes of companies.
    """
    imported = of_series(series, dataset.imports)
    table = _table(imported[0], classes, dataset) if imported else NONE
    rows = table[table["status"].isin(MEASURES[imported[1]] if imported else ())].reset_index(drop=True)
    rows = rows.assign(slots=slots_of(rows["year"]), statuses=rows["status"])
    return rows, rows.groupby("region").indices


def _table(one: Import, classes: Limits, dataset: Dataset) -> pd.DataFrame:
    """region, year, status, CURRENCIES and yuan of the companies of an import that the limits on classes leave."""
    if not classes:
        return one.capital
    found = class_counts.of_import(one, dataset.regions, classes.applied)
    if found is None or not found.has_numbers((*CURRENCIES, "yuan")):
        return NONE
    return found.by_region(registered.passing_classes(found, classes), (*CURRENCIES, "yuan"))
