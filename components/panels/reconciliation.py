"""What does not add up, as texts: each check with its numbers, its outcome, and the likely reason."""

from collections.abc import Sequence
from dataclasses import dataclass

from components import numbers
from components.panels import names, publishers
from components.style import Style
from data.dataset import Dataset
from data.reconciliation.check import Check, Outcome
from data.summaries.reconciliation import Reconciliation

MAX_ROWS = 12
"""Of a kind that are in sight; the others are folded away."""
MAX_FOLDED = 200
"""Rows of a fold; an import of every district has more, which are in the CSV."""


@dataclass(frozen=True)
class CheckRow:
    """One check in words. Of what only stands side by side there is no difference."""

    region: str  # adcode
    place: str
    scope: str  # the series, the publication or the statistic
    printed: str
    computed: str
    parts: str  # of a sum how many it has: （5 项）
    difference: str
    outcome: Outcome
    reasons: tuple[str, ...]  # what the tables note, then what the atlas infers
    sources: tuple[str, ...]  # source_ids
    as_of: str = ""
    definition: str = ""  # of a series


@dataclass(frozen=True)
class Section:
    """The checks of one kind."""

    kind: str
    rows: tuple[CheckRow, ...]
    folded: tuple[CheckRow, ...]
    agreeing: bool  # whether all that is folded away agrees
    more: int  # rows that are in the CSV alone


def sections(summary: Reconciliation, dataset: Dataset, style: Style) -> list[Section]:
    """All kinds in the order of the page."""
    return [_section(kind, checks, dataset, style) for kind, checks in summary.by_kind.items()]


def _section(kind: str, checks: Sequence[Check], dataset: Dataset, style: Style) -> Section:
    is_open = [one for one in checks if one.outcome != Outcome.AGREES]
    limit = len(checks) if kind in ("parks", "series") else MAX_ROWS
    shown = is_open[:limit] or ([*checks] if len(checks) <= MAX_ROWS else [])
    rest = [one for one in checks if one not in shown]
    drawn = [row(one, dataset, style) for one in (*shown, *rest[:MAX_FOLDED])]
    return Section(
        kind=kind,
        rows=tuple(drawn[: len(shown)]),
        folded=tuple(drawn[len(shown) :]),
        agreeing=all(one.outcome == Outcome.AGREES for one in rest),
        more=max(0, len(rest) - MAX_FOLDED),
    )


def row(check: Check, dataset: Dataset, style: Style) -> CheckRow:
    """The texts of one check."""
    is_series = check.check == "series"
    return CheckRow(
        region=check.region,
        place=_place(check, dataset, style),
        scope=_scope(check, dataset, style),
        printed=_printed(check, style),
        computed=_number(check.computed, check, style, "states.not_listed"),
        parts=style.words("reconciliation.parts", count=check.parts) if check.parts else "",
        difference=_difference(check, style),
        outcome=check.outcome,
        reasons=() if is_series else _reasons(check, dataset, style),
        sources=check.sources,
        as_of=(check.item or style.words("notes.undated")) if is_series else "",
        definition=check.note if is_series else "",
    )


def summary_line(summary: Reconciliation, style: Style) -> str:
    """How many checks have which outcome."""
    counts = {str(outcome): numbers.integer(summary.outcomes[outcome]) for outcome in Outcome}
    return style.words("reconciliation.summary", **counts)


def _place(check: Check, dataset: Dataset, style: Style) -> str:
    """The region, and which slot or year of it."""
    place = names.place(check.region, dataset, style)
    if check.check == "parks" and check.item:
        return names.slot(check.item, style)
    return style.words("numbers.comma").join([place, str(check.year)]) if check.year else place


def _scope(check: Check, dataset: Dataset, style: Style) -> str:
    """The series, and of two of them the other as well; a publication; a statistic with its year."""
    if check.check == "statistics":
        measure, _, year = check.scope.rpartition("-")
        named = style.words.get(f"region_profile.fact_{measure}", measure)
        return style.words("region_profile.in_year", year=year, measure=named)
    if check.scope not in dataset.series_cards:
        return publishers.citation(check.scope, dataset, style) if check.scope in dataset.source_cards else check.scope
    first = f"{names.series(check.scope, dataset, style)} {names.companies(check.scope, dataset, style)}"
    if check.item in dataset.series_cards:
        return style.words("reconciliation.against", first=first, second=names.series(check.item, dataset, style))
    return first


def _printed(check: Check, style: Style) -> str:
    if check.check == "share":
        return check.item
    is_rounded = check.check == "series" and check.outcome == Outcome.INEXACT
    written = _number(check.printed, check, style, "states.not_published")
    return style.words("terms.approx", value=written) if is_rounded else written


def _number(value: float | None, check: Check, style: Style, missing: str) -> str:
    if value is None:
        return style.words(missing)
    return numbers.percent(value) if check.unit == "share" else numbers.value(value, check.unit)


def _difference(check: Check, style: Style) -> str:
    """With its sign; of shares in percentage points, of money with its decimals."""
    if check.difference is None:
        return numbers.MISSING
    if check.unit == "share":
        return style.words("reconciliation.points", value=numbers.points(check.difference))
    return numbers.change(check.difference)


def _reasons(check: Check, dataset: Dataset, style: Style) -> tuple[str, ...]:
    """What the tables say, then what the atlas infers, each marked as what it is."""
    words = style.words
    noted = [words("reconciliation.from_table", text=check.note)] if check.note else []
    inferred = _inferred(check, dataset, style)
    return (*noted, *([words("reconciliation.inferred", text=inferred)] if inferred else []))


def _inferred(check: Check, dataset: Dataset, style: Style) -> str:
    if check.totals:
        low, high = map(numbers.integer, check.totals)
        parent = names.place(dataset.regions[check.region].parent or check.region, dataset, style)
        return style.words("reconciliation.share_needs", printed=check.item, place=parent, low=low, high=high)
    if check.reason == "part_above_whole":
        return style.words("reconciliation.part_above_whole", place=names.place(check.item, dataset, style))
    return style.words(f"reconciliation.reason_{check.reason}") if check.reason else ""
