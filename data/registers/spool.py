"""Every file as parquet in a folder of its own, which is gone when the import is over.

What reaches the disk are the columns of headers.py: nothing personal. A parquet file on the disk is not copied:
its own columns are read where they lie.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import numpy as np

from data.registers import headers, sheets, texts, workbooks
from data.registers.child_process import ChildDied, Progress, run_in_child
from data.registers.errors import DAMAGE, FileError, RejectedImport, reject
from data.registers.files import Limits, TableFile
from data.registers.headers import COLUMNS, PLACES, Header
from data.registers.sheets import ParsedSheet, batch

if TYPE_CHECKING:
    import pyarrow as pa

Item = TypeVar("Item")
Result = TypeVar("Result", bound=tuple)
BATCH = 100_000
REPEATED = [column for column in COLUMNS if column not in ("name", "code")]
"""Columns in which few texts come again and again."""
FIRST_ROW = 1
"""Of a parquet file, which has no header row."""


@dataclass(frozen=True)
class Part:
    """One sheet, read: where its rows lie now, and what is known of it."""

    file: str  # as messages show it, with the sheet where a file has several
    rows: int
    labels: Mapping[str, str]  # column -> its name in the file
    path: Path  # of a parquet file
    native: bool = False  # whether that file is the reader's own, in its own columns
    notes: Mapping[str, int] = field(default_factory=dict)
    banner: int = 0  # rows above the header
    numbered: bool = True  # whether its rows have numbers; those of a table on a server have none


def read(
    tables: Iterable[TableFile],
    folder: Path,
    limits: Limits,
    progress: Progress,
    meanwhile: Callable[[], object] = lambda: None,
) -> tuple[Part, ...]:
    """Every sheet as a part. RejectedImport with every file that cannot be read.

    `meanwhile` is done while a file is read; it may be called again.
    """
    parts: list[Part] = []
    errors: list[FileError] = []
    for source in tables:
        read_parts = partial(_parts, source, folder, len(parts), limits.rows - sum(part.rows for part in parts))
        try:
            if source.kind == "workbook":  # what is wrong with it may end more than its reading
                parts += read_in_child(source, read_parts, progress, meanwhile)
                continue
            with ThreadPoolExecutor(1) as thread:  # over before the next workbook: a process with threads must not fork
                ready = thread.submit(meanwhile)
                parts += read_parts(progress)
                ready.result()
        except RejectedImport as rejected:
            errors += rejected.errors
    if errors:
        raise RejectedImport(errors)
    return tuple(parts)


def _parts(source: TableFile, folder: Path, first: int, max_rows: int, progress: Progress) -> tuple[Part, ...]:
    """Every sheet of a file, written to its part, the first of which has the number `first`. Raises RejectedImport."""
    readers = {"workbook": workbooks.sheets, "text": texts.sheets, "parquet": _columns}
    parts: list[Part] = []
    try:
        if source.kind == "parquet" and not source.member:
            return (_native(source, max_rows, progress),)
        for number, sheet in enumerate(readers[source.kind](source), start=first):
            _check_places(source, sheet.header)
            path = folder / f"{number}.parquet"  # engine.py reads the number
            rows = _write(source, sheet, path, max_rows - sum(part.rows for part in parts), progress)
            file = f"{source.name} [{sheet.name}]" if sheet.name else source.name
            parts.append(Part(file, rows, sheet.header.labels, path, notes=sheet.notes, banner=sheet.header.row))
    except DAMAGE:
        raise reject("damaged", source.name) from None
    return tuple(parts)


def _write(source: TableFile, sheet: ParsedSheet, path: Path, max_rows: int, progress: Progress) -> int:
    """Write the rows of a sheet; how many there were."""
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

    rows = 0
    try:
        with ParquetWriter(path, sheets.schema(), compression="lz4", use_dictionary=REPEATED) as writer:
            for one in _prefetched(sheet.batches):
                writer.write_batch(one)
                rows += len(one)
                progress(len(one))
                if rows > max_rows:
                    raise reject("too_many_rows", source.name, f"{max_rows:,}")
    except pa.ArrowInvalid as error:
        raise reject("long_cell" if "straddling" in str(error) else "damaged", source.name) from None
    return rows


def _native(source: TableFile, max_rows: int, progress: Progress) -> Part:
    """A parquet file on the disk: only its outline is read here."""
    file, header = _outline(source, source.path)
    rows = file.metadata.num_rows
    if rows > max_rows:
        raise reject("too_many_rows", source.name, f"{max_rows:,}")
    progress(rows)
    return Part(source.name, rows, header.labels, source.path, native=True)


def read_in_child(
    source: TableFile,
    read: Callable[[Progress], Result],
    progress: Progress = lambda rows: None,
    meanwhile: Callable[[], object] = lambda: None,
) -> Result:
    """What `read` gives in a process of its own. RejectedImport if it raises that, or if the process dies."""

    def work(progress: Progress) -> Result | tuple[FileError, ...]:
        try:
            return read(progress)
        except RejectedImport as rejected:
            return rejected.errors

    try:
        result = run_in_child(work, progress, meanwhile)
    except ChildDied:
        raise reject("damaged", source.name) from None
    if errors := [one for one in result if isinstance(one, FileError)]:
        raise RejectedImport(errors)
    return cast(Result, result)


def _check_places(source: TableFile, header: Header) -> None:
    if not any(column in header.positions for column in PLACES):
        raise reject("no_place_column", source.name)


def _prefetched(items: Iterable[Item]) -> Iterator[Item]:
    """The same items; the next is made in a thread of its own while one is used."""
    iterator = iter(items)
    with ThreadPoolExecutor(1) as thread:
        coming = thread.submit(next, iterator, None)
        while (item := coming.result()) is not None:
            coming = thread.submit(next, iterator, None)
            yield item


def _columns(source: TableFile) -> Iterator[ParsedSheet]:
    """A parquet file inside a zip."""
    file, header = _outline(source, source.open_seekable())
    yield ParsedSheet("", header, _batches(file, header))


def _outline(source: TableFile, content: Any) -> tuple[Any, Header]:
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
    header = headers.find([simple])
    if header is None:
        raise reject("no_header", source.name)
    _check_places(source, header)
    labels = {column: simple[at] for column, at in header.positions.items()}
    return file, Header(0, header.width, header.positions, labels)


def _batches(file: Any, header: Header) -> "Iterator[pa.RecordBatch]":
    import pyarrow as pa

    first = FIRST_ROW
    for one in file.iter_batches(BATCH, columns=list(header.labels.values())):
        columns = {column: one.column(label).cast(pa.string()) for column, label in header.labels.items()}
        yield batch(columns, np.arange(first, first + len(one)))
        first += len(one)
