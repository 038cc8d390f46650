"""Parquet files: their own columns, read where they lie, or like any other table where places have to be found."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from data import datums
from data.registers import headers, located, previews
from data.registers.columns import PLACES, ColumnSet, fold_label
from data.registers.errors import FileError, RejectedImport, reject
from data.registers.files import TableFile
from data.registers.headers import Header
from data.registers.sheets import ParsedSheet, batch

if TYPE_CHECKING:
    import pyarrow as pa

BATCH = 100_000
FIRST_ROW = 1
"""Of a parquet file, which has no header row."""


def native(source: TableFile, wanted: ColumnSet) -> tuple[int, Header] | None:
    """The rows of a file on the disk and its columns, of which no cell is read; None where places have to be found."""
    file, header = _outline(source, source.path, wanted)
    if "lon" in header.labels or ("address" in header.labels and not _is_placed(file, header, wanted)):
        return None
    labels = {column: label for column, label in header.labels.items() if column != "address"}
    return file.metadata.num_rows, replace(header, labels=labels)


def _is_placed(file: Any, header: Header, wanted: ColumnSet) -> bool:
    """Whether no row of a parquet file needs its address: every place is written and understood."""
    import pyarrow as pa

    labels, regions = [header.labels[place] for place in PLACES if place in header.labels], wanted.regions
    if not labels or not regions:
        return False
    for rows in file.iter_batches(BATCH, columns=labels):
        distinct = pa.Table.from_batches([rows]).group_by(labels).aggregate([])
        cells = {label: distinct[label].cast(pa.string()).fill_null("").to_pylist() for label in labels}
        names = [cells.get(header.labels.get(place, ""), [""] * len(distinct)) for place in PLACES]
        if located.open_places(regions, zip(*names, strict=True)):
            return False
    return True


def sheets(source: TableFile, wanted: ColumnSet) -> Iterator[ParsedSheet]:
    """A file inside a zip, or one in which places have to be found."""
    file, header = _outline(source, source.open_seekable(), wanted)
    yield ParsedSheet("", header, _batches(file, header, wanted.columns))


def _outline(source: TableFile, content: Any, wanted: ColumnSet) -> tuple[Any, Header]:
    """The opened file and where its columns stand."""
    import pyarrow as pa
    from pyarrow.parquet import ParquetFile

    try:
        file = ParquetFile(content)
    except (pa.ArrowException, OSError):
        raise reject("damaged", source.name) from None
    simple = [
        one.name for one in file.schema_arrow if not (pa.types.is_nested(one.type) or pa.types.is_binary(one.type))
    ]
    header = headers.find([simple, *_first_rows(file, simple)], wanted)
    if header is None:
        raise RejectedImport([previews.unread("no_header", source.name, [simple], wanted)])
    if not header.positions.keys() & {*PLACES, "address", "lon"}:
        raise RejectedImport([FileError("no_place_column", source.name, header=header.cells)])
    labels = {column: simple[at] for column, at in header.positions.items() if column in wanted.columns}
    return file, replace(header, labels=labels)


def _first_rows(file: Any, names: Sequence[str]) -> list[list[object]]:
    """The cells that tell columns of points from columns of places; the others are not read."""
    doubtful = [name for name in names if fold_label(name) in datums.POINT_OR_PLACE]
    first = next(file.iter_batches(headers.MAX_HEADER_ROW, columns=doubtful), None) if doubtful else None
    return [[cells.get(name) for name in names] for cells in (first.to_pylist() if first else ())]


def _batches(file: Any, header: Header, names: Sequence[str]) -> "Iterator[pa.RecordBatch]":
    import pyarrow as pa

    first = FIRST_ROW
    for one in file.iter_batches(BATCH, columns=list(dict.fromkeys(header.labels.values()))):
        columns = {column: one.column(label).cast(pa.string()) for column, label in header.labels.items()}
        yield batch(columns, np.arange(first, first + len(one)), names=names)
        first += len(one)
