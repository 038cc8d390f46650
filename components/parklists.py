"""Park lists in words: why files were rejected, what is wrong with which row, the report, the list's definition."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from components import registers
from components.numbers import integer
from components.words import LANGUAGES, Words, words
from data.parklists.columns import CHOICES
from data.parklists.errors import RowError
from data.parklists.report import ParkReport
from data.regions import Regions
from data.registers.errors import RejectedImport
from data.registers.report import FileReport, Notice
from data.spreadsheets import escape_formula

REFUSED_COLUMNS = ("file", "row", "column", "cell", "reason", "expected", "suggestion")
MAX_ERRORS = 200
"""Faults that a message names; refused.csv has them all."""


def rejection_message(errors: RejectedImport) -> str:
    """What the command line prints when a file cannot be read."""
    return "\n\n".join("\n".join(rejection_lines(errors, words(lang))) for lang in LANGUAGES)


def rejection_lines(errors: RejectedImport, w: Words) -> Iterator[str]:
    """A heading and a line a file, in one language."""
    yield w("registers.rejected_title", count=len(errors.errors))
    for one in errors.errors:
        key = f"parklists.{one.code}" if f"parklists.{one.code}" in w else f"registers.{one.code}"
        yield w("registers.rejected_line", file=one.file, what=w(key, detail=one.detail))


def format_report(report: ParkReport, regions: Regions, lang: str) -> str:
    """The account of every row, then every error, then what else to know."""
    return "\n".join(_report_lines(words(lang), report, regions))


def _report_lines(w: Words, report: ParkReport, regions: Regions) -> Iterator[str]:
    total = report.total
    numbers = {"count": total.read, "read": integer(total.read), "counted": integer(total.counted)}
    yield w("parklists.report_title", name=report.name, **numbers)
    yield from (f"  {sum_line(w, one, one.file)}" for one in report.files)
    if len(report.files) > 1:
        yield f"  {sum_line(w, total, w('registers.report_total'))}"
    if report.errors:
        yield w("parklists.errors_title", count=report.listed)
        yield from (f"  {describe_error(error, regions, w)}" for error in report.errors[:MAX_ERRORS])
        if (more := len(report.errors) - MAX_ERRORS) > 0:
            yield f"  {w('parklists.more_errors', count=more)}"
    if report.warnings:
        yield w("registers.warnings_title")
        yield from (
            w("registers.warning_line", file=one.file, what=describe_warning(one, w)) for one in report.warnings
        )


def sum_line(w: Words, one: FileReport, name: str) -> str:
    """t.csv：读入 8 行 = 收录 2 + 空行 1 + 重复 1."""
    others = "".join(
        w("registers.report_reason", reason=w(f"parklists.reason_{reason}", count=count), count=integer(count))
        for reason, count in one.reasons.items()
    )
    numbers = {"count": one.read, "read": integer(one.read), "counted": integer(one.counted)}
    return w("parklists.report_file", file=name, others=others, **numbers)


def describe_error(error: RowError, regions: Regions, w: Words) -> str:
    """t.csv 第 37 行，“城市”：“穗”不认识，是否“广州市”？"""
    maybe = "_maybe" if error.suggestion else ""
    texts = {name: _named(getattr(error, name), error, regions, w) for name in ("expected", "suggestion")}
    what = w(f"parklists.error_{error.code}{maybe}", cell=error.cell, **texts)
    return w(
        "parklists.line" if error.label else "parklists.line_row",
        file=error.file,
        row=error.row,
        label=error.label,
        what=what,
    )


def describe_warning(notice: Notice, w: Words) -> str:
    """What else to know, in one sentence."""
    key = f"parklists.warning_{notice.code}"
    return w(key if key in w else f"registers.warning_{notice.code}", count=integer(notice.count))


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
    section = {"kind": "terms.kind_", "status": "terms.status_", "comparable": "parks."}.get(column)
    return w(f"{section}{word}") if section else word


def choices(column: str, w: Words) -> Sequence[str]:
    """All words of a column of choices."""
    return [choice(column, word, w) for word in CHOICES[column]]


def rejected_rows_csv(report: ParkReport, regions: Regions, w: Words) -> str:
    """refused.csv in one language: a line for each error of each refused row, with what may be meant."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([w(f"registers.rejected_{name}") for name in REFUSED_COLUMNS])
    for error in report.errors:
        reason = w(f"parklists.reason_{error.code}")
        expected, suggestion = (_named(one, error, regions, w) for one in (error.expected, error.suggestion))
        cells = (error.file, error.row, error.label, error.cell, reason, expected.strip(), suggestion)
        writer.writerow([escape_formula(cell) for cell in cells])
    return text.getvalue()


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
