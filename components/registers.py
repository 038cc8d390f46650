"""Imports in words: why files were rejected, what became of every row, and the definitions of the new series."""

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import pandas as pd

from components import class_names
from components.numbers import hundred_millions, integer
from components.words import BETWEEN_CHINESE, LANGUAGES, Words, words
from data.regions import NATION, Adcode, Regions
from data.registers.dimensions import DIMENSIONS
from data.registers.errors import FileError, RejectedImport
from data.registers.imports import BINS, CURRENCIES, HUNDRED_MILLION, MAX_CROSSED, STAFF_REPORTS, VERSION
from data.registers.masks import MASKED
from data.registers.providers import Provider
from data.registers.report import FileReport, Notice, OpenPlace, Report
from data.registers.rule import Rule
from data.spreadsheets import escape_formula

if TYPE_CHECKING:
    from data.companylists.report import CompanyListReport
    from data.parklists.report import ParkReport

MAX_OPEN_PLACES = 20
"""Open places that a message names; the report has more."""
NAMED_FILES = 12
ORDER_NUMBER = re.compile(r"[(（][A-Za-z]?[0-9_]{6,}[)）]")
"""What providers add to a file's name to know whose export it is."""


def rejection_message(
    errors: RejectedImport, title: str = "registers.rejected_title", section: str = "registers"
) -> str:
    """What the command line prints before it gives up."""
    return "\n\n".join("\n".join(rejection_lines(words(lang), errors, title, section)) for lang in LANGUAGES)


def rejection_lines(
    w: Words, errors: RejectedImport, title: str = "registers.rejected_title", section: str = "registers"
) -> Iterator[str]:
    """A heading and a line a file, in one language."""
    yield w(title, count=len(errors.errors))
    for one in errors.errors:
        yield w("registers.rejected_line", file=one.file, what=describe_error(w, one, section))


def describe_error(w: Words, one: FileError, section: str = "registers") -> str:
    """Why a file or sheet cannot be read, with the names of the columns that it has where they are not known."""
    code: str = one.code
    if code == "no_header" and one.detail:
        code = "no_header_seen"
    elif code == "no_header" and all(len(cells) < 2 for cells in one.first_rows):
        code = "only_text"
    return w(_key(w, section, code), detail=one.detail)


def _key(w: Words, section: str, name: str) -> str:
    """The key of a text in a section, else among those of the registers."""
    return f"{section}.{name}" if f"{section}.{name}" in w else f"registers.{name}"


def format_report(report: Report, regions: Regions, lang: str) -> str:
    """The account of every row, then places that were not understood, then what else to know."""
    w = words(lang)
    return "\n".join(report_lines(w, report, _place_lines(w, report, regions)))


def report_lines(
    w: Words,
    report: "Report | ParkReport | CompanyListReport",
    findings: Iterable[str],
    section: str = "registers",
    **values: str,
) -> Iterator[str]:
    """The account of every row of companies or of parks; then what was found; then what else to know."""
    yield w(f"{section}.report_title", **_numbers(report.total), **values)
    yield from (f"  {_sum_line(w, one, one.file, section)}" for one in report.files)
    if len(report.files) > 1:
        yield f"  {_sum_line(w, report.total, w('registers.report_total'), section)}"
    yield from findings
    if isinstance(report, Report) and report.left_out:
        yield w("registers.left_out_title", count=len(report.left_out))
        for one in report.left_out:
            yield w("registers.rejected_line", file=one.file, what=describe_error(w, one))
    if report.warnings:
        yield w("registers.warnings_title")
        for notice in report.warnings:
            yield w("registers.warning_line", file=notice.file, what=describe_warning(notice, w, section))


def describe_warning(notice: Notice, w: Words, section: str) -> str:
    """What else to know, in one sentence."""
    return w(_key(w, section, f"warning_{notice.code}"), count=integer(notice.count), detail=notice.detail)


def _numbers(one: FileReport) -> dict[str, object]:
    return {"count": one.read, "read": integer(one.read), "counted": integer(one.counted)}


