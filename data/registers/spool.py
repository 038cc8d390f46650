"""Every file as parquet in a folder of its own, which is gone when the import is over.

What reaches the disk are the columns of columns.py: nothing personal. A parquet file on the disk is not copied:
its own columns are read where they lie.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Event, Lock
from typing import Any, NamedTuple, TypeVar

from data.registers import continued, located, parquets, points, previews, sheets, texts, workbooks
from data.registers.child_process import ChildDied, Progress, at_once, run_in_child, run_in_children
from data.registers.columns import COLUMNS, PLACES, REGISTER_COLUMNS, Choice, ColumnSet, Layout
from data.registers.errors import DAMAGE, NO_COMPANIES, FileError, RejectedImport, cause, reject
from data.registers.files import Kind, Limits, TableFile
from data.registers.headers import Header
from data.registers.sheets import ParsedSheet

Item = TypeVar("Item")
Result = TypeVar("Result")
IN_CHILD: tuple[Kind, ...] = ("workbook", "markup")
"""Kinds of files of which what is wrong may end more than their reading."""
Reader = Callable[[TableFile, ColumnSet], Iterator[ParsedSheet | FileError]]
REPEATED = [column for column in COLUMNS if column not in ("name", "code")]
"""Columns in which few texts come again and again."""


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
    layout: Layout = ()
    choice: Choice = field(default_factory=dict)  # what somebody has chosen for this layout
    unread: tuple[str, ...] = ()  # names of columns that are left where they are
    numbered: bool = True  # whether its rows have numbers; those of a table on a server have none


class Spooled(NamedTuple):
    """What was read, and the files and sheets that were left out."""

    parts: tuple[Part, ...]
    left_out: tuple[FileError, ...]


def read(
    tables: Iterable[TableFile],
    folder: Path,
    limits: Limits,
    progress: Progress,
    meanwhile: Callable[[], object] = lambda: None,
    wanted: ColumnSet = REGISTER_COLUMNS,
    errors: Iterable[FileError] = (),
) -> Spooled:
    """Every sheet as a part; what holds no companies is left out.

    RejectedImport, with `errors` of files among all others, if nothing is left or if companies cannot be read.
    `meanwhile` is done while a file is read; it may be called again.
    """
    tables, parts, found = tuple(tables), list[Part](), list(errors)
    for source, outcome in zip(tables, _read_all(tables, folder, limits, progress, meanwhile, wanted), strict=True):
        left = limits.rows - sum(part.rows for part in parts)
        if isinstance(outcome, _Rejected):
            found += outcome.errors
        elif sum(part.rows for part in outcome.parts) > left:
            found.append(FileError("too_many_rows", source.name, f"{left:,}"))
        else:
            parts += outcome.parts
            found += outcome.left_out
    if not parts or any(one.code not in NO_COMPANIES for one in found):
        raise RejectedImport(found)
    return Spooled(tuple(parts), tuple(found))


def _read_all(
    tables: Sequence[TableFile],
    folder: Path,
    limits: Limits,
    progress: Progress,
    meanwhile: Callable[[], object],
    wanted: ColumnSet,
) -> "list[Spooled | _Rejected]":
    """What became of each file; several are read at once, on all processors."""
    lock, is_over = Lock(), Event()

    def count(number: int) -> None:
        if is_over.is_set():
            raise KeyboardInterrupt
        with lock:
            progress(number)

    def read(at: int, count: Progress) -> Spooled | _Rejected:
        return _attempt(partial(_parts, tables[at], folder, at, limits.rows, wanted), count)

    apart = [at for at, source in enumerate(tables) if source.kind in IN_CHILD]
    results = run_in_children([partial(read, at) for at in apart], count, meanwhile)
    outcomes = {at: _outcome(tables[at], result) for at, result in zip(apart, results, strict=True)}
    with ThreadPoolExecutor(at_once()) as threads:  # no fork beside a thread
        futures = {at: threads.submit(read, at, count) for at in range(len(tables)) if at not in outcomes}
        try:
            meanwhile()
            outcomes |= {at: one.result() for at, one in futures.items()}
        except BaseException:
            is_over.set()
            threads.shutdown(wait=False, cancel_futures=True)
            raise
    return [outcomes[at] for at in range(len(tables))]


def _parts(source: TableFile, folder: Path, at: int, max_rows: int, wanted: ColumnSet, progress: Progress) -> Spooled:
    """Every sheet of a file, written to a part of its own; `at` is the number of the file. Raises RejectedImport."""
    parts: list[Part] = []
    left_out: list[FileError] = []
    try:
        if source.kind == "parquet" and not source.member:
            native = _native(source, max_rows, progress, wanted)
            if native:
                return Spooled((native,), ())
        for sheet in READERS[source.kind](source, wanted):
            if isinstance(sheet, FileError):
                left_out.append(sheet)
                continue
            file = source.sheet(sheet.name)
            sheet = continued.sheet(points.sheet(located.sheet(sheet, wanted), file, wanted))
            header = sheet.header
            if not header.labels.keys() & set(PLACES):
                left_out.append(FileError("no_place_column", file, header=header.cells))
                continue
            path = folder / f"{at}-{len(parts)}.parquet"
            rows = _write(source, sheet, path, max_rows - sum(part.rows for part in parts), progress)
            about = {"notes": sheet.notes, "banner": header.row, **_about(header)}
            parts.append(Part(file, rows, header.labels, path, **about))
    except (*DAMAGE, MemoryError) as error:
        raise reject(cause(error), source.name) from None
    return Spooled(tuple(parts), tuple(left_out))


def _about(header: Header) -> dict[str, Any]:
    return {"layout": header.layout, "choice": header.choice, "unread": previews.names(header.unread)}


def _write(source: TableFile, sheet: ParsedSheet, path: Path, max_rows: int, progress: Progress) -> int:
    """Write the rows of a sheet; how many there were."""
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

    rows, names = 0, sheets.schema().names
    try:
        with ParquetWriter(path, sheets.schema(), compression="lz4", use_dictionary=REPEATED) as writer:
            for one in _prefetched(sheet.batches):
                writer.write_batch(one.select(names))
                rows += len(one)
                progress(len(one))
                if rows > max_rows:
                    raise reject("too_many_rows", source.name, f"{max_rows:,}")
    except pa.ArrowInvalid as error:
        raise reject("long_cell" if "straddling" in str(error) else "damaged", source.name) from None
    return rows


def _native(source: TableFile, max_rows: int, progress: Progress, wanted: ColumnSet) -> Part | None:
    """A parquet file on the disk: only its outline is read here. None where places have to be found."""
    outline = parquets.native(source, wanted)
    if outline is None:
        return None
    rows, header = outline
    if rows > max_rows:
        raise reject("too_many_rows", source.name, f"{max_rows:,}")
    progress(rows)
    return Part(source.name, rows, header.labels, source.path, native=True, **_about(header))


def read_in_child(source: TableFile, read: Callable[[Progress], Result]) -> Result:
    """What `read` gives in a process of its own. RejectedImport if it raises that, or if the process dies."""
    try:
        outcome = run_in_child(partial(_attempt, read), lambda rows: None)
    except ChildDied as died:
        raise reject(died.cause, source.name) from None
    if isinstance(outcome, _Rejected):
        raise RejectedImport(outcome.errors)
    return outcome


@dataclass(frozen=True)
class _Rejected:
    """A RejectedImport as one process hands it to another."""

    errors: tuple[FileError, ...]


def _attempt(read: Callable[[Progress], Result], progress: Progress) -> Result | _Rejected:
    try:
        return read(progress)
    except RejectedImport as rejected:
        return _Rejected(rejected.errors)


def _outcome(source: TableFile, result: Result | _Rejected | ChildDied) -> Result | _Rejected:
    return _Rejected((FileError(result.cause, source.name),)) if isinstance(result, ChildDied) else result


def _prefetched(items: Iterable[Item]) -> Iterator[Item]:
    """The same items; the next is made in a thread of its own while one is used."""
    iterator = iter(items)
    with ThreadPoolExecutor(1) as thread:
        coming = thread.submit(next, iterator, None)
        while (item := coming.result()) is not None:
            coming = thread.submit(next, iterator, None)
            yield item


READERS: Mapping[Kind, Callable[[TableFile, ColumnSet], Iterator[ParsedSheet | FileError]]] = {
    "workbook": workbooks.sheets,
    "markup": workbooks.sheets,
    "text": texts.sheets,
    "parquet": parquets.sheets,
}
"""The sheets of a file by its kind."""
