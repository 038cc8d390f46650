"""What kind of companies a place has, as native charts of a slide."""

from collections.abc import Sequence
from typing import Final

from components.line_breaks import shorten
from components.panels import structure_texts as texts
from components.paper.chart_data import TITLE_BARS, ChartColumns, ChartData, ChartSeries, Tone
from components.paper.structure import Line, balanced, lines
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


def content(selection: Selection, dataset: Dataset, style: Style) -> ChartColumns | ChartData | None:
    """Native charts: of one place all breakdowns, of several their industries beside each other."""
    summary = structure.summarise(selection, dataset)
    if not texts.has_companies(summary):
        return None
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
