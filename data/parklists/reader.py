"""The files of a park list as rows of texts. Workbooks are read in a process of their own, as registers are."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from data.parklists.columns import WANTED
from data.registers import texts, workbooks
from data.registers.child_process import Died, apart
from data.registers.errors import DAMAGE, FileError, RejectedImport, reject
from data.registers.files import Given, Limits, Source, listed
from data.registers.headers import REGISTER, Wanted
from data.registers.sheets import BROKEN, ROW, Sheet

if TYPE_CHECKING:
    from data.registers.child_process import Progress

MAX_ROWS = 10_000
"""Of all files of a list together: every development zone of China is a fourth of it."""


@dataclass(frozen=True)
class Row:
    """One row below the header: its number in the spreadsheet, and its cells by column as they stand there."""

    number: int
    cells: Mapping[str, str]
    broken: bool = False  # its cells do not fit the header


@dataclass(frozen=True)
class Table:
    """One sheet, read."""

    file: str  # as messages show it, with the sheet where a file has several
    labels: Mapping[str, str]  # column -> its name in the file
    unread: tuple[str, ...]  # names of columns that a list has no use for
    rows: tuple[Row, ...]
    notes: Mapping[str, int] = field(default_factory=dict)  # as in data/registers/report.py


def read(given: Iterable[Given]) -> tuple[Table, ...]:
    """Every sheet of every file. RejectedImport with every file that cannot be read."""
    tables: list[Table] = []
    errors: list[FileError] = []
    for one in given:
        try:
            tables += _file(one)
        except RejectedImport as refused:
            errors += refused.errors
    if not errors and (rows := sum(len(table.rows) for table in tables)) > MAX_ROWS:
        errors.append(FileError("too_many_rows", f"{rows:,}", f"{MAX_ROWS:,}"))
    if errors:
        raise RejectedImport(errors)
    return tuple(tables)


def recognize_park_lists(errors: RejectedImport, sources: Iterable[Source], limits: Limits) -> RejectedImport:
    """The same errors of a register; a file without its header that has that of a park list is called one."""
    given = {one.name: one for one in listed(sources, limits)} if _headless(errors) else {}
    return RejectedImport(
        replace(one, code="is_park_list") if one.file in _headless(errors) and _is_list(given[one.file]) else one
        for one in errors.errors
    )


def _headless(errors: RejectedImport) -> set[str]:
    return {one.file for one in errors.errors if one.code == "no_header"}


def _is_list(given: Given) -> bool:
    try:
        return given.kind != "parquet" and apart(lambda _: _has_header(given, WANTED), lambda _: None)
    except Died:
        return False


def _has_header(given: Given, wanted: Wanted) -> bool:
    """Whether one of its sheets has such a header."""
    reader = texts.sheets if given.kind == "text" else workbooks.sheets
    try:
        return next(iter(reader(given, wanted)), None) is not None
    except (RejectedImport, *DAMAGE):
        return False


def _file(given: Given) -> tuple[Table, ...]:
    if given.kind == "parquet":
        raise reject("not_a_table", given.name)
    if given.kind == "text":
        return _tables(given)

    def work(_: "Progress") -> tuple[Table, ...] | tuple[FileError, ...]:
        try:
            return _tables(given)
        except RejectedImport as refused:
            return refused.errors

    try:
        found = apart(work, lambda _: None)
    except Died:
        raise reject("damaged", given.name) from None
    if errors := [one for one in found if isinstance(one, FileError)]:
        raise RejectedImport(errors)
    return tuple(one for one in found if isinstance(one, Table))


def _tables(given: Given) -> tuple[Table, ...]:
    reader = texts.sheets if given.kind == "text" else workbooks.sheets
    try:
        return tuple(_table(given, sheet) for sheet in reader(given, WANTED))
    except RejectedImport as refused:
        headless = refused.errors[0].code in ("no_header", "no_place_column")
        if headless and _has_header(given, REGISTER):
            raise reject("is_register", given.name) from None
        raise
    except DAMAGE:  # what pyarrow raises is a ValueError too
        raise reject("damaged", given.name) from None


def _table(given: Given, sheet: Sheet) -> Table:
    if "province" not in sheet.header.labels:
        raise reject("no_place_column", given.name)
    name = f"{given.name} [{sheet.name}]" if sheet.name else given.name
    rows = tuple(_rows(given, sheet))
    return Table(
        name, sheet.header.labels, sheet.header.unread, tuple(sorted(rows, key=lambda row: row.number)), sheet.notes
    )


def _rows(given: Given, sheet: Sheet) -> Iterator[Row]:
    """The rows, no more of them than a list may have."""
    count = 0
    for batch in sheet.batches:
        count += len(batch)
        if count > MAX_ROWS:
            raise reject("too_many_rows", given.name, f"{MAX_ROWS:,}")
        for cells in batch.to_pylist():
            number, broken = cells.pop(ROW), cells.pop(BROKEN)
            yield Row(number, {column: cell for column, cell in cells.items() if cell}, broken)