def _sum_line(w: Words, one: FileReport, name: str, section: str) -> str:
    """t.csv：读入 8 行 = 收录 2 + 空行 1 + 重复 1."""
    others = "".join(
        w("registers.report_reason", reason=w(f"{section}.reason_{reason}", count=count), count=integer(count))
        for reason, count in one.reasons.items()
    )
    return w(f"{section}.report_file", file=name, others=others, **_numbers(one))


def _place_lines(w: Words, report: Report, regions: Regions) -> Iterator[str]:
    if paid := capital_line(report, w):
        yield paid
    yield from class_lines(report, w)
    if report.places:
        yield w("registers.places_title")
        yield from (f"  {describe_place(w, one, regions)}" for one in report.places[:MAX_OPEN_PLACES])


def capital_line(report: Report, w: Words) -> str:
    """What the companies state as their registered capital; nothing where none does."""
    if not any(report.capital.values()):
        return ""
    yuan, counts = report.capital["yuan"], {one: integer(report.capital[one]) for one in CURRENCIES}
    return w("registers.capital", **counts, sum=hundred_millions(yuan / HUNDRED_MILLION))


def unknown_line(report: Report, w: Words) -> str:
    """How many companies are of no known class, by the dimension; nothing where all are known."""
    named = (
        w("registers.unknown_of", name=class_names.dimension(DIMENSIONS[name], w), count=integer(count))
        for name, count in report.unknown.items()
        if count
    )
    text = w("page.comma").join(named)
    return w("registers.unknown_classes", list=text) if text else ""


def class_lines(report: Report, w: Words) -> Iterator[str]:
    """What to know of the classes of companies: what is unknown or not understood, of when, and what combines."""
    lines = (unknown_line, unread_sizes_line, staff_years_line, combination_line)
    yield from filter(None, (line(report, w) for line in lines))


def unread_sizes_line(report: Report, w: Words) -> str:
    """Words that are no known size, with their rows; nothing where there are none."""
    if not report.unread_sizes:
        return ""
    named = (
        w(f"registers.unread_size{'_masked' if word == MASKED else ''}", word=word, count=integer(count))
        for word, count in report.unread_sizes.items()
    )
    return w("registers.unread_sizes", list=w("page.comma").join(named))


def staff_years_line(report: Report, w: Words) -> str:
    """Of which years the insured staff are; nothing where no company says so."""
    return describe_staff_years(report.staff_years, w)


def describe_staff_years(staff_years: Mapping[str, int], w: Words) -> str:
    """参保人数所属年报：2022–2023；未写年份 12 家。"""
    if not staff_years:
        return ""
    years = dict.fromkeys((staff_years["first"], staff_years["last"]))
    return w("registers.staff_years", years="–".join(map(str, years)), count=integer(staff_years["unknown"]))


def combination_line(report: Report, w: Words) -> str:
    """That filters on classes cannot be combined, and from how many rows on; nothing where they can."""
    return "" if report.are_classes_crossed else w("registers.classes_alone", most=integer(MAX_CROSSED))


def rejected_rows_csv(stored: str, w: Words) -> str:
    """refused.csv in the reader's language."""
    rows = pd.read_csv(io.StringIO(stored), dtype=str, keep_default_na=False)
    return to_csv(rows.assign(reason=[w(f"registers.reason_{reason}") for reason in rows["reason"]]), w)


def to_csv(rows: pd.DataFrame, w: Words) -> str:
    """Rejected rows under the reader's names of the columns."""
    named = rows.map(escape_formula).rename(columns=lambda name: w(f"registers.rejected_{name}"))
    return named.to_csv(index=False, lineterminator="\r\n")


def describe_place(w: Words, one: OpenPlace, regions: Regions) -> str:
    """城市“穗”→ 广州市？（3 行）"""
    if not one.written:
        return w("registers.place_blank", count=integer(one.rows))
    columns = {one.district: "district", one.city: "city", one.province: "province"}
    values = {"column": w(f"registers.{columns[one.written]}"), "cell": one.written, "count": integer(one.rows)}
    if one.written == MASKED:
        return w("registers.place_masked", **values)
    where = one.meant or filter(None, (one.region,))
    named = w("page.comma").join(describe_region(w, region, one, regions) for region in where)
    return w(f"registers.place_{_finding(one)}", region=named, since=one.since, **values)


