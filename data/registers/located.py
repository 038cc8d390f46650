"""Rows whose places stand only in their addresses: the names at the beginning are kept, the addresses are dropped."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from data.registers import sheets
from data.registers.headers import COLUMNS, PLACES, ColumnSet
from data.registers.sheets import ParsedSheet

if TYPE_CHECKING:
    import pyarrow as pa

NOTE = "from_address"
"""How many rows have a place from their address."""


def sheet(parsed: ParsedSheet, wanted: ColumnSet) -> ParsedSheet:
    """The same rows with a province, a city and a district in the place of the address."""
    label, notes = parsed.header.labels["address"], {**parsed.notes, NOTE: 0}
    labels = {column: name for column, name in parsed.header.labels.items() if column != "address"}
    header = replace(parsed.header, labels={**labels, **dict.fromkeys(PLACES, label)})
    return replace(parsed, header=header, notes=notes, batches=_located(parsed, wanted, notes))


def _located(parsed: ParsedSheet, wanted: ColumnSet, notes: dict[str, int]) -> "Iterator[pa.RecordBatch]":
    import pyarrow as pa

    for one in parsed.batches:
        addresses = one.column("address").to_pylist()
        found = [wanted.locate(address) if wanted.locate and address else ("", "", "") for address in addresses]
        notes[NOTE] += sum(any(names) for names in found)
        columns = dict(zip(PLACES, zip(*found, strict=True), strict=True)) if found else {}
        located = {column: pa.array(names, pa.string()) for column, names in columns.items()}
        texts = [located.get(column, one.column(column)) for column in COLUMNS]
        rest = [one.column(column) for column in (sheets.ROW, sheets.BROKEN)]
        yield pa.RecordBatch.from_arrays([*texts, *rest], schema=sheets.schema())
    notes |= parsed.notes
