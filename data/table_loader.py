"""From a file to a typed frame, with every error on the way.

A frame's index is the line of the file, so that an error found later still knows where it stands.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pandera.pandas as pa

from data.dates import FORMS
from data.errors import ErrorCode, ValidationError
from data.schemas import Table
from data.text_loader import name_of, read_text

YES_NO = {"yes": True, "no": False, "": False}
_NUMBERS = {"Int64": r"-?[0-9]+", "float64": r"-?[0-9]+(?:\.[0-9]+)?"}


def read_table(path: Path, model: type[Table]) -> tuple[pd.DataFrame | None, list[ValidationError]]:
    """The rows of a CSV file, typed as the model declares; None if the header is wrong or the text cannot be read."""
    text, errors = read_text(path)
    if text is None:
        return None, errors
    columns = model.to_schema().columns
    lines = csv.reader(io.StringIO(text), strict=True)
    try:
        header, rows, errors = _rows(name_of(path), lines)
    except csv.Error as error:
        return None, [ValidationError("not_csv", name_of(path), lines.line_num, value=str(error), expected="CSV")]
    if wrong := list(_header_errors(name_of(path), header, columns)):
        return None, wrong
    raw = pd.DataFrame(list(rows.values()), columns=header, index=list(rows), dtype="str")
    raw = raw.reindex(columns=[*columns], fill_value="")  # a column that may be missing is blank then
    frame = pd.DataFrame({name: _typed(raw[name], str(columns[name].dtype)) for name in columns})
    return frame, [*errors, *_type_errors(name_of(path), raw, frame), *_schema_errors(name_of(path), raw, frame, model)]


def _header_errors(file: str, header: list[str], columns: Mapping[str, Any]) -> Iterator[ValidationError]:
    for name, column in columns.items():
        if name not in header and column.required:
            yield ValidationError("missing_column", file, 1, name, expected=",".join(columns))
    for name in header:
        if name not in columns:
            yield ValidationError("unknown_column", file, 1, name, name, ",".join(columns))
        elif header.count(name) > 1:
            yield ValidationError("duplicate", file, 1, name, name, f"{file}:1")


def _rows(file: str, lines: Any) -> tuple[list[str], dict[int, list[str]], list[ValidationError]]:
    """The header, and the cells by line number without blank lines. A quoted cell may hold line breaks."""
    header, rows, errors = next(lines), {}, []
    line = lines.line_num + 1
    for cells in lines:
        if len(cells) == len(header):
            rows[line] = [cell.strip() for cell in cells]
        elif cells:
            errors.append(ValidationError("bad_row", file, line, value=str(len(cells)), expected=str(len(header))))
        line = lines.line_num + 1
    return header, rows, errors


def _typed(cells: pd.Series, dtype: str) -> pd.Series:
    """The cells in their type; what does not fit becomes missing (an error for `_type_errors`)."""
    if dtype == "bool":
        return cells.map(YES_NO).astype("boolean").fillna(False).astype(bool)
    if dtype in _NUMBERS:
        fits = cells.str.fullmatch(_NUMBERS[dtype]).astype(bool)
        return pd.to_numeric(cells.where(fits, None)).astype("float64" if dtype == "float64" else "Int64")
    return cells


def _type_errors(file: str, raw: pd.DataFrame, frame: pd.DataFrame) -> Iterator[ValidationError]:
    for name in frame:
        code: ErrorCode = "not_a_number"
        wrong, expected = frame[name].isna() & (raw[name] != ""), "123"
        if frame[name].dtype == bool:
            code, wrong, expected = "not_allowed", ~raw[name].isin(list(YES_NO)), "yes | no"
        yield from (
            ValidationError(code, file, row, name, cell, expected) for row, cell in raw.loc[wrong, name].items()
        )


def _schema_errors(file: str, raw: pd.DataFrame, frame: pd.DataFrame, model: type[Table]) -> Iterator[ValidationError]:
    try:
        model.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as invalid:
        for error in invalid.schema_errors:
            column = str(error.schema.name)
            if error.reason_code == pa.errors.SchemaErrorReason.SERIES_CONTAINS_DUPLICATES:
                yield from duplicates("duplicate", file, raw[column], column)
                continue
            code, expected = _expectation(error, column)
            for row, cell in raw.loc[error.failure_cases["index"].tolist(), column].items():
                if code != "blank" or cell == "":  # one that became missing because it is no number was named already
                    yield ValidationError(code, file, row, column, cell, expected)


def _expectation(error: pa.errors.SchemaError, column: str) -> tuple[ErrorCode, str]:
    """What a failed check calls its error, and what it wanted."""
    if error.reason_code == pa.errors.SchemaErrorReason.SERIES_CONTAINS_NULLS:
        return "blank", ""
    limits = error.check.statistics
    match error.check.name:
        case "str_length":
            return ("no_definition" if column.startswith("definition") else "blank"), ""
        case "isin":
            return "not_allowed", " | ".join(value for value in limits["allowed_values"] if value)
        case "str_matches":
            return "bad_format", (error.schema.metadata or {}).get("form", limits["pattern"])
        case "slot":
            return "bad_format", "2015 | 2016-2018 | 2019-"
        case "form_of_dates":
            return "bad_date", FORMS
        case "greater_than_or_equal_to":
            return "out_of_range", f">= {limits['min_value']}"
        case _:
            return "out_of_range", f"<= {limits['max_value']}"


def duplicates(code: ErrorCode, file: str, keys: pd.Series, column: str) -> Iterator[ValidationError]:
    """One error for each row whose key an earlier row has; `expected` is where that row stands."""
    first: dict[str, int] = {}
    for row, key in keys.items():
        if key in first:
            yield ValidationError(code, file, row, column, str(key), f"{file}:{first[key]}")
        first.setdefault(key, row)
