"""What became of every row of a park list, as data: read = counted + each reason, per file and in sum."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from data.parklists.columns import BLANK
from data.parklists.errors import ROW_ERROR_CODES, RowError
from data.parklists.reader import ListTable
from data.parklists.row_checks import CheckedRow
from data.registers.report import AccountingError, FileReport, Notice

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
    errors: tuple[RowError, ...] = ()  # every error of every row that was refused
    warnings: tuple[Notice, ...] = ()

    @property
    def total(self) -> FileReport:
        """All files together."""
        reasons: Counter[str] = Counter()
        for one in self.files:
            reasons.update(one.reasons)
        return FileReport("", sum(f.read for f in self.files), sum(f.counted for f in self.files), dict(reasons))

    @property
    def listed(self) -> int:
        """Rows that were refused, each once."""
        return len({(error.file, error.row) for error in self.errors})

    def as_json(self) -> dict[str, Any]:
        """For report.json."""
        return asdict(self)

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> "ParkReport":
        """What `as_json` gave."""
        lists = {"files": FileReport, "errors": RowError, "warnings": Notice}
        made = {key: tuple(kind(**one) for one in content[key]) for key, kind in lists.items()}
        return cls(**{key: content[key] for key in ("id", "name", "as_of")}, **made)  # type: ignore[arg-type]


def account(tables: Sequence[ListTable], judged: Sequence[CheckedRow]) -> tuple[FileReport, ...]:
    """The files' reports; a row counts under its first error. AccountingError if a single row is missing."""
    by_file: dict[str, Counter[str]] = {table.file: Counter() for table in tables}
    for one in judged:
        by_file[one.file][one.aside or (one.errors[0].code if one.errors else "")] += 1
    read = Counter({table.file: len(table.rows) for table in tables})
    reports = tuple(
        FileReport(file, read[file], found[""], {reason: found[reason] for reason in REASONS if found[reason]})
        for file, found in by_file.items()
    )
    for made in reports:
        if not made.adds_up:
            raise AccountingError(f"{made.file}: {made.read} rows read, {made.counted} counted, {dict(made.reasons)}")
    return reports


def warnings(tables: Sequence[ListTable], judged: Sequence[CheckedRow]) -> Iterator[Notice]:
    """What the files and the rows that were taken say about themselves."""
    for table in tables:
        if table.unread:
            names = ", ".join(table.unread[:NAMED_COLUMNS])
            yield Notice("unread_columns", f"{table.file} [{names}]", len(table.unread))
        yield from (Notice(code, table.file, count) for code, count in table.notes.items() if count)
        used = [one for one in judged if one.file == table.file and one.values]
        yield from (Notice(code, table.file, count) for code, count in _doubts(table, used) if count)


def _doubts(table: ListTable, used: Sequence[CheckedRow]) -> Iterator[tuple[str, int]]:
    """Values that are taken as they are, and may mean something else."""
    dates = [one.values[column] for one in used for column in ("founded", "status_as_of")]
    yield "first_of_month", sum(date.endswith(FIRST_OF_MONTH) and len(date) == 10 for date in dates)
    rows = {row.number: row.cells for row in table.rows}
    for column in BLANK:
        if column != "comparable":
            yield f"blank_{column}", sum(not rows[one.row].get(column, "").strip() for one in used)
    yield "no_source", sum(not one.values["source"] for one in used)
