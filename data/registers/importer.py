"""An import from files or a server to a folder: read, count, account for every row, write. And its aliases, later.

Nothing stands in the dataset before `store.adopt` renames the folder, so a report can be shown before it is applied.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import duckdb
import pandas as pd

from data.regions import NATION, Adcode, Regions
from data.registers import comparison, count, cube, engine, files, ledger, places, rejected_rows, report, spool, store
from data.registers.address import Address
from data.registers.child_process import Progress
from data.registers.cube import Written
from data.registers.errors import reject
from data.registers.files import LIMITS, Limits
from data.registers.headers import PLACES
from data.registers.imports import CAPITAL, CUBE, CURRENCIES, MAX_COMPANIES, REPORT, STATUSES, SUMS, UNPLACED
from data.registers.report import AccountingError, Notice, OpenPlace, Report
from data.registers.rule import Rule
from data.registers.servers import server
from data.registers.servers.server import OnStep
from data.registers.spool import Part

if TYPE_CHECKING:
    import ibis.expr.types as ir

MAX_OPEN_PLACES = 500
"""Open places that a report names; the others are in its sums."""


class _Tables(count.Tables, Protocol):
    """An engine, and a way to bring its tally here."""

    def write(self, table: "ir.Table", path: Path) -> None: ...


@dataclass(frozen=True)
class _Source:
    """What is counted, and where."""

    tables: _Tables
    rows: "ir.Table"
    parts: tuple[Part, ...]
    companies: bool = False  # whether names and codes may be kept


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
) -> Report:
    """Count the files and write everything but the cards into `folder`. RejectedImport if a file cannot be read.

    `counting` is called when all rows are read.
    `companies` keeps names and codes too, so that two dates can be compared: never for somebody else's files.
    """
    given = files.listed(paths, limits)
    with tempfile.TemporaryDirectory(prefix="park-atlas-") as scratch:
        parts = spool.read(given, Path(scratch), limits, progress, lambda: engine.get_ready(regions))
        counting()
        try:
            try:
                found = _embedded(parts, rule, regions, Path(scratch), folder, companies, engine.MEMORY)
            except duckdb.OutOfMemoryException:
                found = _embedded(parts, rule, regions, Path(scratch), folder, companies, engine.MORE)
        except duckdb.Error as error:
            raise _blame(error, parts) from None
    return _stored(found, folder)


def _embedded(
    parts: tuple[Part, ...], rule: Rule, regions: Regions, scratch: Path, folder: Path, companies: bool, memory: str
) -> Report:
    with engine.opened(scratch, memory) as connection:
        source = _Source(engine.Embedded(connection), engine.rows(connection, parts), parts, companies)
        return _count(source, connection, rule, regions, scratch, folder)


def import_from_server(address: Address, rule: Rule, regions: Regions, folder: Path, on_step: OnStep) -> Report:
    """Count a register where it lies, as `import_files` counts files. Raises RejectedImport."""
    with (
        tempfile.TemporaryDirectory(prefix="park-atlas-") as scratch,
        server.opened(address, on_step) as session,
        engine.opened(Path(scratch)) as connection,
    ):
        labels = server.named(address, session.columns())
        rows = server.rows(session.texts(labels), labels)
        on_step("rows")
        part = Part(address.shown, session.many(), labels, Path(address.path), numbered=False)
        source = _Source(server.Telling(session, on_step), rows, (part,))
        try:
            found = _count(source, connection, rule, regions, Path(scratch), folder)
        except AccountingError:  # both counts are of one state where the engine can hold one
            raise reject("changed", address.shown) from None
    return _stored(found, folder)


def _stored(found: Report, folder: Path) -> Report:
    store.write_report(folder, found)
    store.write_aliases(folder, {})
    return found


def _blame(error: Exception, parts: Iterable[Part]) -> Exception:
    """Only a parquet file of the reader's own is read as late as this: the others we wrote a moment ago."""
    native = [part.file for part in parts if part.native]
    if isinstance(error, duckdb.OutOfMemoryException):
        return reject("server_full", ", ".join(part.file for part in parts))
    return reject("damaged", ", ".join(native)) if native else error


def _count(source: _Source, connection: Any, rule: Rule, regions: Regions, scratch: Path, folder: Path) -> Report:
    """Count where the rows are; all that comes after the tally is small, and done here."""
    parts, numbered = source.parts, all(part.numbered for part in source.parts)
    prepared = count.prepare(source.rows, rule, regions, source.tables, numbered=numbered)
    source.tables.write(count.tally(prepared), scratch / "tally.parquet")
    tally = connection.read_parquet(str(scratch / "tally.parquet"), table_name="tally")
    reports = report.account(parts, cube.by_reason(tally).execute().itertuples(index=False))
    connection.to_parquet(cube.cells(tally), str(folder / CUBE))
    unclear = _unclear(connection, folder)
    sums, capital = _write_sums(connection, folder, {}, regions)
    mended = len(unclear) or any(set(one.reasons) - set(rejected_rows.UNLISTED) for one in reports)
    if source.companies and sum(one.counted + one.reasons.get(count.UNMATCHED, 0) for one in reports) <= MAX_COMPANIES:
        ledger.write(connection, prepared, folder)
    return Report(
        files=reports,
        places=tuple(_open_places(unclear, regions)),
        warnings=(*report.warnings(parts, reports), *_place_warnings(unclear, parts)),
        listed=rejected_rows.write(prepared, parts, regions, folder) if mended else rejected_rows.write_empty(folder),
        statuses=_of_nation(sums, STATUSES),
        capital=_of_nation(capital, (*CURRENCIES, "yuan")),
    )


