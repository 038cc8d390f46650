"""Every file as parquet in a folder of its own, which is gone when the import is over.

What reaches the disk are the columns of headers.py: nothing personal. A parquet file on the disk is not copied:
its own columns are read where they lie.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import numpy as np

from data.registers import headers, sheets, texts, workbooks
from data.registers.child_process import Died, Progress, apart
from data.registers.errors import DAMAGE, FileError, RejectedImport, reject
from data.registers.files import Given, Limits
from data.registers.headers import COLUMNS, PLACES, Header
from data.registers.sheets import Sheet, batch

if TYPE_CHECKING:
    import pyarrow as pa

Item = TypeVar("Item")
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
    banner: int = 0  # rows above the header
    notes: Mapping[str, int] = field(default_factory=dict)
    numbered: bool = True  # whether its rows have numbers; those of a table on a server have none


def read(
    given: Iterable[Given],
    folder: Path,
    limits: Limits,
    progress: Progress,
    meanwhile: Callable[[], object] = lambda: None,
) -> tuple[Part, ...]:
    """Every sheet as a part. RejectedImport with every file that cannot be read.

    `meanwhile` is done while a file is read; it may be asked for again.
    """
    parts: list[Part] = []
    errors: list[FileError] = []
    for one in given:
        left = limits.rows - sum(part.rows for part in parts)
        found = _file(one, folder, len(parts), left, progress, meanwhile)
        parts += found.parts
        errors += found.errors
    if errors:
        raise RejectedImport(errors)
    return tuple(parts)


class _Outcome(NamedTuple):
    """One file, read or refused."""

    parts: tuple[Part, ...] = ()
    errors: tuple[FileError, ...] = ()


def _file(
    given: Given, folder: Path, first: int, most: int, progress: Progress, meanwhile: Callable[[], object]
) -> _Outcome:
    """A workbook is read in a process of its own: what is wrong with it may end more than its reading."""

    def work(progress: Progress) -> _Outcome:
        try:
            return _Outcome(parts=tuple(_parts(given, folder, first, most, progress)))
        except RejectedImport as refused:
            return _Outcome(errors=refused.errors)

    if given.kind != "workbook":
        with ThreadPoolExecutor(1) as beside:  # over before the next workbook: a process with threads must not fork
            ready = beside.submit(meanwhile)
            outcome = work(progress)
            ready.result()
        return outcome
    try:
        return apart(work, progress, meanwhile)
    except Died:
        return _Outcome(errors=(FileError("damaged", given.name),))


def _parts(given: Given, folder: Path, first: int, most: int, progress: Progress) -> Iterator[Part]:
    if given.kind == "parquet" and not given.member:
        yield _own(given, most, progress)
        return
    readers = {"workbook": workbooks.sheets, "text": texts.sheets, "parquet": _columns}
    try:
        for sheet in readers[given.kind](given):
            _check_places(given, sheet.header)
            path = folder / f"{first}.parquet"  # engine.py reads the number
            rows = _write(given, sheet, path, most, progress)
            file = f"{given.name} [{sheet.name}]" if sheet.name else given.name
            yield Part(file, rows, sheet.header.labels, path, False, sheet.header.row, sheet.notes)
            first, most = first + 1, most - rows
    except DAMAGE:
        raise reject("damaged", given.name) from None


def _check_places(given: Given, header: Header) -> None:
    if not any(column in header.positions for column in PLACES):
        raise reject("no_place_column", given.name)


def _write(given: Given, sheet: Sheet, path: Path, most: int, progress: Progress) -> int:
    """Write the rows of a sheet; how many there were."""
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

    rows = 0
    try:
        with ParquetWriter(path, sheets.schema(), compression="lz4", use_dictionary=REPEATED) as writer:
            for one in _ahead(sheet.batches):
                writer.write_batch(one)
                rows += len(one)
                progress(len(one))
                if rows > most:
                    raise reject("too_many_rows", given.name, f"{most:,}")
    except pa.ArrowInvalid as error:
        raise reject("long_cell" if "straddling" in str(error) else "damaged", given.name) from None
    return rows


def _ahead(items: Iterable[Item]) -> Iterator[Item]:
    """The same items; the next is made in a thread of its own while one is used."""
    source = iter(items)
    with ThreadPoolExecutor(1) as beside:
        coming = beside.submit(next, source, None)
        while (item := coming.result()) is not None:
            coming = beside.submit(next, source, None)
            yield item


def _own(given: Given, most: int, progress: Progress) -> Part:
    """A parquet file on the disk: only its outline is read here."""
    file, header = _outline(given, given.path)
    if file.metadata.num_rows > most:
        raise reject("too_many_rows", given.name, f"{most:,}")
    progress(file.metadata.num_rows)
    return Part(given.name, file.metadata.num_rows, header.labels, given.path, native=True)


def _columns(given: Given) -> Iterator[Sheet]:
    """A parquet file inside a zip."""
    file, header = _outline(given, given.whole())
    yield Sheet("", header, _batches(file, header))


def _outline(given: Given, source: Any) -> tuple[Any, Header]:
    """The opened file and where its columns stand."""
    import pyarrow as pa
    from pyarrow.parquet import ParquetFile

    try:
        file = ParquetFile(source)
    except (pa.ArrowException, OSError):
        raise reject("damaged", given.name) from None
    simple = [
        one.name for one in file.schema_arrow if not (pa.types.is_nested(one.type) or pa.types.is_binary(one.type))
    ]
    header = headers.find([simple])
    if header is None:
        raise reject("no_header", given.name)
    _check_places(given, header)
    labels = {column: simple[at] for column, at in header.positions.items()}
    return file, Header(0, header.width, header.positions, labels)


def _batches(file: Any, header: Header) -> "Iterator[pa.RecordBatch]":
    import pyarrow as pa

    first = FIRST_ROW
    for one in file.iter_batches(BATCH, columns=list(header.labels.values())):
        columns = {column: one.column(label).cast(pa.string()) for column, label in header.labels.items()}
        yield batch(columns, np.arange(first, first + len(one)))
        first += len(one)
