"""The companies that a list names by class, read when somebody asks for them: `classes.parquet` (lists.py).

Each dimension stands by itself, without years of registration: no other filter but that on the status reaches them.
"""

from collections.abc import Container, Mapping, Sequence
from functools import lru_cache

import numpy as np
import pandas as pd

from data.companylists.levels import LEVEL
from data.companylists.lists import CLASSES, UNREADABLE, CompanyList
from data.regions import Adcode, Regions
from data.registers import region_sums, store
from data.registers.class_counts import ClassCounts
from data.registers.class_tables import ClassTable
from data.registers.dimensions import STATUS, Dimension


def dimensions(one: CompanyList, regions: Regions) -> frozenset[str]:
    """Those by which the list was counted, its level among them; empty for an older list, and for a damaged one."""
    found = frozenset(_counts(one, regions))
    return found | {STATUS.name} if found else found


def by_class(
    one: CompanyList, dimension: Dimension, statuses: Container[str], places: Sequence[Adcode], regions: Regions
) -> Mapping[str, int]:
    """The companies of some statuses in regions, none of which lies in another, by class of a dimension."""
    name = LEVEL.name if dimension.name == STATUS.name else dimension.name  # each dimension holds all companies
    counts, inside = _counts(one, regions)[name], _inside(one, tuple(places), regions)
    present = {column: counts.table.columns[column].categories for column in ("region", STATUS.name)}
    rows = counts.passing("region", [region in inside for region in present["region"]])
    rows &= counts.passing(STATUS.name, [status in statuses for status in present[STATUS.name]])
    return counts.by_class(dimension, rows)


@lru_cache(maxsize=64)
def _inside(one: CompanyList, places: tuple[Adcode, ...], regions: Regions) -> frozenset[str]:
    """The own regions of its companies that lie in places."""
    own = {region for counts in _counts(one, regions).values() for region in counts.table.columns["region"].categories}
    return frozenset(
        region for region in own if region and any(regions.within(Adcode(region), place) for place in places)
    )


@lru_cache(maxsize=16)
def _counts(one: CompanyList, regions: Regions) -> Mapping[str, ClassCounts]:
    """The companies by own region, status and class of each dimension, with the aliases of the register in force."""
    try:
        table = pd.read_parquet(one.folder / CLASSES)
        named = region_sums.named(table, store.read_aliases(one.register.folder))
        return {str(name): ClassCounts(_table(str(name), rows), regions) for name, rows in named.groupby("of")}
    except UNREADABLE:
        return {}


def _table(name: str, rows: pd.DataFrame) -> ClassTable:
    texts = {"region": rows["region"], STATUS.name: rows["status"], name: rows["class"]}
    columns = {column: pd.Categorical(values) for column, values in texts.items()}
    return ClassTable(columns, rows["count"].to_numpy(), None, np.arange(len(rows)))