def _unclear(connection: Any, folder: Path) -> pd.DataFrame:
    return cube.open_places(connection.read_parquet(str(folder / CUBE), table_name="cells")).execute()


def _write_sums(
    connection: Any, folder: Path, aliases: Mapping[Written, Adcode], regions: Regions
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Companies, and their registered capital."""
    sums = cube.sums(connection, folder / CUBE, aliases, regions)
    sums.to_parquet(folder / SUMS, index=False)
    capital = cube.capital(connection, folder / CUBE, aliases, regions)
    capital.to_parquet(folder / CAPITAL, index=False)
    return sums, capital


def _of_nation(sums: pd.DataFrame, columns: Iterable[str]) -> dict[str, int]:
    nation = sums[sums["region"] == NATION]
    return {column: int(nation[column].sum()) for column in columns}


def _open_places(unclear: pd.DataFrame, regions: Regions) -> Iterable[OpenPlace]:
    """The open places, the most frequent first."""
    together = unclear.groupby([*PLACES, "region"], as_index=False)["count"].sum()
    together = together.sort_values(["count", *PLACES], ascending=[False, True, True, True]).head(MAX_OPEN_PLACES)
    for row in together.to_dict("records"):
        written, suggestion = places.suggest(regions, *(row[place] for place in PLACES))
        texts = {place: row[place] for place in PLACES}
        yield OpenPlace(**texts, region=row["region"], rows=row["count"], written=written, suggestion=suggestion or "")


def _place_warnings(unclear: pd.DataFrame, parts: tuple[Part, ...]) -> Iterable[Notice]:
    """How many companies of each file were counted, but not as deep as they may mean."""
    partly = unclear[unclear["region"] != ""].groupby("file")["count"].sum()
    return [Notice("open_place", parts[file].file, int(rows)) for file, rows in partly.items()]


def name_import(provider_slug: str, rule: Rule, folder: Path) -> tuple[str, str]:
    """The import's name and what is its own in it: the same files, counted by the same rule, replace each other."""
    digest = hashlib.sha256(repr(rule).encode())
    for file in (SUMS, REPORT):
        digest.update((folder / file).read_bytes())
    tag = digest.hexdigest()[:8]
    return f"{provider_slug}-{rule.as_of}-import-{tag}", tag


def name_server_import(provider_slug: str, rule: Rule, url: str) -> tuple[str, str]:
    """The same of a register: counted again for the same day, month or year, it replaces itself."""
    tag = hashlib.sha256(repr((url, rule.keyword, rule.match)).encode()).hexdigest()[:8]
    return f"{provider_slug}-{rule.as_of}-register-{tag}", tag


def apply_aliases(folder: Path, aliases: Mapping[Written, Adcode], regions: Regions) -> Report:
    """Let exactly these aliases hold in an import, none of the earlier ones unless it is named again.

    The folder is replaced as a whole; the report that comes out is the first one with the rows moved or settled.
    """
    with store.aside(folder.parent.parent) as new:
        shutil.copytree(folder, new, dirs_exist_ok=True)
        with engine.opened(new) as connection:
            sums, capital = _write_sums(connection, new, aliases, regions)
            unclear = _unclear(connection, new)
        shutil.rmtree(new / "engine", ignore_errors=True)
        first = store.read_report(new)
        found = replace(
            first,
            listed=rejected_rows.apply_aliases(new, aliases),
            statuses=_of_nation(sums, STATUSES),
            capital=_of_nation(capital, (*CURRENCIES, "yuan")),
            moved=_moved(first, unclear, aliases),
        )
        store.write_aliases(new, aliases)
        store.write_report(new, found)
        store.adopt(new, folder.name)
    comparison.refresh(folder.parent.parent, folder.name, regions)
    return found


def _moved(first: Report, unclear: pd.DataFrame, aliases: Mapping[Written, Adcode]) -> dict[str, int]:
    """How many unmatched rows of each file the aliases give a place."""
    unmatched = unclear[unclear["region"] == UNPLACED]
    found = [texts in aliases for texts in zip(*(unmatched[place] for place in PLACES), strict=True)]
    rows = unmatched[pd.Series(found, unmatched.index, dtype=bool)].groupby("file")["count"].sum()
    return {first.files[file].file: int(many) for file, many in rows.items()}
