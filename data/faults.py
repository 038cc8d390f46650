"""What can be wrong with a dataset, as data. The words for it live with the words (components/faults.py).

DatasetFaults   the one exception of loading; it carries every fault that was found, never only the first
Fault           one fault: what, in which file, row and column, which value, and what was expected
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

FaultCode = Literal[
    "missing_folder",
    "empty_folder",
    "missing_file",
    "empty_file",
    "not_utf8",
    "not_csv",
    "not_toml",
    "not_json",
    "missing_key",
    "unknown_key",
    "missing_column",
    "unknown_column",
    "bad_row",
    "blank",
    "not_a_number",
    "out_of_range",
    "bad_date",
    "bad_format",
    "not_allowed",
    "duplicate",
    "duplicate_park",
    "duplicate_count",
    "no_definition",
    "unknown_region",
    "wrong_tree",
    "unknown_series",
    "unknown_source",
    "founded_not_built",
    "too_long",
    "too_many",
    "unknown_query",
    "unknown_fact",
    "bad_check",
    "wrong_dataset",
]
FAULT_CODES: tuple[FaultCode, ...] = get_args(FaultCode)


@dataclass(frozen=True)
class Fault:
    """One fault. `expected` is written so that it reads in any language: a form, a list of values, a file."""

    code: FaultCode
    file: str
    row: int | None = None  # the line in the file, the header being line 1; None when the whole file is meant
    column: str = ""
    value: str = ""
    expected: str = ""


class DatasetFaults(Exception):
    """A dataset that cannot be opened, with all its faults in the order of files, rows and columns."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(
            sorted(set(faults), key=lambda fault: (fault.file, fault.row or 0, fault.column, fault.code))
        )
        super().__init__(f"{len(self.faults)} faults in the dataset")
