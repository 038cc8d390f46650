"""The words and numbers of what kind of companies a place has: the same in the panel and on paper."""

from collections.abc import Iterator, Sequence

from components import class_names, numbers
from components.panels import names
from components.panels.rows import amount
from components.style import Style
from data.companylists.lists import CompanyList
from data.dataset import Dataset
from data.registers.dimensions import Dimension
from data.registers.imports import HUNDRED_MILLION
from data.selection import Selection
from data.states import State
from data.summaries.structure import Breakdown, ClassRow, Structure
from data.values import MIN_COMPANIES

CAPITALS = ("subscribed", "paid_in")
MAX_ROWS = 10
"""Classes of a nested dimension in sight; the others are folded away."""


def title(summary: Structure, selection: Selection, dataset: Dataset, style: Style) -> str:
    """企业构成：广东; of several places their names."""
    return style.words("structure.title", place=place(summary, selection, dataset, style))


def place(summary: Structure, selection: Selection, dataset: Dataset, style: Style) -> str:
    """The place, the cluster, or the places that are set side by side."""
    if selection.cluster:
        return names.cluster(selection.cluster, dataset, style)
    if len(summary.places) > 1:
        return names.listed_together([one.name for one in summary.places], style)
    return names.place(selection.focus, dataset, style)


def has_companies(summary: Structure) -> bool:
    """Whether there is anything to divide: any company of any of the places, under the filters in force."""
    return any(one.count for one in summary.places) and bool(summary.breakdowns)


def message(summary: Structure, selection: Selection, dataset: Dataset, style: Style) -> str:
    """Why nothing is divided: no register, none of its companies here, or none that passes the filters."""
    if not summary.breakdowns:
        return style.words("structure.no_register")
    if any(one.state == State.UNDETERMINED for one in summary.places):
        return style.words("ranking.undetermined")
    key = "no_match" if any(one.count is not None for one in summary.places) else "no_companies"
    return style.words(f"structure.{key}", place=place(summary, selection, dataset, style))


def counted(summary: Structure, dataset: Dataset, style: Style) -> str:
    """What the numbers are: 天眼查 2024-05-22 现存企业（登记年份 2016–2018） 805 家."""
    series = names.series(summary.series, dataset, style)
    what = names.companies(summary.series, dataset, style, summary.limits)
    if len(summary.places) > 1 or summary.places[0].count is None:
        return style.words("structure.series", series=series, measure=what)
    total = amount(summary.places[0], style)
    return style.words("structure.counted", series=series, measure=what, count=total)


def lead(summary: Structure, selection: Selection, dataset: Dataset, style: Style) -> str:
    """In which industry most companies of each place are; nothing where no industry is known."""
    one = next((one for one in summary.breakdowns if one.dimension.is_nested and one.known), None)
    if one is None:
        return ""
    if len(summary.places) > 1:
        return _lead_of_several(one, summary, style)
    row, unknown = one.known[0], one.unknown.shares[0]
    count, undetermined = numbers.integer(row.counts[0] or 0), summary.places[0].undetermined
    count = style.words("terms.at_least", value=count) if undetermined else count
    values = {"count": count, "share": numbers.share(row.shares[0] or 0)}
    subject = place(summary, selection, dataset, style)
    if one.path:
        subject = style.words("structure.within", place=subject, industry=label(one.dimension, one.path[-1], style))
    values |= {"place": subject, "industry": label(one.dimension, row.name, style)}
    compared = quotient(row, 0)
    key = "lead" if one.is_proved(0, undetermined) else "lead_known"
    parts = [style.words(f"structure.{key}", **values)]
    parts += [style.words("structure.lead_quotient", quotient=compared)] if compared else []
    parts += [style.words("structure.lead_unknown", share=numbers.share(unknown))] if unknown else []
    return "".join(parts)


def _lead_of_several(one: Breakdown, summary: Structure, style: Style) -> str:
    """制造业：深圳 28.5%；教育：广州 36.6%、杭州 36.4%: the largest industry of each place that has companies."""
    leaders: dict[str, list[str]] = {}
    for at, place in enumerate(summary.places):
        row = max(one.known, key=lambda row: row.counts[at] or 0)
        if share := row.shares[at]:
            named = style.words("ranking.strip_part", place=place.name, share=numbers.share(share))
            leaders.setdefault(row.name, []).append(named)
    texts = [
        style.words("paper.field", name=label(one.dimension, name, style), value=names.listed_together(some, style))
        for name, some in leaders.items()
    ]
    is_proved = all(one.is_proved(at, place.undetermined) for at, place in enumerate(summary.places))
    key = "lead_several" if is_proved else "lead_several_known"
    return style.words(f"structure.{key}", industries=style.words("numbers.semicolon").join(texts))


def label(dimension: Dimension, one: str, style: Style) -> str:
    """What a class is called."""
    text = class_names.label(dimension.name, one, style.words)
    return text[:1].upper() + text[1:]  # at the head of a row


def unknown_label(one: Breakdown, style: Style) -> str:
    """未知; in an opened class that nothing more is known."""
    return style.words("structure.unknown_within" if one.path else "structure.unknown")


