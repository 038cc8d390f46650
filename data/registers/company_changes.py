"""The companies that changed between two imports of one definition, read back without any engine.

    changes.parquet   code, name, month, before, after, status_before, status_after, existing, cumulative,
                      `FOLLOWED`_before, _after: sections and other classes, where both imports keep them alike
                      stands in the folder of the later import; its metadata name the earlier one and hold the flows

`existing` and `cumulative` are the kind of change as that measure sees it, blank where it sees none. A flow is how many
companies a change brought to a region or took from it, so that earlier + `INFLOWS` - `OUTFLOWS` = later, everywhere.

    registered   not in the earlier; registered in a later month than that is of
    found        not in the earlier; registered before, or on no known date
    vanished     not in the later
    closed       existing before, closed now; reopened: the other way round
    status_out   existing before, now of another or no known status; status_in: the other way round
    moved        from one place to another
    located      the same company, its place known more closely now; unlocated: less closely
    reclassified the same company in the same place, of another section or class: no flow of a place, but one of its
                 classes (class_flows.py)
"""

import json
from collections.abc import Container, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from data.owned_results import Owner, owned
from data.registers.imports import CHANGES, INDUSTRY, MEASURES, Import

INFLOWS = ("registered", "found", "reopened", "status_in", "moved_in", "located")
OUTFLOWS = ("closed", "status_out", "vanished", "moved_out", "unlocated")
KINDS = ("closed", "reopened", "moved", "registered", "found", "vanished", "status_out", "status_in")
"""In the order of a list. That a place is known more closely is a flow, but nothing happened to the company."""
LISTED = ("code", "name", "month", "before", "after", "status_before", "status_after")
FOLLOWED = (INDUSTRY, "size", "staff", "capital")
"""Dimensions by which companies are followed from one date to the next."""
ENDS = {name: (f"{name}_before", f"{name}_after") for name in FOLLOWED}
"""Their columns."""
EARLIER, FLOWS = "atlas.earlier", "atlas.flows"

Flows = Mapping[str, Mapping[str, Mapping[str, int]]]
"""measure -> region -> flow -> companies."""


Stamp = tuple[int, int]


@dataclass(frozen=True, eq=False)
class Changes(Owner):
    """What changed between two imports."""

    path: Path
    flows: Flows
    stamp: Stamp | None  # of the file that the flows were read from

    def of(self, measure: str, region: str) -> dict[str, int]:
        """How many companies each flow brought or took, all flows named."""
        flows = self.flows[measure].get(region, {})
        return {flow: flows.get(flow, 0) for flow in (*INFLOWS, *OUTFLOWS)}


@owned(maxsize=64)
def between(earlier: Import, later: Import) -> Changes | None:
    """What is known of the change from one to the other; None if nothing is, or if it no longer fits their sums."""
    import pyarrow as pa
    from pyarrow.parquet import read_schema

    path = later.folder / CHANGES
    try:
        recorded = read_schema(path).metadata or {}
        flows: Flows = json.loads(recorded.get(FLOWS.encode(), b"{}"))
    except (OSError, ValueError, pa.ArrowException):
        return None
    is_whole = flows.keys() >= set(MEASURES) and recorded.get(EARLIER.encode()) == earlier.id.encode()
    fits = is_whole and not unreconciled(flows, earlier, later)
    return Changes(path, flows, _stamp(path)) if fits else None


def follows(changes: Changes, dimension: str) -> bool:
    """Whether the class of each company is kept on both dates."""
    import pyarrow as pa
    from pyarrow.parquet import read_schema

    try:
        return {*ENDS[dimension]} <= {*read_schema(changes.path).names}
    except (OSError, pa.ArrowException):
        return False


def _stamp(path: Path) -> Stamp | None:
    """Another one for another file of that name; None if there is none."""
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_ino, about.st_mtime_ns


def unreconciled(flows: Flows, earlier: Import, later: Import) -> tuple[str, ...]:
    """The measures and regions in which earlier + in - out is not the later number."""
    differing = []
    for measure, statuses in MEASURES.items():
        first, last = (one.sums.groupby("region")[list(statuses)].sum().sum(axis=1) for one in (earlier, later))
        recorded = flows.get(measure, {})
        for region in {*first.index, *last.index, *recorded}:
            change = sum(recorded.get(region, {}).get(flow, 0) for flow in INFLOWS)
            change -= sum(recorded.get(region, {}).get(flow, 0) for flow in OUTFLOWS)
            if first.get(region, 0) + change != last.get(region, 0):
                differing.append(f"{measure} {region}")
    return tuple(differing)


