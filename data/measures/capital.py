"""Registered capital of an imported series: the sum of what its companies state in renminbi, by what is chosen.

Amounts in other currencies are counted and never summed: no rate of exchange would be the right one for all of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.dataset import Dataset
from data.measures import registered
from data.owned_results import owned
from data.regions import Adcode
from data.registers import class_counts
from data.registers.block import slots_of
from data.registers.imports import CURRENCIES, MEASURES, of_series
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
    total = (_of_classes if registered.class_limits(limits) else _of_all)(adcodes, series, limits, dataset)
    return total if total and (total.cny or total.foreign or total.unreadable) else None


def _of_classes(adcodes: Sequence[Adcode], series: str, limits: Limits, dataset: Dataset) -> Capital | None:
    imported = of_series(series, dataset.imports)
    found = class_counts.of_import(imported[0], dataset.regions, limits.applied) if imported else None
    if not imported or found is None or not found.has_numbers((*CURRENCIES, "yuan")):
        return None
    rows = registered.passing_rows(found, imported[1], limits) & np.any([found.within(one) for one in adcodes], axis=0)
    return Capital(*(int(found.table.number(name)[rows].sum()) for name in (*CURRENCIES, "yuan")))


def _of_all(adcodes: Sequence[Adcode], series: str, limits: Limits, dataset: Dataset) -> Capital | None:
    """Of companies of all classes."""
    stated, positions = _stated(series, dataset)
    if positions.keys().isdisjoint(adcodes):
        return None
    rows = stated.iloc[[row for adcode in adcodes for row in positions.get(adcode, ())]]
    years, statuses = (registered.passing(axis, rows[axis].tolist(), limits) for axis in ("slots", "statuses"))
    passing = [year and status for year, status in zip(years, statuses, strict=True)]
    return Capital(*rows.loc[passing, [*CURRENCIES, "yuan"]].sum().tolist())


@owned(maxsize=32)
def _stated(series: str, dataset: Dataset) -> tuple[pd.DataFrame, Mapping[str, np.ndarray]]:
    """The rows of a series, with the filters' values of each; and where those of a region stand."""
    imported = of_series(series, dataset.imports)
    table = imported[0].capital if imported else NONE
    rows = table[table["status"].isin(MEASURES[imported[1]] if imported else ())].reset_index(drop=True)
    rows = rows.assign(slots=slots_of(rows["year"]), statuses=rows["status"])
    return rows, rows.groupby("region").indices
