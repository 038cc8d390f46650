"""Companies by place: count, bar, share, rate, provable rank; the remainder outlined."""

from components.panels import names
from components.panels.ranking_companies import per_10k, rank, share
from components.panels.rows import amount
from components.paper.pad import Box, Pad
from components.paper.table import Column, Grid, lay, write
from components.paper.typesetting import height, wrap
from components.paper.units import Measured, bars
from components.style import Style
from data.dataset import Dataset
from data.measures.ranked import RankedPlace
from data.summaries.ranking import Ranking

BAR = 7
"""Least width of the bars, in sizes."""


def draw(pad: Pad, ranking: Ranking, dataset: Dataset) -> None:
    """The places with a figure, the remainder, and how many have none; or why there is nothing."""
    known = [row for row in ranking.rows if row.place.value is not None]
    if not known:
        say(pad, nothing(ranking, dataset, pad.style))
        return
    rest = len(ranking.rows) - len(known)
    notes = [pad.style.words("ranking.others", count=rest)] if rest else []
    grid = lay_over(pad, _columns(known, ranking, dataset, pad.style), notes)
    write(pad, grid)
    shown = [*known, *([ranking.remainder] if ranking.remainder else [])]
    bars(pad, measured(grid, shown, [row is ranking.remainder for row in shown]), pad.style.palette.teal_3)
    under(pad, grid, notes)


def _columns(known: list[RankedPlace], ranking: Ranking, dataset: Dataset, style: Style) -> list[Column]:
    words, left = style.words, ranking.remainder
    level = dataset.regions[ranking.level].level
    parent = names.place(ranking.level, dataset, style)
    rows = [*known, *([left] if left else [])]
    places = [*(row.place.name for row in known), *([names.remainder(left, level, style)] if left else [])]
    ranks = [*(rank(row, level, style) for row in known), *([""] if left else [])]
    shares, rates = tuple(share(row, style) for row in rows), tuple(per_10k(row, style) for row in rows)
    return [
        Column(words("ranking.place"), tuple(places), wraps=True),
        Column(
            names.value_heading(ranking.measure, style),
            tuple(amount(row.place, style) for row in rows),
            "right",
            "strong",
        ),
        Column("", tuple("" for _ in rows), picture=BAR),
        *([Column(words("ranking.share", parent=parent), shares, "right")] if ranking.measure.has_shares else []),
        *([Column(words("ranking.per_10k"), rates, "right", last=True)] if ranking.measure.has_rates else []),
        *([Column(words("ranking.rank"), tuple(ranks), look="muted", last=True)] if any(ranks) else []),
    ]


def measured(grid: Grid, rows: list[RankedPlace], outlined: list[bool], column: int = 2) -> list[Measured]:
    """The cells of the bars, one a row that has a value and room."""
    if column >= len(grid.columns) or not grid.columns[column].picture:
        return []
    found = zip(grid.rows, rows, outlined, strict=False)
    return [
        Measured(grid.box(column, at), row.place.value, row.place.adcode, hollow)
        for at, row, hollow in found
        if row.place.value is not None
    ]


def nothing(ranking: Ranking, dataset: Dataset, style: Style) -> str:
    """Why the series, or another measure, says nothing here."""
    place, measure = names.place(ranking.level, dataset, style), ranking.measure
    who = (
        names.series(ranking.series, dataset, style)
        if measure.has_series
        else names.measure(measure, "", dataset, style)
    )
    return style.words("ranking.empty_series", series=who, place=place)


def say(pad: Pad, text: str) -> None:
    """One sentence in the middle of an empty figure."""
    size = 1.3 * pad.style.text(0)
    lines = wrap(text, size, 0.9 * pad.width)
    pad.write(
        lines, pad.width / 2, (pad.height - height(len(lines), size)) / 2, size, pad.style.palette.muted, "center"
    )


def lay_over(pad: Pad, columns: list[Column], notes: list[str]) -> Grid:
    """A table over its notes, and over a line that tells of rows without room, where there are any."""
    grid = lay(columns, _over(pad, notes, 0), pad.style)
    return lay(columns, _over(pad, [], 1), pad.style) if grid.hidden else grid


def _over(pad: Pad, notes: list[str], more: int) -> Box:
    body = pad.style.text(0)
    lines = len(wrap(pad.style.words("page.pause").join(notes), body, pad.width)) + more
    return Box(0, 0, pad.width, pad.height - height(lines, body) - (0.3 * body if lines else 0))


def under(pad: Pad, grid: Grid, notes: list[str], more: str = "paper.more_rows") -> None:
    """Notes under a table, and how many rows it had no room for."""
    size, words = pad.style.text(0), pad.style.words
    hidden = [words(more, count=grid.hidden)] if grid.hidden else []
    text = words("page.pause").join(hidden or notes)
    lines = wrap(text, size, pad.width)[: max(1, int((pad.height - grid.bottom) // height(1, size)))]
    if text:
        pad.write(lines, 0, pad.height - height(len(lines), size), size, pad.style.palette.muted)
