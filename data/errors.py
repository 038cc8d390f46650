"""What can be wrong with a dataset, as data. The words for it live with the words (components/dataset_errors.py).

InvalidDataset   the one exception of loading; it carries every error that was found, never only the first
ValidationError           one error: what, in which file, row and column, which value, and what was expected
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

OfFile = Literal["missing_folder", "empty_folder", "missing_file", "empty_file", "wrong_dataset"]
OfForm = Literal["not_utf8", "not_csv", "not_toml", "not_json", "missing_key", "unknown_key"]
OfTable = Literal["missing_column", "unknown_column", "bad_row", "duplicate", "duplicate_park", "duplicate_count"]
OfCell = Literal["blank", "not_a_number", "out_of_range", "bad_date", "bad_format", "bad_bins", "not_allowed"]
OfText = Literal["too_long", "too_many", "no_definition", "founded_not_built"]
OfGrade = Literal["not_grade_a"]
OfName = Literal["unknown_region", "wrong_tree", "wrong_sum", "unknown_series", "unknown_source"]
OfScene = Literal["unknown_query", "unknown_fact", "bad_check"]
OfImport = Literal[
    "damaged_import", "newer_import", "counted_again", "import_without_capital", "import_without_classes"
]
OfDetail = Literal["damaged_cells", "damaged_companies", "damaged_company_list", "import_without_classes", "other_bins"]
ErrorCode = Literal[OfFile, OfForm, OfTable, OfCell, OfText, OfGrade, OfName, OfScene, OfImport, OfDetail]
"""What is wrong with files, their form, tables, cells, texts, grades; names that nothing has; scenes; imports and their
parts."""
ERROR_CODES: tuple[ErrorCode, ...] = get_args(ErrorCode)


OPEN: tuple[ErrorCode, ...] = ("counted_again", "import_without_capital", *get_args(OfDetail))
"""Of an import that is open all the same."""


@dataclass(frozen=True)
class ValidationError:
    """One error. `expected` is written so that it reads in any language: a form, a list of values, a file."""

    code: ErrorCode
    file: str
    row: int | None = None  # the line in the file, the header being line 1; None when the whole file is meant
    column: str = ""
    value: str = ""
    expected: str = ""


class InvalidDataset(Exception):
    """A dataset that cannot be opened, with all its errors in the order of files, rows and columns."""

    def __init__(self, errors: Iterable[ValidationError]) -> None:
        self.errors = tuple(sorted(set(errors), key=lambda one: (one.file, one.row or 0, one.column, one.code)))
        super().__init__(f"{len(self.errors)} errors in the dataset")
