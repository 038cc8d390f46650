"""Lists of companies in words: why files were rejected, the account of every row, the list as a source."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from components import class_names, registers
from components.numbers import integer, share
from components.words import BETWEEN_CHINESE, LANGUAGES, Words, words
from data.companylists.levels import LEVEL
from data.companylists.report import CompanyListReport
from data.companylists.validity import EXPIRED, UNKNOWN

SECTION = "companylists"
"""Of the words that differ from those of a register."""


def format_report(report: CompanyListReport, register: str, lang: str) -> str:
    """The account of every row, what came of it, then what else to know. `register` is the name of the register."""
    w = words(lang)
    findings = (f"  {line}" for line in summary_lines(report, register, w))
    return "\n".join(registers.report_lines(w, report, findings, SECTION, name=report.name))


def summary_lines(report: CompanyListReport, register: str, w: Words) -> Iterator[str]:
    """How many companies of the register the list names, their share of it, and how many had expired."""
    part = share(report.matched / report.register) if report.register else ""
    numbers = {"count": report.matched, "companies": integer(report.matched), "register": integer(report.register)}
    yield w("companylists.matched", share=part, name=register, **numbers)
    for validity in (EXPIRED, UNKNOWN):
        if count := report.companies[validity]:
            yield w(f"companylists.{validity}", count=integer(count))
    if report.levels:
        yield w("companylists.levels", list=_levels(report, w))


def _levels(report: CompanyListReport, w: Words) -> str:
    """国家级 12 家、省级 30 家."""
    named = ((class_names.label(LEVEL.name, one, w), integer(count)) for one, count in report.levels.items())
    return w("page.comma").join(w("companylists.level", level=level, count=count) for level, count in named)


def definition(report: CompanyListReport, on: date) -> dict[str, Any]:
    """What list.toml says: the name, the date, and the list as a source."""
    total = report.total
    numbers = {"read": integer(total.read), "matched": integer(report.matched)}
    names = {"name": report.name, "date": report.as_of, "count": total.read}
    texts = {lang: words(lang)("companylists.says", **names, **numbers) for lang in LANGUAGES}
    if report.levels:
        texts = {
            lang: words(lang)("companylists.says_levels", says=text, list=_levels(report, words(lang)))
            for lang, text in texts.items()
        }
    says = {f"says_{lang}": BETWEEN_CHINESE.sub("", text) for lang, text in texts.items()}
    source = {"publisher": words("zh")("companylists.publisher"), "title": report.name, **says}
    return {"name": report.name, "as_of": report.as_of, "made": on.isoformat(), "source": source}
