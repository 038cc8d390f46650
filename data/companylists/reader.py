"""The files of a list of companies as one table of texts. Workbooks are read in a process of their own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

import pandas as pd

from data.companylists.columns import COLUMNS, WANTED
from data.registers import previews
from data.registers.columns import Choice, ColumnSet, Layout
from data.registers.errors import DAMAGE, FileError, RejectedImport, reject
from data.registers.files import TableFile
from data.registers.sheets import BROKEN, ROW, ParsedSheet
from data.registers.spool import IN_CHILD, READERS, read_in_child

MAX_ROWS = 1_000_000
"""Of all files of a list: every high-tech company of China is half of it."""


@dataclass(frozen=True, eq=False)
class CompanyTable:
    """One sheet, read."""

    file: str  # as messages show it, with the sheet where a file has several
    labels: Mapping[str, str]  # column -> its name in the file
    rows: pd.DataFrame  # `COLUMNS` as they stand there, and whether a row is broken
    unread: tuple[str, ...] = ()  # names of columns that were not read
    notes: Mapping[str, int] = field(default_factory=dict)
    layout: Layout = ()
    choice: Choice = field(default_factory=dict)  # what somebody has chosen for this layout


def read(sources: Iterable[TableFile], wanted: ColumnSet = WANTED) -> tuple[CompanyTable, ...]:
    """Every sheet of every file that has a column of names. RejectedImport with every file that has none."""
    tables: list[CompanyTable] = []
    errors: list[FileError] = []
    for one in sources:
        try:
            sheets = partial(_tables, one, wanted)
            tables += read_in_child(one, sheets) if one.kind in IN_CHILD else sheets()
        except RejectedImport as rejected:
            errors += rejected.errors
    rows = sum(len(table.rows) for table in tables)
    if rows > MAX_ROWS:
        errors.append(FileError("too_many_rows", f"{rows:,}", f"{MAX_ROWS:,}"))
    if errors:
        raise RejectedImport(errors)
    return tuple(tables)


def _tables(source: TableFile, wanted: ColumnSet, _: object = None) -> tuple[CompanyTable, ...]:
    if source.kind == "parquet":
        raise reject("not_a_table", source.name)
    try:
        sheets = [
            _table(source, one) if isinstance(one, ParsedSheet) else one for one in READERS[source.kind](source, wanted)
        ]
    except DAMAGE:  # what pyarrow raises is a ValueError too
        raise reject("damaged", source.name) from None
    tables = [one for one in sheets if isinstance(one, CompanyTable)]
    errors = [one for one in sheets if isinstance(one, FileError)]
    if not tables:
        raise RejectedImport(errors)
    first = replace(tables[0], notes={**tables[0].notes, "unread_sheets": len(errors)})
    return (first, *tables[1:])


def _table(source: TableFile, sheet: ParsedSheet) -> CompanyTable:
    import pyarrow as pa

    header, name = sheet.header, source.sheet(sheet.name)
    batches = list(sheet.batches)
    rows = pa.Table.from_batches(batches).to_pandas() if batches else pd.DataFrame(columns=[*COLUMNS, ROW, BROKEN])
    rows = rows.sort_values(ROW)[[*COLUMNS, BROKEN]].fillna(dict.fromkeys(COLUMNS, ""))
    chosen = {"chosen_columns" if header.layout else "numbered_columns": len(header.choice)}
    return CompanyTable(
        file=name,
        labels=header.labels,
        rows=rows.reset_index(drop=True),
        unread=previews.names(header.unread),
        notes={**chosen, **sheet.notes},
        layout=header.layout,
        choice=header.choice,
    )


def joined(tables: Sequence[CompanyTable]) -> pd.DataFrame:
    """The rows of all sheets in one table, numbered from 0, each with the number of its sheet as `file`."""
    return pd.concat([table.rows.assign(file=at) for at, table in enumerate(tables)], ignore_index=True)
