"""Companies of an import by region and by their age in a given month: of two imports the same companies are of one age.

So between two dates no company grows out of its class, and the flows of each class lead from one count to the other.
"""

from collections.abc import Iterable, Mapping
from functools import partial
from types import MappingProxyType

from data.owned_results import owned
from data.regions import Regions
from data.registers import region_sums, store
from data.registers.bins import Bounds
from data.registers.dimensions import age_class
from data.registers.imports import MEASURES, UNPLACED, Import

UNREADABLE = (OSError, ValueError, KeyError)
"""What pyarrow and pandas raise of a damaged import is one of these."""
LATER = "later"
"""The class of companies that were registered after the month."""


def classes(months: Iterable[int], at: int, bounds: Bounds) -> Mapping[int, str]:
    """The age of each month of registration, 201703 or 201700, in another month; `LATER` of those after it."""
    return {int(one): LATER if one > at else age_class(int(one), at, bounds) for one in months}


@owned(maxsize=16)
def by_age(one: Import, measure: str, regions: Regions, at: int, bounds: Bounds) -> Mapping[str, Mapping[str, int]]:
    """Region -> class of age in a month, 202203 -> companies; empty for a damaged import."""
    try:
        aliases = store.read_aliases(one.folder)
        rows = region_sums.ages(one.folder, aliases, regions, partial(classes, at=at, bounds=bounds))
    except UNREADABLE:
        return MappingProxyType({})
    rows = rows[rows["region"] != UNPLACED]
    companies = rows[list(MEASURES[measure])].sum(axis=1)
    table = companies.groupby([rows["region"], rows["age"]]).sum().unstack(fill_value=0)
    names, values = table.columns.tolist(), table.to_numpy().tolist()
    return MappingProxyType(
        {region: dict(zip(names, row, strict=True)) for region, row in zip(table.index, values, strict=True)}
    )
