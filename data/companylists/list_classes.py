"""The companies that a list names by class, read when somebody asks for them: `classes.parquet` (lists.py).

Each dimension stands by itself, without years of registration: no other filter but that on the status reaches them.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

import pandas as pd

from data.companylists.levels import LEVEL
from data.companylists.lists import CLASSES, UNREADABLE, CompanyList
from data.regions import Adcode, Regions
from data.registers import region_sums, store
from data.registers.dimensions import STATUS


def dimensions(one: CompanyList) -> frozenset[str]:
    """Those by which the list was counted, its level among them; empty for an older list, and for a damaged one."""
    found = frozenset(_table(one)["of"])
    return found | {STATUS.name} if found else found


def by_class(
    one: CompanyList, dimension: str, statuses: Collection[str], places: Sequence[Adcode], regions: Regions
) -> Mapping[str, int]:
    """The companies of some statuses in regions, none of which lies in another, by class of a dimension."""
    table, counts = _table(one), Counter[str]()
    of_status = dimension == STATUS.name
    table = table[table["of"] == (LEVEL.name if of_status else dimension)]  # each dimension holds all companies
    own = {region for region in table["region"].unique() if region}
    inside = {region for region in own if any(regions.within(Adcode(region), place) for place in places)}
    rows = table[table["region"].isin(inside) & table["status"].isin(statuses)]
    for name, count in rows.groupby("status" if of_status else "class")["count"].sum().items():
        counts[str(name)] = int(count)
    return counts


@lru_cache(maxsize=16)
def _table(one: CompanyList) -> pd.DataFrame:
    """region, status, of, class, count: by own region, with the aliases of the register in force."""
    try:
        table = pd.read_parquet(one.folder / CLASSES)
        named = region_sums.named(table, store.read_aliases(one.register.folder))
        return named[["region", "status", "of", "class", "count"]]
    except UNREADABLE:
        return pd.DataFrame({name: [] for name in ("region", "status", "of", "class", "count")})
