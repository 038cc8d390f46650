"""What came to the classes of every region and left them between two imports (company_changes.py), by one dimension.

A company whose class changed leaves one and comes to another: `section_out` and `section_in`, named after the sections
of industry, where nothing but another reading of its business brings it about. With these, earlier + in - out = later
in every class of every region, and the other flows of all classes add up to those of the region.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.owned_results import owned
from data.regions import Adcode, Regions
from data.registers import age_structure
from data.registers.bins import Bounds
from data.registers.company_changes import ENDS, INFLOWS, OUTFLOWS, Changes
from data.registers.imports import INDUSTRY, UNPLACED

SECTION_IN, SECTION_OUT = "section_in", "section_out"
SECTION_INFLOWS, SECTION_OUTFLOWS = (*INFLOWS, SECTION_IN), (*OUTFLOWS, SECTION_OUT)
FLOWS = (*SECTION_INFLOWS, *SECTION_OUTFLOWS)
STAYED = {
    "moved": ("moved_in", "moved_out"),
    "located": ("located", "unlocated"),
    "unlocated": ("located", "unlocated"),
    "reclassified": ("", ""),
}
"""Kinds of change of a company that is in both imports: the flows to where it is now, and from where it was."""
MAX_DEPTH = 4
"""Nation, province, city, district."""
NO_REGION = -1


@dataclass(frozen=True, eq=False)
class ClassFlows:
    """Companies by region, class and flow."""

    regions: Mapping[str, int]  # the place of each in the first dimension
    classes: tuple[str, ...]
    counts: NDArray[np.int64]

    def of(self, region: str) -> dict[str, dict[str, int]]:
        """Class -> flow -> companies, all flows named, for the classes of a region in which something changed."""
        if region not in self.regions:
            return {}
        rows = zip(self.classes, self.counts[self.regions[region]].tolist(), strict=True)
        return {name: dict(zip(FLOWS, row, strict=True)) for name, row in rows if any(row)}


@owned(maxsize=8)
def read(changes: Changes, measure: str, regions: Regions, dimension: str = INDUSTRY) -> ClassFlows | None:
    """The flows by class of one of `FOLLOWED`, of industry by section.

    None where the imports do not keep these classes of companies alike, or the file is damaged.
    """
    ends = ENDS[dimension]
    frame = _read(changes, measure, ends)
    return None if frame is None else _sum(frame, (frame[ends[0]], frame[ends[1]]), regions)


@owned(maxsize=8)
def read_ages(changes: Changes, measure: str, regions: Regions, at: int, bounds: Bounds) -> ClassFlows | None:
    """The flows by class of age in a month; None where the file is damaged."""
    frame = _read(changes, measure, ("month",))
    if frame is None:
        return None
    months = frame["month"].fillna(0).astype(int)
    ages = months.map(age_structure.classes(months.unique(), at, bounds)).astype(str)
    return _sum(frame, (ages, ages), regions)


def _read(changes: Changes, measure: str, columns: Sequence[str]) -> pd.DataFrame | None:
    """kind, before, after and other columns; None where there are none such, or they are damaged."""
    import pyarrow as pa
    from pyarrow.parquet import ParquetFile

    wanted = [measure, "before", "after", *columns]
    try:
        with ParquetFile(changes.path, read_dictionary=[one for one in wanted if one != "month"]) as file:
            frame = file.read(columns=wanted).to_pandas()
    except (OSError, KeyError, pa.ArrowException):  # a KeyError where a column was not kept
        return None
    return frame.rename(columns={measure: "kind"})


def _sum(frame: pd.DataFrame, ends: tuple[pd.Series, pd.Series], regions: Regions) -> ClassFlows:
    """The changed companies added to all regions that they reach; `ends`: the class of each before and after."""
    codes, was_at = _coded(frame["before"], frame["after"])
    classes, was_in = _coded(*ends)
    paths = [_path(code, regions) for code in codes]
    numbers = {region: at for at, region in enumerate(sorted({up for path in paths for up in path}))}
    chains = np.full((len(paths) + 1, MAX_DEPTH), NO_REGION)  # the last is of no region
    for at, path in enumerate(paths):
        chains[at, : len(path)] = [numbers[up] for up in path]
    table = ClassFlows(numbers, classes, np.zeros((len(numbers), len(classes), len(FLOWS)), np.int64))
    kinds = frame["kind"].astype("category").cat
    for at, kind in enumerate(kinds.categories):
        if kind:
            rows = np.flatnonzero(kinds.codes == at)
            _add(table, kind, [chains[ends[rows]] for ends in was_at], [ends[rows] for ends in was_in])
    return table


def _coded(*ends: pd.Series) -> tuple[tuple[str, ...], list[NDArray[np.int64]]]:
    """The distinct texts of two columns, and each column as their numbers, -1 for none."""
    columns = [end.astype("category").cat for end in ends]
    texts = tuple(sorted({str(text) for column in columns for text in column.categories}))
    return texts, [column.set_categories(texts).cat.codes.to_numpy().astype(np.int64) for column in columns]


def _path(code: str, regions: Regions) -> list[str]:
    return [up.adcode for up in regions.path(Adcode(code))] if code else [UNPLACED]


def _add(table: ClassFlows, kind: str, places: list[NDArray[np.int64]], classes: list[NDArray[np.int64]]) -> None:
    """One kind of change: to all regions where its companies are now, and from all where they were."""
    (before, after), (was, now) = places, classes
    if kind not in STAYED:
        ends = (after, now) if kind in INFLOWS else (before, was)
        _add_to(table, *ends, kind)
        return
    entered, gone = (_without(one, other) for one, other in ((after, before), (before, after)))
    came, left = STAYED[kind]
    if came:
        _add_to(table, entered, now, came)
        _add_to(table, gone, was, left)
    kept, changed = _without(after, entered), was != now
    _add_to(table, kept[changed], now[changed], SECTION_IN)
    _add_to(table, kept[changed], was[changed], SECTION_OUT)


def _without(these: NDArray[np.int64], others: NDArray[np.int64]) -> NDArray[np.int64]:
    """Regions of each row that are not among those of the same row on the other side."""
    shared = (these[:, :, None] == others[:, None, :]).any(axis=2)
    return np.where(shared, NO_REGION, these)


def _add_to(table: ClassFlows, places: NDArray[np.int64], classes: NDArray[np.int64], flow: str) -> None:
    row, column = np.nonzero(places != NO_REGION)
    np.add.at(table.counts[:, :, FLOWS.index(flow)], (places[row, column], classes[row]), 1)
