"""The files of a park list as rows of texts. Workbooks are read in a process of their own, as registers are."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from data.parklists.columns import WANTED
from data.registers import texts, workbooks
from data.registers.child_process import ChildDied, run_in_child
from data.registers.errors import DAMAGE, FileError, RejectedImport, reject
from data.registers.files import Limits, Source, TableFile, find_tables
from data.registers.headers import REGISTER_COLUMNS, ColumnSet
from data.registers.sheets import BROKEN, ROW, ParsedSheet
from data.registers.spool import read_in_child

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


def read(source: Iterable[TableFile]) -> tuple[ListTable, ...]:
    """Every sheet of every file. RejectedImport with every file that cannot be read."""
    tables: list[ListTable] = []
    errors: list[FileError] = []
    for one in source:
        try:
            tables += _file(one)
        except RejectedImport as rejected:
            errors += rejected.errors
    if not errors and (rows := sum(len(table.rows) for table in tables)) > MAX_ROWS:
        errors.append(FileError("too_many_rows", f"{rows:,}", f"{MAX_ROWS:,}"))
    if errors:
        raise RejectedImport(errors)
    return tuple(tables)


def recognize_park_lists(errors: RejectedImport, sources: Iterable[Source], limits: Limits) -> RejectedImport:
    """The same errors of a register; a file without its header that has that of a park list is called one."""
    source = {one.name: one for one in find_tables(sources, limits)} if _headless(errors) else {}
    return RejectedImport(
        replace(one, code="is_park_list") if one.file in _headless(errors) and _is_list(source[one.file]) else one
        for one in errors.errors
    )


def _headless(errors: RejectedImport) -> set[str]:
    return {one.file for one in errors.errors if one.code == "no_header"}


def _is_list(source: TableFile) -> bool:
    try:
        return source.kind != "parquet" and run_in_child(lambda _: _has_header(source, WANTED), lambda _: None)
    except ChildDied:
        return False


def _has_header(source: TableFile, wanted: ColumnSet) -> bool:
    """Whether one of its sheets has such a header."""
    reader = texts.sheets if source.kind == "text" else workbooks.sheets
    try:
        return next(iter(reader(source, wanted)), None) is not None
    except (RejectedImport, *DAMAGE):
        return False


def _file(source: TableFile) -> tuple[ListTable, ...]:
    if source.kind == "parquet":
        raise reject("not_a_table", source.name)
    if source.kind == "text":
        return _tables(source)

    return read_in_child(source, lambda _: _tables(source))


def _tables(source: TableFile) -> tuple[ListTable, ...]:
    reader = texts.sheets if source.kind == "text" else workbooks.sheets
    try:
        return tuple(_table(source, sheet) for sheet in reader(source, WANTED))
    except RejectedImport as rejected:
        headless = rejected.errors[0].code in ("no_header", "no_place_column")
        if headless and _has_header(source, REGISTER_COLUMNS):
            raise reject("is_register", source.name) from None
        raise
    except DAMAGE:  # what pyarrow raises is a ValueError too
        raise reject("damaged", source.name) from None


def _table(source: TableFile, sheet: ParsedSheet) -> ListTable:
    if "province" not in sheet.header.labels:
        raise reject("no_place_column", source.name)
    name = f"{source.name} [{sheet.name}]" if sheet.name else source.name
    rows = tuple(_rows(source, sheet))
    return ListTable(
        name, sheet.header.labels, sheet.header.unread, tuple(sorted(rows, key=lambda row: row.number)), sheet.notes
    )


def _rows(source: TableFile, sheet: ParsedSheet) -> Iterator[ListRow]:
    """The rows, no more of them than a list may have."""
    count = 0
    for batch in sheet.batches:
        count += len(batch)
        if count > MAX_ROWS:
            raise reject("too_many_rows", source.name, f"{MAX_ROWS:,}")
        for cells in batch.to_pylist():
            number, broken = cells.pop(ROW), cells.pop(BROKEN)
            yield ListRow(number, {column: cell for column, cell in cells.items() if cell}, broken)
