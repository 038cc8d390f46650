"""Park lists in words: why files were rejected, what is wrong with which row, the report, the list's definition."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, cast

import pandas as pd

from components import registers
from components.numbers import integer
from components.words import LANGUAGES, Words, words
from data.datums import NAMES, Datum
from data.parklists.columns import CHOICES
from data.parklists.errors import RowError
from data.parklists.report import ParkReport
from data.regions import Regions
from data.registers.masks import MASKED

SECTION = "parklists"
"""Of the words that differ from those of a register."""
REFUSED_COLUMNS = ["file", "row", "column", "cell", "reason", "expected", "suggestion"]
MAX_ERRORS = 200
"""Faults that a message names; refused.csv has them all."""


def format_report(report: ParkReport, regions: Regions, lang: str) -> str:
    """The account of every row, then every error, then what else to know."""
    w = words(lang)
    return "\n".join(registers.report_lines(w, report, _error_lines(w, report, regions), SECTION, name=report.name))


def _error_lines(w: Words, report: ParkReport, regions: Regions) -> Iterator[str]:
    if report.errors:
        yield w("parklists.errors_title", count=report.listed)
        yield from (f"  {describe_error(error, regions, w)}" for error in report.errors[:MAX_ERRORS])
        if (more := len(report.errors) - MAX_ERRORS) > 0:
            yield f"  {w('parklists.more_errors', count=more)}"
        if any(error.cell == MASKED for error in report.errors[:MAX_ERRORS]):
            yield f"  {w('parklists.masked_note')}"


def describe_error(error: RowError, regions: Regions, w: Words) -> str:
    """t.csv 第 37 行，“城市”：“穗”不认识，是否“广州市”？"""
    maybe = "_maybe" if error.suggestion else ""
    texts = {name: _named(getattr(error, name), error, regions, w) for name in ("expected", "suggestion")}
    what = w(f"parklists.error_{error.code}{maybe}", cell=error.cell, **texts)
    key = "parklists.line" if error.label else "parklists.line_row"
    return w(key, file=error.file, row=error.row, label=error.label, what=what)


def _named(text: str, error: RowError, regions: Regions, w: Words) -> str:
    """A place by its name, a choice by the reader's word for it."""
    if text in regions:
        return regions[text].name if w.lang == "zh" else f"{regions[text].name} ({regions[text].name_en})"
    if error.code == "duplicate" and text:
        file, _, row = text.rpartition(":")
        return w("parklists.row" if file == error.file else "parklists.row_of", file=file, row=row)
    if error.code == "unknown_choice":
        return w("page.comma").join(choice(error.column, one, w) for one in text.split())
    return choice("status", text, w) if text and error.code == "founded_not_built" else text


def choice(column: str, word: str, w: Words) -> str:
    """The reader's word for one of the dataset's: 产业园 for industrial_park, 是 for yes, A for A."""
    if column == "datum":
        return NAMES[cast(Datum, word)]
    section = {"kind": "terms.kind_", "status": "terms.status_", "comparable": "parks."}.get(column)
    return w(f"{section}{word}") if section else word


def choices(column: str, w: Words) -> Sequence[str]:
    """All words of a column of choices."""
    return [choice(column, word, w) for word in CHOICES[column]]


def rejected_rows_csv(report: ParkReport, regions: Regions, w: Words) -> str:
    """refused.csv in one language: a line for each error of each refused row, with what may be meant."""
    rows = []
    for error in report.errors:
        reason = w(f"parklists.reason_{error.code}")
        expected, suggestion = (_named(one, error, regions, w) for one in (error.expected, error.suggestion))
        rows.append((error.file, error.row, error.label, error.cell, reason, expected.strip(), suggestion))
    return registers.to_csv(pd.DataFrame(rows, columns=REFUSED_COLUMNS), w)


def list_definition(report: ParkReport, on: date) -> dict[str, Any]:
    """What list.toml says: the name, the date, the files, and the list as a source."""
    total, zh = report.total, words("zh")
    numbers = {"read": integer(total.read), "counted": integer(total.counted), "refused": integer(report.listed)}
    says = {
        f"says_{lang}": words(lang)("parklists.says", name=report.name, date=report.as_of, **numbers)
        for lang in LANGUAGES
    }
    return {
        "name": report.name,
        "as_of": report.as_of,
        "made": on.isoformat(),
        "files": [registers.ORDER_NUMBER.sub("", one.file) for one in report.files],
        "source": {"publisher": zh("parklists.publisher"), "title": report.name, **says},
    }
