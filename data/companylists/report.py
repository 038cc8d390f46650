"""What became of every row of a list of companies, as data: read = matched + each reason, per file and in sum."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from data.companylists import validity
from data.companylists.reader import CompanyTable
from data.registers.report import FileReport, Notice, file_report, total

BY_CODE, BY_NAME = "by_code", "by_name"
AMBIGUOUS, ABSENT = "ambiguous", "absent"
REPEATED, NAMELESS, BROKEN = "repeated", "nameless", "broken"
REASONS = (BY_NAME, AMBIGUOUS, ABSENT, REPEATED, NAMELESS, BROKEN)
"""Of the rows that were not matched by code, in the order of the report."""


@dataclass(frozen=True)
class CompanyListReport:
    """The whole account of one list: rows matched by code are its `counted`, the others stand under `REASONS`."""

    id: str
    name: str
    as_of: str
    files: tuple[FileReport, ...]
    companies: Mapping[str, int]  # validity -> companies of the register that the list names, each once
    register: int  # companies of the register, of any status
    levels: Mapping[str, int] = field(default_factory=dict)  # level -> the same; empty where the list states none
    warnings: tuple[Notice, ...] = ()

    @property
    def total(self) -> FileReport:
        """All files together."""
        return total(self.files)

    @property
    def matched(self) -> int:
        """Companies of the register that the list names."""
        return sum(self.companies.values())


def account(tables: Sequence[CompanyTable], results: pd.DataFrame) -> tuple[FileReport, ...]:
    """The files' reports from `file` and `result` of every row. AccountingError if a single row is missing."""
    reports = []
    for at, table in enumerate(tables):
        reasons = Counter(results.loc[results["file"] == at, "result"].tolist())
        reasons[""] = reasons.pop(BY_CODE, 0)
        reports.append(replace(file_report(table.file, len(table.rows), reasons, REASONS), unread=table.unread))
    return tuple(reports)


def warnings(tables: Sequence[CompanyTable]) -> Iterator[Notice]:
    """What the files say about themselves that changes how the numbers are read."""
    for table in tables:
        yield from (Notice(code, table.file, count) for code, count in table.notes.items() if count)
        yield from (Notice(f"no_{column}", table.file) for column in ("code", "valid") if column not in table.labels)
        unreadable = sum(map(validity.is_unreadable, table.rows["valid"]))
        if unreadable:
            yield Notice("unreadable_validity", table.file, unreadable)
