"""The account of an upload before it is applied: every row, what to know, and the places that were not understood.

A place has its index in the report as its number. `tick:3` accepts or takes back its suggestion, `assign:3` offers all
regions, `place:3=440100,7=` counts one place for a region and takes another back; `assets/upload.js` sends them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from components import companylists, registers
from components.numbers import integer
from components.panels.accounting import account, identity
from components.panels.rows import Values
from components.style import Style
from components.templating import render
from data.companylists.report import REASONS as LIST_REASONS
from data.companylists.report import CompanyListReport
from data.regions import Regions
from data.registers.errors import FileError
from data.registers.masks import MASKED
from data.registers.report import REASONS, Notice, OpenPlace, Report, Written

UNMATCHED, PARTLY = "unmatched_place", "open_place"


def draw(
    report: Report,
    aliases: Mapping[Written, str],
    regions: Regions,
    style: Style,
    lists: Sequence[CompanyListReport] = (),
) -> Markup:
    """The account with the aliases in force, below those of the lists laid over it. `report` is the stored one."""
    now, words = report.now, style.words
    return render(
        "upload_report",
        style,
        lists=[_list(one, style) for one in lists],
        rows=rows(report, style),
        capital=registers.capital_line(now, words),
        classes=list(registers.class_lines(now, words)),
        warnings=_warnings(now.warnings, style),
        places=[_place(at, report, aliases, regions, style) for at in range(len(report.places))],
        count=sum(bool(one.suggestion) for one in report.places),
        accept=_changes(_suggested(report, aliases)),
        undo=_changes({at: "" for at, one in enumerate(report.places) if one.texts in aliases}),
        note=_note(report, aliases, style),
    )


def _list(one: CompanyListReport, style: Style) -> Values:
    """The account of a list of companies."""
    section = companylists.SECTION
    notices = (registers.describe_warning(notice, style.words, section) for notice in one.warnings)
    return {
        "title": style.words("companylists.overlaid", name=one.name, date=one.as_of),
        "identity": identity(one.total, LIST_REASONS, section, section, style.words),
        "lines": [*companylists.summary_lines(one, style.words("companylists.this_register"), style.words), *notices],
    }


def rows(report: Report, style: Style) -> Values:
    """Which files and sheets were left out, which asks for something to be done; then what became of every row."""
    now = report.now
    table = account(now.files, now.total, REASONS, "upload", "registers", style.words)
    return table | {"files": [*(_left_out(one, style) for one in report.left_out), *table["files"]]}


def _left_out(one: FileError, style: Style) -> tuple[str, list[Values]]:
    """A file or sheet that holds no companies: why, as its only line."""
    advice = registers.describe_error(style.words, one)
    return one.file, [{"file": one.file, "result": style.words("upload.left_out"), "rows": None, "advice": advice}]


def _warnings(notices: Iterable[Notice], style: Style) -> Mapping[str, Sequence[str]]:
    """What else to know, each thing once, with its files; places have a section of their own."""
    files: defaultdict[str, list[str]] = defaultdict(list)
    for notice in notices:
        if notice.code != PARTLY:
            files[registers.describe_warning(notice, style.words, "registers")].append(notice.file)
    return files


def _suggested(report: Report, aliases: Mapping[Written, str]) -> dict[int, str]:
    """The suggestions that nobody has accepted or assigned otherwise."""
    places = enumerate(report.places)
    return {at: one.suggestion for at, one in places if one.suggestion and one.texts not in aliases}


def _changes(regions: Mapping[int, str]) -> str:
    """3=440100,7=; empty for none."""
    return ",".join(f"{at}={region}" for at, region in regions.items())


def _note(report: Report, aliases: Mapping[Written, str], style: Style) -> str:
    """How many rows are still without their place, and whether all places are named below."""
    unmatched = report.total.reasons.get(UNMATCHED, 0)
    partly = sum(notice.count for notice in report.warnings if notice.code == PARTLY)
    placed = sum(one.rows for one in report.places if one.region and one.texts in aliases)
    remaining = report.now.total.reasons.get(UNMATCHED, 0)
    note = style.words("upload.places_note", unmatched=integer(remaining), partly=integer(partly - placed))
    if sum(one.rows for one in report.places) < unmatched + partly:
        note += " " + style.words("upload.places_most", count=len(report.places))
    return note


def _place(at: int, report: Report, aliases: Mapping[Written, str], regions: Regions, style: Style) -> Values:
    """A place that was not understood: as the file has it, what its rows are counted for, and what can be done."""
    one, region = report.places[at], aliases.get(report.places[at].texts, "")
    written = " / ".join(text for text in one.texts if text not in ("", MASKED))
    counted_for = region or one.region
    where = style.words(f"upload.place_{_state(one, region)}", region=_name(counted_for, regions, style))
    same = _same_spelling(at, region, report, aliases, regions) if region else {}
    return {
        "index": at,
        "text": registers.describe_place(style.words, one, regions),  # 城市“穗”→ 广州市？（3 行）
        "counted_for": " · ".join(text for text in (written, where) if text),
        "suggestion": one.suggestion,
        "is_accepted": region != "" and region == one.suggestion,
        "is_assigned": region != "",
        "can_be_assigned": one.can_be_assigned,
        "candidates": {} if region else _candidates(at, one, regions, style),
        "same": _changes(same),
        "same_places": len(same),
        "same_rows": integer(sum(report.places[other].rows for other in same)),
    }


def _candidates(at: int, one: OpenPlace, regions: Regions, style: Style) -> Values:
    """Where a place may be one of several: each with its parents, and the change that counts the rows for it."""
    several = one.meant if len(one.meant) > 1 else ()
    return {f"{at}={adcode}": registers.describe_region(style.words, adcode, one, regions) for adcode in several}


def _state(one: OpenPlace, region: str) -> str:
    if not region:
        return "above" if one.region else "uncounted"
    return "accepted" if region == one.suggestion else "kept" if region == one.region else "chosen"


def _name(region: str, regions: Regions, style: Style) -> str:
    return (regions[region].name if style.lang == "zh" else regions[region].name_en) if region else ""


def _same_spelling(
    at: int, region: str, report: Report, aliases: Mapping[Written, str], regions: Regions
) -> dict[int, str]:
    """What the other places of the spelling would be counted for alike, as far as what is clear of them allows it.

    Where this one counts for the place above, each of the others counts for its own.
    """
    one, is_kept = report.places[at], region == report.places[at].region
    others = {
        other: place.region if is_kept else region
        for other, place in enumerate(report.places)
        if other != at and place.written == one.written and place.texts not in aliases
    }
    places = report.places
    return {other: to for other, to in others.items() if to and places[other].takes(regions[to], regions)}
