"""What became of every row of a park list, as data: read = counted + each reason, per file and in sum."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from data.parklists.columns import BLANK
from data.parklists.errors import ROW_ERROR_CODES, RowError
from data.parklists.reader import ListTable
from data.parklists.row_checks import CheckedRow
from data.registers.report import FileReport, Notice, file_report, total

REASONS = ("empty", "example", *ROW_ERROR_CODES)
"""In the order of the report."""
FIRST_OF_MONTH = "-01"
NAMED_COLUMNS = 12


@dataclass(frozen=True)
class ParkReport:
    """The whole account of one list."""

    id: str
    name: str
    as_of: str
    files: tuple[FileReport, ...]
    errors: Annotated[tuple[RowError, ...], Field(alias="faults")] = ()  # of the rejected rows; its name in the file
    warnings: tuple[Notice, ...] = ()

    @property
    def total(self) -> FileReport:
        """All files together."""
        return total(self.files)

    @property
    def listed(self) -> int:
        """Rows that were rejected, each once."""
        return len({(error.file, error.row) for error in self.errors})


def account(tables: Sequence[ListTable], rows: Sequence[CheckedRow]) -> tuple[FileReport, ...]:
    """The files' reports; a row counts under its first error. AccountingError if a single row is missing."""
    by_file: dict[str, Counter[str]] = {table.file: Counter() for table in tables}
    for row in rows:
        by_file[row.file][row.aside or (row.errors[0].code if row.errors else "")] += 1
    read = Counter({table.file: len(table.rows) for table in tables})
    return tuple(file_report(file, read[file], reasons, REASONS) for file, reasons in by_file.items())


def warnings(tables: Sequence[ListTable], rows: Sequence[CheckedRow]) -> Iterator[Notice]:
    """What the files and the rows that were taken say about themselves."""
    for table in tables:
        if table.unread:
            names = ", ".join(table.unread[:NAMED_COLUMNS])
            yield Notice("unread_columns", f"{table.file} [{names}]", len(table.unread))
        yield from (Notice(code, table.file, count) for code, count in table.notes.items() if count)
        used = [one for one in rows if one.file == table.file and one.values]
        yield from (Notice(code, table.file, count) for code, count in _doubts(table, used) if count)


def _doubts(table: ListTable, used: Sequence[CheckedRow]) -> Iterator[tuple[str, int]]:
    """Values that are taken as they are, and may mean something else."""
    dates = [one.values[column] for one in used for column in ("founded", "status_as_of")]
    yield "first_of_month", sum(date.endswith(FIRST_OF_MONTH) and len(date) == 10 for date in dates)
    rows = {row.number: row.cells for row in table.rows}
    for column in BLANK:
        if column not in ("comparable", "datum"):
            yield f"blank_{column}", sum(not rows[one.row].get(column, "").strip() for one in used)
    yield "placed_by_point", sum(not rows[one.row].get("province", "").strip() for one in used)
    yield "no_source", sum(not one.values["source"] for one in used)