def heading(breakdown: Breakdown, style: Style) -> str:
    """行业; 行业：制造业 of a class that is opened."""
    named = class_names.dimension(breakdown.dimension, style.words)
    if not breakdown.path:
        return named
    return style.words("paper.field", name=named, value=label(breakdown.dimension, breakdown.path[-1], style))


def shown(breakdown: Breakdown, maximum: int = MAX_ROWS) -> tuple[tuple[ClassRow, ...], tuple[ClassRow, ...]]:
    """The classes in sight, and those that are summed up; of ordered dimensions all are in sight."""
    if not breakdown.dimension.is_nested or len(breakdown.known) <= maximum + 1:
        return breakdown.known, ()
    return breakdown.known[:maximum], breakdown.known[maximum:]


def quotient(row: ClassRow, at: int, decimals: int = 1) -> str:
    """The location quotient in a place; nothing where there is none, or where one more company would change it much."""
    value = row.quotients[at] if row.quotients and (row.counts[at] or 0) >= MIN_COMPANIES else None
    return "" if value is None else numbers.quotient(value, decimals)


def quotient_decimals(one: Breakdown) -> int:
    """The decimals of all quotients of a breakdown: as many as the one that needs the most to be told from 1."""
    written = (quotient(row, at) for row in one.known for at in range(len(row.quotients)))
    return max((len(text.partition(".")[2]) for text in written if text), default=1)


def has_list(one: Breakdown) -> bool:
    """Whether the companies on the shown list are known by class; the list's own levels have them as their numbers."""
    return any(count is not None for row in one.rows for count in row.listed)


def has_quotients(one: Breakdown) -> bool:
    """Whether quotients have a column: a list takes their room."""
    return not has_list(one) and any(row.quotients for row in one.known)


def listed(row: ClassRow, at: int) -> tuple[str, str]:
    """The companies of a class on the shown list, and their share of it; dashes for what is not known."""
    part, whole = row.listed[at] if row.listed else None, row.counts[at]
    if part is None:
        return numbers.MISSING, numbers.MISSING
    return numbers.integer(part), numbers.share(part / whole) if whole else numbers.MISSING


def listed_together(rows: Sequence[ClassRow], at: int) -> tuple[str, str]:
    """The same of several classes as one."""
    parts, whole = [row.listed[at] for row in rows], total(rows, at)[0]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return numbers.MISSING, numbers.MISSING
    return numbers.integer(sum(known)), numbers.share(sum(known) / whole) if whole else numbers.MISSING


def total(rows: Sequence[ClassRow], at: int) -> tuple[int, float]:
    """Companies and share of several classes in a place."""
    return sum(row.counts[at] or 0 for row in rows), sum(row.shares[at] or 0 for row in rows)


def _capitals(summary: Structure, style: Style) -> Iterator[str]:
    """1,204 家，认缴 310.5 亿元，实缴 96.1 亿元（31.0%）; with the place where there are several."""
    for place, both in zip(summary.places, summary.capitals, strict=True):
        if both:
            sums = {name: numbers.hundred_millions(getattr(both, name) / HUNDRED_MILLION) for name in CAPITALS}
            text = style.words("structure.capitals", count=numbers.integer(both.companies), **sums)
            if both.subscribed:
                text += style.words("structure.capitals_share", share=numbers.share(both.paid_in / both.subscribed))
            yield f"{place.name} {text}" if len(summary.places) > 1 else text


def capitals(summary: Structure, style: Style) -> str:
    """Subscribed beside paid-in capital in every place; nothing where no company states both."""
    if not summary.capitals:
        return ""
    return style.words("structure.note_capitals", list=style.words("numbers.semicolon").join(_capitals(summary, style)))


def _of_list(one: CompanyList, summary: Structure, style: Style) -> Iterator[str]:
    """What the numbers of a list are; why there are none: it was laid over before, or filters do not reach it."""
    names = {"name": one.name, "date": one.as_of}
    if summary.is_listed:
        yield style.words("structure.note_list", **names)
    if not summary.list_keeps_classes:
        yield style.words("structure.note_list_old", **names)
    elif not all(has_list(each) for each in summary.breakdowns):
        yield style.words("structure.note_list_filtered", **names)


def notes(summary: Structure, style: Style, *, quotients: bool = True) -> Iterator[str]:
    """What the percentages are of, what a quotient compares with, what the register lacks."""
    words = style.words
    yield words("structure.note_share")
    if summary.company_list:
        yield from _of_list(summary.company_list, summary, style)
    compared = next((one.base for one in summary.breakdowns if one.base is not None), None)
    if quotients and compared is not None and not summary.is_listed:
        base = numbers.integer(compared)
        yield words("structure.note_quotient", base=base, provinces=summary.provinces, small=MIN_COMPANIES)
    more = sum(place.undetermined for place in summary.places)
    if text := numbers.undetermined(more, summary.limits, words):
        yield text[:1].upper() + text[1:]
    if summary.uncombined:
        uncombined = [class_names.dimension(one, words) for one in summary.uncombined]
        yield words("structure.note_uncombined", dimensions=names.listed_together(uncombined, style))
    if summary.missing:
        missing = [class_names.dimension(one, words) for one in summary.missing]
        key = "note_missing" if summary.keeps_classes else "note_not_kept"
        yield words(f"structure.{key}", dimensions=names.listed_together(missing, style))
