"""The files of a park list as rows of texts. Workbooks are read in a process of their own, as registers are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice

from data.datums import COORDINATES
from data.parklists.columns import WANTED
from data.parklists.companies import company_table
from data.registers.columns import REGISTER_COLUMNS, SIGNS, Choice, ColumnSet, Layout, fold_label
from data.registers.errors import DAMAGE, FileError, RejectedImport, reject
from data.registers.files import Limits, Source, TableFile, find
from data.registers.sheets import BROKEN, ROW, ParsedSheet
from data.registers.spool import IN_CHILD, READERS, read_in_child

MAX_ROWS = 10_000
"""Of all files of a list: every development zone of China is a fourth of it."""


@dataclass(frozen=True)
class ListRow:
    """One row below the header: its number in the spreadsheet, and its cells by column as they stand there."""

    number: int
    cells: Mapping[str, str]
    broken: bool = False  # its cells do not fit the header


@dataclass(frozen=True)
class ListTable:
    """One sheet, read."""

    file: str  # as messages show it, with the sheet where a file has several
    labels: Mapping[str, str]  # column -> its name in the file
    unread: tuple[str, ...]  # names of columns that a list has no use for
    rows: tuple[ListRow, ...]
    notes: Mapping[str, int] = field(default_factory=dict)  # as in data/registers/report.py
    layout: Layout = ()
    choice: Choice = field(default_factory=dict)  # what somebody has chosen for this layout


def read(source: Iterable[TableFile], wanted: ColumnSet = WANTED) -> tuple[ListTable, ...]:
    """Every sheet of every file. RejectedImport with every file that cannot be read."""
    tables: list[ListTable] = []
    errors: list[FileError] = []
    for one in source:
        try:
            tables += (
                read_in_child(one, partial(_tables, one, wanted)) if one.kind in IN_CHILD else _tables(one, wanted)
            )
        except RejectedImport as rejected:
            errors += rejected.errors
    if not errors and (rows := sum(len(table.rows) for table in tables)) > MAX_ROWS:
        errors.append(FileError("too_many_rows", f"{rows:,}", f"{MAX_ROWS:,}"))
    if errors:
        raise RejectedImport(errors)
    return tuple(tables)


def recognize_park_lists(
    errors: Iterable[FileError], sources: Iterable[Source], limits: Limits
) -> tuple[FileError, ...]:
    """The same errors of a register; a file or sheet without its header that has that of a park list is called one.

    No table of companies is: its header has a sign of them.
    """
    found = tuple(errors)
    headless = {
        one.file for one in found if one.code == "no_header" and not SIGNS.intersection(map(fold_label, one.header))
    }
    tables, _ = find(sources, limits) if headless else ((), ())
    doubtful = [table for table in tables if any(f"{name} ".startswith(f"{table.name} ") for name in headless)]
    lists = {one.file for table in doubtful for one in _lists(table)}
    return tuple(replace(one, code="is_park_list") if one.file in headless & lists else one for one in found)


def _lists(source: TableFile) -> Sequence[ListTable]:
    """What of it would be read as park lists: a table of companies may have the header of one."""
    try:
        return read_in_child(source, partial(_tables, source, WANTED))
    except RejectedImport:
        return ()


def _has_header(source: TableFile, wanted: ColumnSet) -> bool:
    """Whether one of its sheets has such a header."""
    try:
        return any(isinstance(one, ParsedSheet) for one in READERS[source.kind](source, wanted))
    except (RejectedImport, *DAMAGE):
        return False


def _tables(source: TableFile, wanted: ColumnSet, _: object = None) -> tuple[ListTable, ...]:
    if source.kind == "parquet":
        raise reject("not_a_table", source.name)
    try:
        sheets = READERS[source.kind](source, wanted)
        read = [_table(source, one) if isinstance(one, ParsedSheet) else one for one in sheets]
        return _with_note([one for one in read if isinstance(one, ListTable)], read)
    except RejectedImport as rejected:
        headless = rejected.errors[0].code in ("no_header", "no_place_column")
        if headless and _has_header(source, REGISTER_COLUMNS):
            raise reject("is_register", source.name) from None
        raise
    except DAMAGE:  # what pyarrow raises is a ValueError too
        raise reject("damaged", source.name) from None


def _with_note(tables: Sequence[ListTable], read: Sequence[ListTable | FileError]) -> tuple[ListTable, ...]:
    """The tables, the first of which says how many sheets are none. RejectedImport if all are."""
    errors = [one for one in read if isinstance(one, FileError)]
    if not tables:
        raise RejectedImport(errors)
    first = replace(tables[0], notes={**tables[0].notes, "unread_sheets": len(errors)})
    return (first, *tables[1:])


def _table(source: TableFile, sheet: ParsedSheet) -> ListTable:
    if "province" not in sheet.header.labels and not set(COORDINATES) <= set(sheet.header.labels):
        raise reject("no_place_column", source.name)
    name = source.sheet(sheet.name)
    rows = sorted(islice(_rows(sheet), MAX_ROWS + 1), key=lambda row: row.number)
    names = [row.cells["name"] for row in rows if "name" in row.cells]
    if companies := company_table(name, (*sheet.header.labels.values(), *sheet.header.unread), names):
        raise RejectedImport([companies])
    if len(rows) > MAX_ROWS:
        raise reject("too_many_rows", source.name, f"{MAX_ROWS:,}")
    header = sheet.header
    chosen = {"chosen_columns" if header.layout else "numbered_columns": len(header.choice)}
    notes = {**chosen, **sheet.notes}
    return ListTable(name, header.labels, header.unread, tuple(rows), notes, header.layout, header.choice)


def _rows(sheet: ParsedSheet) -> Iterator[ListRow]:
    """The rows in the order in which they are read: those that do not fit the header may come last."""
    for batch in sheet.batches:
        for cells in batch.to_pylist():
            number, broken = cells.pop(ROW), cells.pop(BROKEN)
            yield ListRow(number, {column: cell for column, cell in cells.items() if cell}, broken)
