"""Rows whose places stand only in their addresses: the names at the beginning are kept, the addresses are dropped."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from data.regions import Regions
from data.registers import addresses
from data.registers.headers import PLACES, ColumnSet, Located
from data.registers.sheets import ParsedSheet

if TYPE_CHECKING:
    import pyarrow as pa

NOTE = "from_address"
"""How many rows have a place from their address."""


def sheet(parsed: ParsedSheet, wanted: ColumnSet) -> ParsedSheet:
    """The same rows with a province, a city and a district in the place of the address."""
    if not wanted.regions or "address" not in parsed.header.labels:
        return parsed
    label, notes = parsed.header.labels["address"], {**parsed.notes, NOTE: 0}
    labels = {column: name for column, name in parsed.header.labels.items() if column != "address"}
    header = replace(parsed.header, labels={**labels, **dict.fromkeys(PLACES, label)})
    return replace(parsed, header=header, notes=notes, batches=_located(parsed, wanted.regions, notes))


def _located(parsed: ParsedSheet, regions: Regions, notes: dict[str, int]) -> "Iterator[pa.RecordBatch]":
    for one in parsed.batches:
        found = [addresses.locate(regions, address or "") for address in one.column("address").to_pylist()]
        notes[NOTE] += sum(any(names) for names in found)
        yield with_places(one, found)
    notes |= parsed.notes


def with_places(rows: "pa.RecordBatch", names: Sequence[Located]) -> "pa.RecordBatch":
    """The rows with other names of places."""
    import pyarrow as pa

    if not names:
        return rows
    for column, texts in zip(PLACES, zip(*names, strict=True), strict=True):
        rows = rows.set_column(rows.schema.get_field_index(column), column, pa.array(texts, pa.string()))
    return rows
