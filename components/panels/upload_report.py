"""The account of an upload before it is applied: every row, what to know, and the places that were not understood.

assets/upload.js sends the suggestions that are ticked: a box's `data-place` is the place's index in the report.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from components import registers
from components.markup import Markup, html
from components.numbers import integer
from components.panels.accounting import Rows, folded, identity, table
from components.style import Style
from data.regions import Regions
from data.registers.report import REASONS, Notice, OpenPlace, Report

UNMATCHED, PARTLY = "unmatched_place", "open_place"

Written = tuple[str, str, str]
"""A place as a file has it: province, city, district."""


def draw(report: Report, accepted: Mapping[Written, str], regions: Regions, style: Style) -> Markup:
    """The account with the accepted suggestions in force. `report` is the stored one."""
    now = report.now
    rows = Rows.worded(now.files, now.total, REASONS, ("upload", "registers"))
    paid = registers.capital_line(now, style.words)
    parts = [identity(rows, style), table(rows, style), html.P(paid) if paid else None, _warnings(now.warnings, style)]
    return html.Div([*parts, _places(report, accepted, regions, style)], className="accounted")


# ---- warnings ----


def _warnings(notices: Iterable[Notice], style: Style) -> Markup | None:
    """What else to know of the files, each thing once; places have a section of their own."""
    files: defaultdict[str, list[str]] = defaultdict(list)
    for notice in notices:
        if notice.code != PARTLY:
            files[style.words(f"registers.warning_{notice.code}", count=integer(notice.count))].append(notice.file)
    lines = [html.Li(_warning(what, named, style)) for what, named in files.items()]
    return html.Section([html.H3(style.words("upload.warnings")), *folded(lines, style)]) if lines else None


def _warning(what: str, files: Sequence[str], style: Style) -> str | list[str | Markup]:
    """The file's name and what is to be known of it; of many files their number, the names behind a fold."""
    if len(files) == 1:
        return style.words("upload.warning", file=files[0], what=what) if files[0] else what
    names = html.Details(
        [html.Summary(style.words("upload.which")), html.Ul([html.Li(file) for file in files])], className="fold"
    )
    return [style.words("upload.warning_files", count=len(files), what=what), " ", names]


# ---- places ----


def _places(report: Report, accepted: Mapping[Written, str], regions: Regions, style: Style) -> Markup | None:
    if not report.places:
        return None
    lines = [_place(at, one, accepted, regions, style) for at, one in enumerate(report.places)]
    head = html.Div([html.H3(style.words("upload.places")), *_all(report, accepted, style)], className="title")
    note = html.P(" ".join(_note(report, accepted, style)), className="note")
    return html.Section([head, note, *folded(lines, style, "places")])


def _note(report: Report, accepted: Mapping[Written, str], style: Style) -> Iterator[str]:
    """How many rows are still without their place, and whether all places are named below."""
    unmatched = report.total.reasons.get(UNMATCHED, 0)
    partly = sum(notice.count for notice in report.warnings if notice.code == PARTLY)
    moved = [one for one in report.places if _written(one) in accepted]
    left = partly - sum(one.rows for one in moved if one.region)
    now = report.now.total.reasons.get(UNMATCHED, 0)
    yield style.words("upload.places_note", unmatched=integer(now), partly=integer(left))
    if sum(one.rows for one in report.places) < unmatched + partly:
        yield style.words("upload.places_most", count=len(report.places))


def _all(report: Report, accepted: Mapping[Written, str], style: Style) -> list[Markup]:
    """One button for all suggestions and one to take them back; each only where it would do something."""
    offered = sum(1 for one in report.places if one.suggestion)
    taken = sum(1 for one in report.places if _written(one) in accepted)
    accept = _button("all", style.words("upload.accept_all", count=offered), style) if taken < offered else None
    undo = _button("none", style.words("upload.undo_all"), style) if taken else None
    return [button for button in (accept, undo) if button]


def _button(which: str, text: str, style: Style) -> Markup:
    return html.Button(text, type="button", className="button small", **{"data-places": which})


def _place(at: int, one: OpenPlace, accepted: Mapping[Written, str], regions: Regions, style: Style) -> Markup:
    """城市“穗”→ 广州市？（3 行） with a box to tick; without a suggestion there is none."""
    texts = [
        html.Span(registers.describe_place(style.words, one, regions)),
        html.Small(_where(one, accepted, regions, style)),
    ]
    if not one.suggestion:
        return html.Li(html.Span(texts, className="place-line"))
    box = html.Input(type="checkbox", checked=_written(one) in accepted, **{"data-place": str(at)})
    return html.Li(html.Label([box, *texts], className="place-line"))


def _where(one: OpenPlace, accepted: Mapping[Written, str], regions: Regions, style: Style) -> str:
    """The place as the file has it, and what its rows are counted for."""
    words, written = style.words, " / ".join(text for text in _written(one) if text not in ("", registers.MASKED))
    region = accepted.get(_written(one))
    if region:
        where = words("upload.place_accepted", region=_name(region, regions, style))
    elif one.region:
        where = words("upload.place_above", region=_name(one.region, regions, style))
    else:
        where = words("upload.place_uncounted")
    return " · ".join(text for text in (written, where) if text)


def _name(adcode: str, regions: Regions, style: Style) -> str:
    region = regions[adcode]
    return region.name if style.lang == "zh" else region.name_en


def _written(one: OpenPlace) -> Written:
    return one.province, one.city, one.district
