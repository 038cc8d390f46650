"""An import from files or a server to a folder: read, count, account for every row, write. And its aliases, later.

Nothing stands in the dataset before `store.adopt` renames the folder, so a report can be shown before it is applied.
"""

import hashlib
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pandas as pd

from data.datums import DatumOption
from data.regions import NATION, Adcode, Regions
from data.registers import (
    choices,
    classes,
    comparison,
    count,
    cube,
    engine,
    files,
    ledger,
    masks,
    places,
    region_sums,
    rejected_rows,
    report,
    spool,
    store,
    suggestions,
)
from data.registers.address import Address
from data.registers.child_process import Progress
from data.registers.columns import PLACES, REGISTER_COLUMNS, Choice, Layout
from data.registers.errors import FileError, RejectedImport, reject
from data.registers.files import LIMITS, Limits
from data.registers.imports import (
    CAPITAL,
    CLASSES,
    CUBE,
    CURRENCIES,
    MAX_COMPANIES,
    REPORT,
    STATUSES,
    SUMS,
    UNMATCHED,
    UNPLACED,
)
from data.registers.report import AccountingError, Notice, OpenPlace, Report, Written
from data.registers.rule import Rule
from data.registers.servers import server
from data.registers.servers.server import OnStep
from data.registers.spool import Part
from data.registers.tables import Tables

if TYPE_CHECKING:
    import ibis.expr.types as ir

MAX_OPEN_PLACES, MAX_UNREAD_SIZES = 500, 20
"""Open places, and words of sizes, that a report names; the others are in its sums."""


class DamagedImport(ValueError):
    """What an import keeps to be counted again cannot be read."""


@dataclass(frozen=True)
class _Job:
    """One count: by which rule, of which parts, and where its results go."""

    rule: Rule
    regions: Regions
    folder: Path
    scratch: Path
    parts: tuple[Part, ...]
    left_out: tuple[FileError, ...] = ()
    companies: bool = False  # whether names and codes may be stored


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
    columns: Choice | None = None,
    kept: Mapping[Layout, Choice] | None = None,
    datum: DatumOption = "stated",
    recognize: Callable[[Iterable[FileError]], Iterable[FileError]] = tuple,
) -> Report:
    """Count the files and write everything but the definition into `folder`. RejectedImport if that cannot be done.

    `counting` is called when all rows are read.
    `companies` stores names and codes too, so that two dates can be compared.
    `columns` says which column of the files is which of ours; `kept` is what was chosen before (choices.py).
    `datum` is that of coordinates which state none. `recognize` may tell more of what holds no companies.
    """
    tables, errors = files.find(paths, limits)
    wanted = replace(REGISTER_COLUMNS, chosen=columns or {}, kept=kept or {})
    wanted = replace(wanted, places=places.known(regions), regions=regions, datum=datum)
    with tempfile.TemporaryDirectory(prefix="park-atlas-") as scratch:
        warm_up = partial(engine.warm_up, regions)
        try:
            parts, left_out = spool.read(tables, Path(scratch), limits, progress, warm_up, wanted, errors)
        except RejectedImport as rejected:
            raise RejectedImport(recognize(rejected.errors)) from None
        choices.check(columns or {}, parts)
        choices.write(folder, parts)
        counting()
        return _count_here(_Job(rule, regions, folder, Path(scratch), parts, tuple(recognize(left_out)), companies))


def _count_here(job: _Job) -> Report:
    """Count what was read, with more memory where little is not enough. Raises RejectedImport."""
    try:
        try:
            return _count_within(job, engine.MEMORY)
        except duckdb.OutOfMemoryException:
            return _count_within(job, engine.MAX_MEMORY)
    except duckdb.Error as error:
        raise _rejection(error, job.parts) from None


def _count_within(job: _Job, memory: str) -> Report:
    with engine.opened(job.scratch, memory) as connection:
        return _count(job, engine.EmbeddedTables(connection), engine.rows(connection, job.parts), connection)


