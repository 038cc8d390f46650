"""The classes of an import read back: `classes.parquet` (classes.py), or the cube of an import that has none.

The cube of an import before version 3 tells sections of industry and ages apart, and nothing else.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from data.owned_results import owned
from data.registers import region_sums, store
from data.registers.block import UNKNOWN, slots_of
from data.registers.columns import PLACES
from data.registers.dimensions import DIMENSIONS, STATUS
from data.registers.imports import CLASSES, UNPLACED, Import
from data.registers.rule import Rule

if TYPE_CHECKING:
    import pyarrow as pa

OF, CLASS, COUNT = "of", "class", "count"
SLOT = "slot"
"""The column of years of registration as addresses have them."""


@dataclass(frozen=True, eq=False)
class ClassTable:
    """One row a combination of own region, slot, status and the classes of some dimensions."""

    columns: Mapping[str, pd.Categorical]
    count: np.ndarray
    path: Path | None  # where the other numbers are; None where there are none
    rows: np.ndarray  # which rows of that file these are

    @cached_property
    def kept(self) -> frozenset[str]:
        """The columns that were kept; an earlier program kept fewer numbers."""
        from pyarrow.parquet import read_schema

        return frozenset(read_schema(self.path).names) if self.path else frozenset()

    def number(self, name: str) -> np.ndarray:
        """One of NUMBERS of each row; KeyError where they were not kept."""
        if name == COUNT:
            return self.count
        if self.path is None:
            raise KeyError(name)
        return _column(self.path, name)[self.rows]


def is_kept(one: Import) -> bool:
    """Whether classes were kept when the import was counted."""
    return (one.folder / CLASSES).is_file()


@owned(maxsize=64)
def names(one: Import) -> tuple[str, ...]:
    """The dimensions that have a table each; empty where one holds all."""
    from pyarrow.parquet import read_schema

    if not is_kept(one) or OF not in read_schema(one.folder / CLASSES).names:
        return ()
    return tuple(name for name in DIMENSIONS if name != STATUS.name)


@owned(maxsize=32)
def read(one: Import, of: str) -> ClassTable:
    """The table of one dimension; where `of` is blank, of all of them or of none.

    Raises what pyarrow raises of a damaged file.
    """
    if not is_kept(one):
        return _of_cube(one)
    path, aliases = one.folder / CLASSES, store.read_aliases(one.folder)
    is_apart = bool(names(one))
    frame = _frame(path, is_apart=is_apart)
    rows = np.flatnonzero(frame[OF] == of) if is_apart else np.arange(len(frame))
    frame = frame.iloc[rows].rename(columns={CLASS: of})
    columns = _categories(region_sums.named(frame, aliases))
    return ClassTable(columns, frame[COUNT].to_numpy(), None if of else path, rows)


@owned(maxsize=32)
def totals(one: Import) -> pd.DataFrame:
    """of, class, status, count: companies with a place, by the class of each dimension. Raises as `read` does."""
    if names(one):
        columns = [OF, CLASS, "status", "region"]
        table = _read_table(one.folder / CLASSES, [*columns, COUNT], columns)
        placed = table.filter(_is_placed(table))
        sums = placed.group_by([OF, CLASS, "status"], use_threads=False).aggregate([(COUNT, "sum")])
        kept = sums.to_pandas().rename(columns={f"{COUNT}_sum": COUNT}).astype(dict.fromkeys(columns[:3], str))
        statuses = kept[kept[OF] == names(one)[0]]  # each dimension holds all companies
        return pd.concat([kept, statuses.assign(**{OF: STATUS.name, CLASS: statuses["status"]})])
    table = read(one, "")
    frame = pd.DataFrame({**table.columns, COUNT: table.count})
    frame = frame.assign(status=frame[STATUS.name])[frame["region"] != UNPLACED]
    present = [name for name in DIMENSIONS if name in frame]
    sums = [frame.groupby([name, "status"], observed=True)[COUNT].sum().reset_index() for name in present]
    return pd.concat(
        [one.rename(columns={name: CLASS}).assign(of=name) for name, one in zip(present, sums, strict=True)]
    )


def _is_placed(table: "pa.Table") -> "pa.ChunkedArray":
    from pyarrow import compute

    return compute.not_equal(table["region"].cast("string"), UNPLACED)


def _read_table(path: Path, columns: Sequence[str], texts: Sequence[str]) -> "pa.Table":
    from pyarrow.parquet import read_table

    return read_table(path, columns=list(columns), read_dictionary=list(texts))


def _of_cube(one: Import) -> ClassTable:
    aliases, last_month = store.read_aliases(one.folder), Rule(str(one.card["as_of"])).last_month
    frame = region_sums.classes(one.folder, aliases, last_month, one.bins.age)
    return ClassTable(_categories(frame), frame[COUNT].to_numpy(), None, np.arange(len(frame)))


def _frame(path: Path, *, is_apart: bool) -> pd.DataFrame:
    from pyarrow.parquet import read_schema

    kept = read_schema(path).names
    classes = [OF, CLASS] if is_apart else [name for name in DIMENSIONS if name != STATUS.name and name in kept]
    texts = ["region", *PLACES, "status", *classes]
    return _read_table(path, [*texts, *([] if is_apart else ["year"]), COUNT], texts).to_pandas()


def _categories(frame: pd.DataFrame) -> Mapping[str, pd.Categorical]:
    slots = slots_of(frame["year"]) if "year" in frame else [UNKNOWN] * len(frame)
    columns = {"region": frame["region"], SLOT: pd.Series(slots), STATUS.name: frame["status"]}
    columns |= {name: frame[name] for name in DIMENSIONS if name in frame and name != STATUS.name}
    return {name: pd.Categorical(values).remove_unused_categories() for name, values in columns.items()}


@lru_cache(maxsize=16)
def _column(path: Path, name: str) -> np.ndarray:
    return _read_table(path, [name], ())[name].to_numpy()
