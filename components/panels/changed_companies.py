"""Companies that changed between two dates, by kind: how many there are, and the first of each."""

from collections.abc import Sequence
from itertools import groupby

from components import grid, numbers
from components.panels import names
from components.panels.rows import Values
from components.style import Style
from data.dataset import Dataset
from data.measures.history import Company
from data.regions import NATION, Adcode
from data.summaries.snapshots import Snapshots

HEIGHT = 460
"""Of the grid, in pixels; as much as the table of growth beside it may take."""
MAX_ROWS = 10
"""That a grid shows without scrolling; more would leave the columns beside it empty."""


def kinds(summary: Snapshots, dataset: Dataset, style: Style) -> list[Values]:
    """Each kind with its number and its companies; nothing where none changed."""
    by_kind = {kind: list(rows) for kind, rows in groupby(summary.companies, key=lambda one: one.kind)}
    return [_kind(kind, count, by_kind.get(kind, ()), summary.level, dataset, style) for kind, count in summary.counts]


def table(summary: Snapshots, dataset: Dataset, style: Style) -> Values:
    """Rows and columns of the grid."""
    rows = [one for kind in kinds(summary, dataset, style) for one in kind["rows"]]
    looks: dict[str, Values] = {
        "name": {"flex": 2, "cellRenderer": "Company"},
        "kind": {"width": 110},
        "registered": {"width": 110},
    }
    return grid.table(rows, grid.columns("snapshots", looks | {"where": {"flex": 1}}, style), HEIGHT, MAX_ROWS)


def _kind(kind: str, count: int, rows: Sequence[Company], level: Adcode, dataset: Dataset, style: Style) -> Values:
    words, name = style.words, style.words(f"snapshots.kind_{kind}")
    numbered = {"count": numbers.integer(count), "shown": numbers.integer(len(rows))}
    text = words("snapshots.kind_count" if len(rows) == count else "snapshots.kind_shown", kind=name, **numbered)
    return {"text": text, "rows": [_row(one, name, level, dataset, style) for one in rows]}


def _row(one: Company, kind: str, level: Adcode, dataset: Dataset, style: Style) -> Values:
    return {
        "kind": kind,
        "name": one.name,
        "code": one.code,
        "registered": one.registered or style.words("page.none"),
        "where": _where(one, level, dataset, style),
    }


def _where(one: Company, level: Adcode, dataset: Dataset, style: Style) -> str:
    """Where it is, or was; for one that moved, from where to where, by parts of the opened level."""
    if one.kind != "moved" or not one.before or not one.after:
        return _named(one.before if one.after is None else one.after, dataset, style)
    first, last = ([up.adcode for up in dataset.regions.path(end)] for end in (one.before, one.after))
    before, after = _end(first, last, level), _end(last, first, level)
    if before == after:
        before, after = _end(first, last, NATION), _end(last, first, NATION)
    return style.words(
        "snapshots.went", before=names.place(before, dataset, style), after=names.place(after, dataset, style)
    )


def _end(path: Sequence[Adcode], other: Sequence[Adcode], level: Adcode) -> Adcode:
    """One end of a move: the part of the opened level; outside of it, where the two ways begin to differ."""
    inside = path[path.index(level) + 1 :] if level in path and level != NATION else ()
    return next(iter(inside), next((up for up in path if up not in other), path[-1]))


def _named(region: Adcode | None, dataset: Dataset, style: Style) -> str:
    """Province, city, district."""
    if not region:
        return style.words("snapshots.no_place")
    path = [up.label(style.lang) for up in dataset.regions.path(region) if up.adcode != NATION]
    return (" " if style.lang == "zh" else ", ").join(path)
