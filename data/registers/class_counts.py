"""Companies of an import by class: the cells of its cube as numbers, read when somebody first asks for a class.

A cell is one combination of region, year of registration, status and classes, of as many companies as it counts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from data.regions import Adcode, Regions
from data.registers import region_sums, store
from data.registers.block import slots_of
from data.registers.dimensions import DIMENSIONS, STATUS, UNKNOWN, Dimension
from data.registers.imports import MEASURES, Import
from data.registers.rule import Rule

UNREADABLE = (OSError, ValueError, KeyError)
"""What pyarrow and pandas raise of a damaged import is one of these."""


@dataclass(frozen=True, eq=False)
class ClassCells:
    """The companies of one series."""

    regions: Regions
    columns: Mapping[str, pd.Categorical]  # own region, slot, and a class of each dimension
    counts: np.ndarray

    @property
    def dimensions(self) -> tuple[Dimension, ...]:
        """Those in which the class of any company is known."""
        return tuple(one for name, one in DIMENSIONS.items() if self._is_known(name))

    def _is_known(self, name: str) -> bool:
        return name in self.columns and bool(set(self.columns[name].categories) - {UNKNOWN})

    def passing(self, column: str, items: Sequence[bool]) -> np.ndarray:
        """The cells whose category passes, given one truth a category in their order."""
        return np.asarray(items, dtype=bool)[self.columns[column].codes]

    def within(self, region: Adcode) -> np.ndarray:
        """The cells of a region and of all that lies in it."""
        own = self.columns["region"].categories
        return self.passing("region", [bool(one) and self.regions.within(Adcode(one), region) for one in own])

    def by_class(self, dimension: str, cells: np.ndarray) -> Mapping[str, int]:
        """The companies of some cells by class, of those classes that any company of the series has."""
        column = self.columns[dimension]
        sums = np.bincount(column.codes[cells], self.counts[cells], len(column.categories))
        return dict(zip(column.categories, sums.astype(int).tolist(), strict=True))


@lru_cache(maxsize=8)
def of_import(one: Import, measure: str, regions: Regions) -> ClassCells | None:
    """The cells of one series of an import; None where its cube is damaged."""
    try:
        aliases = store.read_aliases(one.folder)
        cells = region_sums.classes(one.folder, aliases, Rule(str(one.card["as_of"])).last_month)
    except UNREADABLE:
        return None
    cells = cells[cells["status"].isin(MEASURES[measure])]
    columns = {"region": cells["region"], "slot": slots_of(cells["year"]), STATUS.name: cells["status"]}
    columns |= {name: cells[name] for name in DIMENSIONS if name in cells}
    return ClassCells(
        regions, {name: pd.Categorical(values) for name, values in columns.items()}, cells["count"].to_numpy()
    )