def import_from_server(address: Address, rule: Rule, regions: Regions, folder: Path, on_step: OnStep) -> Report:
    """Count a register where it lies, as `import_files` counts files. Raises RejectedImport."""
    with (
        tempfile.TemporaryDirectory(prefix="park-atlas-") as scratch,
        server.opened(address, on_step) as session,
        engine.opened(Path(scratch)) as connection,
    ):
        labels = server.labels_of(address, session.columns())
        rows = server.rows(session.texts(labels), labels)
        on_step("rows")
        part = Part(address.shown, session.row_count(), labels, Path(address.path), numbered=False)
        job = _Job(rule, regions, folder, Path(scratch), (part,))
        try:
            return _count(job, server.ReportingTables(session, on_step), rows, connection)
        except AccountingError:  # both counts are of one state where the engine can hold one
            raise reject("changed", address.shown) from None


def _rejection(error: Exception, parts: Iterable[Part]) -> Exception:
    """Only a parquet file of the reader's own is read as late as this: the others we wrote a moment ago."""
    native = [part.file for part in parts if part.native]
    if isinstance(error, duckdb.OutOfMemoryException):
        return reject("server_full", ", ".join(part.file for part in parts))
    return reject("damaged", ", ".join(native)) if native else error


def _count(job: _Job, tables: Tables, rows: "ir.Table", connection: Any) -> Report:
    """Count where the rows are; all that comes after the tally is small, and done by the engine of this process."""
    parts, regions, folder = job.parts, job.regions, job.folder
    prepared = count.prepare(rows, job.rule, regions, tables, numbered=all(part.numbered for part in parts))
    path = job.scratch / "tally.parquet"
    tables.write(count.tally(prepared.rows), path)
    is_crossed = classes.is_crossed(sum(part.rows for part in parts))
    tables.write(classes.cells(prepared.classed, tables, crossed=is_crossed), folder / CLASSES)
    tally = connection.read_parquet(str(path), table_name="tally")
    cells = connection.read_parquet(str(folder / CLASSES), table_name="classes")
    reports = report.account(parts, cube.by_reason(tally).execute().itertuples(index=False))
    connection.to_parquet(cube.cells(tally), str(folder / CUBE))
    unclear = _unclear(connection, folder)
    # How many companies of each file were counted, but not as deep as they may mean.
    partly = unclear[unclear["region"] != ""].groupby("file")["count"].sum()
    partly = [Notice("open_place", parts[file].file, int(rows)) for file, rows in partly.items()]
    doubts = tuple(_doubts(tally, parts))
    fixable = len(unclear) or doubts or any(set(one.reasons) - set(rejected_rows.UNLISTED) for one in reports)
    companies = sum(one.counted + one.reasons.get(UNMATCHED, 0) for one in reports)
    if job.companies and companies <= MAX_COMPANIES:
        ledger.write(connection, prepared.rows, folder)
    counted = Report(
        files=reports,
        places=tuple(_open_places(unclear, regions)),
        warnings=(*report.warnings(parts, reports), *doubts, *partly),
        left_out=job.left_out,
        unknown=classes.unknown(cells),
        staff_years=classes.staff_years(cells),
        unread_sizes=_unread_sizes(prepared, tables, connection, job.scratch),
        are_classes_crossed=is_crossed,
        listed=rejected_rows.write(rejected_rows.lines(prepared.rows, parts, regions) if fixable else (), folder),
        **_write_sums(folder, {}, regions),
    )
    store.write_report(folder, counted)
    store.write_aliases(folder, {})
    return counted


def _unread_sizes(prepared: count.Prepared, tables: Tables, connection: Any, scratch: Path) -> Mapping[str, int]:
    """Words in the column of sizes that are none, with their rows; those that may be personal are counted as one."""
    path = scratch / "sizes.parquet"
    tables.write(prepared.unread_sizes, path)
    counts: Counter[str] = Counter()
    for word, number in connection.read_parquet(str(path), table_name="sizes").execute().itertuples(index=False):
        counts[masks.shown_size(word)] += int(number)
    return dict(counts.most_common(MAX_UNREAD_SIZES))


