"""What is counted of the rows of one import, wherever they are: the cube, classes, sums and rejected rows, the account.

All of it is written into the folder of the import but its definition.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from data.regions import NATION, Adcode, Regions
from data.registers import (
    classes,
    count,
    cube,
    ledger,
    masks,
    region_sums,
    rejected_rows,
    report,
    store,
    suggestions,
)
from data.registers.columns import PLACES
from data.registers.errors import FileError
from data.registers.imports import (
    CAPITAL,
    CLASSES,
    CUBE,
    CURRENCIES,
    MAX_COMPANIES,
    STATUSES,
    SUMS,
    UNMATCHED,
)
from data.registers.report import Notice, OpenPlace, Report, Written
from data.registers.rule import Rule
from data.registers.spool import Part
from data.registers.tables import Tables

if TYPE_CHECKING:
    import ibis.expr.types as ir


MAX_OPEN_PLACES, MAX_UNREAD_SIZES = 500, 20
"""Open places, and words of sizes, that a report names; the others are in its sums."""


@dataclass(frozen=True)
class Job:
    """One count: by which rule, of which parts, and where its results go."""

    rule: Rule
    regions: Regions
    folder: Path
    scratch: Path
    parts: tuple[Part, ...]
    left_out: tuple[FileError, ...] = ()
    companies: bool = False  # whether names and codes may be stored


def count_rows(job: Job, tables: Tables, rows: "ir.Table", connection: Any) -> Report:
    """Count where the rows are; all that comes after the tally is small, and done by the engine of this process."""
    parts, regions, folder = job.parts, job.regions, job.folder
    present = {column for part in parts for column in part.labels}
    numbered = all(part.numbered for part in parts)
    prepared = count.prepare(rows, job.rule, regions, tables, present, numbered=numbered)
    path = job.scratch / "tally.parquet"
    tables.write(count.tally(prepared.rows, prepared.places), path)
    is_crossed = classes.is_crossed(sum(part.rows for part in parts))
    classed = classes.cells(prepared.rows, tables, crossed=is_crossed)
    tables.write(count.with_places(classed, prepared.places), folder / CLASSES)
    tally = connection.read_parquet(str(path), table_name="tally")
    cells = connection.read_parquet(str(folder / CLASSES), table_name="classes")
    reports = report.account(parts, cube.by_reason(tally).execute().itertuples(index=False))
    connection.to_parquet(cube.cells(tally), str(folder / CUBE))
    unclear = unclear_places(connection, folder)
    # How many companies of each file were counted, but not as deep as they may mean.
    partly = unclear[unclear["region"] != ""].groupby("file")["count"].sum()
    partly = [Notice("open_place", parts[file].file, int(rows)) for file, rows in partly.items()]
    doubts = tuple(_doubts(tally, parts))
    fixable = len(unclear) or doubts or any(set(one.reasons) - set(rejected_rows.UNLISTED) for one in reports)
    companies = sum(one.counted + one.reasons.get(UNMATCHED, 0) for one in reports)
    placed = count.with_places(prepared.rows, prepared.places)
    if job.companies and companies <= MAX_COMPANIES:
        ledger.write(connection, placed, folder)
    counted = Report(
        files=reports,
        places=tuple(_open_places(unclear, regions)),
        warnings=(*report.warnings(parts, reports), *doubts, *partly),
        left_out=job.left_out,
        unknown=classes.unknown(cells),
        staff_years=classes.staff_years(cells),
        unread_sizes=_unread_sizes(prepared, tables, connection, job.scratch),
        are_classes_crossed=is_crossed,
        listed=rejected_rows.write(rejected_rows.lines(placed, parts, regions) if fixable else (), folder),
        **write_sums(folder, {}, regions),
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


def unclear_places(connection: Any, folder: Path) -> pd.DataFrame:
    return cube.open_places(connection.read_parquet(str(folder / CUBE), table_name="cells")).execute()


def write_sums(folder: Path, aliases: Mapping[Written, Adcode], regions: Regions) -> dict[str, Any]:
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
