"""Provinces that stand once and are blank below, as merged cells become when a table is saved as text.

Whether a blank cell goes on with the one above no text can say: such rows are counted as they are written, and whoever
imports is asked.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from data.registers.sheets import ParsedSheet

if TYPE_CHECKING:
    import pyarrow as pa

NOTE = "blank_below"
MIN_SHARE = 3
"""A third of the rows at least has no province where they were merged."""


def sheet(parsed: ParsedSheet) -> ParsedSheet:
    """The same rows, with how many may go on with the province above them, once all are read."""
    if "province" not in parsed.header.labels:
        return parsed
    notes = {**parsed.notes, NOTE: 0}
    return replace(parsed, notes=notes, batches=_watched(parsed, notes))


def _watched(parsed: ParsedSheet, notes: dict[str, int]) -> "Iterator[pa.RecordBatch]":
    """Merged cells leave no province twice below itself, and begin with one."""
    rows = blank = 0
    last, may_be_merged = "", True
    for one in parsed.batches:
        if may_be_merged:
            cells = [cell.strip() if cell else "" for cell in one.column("province").to_pylist()]
            filled = [cell for cell in cells if cell]
            starts_blank = not rows and bool(cells) and not cells[0]
            may_be_merged = not starts_blank and all(map(str.__ne__, [last, *filled], filled))
            last = filled[-1] if filled else last
            rows, blank = rows + len(cells), blank + len(cells) - len(filled)
        yield one
    notes |= parsed.notes
    if may_be_merged and blank * MIN_SHARE >= rows > 0:
        notes[NOTE] = blank
