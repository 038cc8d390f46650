"""Subscribed beside paid-in capital, on one base: the companies that state both in renminbi.

Subscribed capital is a promise, stated by nearly all; a sum of it over other companies says nothing of what is paid in.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from data.dataset import Dataset
from data.filters.companies import REGISTERED
from data.measures import registered
from data.measures.class_counts import rows_of
from data.regions import Adcode
from data.registers.class_counts import can_combine, of_import
from data.registers.imports import BOTH_CAPITALS, of_series
from data.selection import Selection


@dataclass(frozen=True)
class BothCapitals:
    """The capital of companies that state what is subscribed and what is paid in."""

    companies: int
    subscribed: int  # yuan
    paid_in: int  # yuan


def of_regions(adcodes: Sequence[Adcode], selection: Selection, dataset: Dataset) -> BothCapitals | None:
    """Those of regions, none inside another, under the filters in force; None where no company states both."""
    imported, limits = of_series(selection.series, dataset.imports), registered.limits(selection, dataset)
    if imported is None or (limits.get(REGISTERED.name) and not can_combine(imported[0])):
        return None
    found = of_import(imported[0], dataset.regions, registered.class_limits(limits).applied)
    if found is None or not found.has_numbers(BOTH_CAPITALS):
        return None
    rows = [rows_of(found, imported[1], region, limits) for region in adcodes]
    sums = (sum(int(found.table.number(name)[one].sum()) for one in rows) for name in BOTH_CAPITALS)
    total = BothCapitals(*sums)
    return total if total.companies else None
