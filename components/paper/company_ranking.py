"""Companies by place: count, bar, share, rate, provable rank; the remainder outlined."""

from components.panels import names
from components.panels.ranking_companies import per_10k, rank, share
from components.panels.rows import amount
from components.paper.cell_marks import ValueCell, draw_bars
from components.paper.figure_builder import FigureBuilder, PixelBox
from components.paper.line_breaks import lines_height, wrap
from components.paper.text_table import TableColumn, TableLayout, draw_table, layout_table
from components.style import Style
from data.dataset import Dataset
from data.measures.ranked import RankedPlace
from data.summaries.ranking import Ranking

BAR = 7
"""Least width of the bars, in sizes."""


def draw(builder: FigureBuilder, ranking: Ranking, dataset: Dataset) -> None:
    """The places with a figure, the remainder, and how many have none; or why there is nothing."""
    known = [row for row in ranking.rows if row.place.value is not None]
    if not known:
        say(builder, nothing(ranking, dataset, builder.style))
        return
    rest = len(ranking.rows) - len(known)
    notes = [builder.style.words("ranking.others", count=rest)] if rest else []
    grid = lay_over(builder, _columns(known, ranking, dataset, builder.style), notes)
    draw_table(builder, grid)
    shown = [*known, *([ranking.remainder] if ranking.remainder else [])]
    draw_bars(builder, measured(grid, shown, [row is ranking.remainder for row in shown]), builder.style.palette.teal_3)
    under(builder, grid, notes)


def _columns(known: list[RankedPlace], ranking: Ranking, dataset: Dataset, style: Style) -> list[TableColumn]:
    words, left = style.words, ranking.remainder
    level = dataset.regions[ranking.level].level
    parent = names.place(ranking.level, dataset, style)
    rows = [*known, *([left] if left else [])]
    places = [*(row.place.name for row in known), *([names.remainder(left, level, style)] if left else [])]
    ranks = [*(rank(row, level, style) for row in known), *([""] if left else [])]
    shares, rates = tuple(share(row, style) for row in rows), tuple(per_10k(row, style) for row in rows)
    values, measure = tuple(amount(row.place, style) for row in rows), ranking.measure
    return [
        TableColumn(words("ranking.place"), tuple(places), wraps=True),
        TableColumn(names.value_heading(measure, style), values, "right", "strong"),
        TableColumn("", tuple("" for _ in rows), picture=BAR),
        *([TableColumn(words("ranking.share", parent=parent), shares, "right")] if measure.has_shares else []),
        *([TableColumn(words("ranking.per_10k"), rates, "right", last=True)] if measure.has_rates else []),
        *([TableColumn(words("ranking.rank"), tuple(ranks), look="muted", last=True)] if any(ranks) else []),
    ]


def measured(grid: TableLayout, rows: list[RankedPlace], outlined: list[bool], column: int = 2) -> list[ValueCell]:
    """The cells of the bars, one a row that has a value and room."""
    if column >= len(grid.columns) or not grid.columns[column].picture:
        return []
    found = zip(grid.rows, rows, outlined, strict=False)
    return [
        ValueCell(grid.box(column, at), row.place.value, row.place.adcode, hollow)
        for at, row, hollow in found
        if row.place.value is not None
    ]


def nothing(ranking: Ranking, dataset: Dataset, style: Style) -> str:
    """Why the series, or another measure, says nothing here."""
    place, measure = names.place(ranking.level, dataset, style), ranking.measure
    series, other = names.series(ranking.series, dataset, style), names.measure_name(measure, style)
    return style.words("ranking.empty_series", series=series if measure.has_series else other, place=place)


def say(builder: FigureBuilder, text: str) -> None:
    """One sentence in the middle of an empty figure."""
    size = 1.3 * builder.style.text(0)
    lines = wrap(text, size, 0.9 * builder.width)
    builder.add_text(
        lines,
        builder.width / 2,
        (builder.height - lines_height(len(lines), size)) / 2,
        size,
        builder.style.palette.muted,
        "center",
    )


def lay_over(builder: FigureBuilder, columns: list[TableColumn], notes: list[str]) -> TableLayout:
    """A table over its notes, and over a line that tells of rows without room, where there are any."""
    grid = layout_table(columns, _over(builder, notes, 0), builder.style)
    return layout_table(columns, _over(builder, [], 1), builder.style) if grid.hidden else grid


def _over(builder: FigureBuilder, notes: list[str], more: int) -> PixelBox:
    body = builder.style.text(0)
    lines = len(wrap(builder.style.words("page.pause").join(notes), body, builder.width)) + more
    return PixelBox(0, 0, builder.width, builder.height - lines_height(lines, body) - (0.3 * body if lines else 0))


def under(builder: FigureBuilder, grid: TableLayout, notes: list[str], more: str = "paper.more_rows") -> None:
    """Notes under a table, and how many rows it had no room for."""
    size, words = builder.style.text(0), builder.style.words
    hidden = [words(more, count=grid.hidden)] if grid.hidden else []
    text = words("page.pause").join(hidden or notes)
    lines = wrap(text, size, builder.width)[: max(1, int((builder.height - grid.bottom) // lines_height(1, size)))]
    if text:
        builder.add_text(lines, 0, builder.height - lines_height(len(lines), size), size, builder.style.palette.muted)
