"""Imports in words: why files were rejected, what became of every row, and the definitions of the new series."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from components.numbers import hundred_millions, integer
from components.words import BETWEEN_CHINESE, LANGUAGES, Words, words
from data.measures.capital import HUNDRED_MILLION
from data.regions import Regions
from data.registers.errors import RejectedImport
from data.registers.imports import CURRENCIES
from data.registers.providers import Provider
from data.registers.report import FileReport, OpenPlace, Report
from data.registers.rule import Rule
from data.spreadsheets import escape_formula

MASKED = "…"
"""What stands for a cell that may hold more than the name of a place (data/registers/count.py)."""
MAX_OPEN_PLACES = 20
"""Open places that a message names; the report has more."""
NAMED_FILES = 12
ORDER_NUMBER = re.compile(r"[(（][A-Za-z]?[0-9_]{6,}[)）]")
"""What providers add to a file's name to know whose export it is."""


def rejection_message(errors: RejectedImport, title: str = "registers.rejected_title") -> str:
    """What the command line prints before it gives up."""
    return "\n\n".join("\n".join(rejection_lines(words(lang), errors, title)) for lang in LANGUAGES)


def rejection_lines(w: Words, errors: RejectedImport, title: str = "registers.rejected_title") -> Iterator[str]:
    """A heading and a line a file, in one language."""
    yield w(title, count=len(errors.errors))
    for one in errors.errors:
        yield w("registers.rejected_line", file=one.file, what=w(f"registers.{one.code}", detail=one.detail))


def format_report(report: Report, regions: Regions, lang: str) -> str:
    """The account of every row, then places that were not understood, then what else to know."""
    return "\n".join(_report_lines(words(lang), report, regions))


def _report_lines(w: Words, report: Report, regions: Regions) -> Iterator[str]:
    total = report.total
    numbers = {"count": total.read, "read": integer(total.read), "counted": integer(total.counted)}
    yield w("registers.report_title", **numbers)
    for one in report.files:
        yield "  " + _file(w, one, one.file)
    if len(report.files) > 1:
        yield "  " + _file(w, total, w("registers.report_total"))
    if paid := capital_line(report, w):
        yield paid
    if report.places:
        yield w("registers.places_title")
        yield from ("  " + describe_place(w, one, regions) for one in report.places[:MAX_OPEN_PLACES])
    if report.warnings:
        yield w("registers.warnings_title")
        for notice in report.warnings:
            what = w(f"registers.warning_{notice.code}", count=integer(notice.count))
            yield w("registers.warning_line", file=notice.file, what=what)


def capital_line(report: Report, w: Words) -> str:
    """What the companies state as their registered capital; nothing where none does."""
    if not any(report.capital.values()):
        return ""
    yuan, counts = report.capital["yuan"], {one: integer(report.capital[one]) for one in CURRENCIES}
    return w("registers.capital", **counts, sum=hundred_millions(yuan / HUNDRED_MILLION))


def _file(w: Words, one: FileReport, name: str) -> str:
    others = "".join(
        w("registers.report_reason", reason=w(f"registers.reason_{reason}", count=count), count=integer(count))
        for reason, count in one.reasons.items()
    )
    numbers = {"count": one.read, "read": integer(one.read), "counted": integer(one.counted)}
    return w("registers.report_file", file=name, others=others, **numbers)


def rejected_rows_csv(stored: str, w: Words) -> str:
    """refused.csv in the reader's language."""
    rows, text = csv.DictReader(io.StringIO(stored)), io.StringIO()
    names = rows.fieldnames or ()
    writer = csv.DictWriter(text, names)
    writer.writerow({name: w(f"registers.rejected_{name}") for name in names})
    described = (row | {"reason": w(f"registers.reason_{row['reason']}")} for row in rows)
    writer.writerows({name: escape_formula(cell) for name, cell in row.items()} for row in described)
    return text.getvalue()


def describe_place(w: Words, one: OpenPlace, regions: Regions) -> str:
    """城市“穗”→ 广州市？（3 行）"""
    if not one.written:
        return w("registers.place_blank", count=integer(one.rows))
    columns = {one.district: "district", one.city: "city", one.province: "province"}
    values = {"column": w(f"registers.{columns[one.written]}"), "cell": one.written, "count": integer(one.rows)}
    if one.written == MASKED:
        return w("registers.place_masked", **values)
    if not one.suggestion:
        return w("registers.place_unknown", **values)
    region = regions[one.suggestion]
    return w("registers.place_suggestion", region=region.name if w.lang == "zh" else region.name_en, **values)


def series_definition(provider: Provider, rule: Rule, report: Report, tag: str) -> dict[str, Any]:
    """What series.toml says: the rule, a definition for each measure, the source. No measure that no file has.

    `tag` distinguishes this import from others.
    """
    measures = [name for name in ("existing", "cumulative") if name == "cumulative" or _tells_status(report)]
    source = {"publisher": provider.name, **_source(provider, rule.as_of, report)}
    return {
        "provider": provider.name,
        "provider_en": provider.name_en,
        "as_of": rule.as_of,
        "keyword": rule.keyword,
        "match": rule.match if rule.keyword else "",
        **{measure: {**_variant(tag), **_definition(measure, provider, rule, report)} for measure in measures},
        "source": source,
    }


def _tells_status(report: Report) -> bool:
    return any(count for status, count in report.statuses.items() if status != "unknown")


def _variant(tag: str) -> Mapping[str, str]:
    """What distinguishes the import from a shipped series of the same provider, day and measure."""
    return {f"variant_{lang}": words(lang)("registers.variant", tag=tag) for lang in LANGUAGES}


def _definition(measure: str, provider: Provider, rule: Rule, report: Report) -> Mapping[str, str]:
    key = f"registers.rule_{rule.match.replace('-', '_')}" if rule.keyword else "registers.rule_none"
    total, texts = report.total, {}
    unplaced = total.reasons.get("unmatched_place", 0)
    numbers = {"read": integer(total.read), "counted": integer(total.counted), "unplaced": integer(unplaced)}
    for lang in LANGUAGES:
        w, name = words(lang), _named(provider, lang)
        which = w(key, keyword=rule.keyword)
        defined = w(f"registers.definition_{measure}", rule=which, provider=name)
        texts[f"definition_{lang}"] = BETWEEN_CHINESE.sub("", defined)
        texts[f"note_{lang}"] = w("registers.note", **numbers)
    return texts


def _source(provider: Provider, as_of: str, report: Report) -> Mapping[str, str]:
    total, texts = report.total, {}
    files = [one.file for one in report.files]
    plain = list(dict.fromkeys(ORDER_NUMBER.sub("", name) for name in files))
    more = "…" if len(plain) > NAMED_FILES else ""
    for lang in LANGUAGES:
        names = words(lang)("page.comma").join(plain[:NAMED_FILES]) + more
        values = {"provider": _named(provider, lang), "as_of": as_of, "names": names}
        numbers = {"read": integer(total.read), "counted": integer(total.counted)}
        texts[f"says_{lang}"] = BETWEEN_CHINESE.sub("", words(lang)("registers.source_says", **values, **numbers))
    w = words("zh")
    files_zh = w("registers.file_count", count=len(files))
    return {"title": w("registers.source_title", provider=provider.name, files=files_zh), **texts}


def _named(provider: Provider, lang: str) -> str:
    return provider.name if lang == "zh" else provider.name_en