def _finding(one: OpenPlace) -> str:
    """What a line says of an open place: why its name is not understood, as far as that is known."""
    if one.kind in ("", "spelling"):
        return "suggestion" if one.meant else "unknown"
    if one.kind == "successor" and not one.since:
        return "moved"
    if one.kind == "zone" and (one.meant or not one.region):
        return "zone_of" if one.meant else "zone_alone"
    return one.kind


def describe_region(w: Words, adcode: str, place: OpenPlace, regions: Regions) -> str:
    """A region that a place may mean, and what it lies in below what is clear: 朝阳区（北京）."""
    region, clear = regions[adcode], regions.path(Adcode(place.region or NATION))
    name = region.name if w.lang == "zh" else region.name_en
    above = [one.label(w.lang) for one in regions.path(Adcode(adcode))[:-1] if one not in clear]
    return w("upload.region_inside", region=name, above=" / ".join(above)) if above else name


def series_definition(provider: Provider, rule: Rule, report: Report, tag: str) -> dict[str, Any]:
    """What series.toml says: the rule, a definition for each measure, the source. No measure that no file has.

    `tag` distinguishes this import from others.
    """
    measures = ("existing", "cumulative") if _tells_status(report) else ("cumulative",)
    return {
        "version": VERSION,
        "provider": provider.name,
        "provider_en": provider.name_en,
        "as_of": rule.as_of,
        "keyword": rule.keyword,
        "match": rule.match if rule.keyword else "",
        **{measure: _definition(measure, provider, rule, report, tag) for measure in measures},
        "source": _source(provider, rule.as_of, report),
        BINS: asdict(rule.bins),
        **({STAFF_REPORTS: report.staff_years} if report.staff_years else {}),
    }


def _tells_status(report: Report) -> bool:
    """Whether companies have a status; as long as none is counted, whether a file has a column for it."""
    without = {notice.file for notice in report.warnings if notice.code == "no_status_column"}
    if not report.total.counted:
        return any(one.file not in without for one in report.files)
    return any(count for status, count in report.statuses.items() if status != "unknown")


def _definition(measure: str, provider: Provider, rule: Rule, report: Report, tag: str) -> Mapping[str, str]:
    key = f"registers.rule_{rule.match.replace('-', '_')}" if rule.keyword else "registers.rule_none"
    numbers = _numbers(report.total) | {"unplaced": integer(report.total.reasons.get("unmatched_place", 0))}
    texts = {}
    for lang in LANGUAGES:
        w = words(lang)
        which, name = w(key, keyword=rule.keyword), _named(provider, lang)
        texts[f"variant_{lang}"] = w("registers.variant", tag=tag)
        texts[f"definition_{lang}"] = BETWEEN_CHINESE.sub(
            "", w(f"registers.definition_{measure}", rule=which, provider=name)
        )
        texts[f"note_{lang}"] = w("registers.note", **numbers)
    return texts


def _source(provider: Provider, as_of: str, report: Report) -> Mapping[str, str]:
    names = list(dict.fromkeys(ORDER_NUMBER.sub("", one.file) for one in report.files))
    more = "…" if len(names) > NAMED_FILES else ""
    zh = words("zh")
    files = zh("registers.file_count", count=len(report.files))
    texts = {"publisher": provider.name, "title": zh("registers.source_title", provider=provider.name, files=files)}
    for lang in LANGUAGES:
        w = words(lang)
        values = {"as_of": as_of, "names": w("page.comma").join(names[:NAMED_FILES]) + more, **_numbers(report.total)}
        says = w("registers.source_says", provider=_named(provider, lang), **values)
        parts = filter(None, (BETWEEN_CHINESE.sub("", says), staff_years_line(report, w)))
        texts[f"says_{lang}"] = ("" if lang == "zh" else " ").join(parts)
    return texts


def _named(provider: Provider, lang: str) -> str:
    return provider.name if lang == "zh" else provider.name_en
