"""What kind of companies a place has, as native charts of a slide; beside a list of companies as a native table."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from components import numbers
from components.line_breaks import shorten
from components.panels import structure_texts as texts
from components.paper.chart_data import TITLE_BARS, ChartColumns, ChartData, ChartSeries, Tone
from components.paper.slide_tables import MAX_ROWS, SlideTable, fitting
from components.paper.structure import Line, balanced, lines, listed_cells, share_cells
from components.style import Style
from data.dataset import Dataset
from data.selection import Selection
from data.summaries import structure
from data.summaries.structure import Breakdown, Structure

MAX_COLUMNS, MAX_CLASSES, MAX_BARS, MIN_GROUPS = 4, 8, 18, 3
"""Columns of charts; classes of one place; bars of several places, and the classes of theirs that are always named."""
MAX_LABEL = 12
"""Width of the name of a class, in sizes."""
TONES: Final[tuple[Tone, ...]] = ("strong", "plain", "light", "outline", "faint", "rest")
"""Of up to six places side by side."""
NO_BREAK_SPACE: Final = "\N{NO-BREAK SPACE}"


def content(selection: Selection, dataset: Dataset, style: Style) -> ChartColumns | ChartData | SlideTable | None:
    """Native charts: of one place all breakdowns, of several their industries beside each other.

    A list of companies has numbers of two kinds in each class, which one axis cannot bear: they stand in a table.
    """
    summary = structure.summarise(selection, dataset)
    if not texts.has_companies(summary):
        return None
    if summary.is_listed:
        return _beside_list(summary, style)
    if len(summary.places) > 1:
        return _beside(summary, style)
    rows = [lines(one, style, MAX_CLASSES) for one in summary.tables]
    weights = [len(some) + TITLE_BARS for some in rows]
    charts = [_chart(one, some, style) for one, some in zip(summary.tables, rows, strict=True)]
    return ChartColumns([charts[start:end] for start, end in balanced(weights, MAX_COLUMNS)])


def _chart(one: Breakdown, rows: Sequence[Line], style: Style) -> ChartData:
    series = ChartSeries(texts.heading(one, style), [row.shares[0] for row in rows], [row.tone for row in rows])
    names = [shorten(row.label, 1, MAX_LABEL).replace(" ", NO_BREAK_SPACE) for row in rows]  # a bar has one line
    return ChartData("bar", names, [series], "share")


def _beside(summary: Structure, style: Style) -> ChartData:
    """The first breakdown: a class a group, a bar a place; of many places few classes."""
    one = summary.breakdowns[0]
    rows = lines(one, style, max(MIN_GROUPS, MAX_BARS // len(summary.places) - 2))
    series = [
        ChartSeries(place.name, [row.shares[at] for row in rows], [tone] * len(rows))
        for at, (place, tone) in enumerate(zip(summary.places, TONES, strict=False))
    ]
    return ChartData("bar", [shorten(row.label, 1, 2 * MAX_LABEL) for row in rows], series, "share")


def _beside_list(summary: Structure, style: Style) -> SlideTable:
    """The first breakdown that the list has: its classes, and of each those on the list."""
    one = next(one for one in summary.breakdowns if texts.has_list(one))
    rows, words, several = lines(one, style, MAX_ROWS - 2), style.words, len(summary.places)
    columns = _single(rows, style) if several == 1 else _several(rows, summary, style)
    heads, cells = zip(*columns, strict=True)
    table = fitting(
        [texts.heading(one, style), *heads],
        [*zip([row.label for row in rows], *cells, strict=True)],
        (0.34, *[0.66 / len(heads)] * len(heads)),
    )
    levels = [_levels(summary, style)] if several == 1 and summary.levels else []
    more = len(summary.tables) - 1 - len(levels)
    return replace(
        table, note=words("page.pause").join([*levels, *([words("structure.hidden", count=more)] if more else [])])
    )


def _single(rows: Sequence[Line], style: Style) -> Iterator[tuple[str, Sequence[str]]]:
    """Head and cells of the columns of one place."""
    counts = [numbers.MISSING if row.counts[0] is None else numbers.integer(row.counts[0]) for row in rows]
    listed, parts = zip(*(row.listed[0] for row in rows), strict=True)
    columns = {"companies": counts, "share": share_cells(rows, 0), "listed": listed, "listed_share": parts}
    return ((style.words(f"structure.{key}"), cells) for key, cells in columns.items())


def _several(rows: Sequence[Line], summary: Structure, style: Style) -> Iterator[tuple[str, Sequence[str]]]:
    """The same of several places: the share of each class, and those on the list."""
    for at, place in enumerate(summary.places):
        yield place.name, share_cells(rows, at)
        yield style.words("structure.listed"), listed_cells(rows, at, style)


def _levels(summary: Structure, style: Style) -> str:
    """名单级别（名单内企业）：国家级 8、省级 4: how many companies on the list are of each of its levels."""
    (one,) = summary.levels
    parts = [
        style.words("ranking.strip_part", place=row.label, share=numbers.integer(row.counts[0] or 0))
        for row in lines(one, style)
    ]
    return style.words("paper.field", name=texts.heading(one, style), value=style.words("page.comma").join(parts))
