"""An import from files or a server to a folder: read, count, account for every row, write.

Nothing stands in the dataset before `store.adopt` renames the folder, so a report can be shown before it is applied.
"""

import gc
import hashlib
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import duckdb

from data.datums import DatumOption
from data.regions import Regions
from data.registers import (
    choices,
    engine,
    files,
    places,
    spool,
)
from data.registers.accounting import Job, count_rows
from data.registers.address import Address
from data.registers.child_process import Progress
from data.registers.columns import REGISTER_COLUMNS, Choice, Layout
from data.registers.errors import FileError, RejectedImport, reject
from data.registers.files import LIMITS, Limits
from data.registers.imports import (
    REPORT,
    SUMS,
)
from data.registers.report import AccountingError, Report
from data.registers.rule import Rule
from data.registers.servers import server
from data.registers.servers.server import OnStep
from data.registers.spool import Part


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of cycles, which would go through all that queries are made of again and again."""
    is_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_on:
            gc.enable()


@_uncollected()
def import_files(
    paths: Iterable[files.Source],
    rule: Rule,
    regions: Regions,
    folder: Path,
    progress: Progress,
    limits: Limits = LIMITS,
    *,
    companies: bool = False,
    counting: Callable[[], object] = lambda: None,
    columns: Sequence[Choice] = (),
    kept: Mapping[Layout, Choice] | None = None,
    datum: DatumOption = "stated",
    recognize: Callable[[Iterable[FileError]], Iterable[FileError]] = tuple,
) -> Report:
    """Count the files and write everything but the definition into `folder`. RejectedImport if that cannot be done.

    `counting` is called when all rows are read.
    `companies` stores names and codes too, so that two dates can be compared.
    `columns` says, for each layout, which column of the files is which of ours; `kept` is what was chosen before
    (choices.py). `datum` is that of coordinates which state none. `recognize` may tell more of what holds no companies.
    """
    tables, errors = files.find(paths, limits)
    wanted = replace(REGISTER_COLUMNS, chosen=tuple(columns), kept=kept or {})
    wanted = replace(wanted, places=places.known(regions), regions=regions, datum=datum)
    with tempfile.TemporaryDirectory(prefix="park-atlas-") as scratch:
        warm_up = partial(engine.warm_up, regions)
        try:
            parts, left_out = spool.read(tables, Path(scratch), limits, progress, warm_up, wanted, errors)
        except RejectedImport as rejected:
            raise RejectedImport(recognize(rejected.errors)) from None
        choices.check(columns, parts)
        choices.write(folder, parts)
        counting()
        return _count_here(Job(rule, regions, folder, Path(scratch), parts, tuple(recognize(left_out)), companies))


def _count_here(job: Job) -> Report:
    """Count what was read, with more memory where little is not enough. Raises RejectedImport."""
    try:
        try:
            return _count_within(job, engine.MEMORY)
        except duckdb.OutOfMemoryException:
            return _count_within(job, engine.MAX_MEMORY)
    except duckdb.Error as error:
        raise _rejection(error, job.parts) from None


def _count_within(job: Job, memory: str) -> Report:
    with engine.opened(job.scratch, memory) as connection:
        return count_rows(job, engine.EmbeddedTables(connection), engine.rows(connection, job.parts), connection)


@_uncollected()
def import_from_server(address: Address, rule: Rule, regions: Regions, folder: Path, on_step: OnStep) -> Report:
    """Count a register where it lies, as `import_files` counts files. Raises RejectedImport."""
    with (
        tempfile.TemporaryDirectory(prefix="park-atlas-") as scratch,
        server.opened(address, on_step) as session,
        engine.opened(Path(scratch)) as connection,
    ):
        labels = server.labels_of(address, session.columns())
        rows = server.rows(session.texts(labels), labels, regions)
        on_step("rows")
        part = Part(address.shown, session.row_count(), labels, Path(address.path), numbered=False)
        job = Job(rule, regions, folder, Path(scratch), (part,))
        try:
            return count_rows(job, server.ReportingTables(session, on_step), rows, connection)
        except AccountingError:  # both counts are of one state where the engine can hold one
            raise reject("changed", address.shown) from None


def _rejection(error: Exception, parts: Iterable[Part]) -> Exception:
    """Only a parquet file of the reader's own is read as late as this: the others we wrote a moment ago."""
    native = [part.file for part in parts if part.native]
    if isinstance(error, duckdb.OutOfMemoryException):
        return reject("server_full", ", ".join(part.file for part in parts))
    return reject("damaged", ", ".join(native)) if native else error


def name_import(provider_slug: str, rule: Rule, folder: Path) -> tuple[str, str]:
    """The import's name, and the tag in it: the same files, counted by the same rule, replace each other."""
    content = b"".join((folder / file).read_bytes() for file in (SUMS, REPORT))
    tag = _tag(repr(rule).encode() + content)
    return f"{provider_slug}-{rule.as_of}-import-{tag}", tag


def name_server_import(provider_slug: str, rule: Rule, url: str) -> tuple[str, str]:
    """The same of a register: counted again for the same day, month or year, it replaces itself."""
    tag = _tag(repr((url, rule.keyword, rule.match)).encode())
    return f"{provider_slug}-{rule.as_of}-register-{tag}", tag


def _tag(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:8]
