"""The account of an upload before it is applied: every row, what to know, and the places that were not understood.

`assets/upload.js` sends the suggestions that are ticked, by the place's index in the report.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from components import registers
from components.numbers import integer
from components.panels.accounting import account
from components.panels.rows import Values
from components.style import Style
from components.templating import render
from data.regions import Regions
from data.registers.report import REASONS, Notice, OpenPlace, Report

UNMATCHED, PARTLY = "unmatched_place", "open_place"

PlaceKey = tuple[str, str, str]
"""A place as a file has it: province, city, district."""


def draw(report: Report, accepted: Mapping[PlaceKey, str], regions: Regions, style: Style) -> Markup:
    """The account with the accepted suggestions in force. `report` is the stored one."""
    now, words = report.now, style.words
    return render(
        "upload_report",
        style,
        rows=account(now.files, now.total, REASONS, "upload", "registers", words),
        capital=registers.capital_line(now, words),
        warnings=_warnings(now.warnings, style),
        places=[_place(index, one, accepted, regions, style) for index, one in enumerate(report.places)],
        acceptable=sum(1 for one in report.places if one.suggestion),
        accepted=sum(1 for one in report.places if _key(one) in accepted),
        note=_note(report, accepted, style),
    )


def _warnings(notices: Iterable[Notice], style: Style) -> Mapping[str, Sequence[str]]:
    """What else to know, each thing once, with its files; places have a section of their own."""
    files: defaultdict[str, list[str]] = defaultdict(list)
    for notice in notices:
        if notice.code != PARTLY:
            files[style.words(f"registers.warning_{notice.code}", count=integer(notice.count))].append(notice.file)
    return files


def _note(report: Report, accepted: Mapping[PlaceKey, str], style: Style) -> str:
    """How many rows are still without their place, and whether all places are named below."""
    unmatched = report.total.reasons.get(UNMATCHED, 0)
    partly = sum(notice.count for notice in report.warnings if notice.code == PARTLY)
    placed = sum(one.rows for one in report.places if one.region and _key(one) in accepted)
    remaining = report.now.total.reasons.get(UNMATCHED, 0)
    note = style.words("upload.places_note", unmatched=integer(remaining), partly=integer(partly - placed))
    if sum(one.rows for one in report.places) < unmatched + partly:
        note += " " + style.words("upload.places_most", count=len(report.places))
    return note


def _place(index: int, one: OpenPlace, accepted: Mapping[PlaceKey, str], regions: Regions, style: Style) -> Values:
    """A place that was not understood: as the file has it, and what its rows are counted for."""
    written = " / ".join(text for text in _key(one) if text not in ("", registers.MASKED))
    region = accepted.get(_key(one)) or one.region
    state = "accepted" if _key(one) in accepted else "above" if one.region else "uncounted"
    name = "name" if style.lang == "zh" else "name_en"
    where = style.words(f"upload.place_{state}", region=getattr(regions[region], name) if region else "")
    return {
        "index": index,
        "text": registers.describe_place(style.words, one, regions),  # 城市“穗”→ 广州市？（3 行）
        "counted_for": " · ".join(text for text in (written, where) if text),
        "can_be_accepted": bool(one.suggestion),
        "is_accepted": _key(one) in accepted,
    }


def _key(one: OpenPlace) -> PlaceKey:
    return one.province, one.city, one.district
