"""The shape in which every reader hands on its rows, and what is known of a file besides them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from data.registers.columns import COLUMNS
from data.registers.headers import Header

if TYPE_CHECKING:
    import pyarrow as pa

ROW = "row"
BROKEN = "broken"
"""A row whose cells do not fit the header: how many cells are meant is not known, so none is used."""
BARE_ADDRESS = "bare_address"
"""A row whose address is the name of a province and no more."""


@dataclass(frozen=True)
class ParsedSheet:
    """One table in a file, being read: its header, and batches of the columns wanted and these marks."""

    name: str
    header: Header
    batches: "Iterator[pa.RecordBatch]"
    notes: dict[str, int] = field(default_factory=dict)  # filled while the batches are read; see report.py


def schema(names: Sequence[str] = COLUMNS) -> "pa.Schema":
    """The columns of a batch."""
    import pyarrow as pa

    texts = [(column, pa.string()) for column in names]
    return pa.schema([*texts, (ROW, pa.int64()), (BROKEN, pa.bool_()), (BARE_ADDRESS, pa.bool_())])


def batch(
    columns: "Mapping[str, pa.Array]", rows: np.ndarray, *, broken: bool = False, names: Sequence[str] = COLUMNS
) -> "pa.RecordBatch":
    """The columns that a file has, the others empty, with the numbers of the rows; all of them sound or all broken."""
    import pyarrow as pa

    columns = {column: _on_one_line(cells) for column, cells in _with_months(columns).items()}
    empty = pa.nulls(len(rows), pa.string())
    texts = [columns.get(column, empty) for column in names]
    marks = (pa.array(np.full(len(rows), mark)) for mark in (broken, False))
    return pa.RecordBatch.from_arrays([*texts, pa.array(rows, pa.int64()), *marks], schema=schema(names))


def _with_months(columns: "Mapping[str, pa.Array]") -> "Mapping[str, pa.Array]":
    """Dates of a year and a month where these stand in two columns: 2014 and 7 are 2014-7."""
    from pyarrow import compute

    if "month" not in columns:
        return columns
    year, month = (compute.utf8_trim_whitespace(columns[name].fill_null("")) for name in ("date", "month"))
    month = compute.utf8_rtrim(month, "月")
    joined = compute.binary_join_element_wise(compute.utf8_rtrim(year, "年"), month, "-")
    both = compute.and_(compute.not_equal(year, ""), compute.match_substring_regex(month, "^[0-9]{1,2}$"))
    return {**columns, "date": compute.if_else(both, joined, year)}


def _on_one_line(cells: "pa.Array") -> "pa.Array":
    """Cells without line breaks, which break a name or an amount anywhere."""
    from pyarrow import compute

    letters = cells.buffers()[-1]  # of all cells together: a search of its own in each would take far longer
    if letters is None or not any(end in letters.to_pybytes() for end in (b"\n", b"\r")):
        return cells
    return compute.replace_substring_regex(cells, r"[ \t]*[\r\n]+[ \t]*", "")