def _doubts(tally: "ir.Table", parts: Sequence[Part]) -> Iterator[Notice]:
    """What rows of companies that are counted say and cannot be used."""
    for file, *numbers in cube.doubts(tally).execute().itertuples(index=False):
        found = zip(count.DOUBTS, numbers, strict=True)
        yield from (Notice(doubt, parts[file].file, int(rows)) for doubt, rows in found if rows)
    large, share = cube.large_amounts(tally)
    for file, amounts in large.itertuples(index=False):
        yield Notice("large_amounts", parts[file].file, int(amounts), f"{share:.0%}")


def _unclear(connection: Any, folder: Path) -> pd.DataFrame:
    return cube.open_places(connection.read_parquet(str(folder / CUBE), table_name="cells")).execute()


def _write_sums(folder: Path, aliases: Mapping[Written, Adcode], regions: Regions) -> dict[str, Any]:
    """Companies, and their registered capital; those of the nation come out, as a report has them."""
    sums = region_sums.sums(folder, aliases, regions)
    capital = region_sums.capital(folder, aliases, regions)
    of_nation = {}
    for name, table, file in (("statuses", sums, SUMS), ("capital", capital, CAPITAL)):
        table.to_parquet(folder / file, index=False)
        columns = STATUSES if name == "statuses" else (*CURRENCIES, "yuan")
        of_nation[name] = table.loc[table["region"] == NATION, list(columns)].sum().astype(int).to_dict()
    return of_nation


def _open_places(unclear: pd.DataFrame, regions: Regions) -> Iterable[OpenPlace]:
    """The open places, the most frequent first."""
    totals = unclear.groupby([*PLACES, "region"], as_index=False)["count"].sum()
    totals = totals.sort_values(["count", *PLACES], ascending=[False, True, True, True]).head(MAX_OPEN_PLACES)
    for row in totals.rename(columns={"count": "rows"}).to_dict("records"):
        meant = suggestions.suggest(regions, *(row[place] for place in PLACES))
        yield OpenPlace(**row, suggestion=meant.region, **asdict(meant))


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


def apply_aliases(folder: Path, aliases: Mapping[Written, Adcode], regions: Regions) -> Report:
    """Let exactly these aliases hold in an import, none of the earlier ones unless it is named again.

    The folder is replaced as a whole; the report that comes out is the first one with the rows moved or resolved.
    DamagedImport if its cube cannot be read; then nothing has changed.
    """
    with store.aside(folder.parent.parent) as new:
        shutil.copytree(folder, new, dirs_exist_ok=True)
        try:
            with engine.opened(new) as connection:
                unclear = _unclear(connection, new)
        except duckdb.Error:
            raise DamagedImport(folder.name) from None
        of_nation = _write_sums(new, aliases, regions)
        shutil.rmtree(new / "engine", ignore_errors=True)
        first = store.read_report(new)
        moved = _moved(first, unclear, aliases)
        updated = replace(first, listed=rejected_rows.apply_aliases(new, aliases), moved=moved, **of_nation)
        store.write_aliases(new, aliases)
        store.write_report(new, updated)
        store.adopt(new, folder.name)
    comparison.refresh(folder.parent.parent, folder.name, regions)
    return updated


def write_sums_again(folder: Path, regions: Regions) -> None:
    """Write the sums that an import lacks, from its cells: the same numbers. The folder is replaced as a whole."""
    with store.aside(folder.parent.parent) as new:
        shutil.copytree(folder, new, dirs_exist_ok=True)
        aliases = {written: Adcode(region) for written, region in store.read_aliases(new).items()}
        _write_sums(new, aliases, regions)
        store.adopt(new, folder.name)


def _moved(first: Report, unclear: pd.DataFrame, aliases: Mapping[Written, Adcode]) -> dict[str, int]:
    """How many unmatched rows of each file the aliases give a place."""
    unmatched = unclear[unclear["region"] == UNPLACED]
    is_moved = [texts in aliases for texts in zip(*(unmatched[place] for place in PLACES), strict=True)]
    rows = unmatched[pd.Series(is_moved, unmatched.index, dtype=bool)].groupby("file")["count"].sum()
    return {first.files[file].file: int(number) for file, number in rows.items()}