def rows(
    changes: Changes, measure: str, places: Mapping[str, str], listed: Container[str], limit: int | None = None
) -> tuple[dict[str, int], list[dict[str, Any]]]:
    """How many companies changed in which way, and `limit` of them: the first of each way, in the order of `KINDS`.

    `places`: region -> the place that holds it, as far as the reader looks, or blank. A company that went from one
    region to another inside the same place has not moved. `listed` are the places whose companies are wanted.
    """
    import pyarrow as pa

    if _stamp(changes.path) != changes.stamp:  # another import has come, and this one waits for a restart
        return {}, []
    try:
        return _rows(changes, measure, places, listed, limit)
    except (OSError, pa.ArrowException):  # its outline is whole, its content is not
        return {}, []


def _rows(
    changes: Changes, measure: str, places: Mapping[str, str], listed: Container[str], limit: int | None
) -> tuple[dict[str, int], list[dict[str, Any]]]:
    kinds, before, after, regions = _coded(changes, measure)
    names = [*(places.get(region, "") for region in regions), ""]  # at last nowhere, for -1
    numbers, wanted = np.unique(names, return_inverse=True)[1], np.array([name in listed for name in names])
    seen = wanted[before] | wanted[after]
    seen &= (kinds != KINDS.index("moved")) | (numbers[before] != numbers[after])
    each = {kind: np.flatnonzero(seen & (kinds == at)) for at, kind in enumerate(KINDS)}
    present = {kind: at for kind, at in each.items() if len(at)}
    counts = {kind: len(at) for kind, at in present.items()}
    shares = counts if limit is None else _shared(counts, limit)
    picked = {kind: at[: shares[kind]] for kind, at in present.items()}
    return counts, _picked(changes.path, picked)


def _shared(counts: Mapping[str, int], limit: int) -> dict[str, int]:
    """How many of each kind, so that no kind takes the room of another that needs it."""
    shares: dict[str, int] = {}
    for done, kind in enumerate(sorted(counts, key=lambda kind: counts[kind])):
        shares[kind] = min(counts[kind], (limit - sum(shares.values())) // (len(counts) - done))
    return shares


@owned(maxsize=8)
def _coded(changes: Changes, measure: str) -> tuple[Any, Any, Any, tuple[str, ...]]:
    """The list as small numbers, which are searched in a millisecond where texts take a hundred.

    Of KINDS the kind, -1 for none of them; of the regions that come last those before and after, -1 where the company
    was not there.
    """
    from pyarrow.parquet import ParquetFile

    columns = [measure, "before", "after"]
    frame = ParquetFile(changes.path, read_dictionary=columns).read(columns=columns).to_pandas()
    kinds = frame[measure].cat.set_categories(KINDS).cat.codes.to_numpy()
    ends = [frame[end].astype("category").cat for end in ("before", "after")]
    regions = tuple(sorted({str(region) for end in ends for region in end.categories}))
    before, after = (end.set_categories(regions).cat.codes.to_numpy() for end in ends)
    return kinds, before, after, regions


def _picked(path: Path, picked: Mapping[str, Any]) -> list[dict[str, Any]]:
    """These rows of the file with all that is listed of them, and their kind."""
    from pyarrow.parquet import ParquetFile

    file, wanted = ParquetFile(path), np.concatenate([np.array([], int), *picked.values()])
    if not len(wanted):
        return []
    sizes = np.array([file.metadata.row_group(group).num_rows for group in range(file.num_row_groups)])
    ends = np.cumsum(sizes)
    groups = np.unique(np.searchsorted(ends, wanted, "right"))
    at = np.concatenate([np.arange(ends[group] - sizes[group], ends[group]) for group in groups])
    table = file.read_row_groups(groups.tolist(), columns=list(LISTED)).take(np.searchsorted(at, wanted))
    kinds = [kind for kind, places in picked.items() for _ in places]
    return [row | {"kind": kind} for row, kind in zip(table.to_pylist(), kinds, strict=True)]
