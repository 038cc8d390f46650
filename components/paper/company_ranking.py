"""Companies by place: count, bar, share, rate, provable rank; the remainder outlined."""

from components.panels import names
from components.panels.ranking_companies import per_10k, rank, share
from components.panels.rows import amount
from components.paper.cell_marks import draw_bars
from components.paper.figure_builder import FigureBuilder
from components.paper.noted_table import MARKS_WIDTH, draw_message, draw_noted_table, value_cells
from components.paper.text_table import TableColumn
from components.style import Style
from data.dataset import Dataset
from data.measures.ranked import RankedPlace
from data.summaries.ranking import Ranking


def draw(builder: FigureBuilder, ranking: Ranking, dataset: Dataset) -> None:
    """The places with a figure, the remainder, and how many have none; or why there is nothing."""
    style, known = builder.style, [row for row in ranking.rows if row.place.value is not None]
    if not known:
        draw_message(builder, _empty_text(ranking, dataset, style))
        return
    others = len(ranking.rows) - len(known)
    notes = [style.words("ranking.others", count=others)] if others else []
    layout = draw_noted_table(builder, _columns(known, ranking, dataset, style), notes)
    rows = [*known, *([ranking.remainder] if ranking.remainder else [])]
    values = [(row.place.value, row.place.adcode, row is ranking.remainder) for row in rows]
    draw_bars(builder, value_cells(layout, 2, values), style.palette.teal_3)


def _empty_text(ranking: Ranking, dataset: Dataset, style: Style) -> str:
    """Why the series, or another measure, says nothing here."""
    place, measure = names.place(ranking.level, dataset, style), ranking.measure
    series, other = names.series(ranking.series, dataset, style), names.measure_name(measure, style)
    return style.words("ranking.empty_series", series=series if measure.has_series else other, place=place)


def _columns(known: list[RankedPlace], ranking: Ranking, dataset: Dataset, style: Style) -> list[TableColumn]:
    words, remainder, level = style.words, ranking.remainder, dataset.regions[ranking.level].level
    parent = names.place(ranking.level, dataset, style)
    rows = [*known, *([remainder] if remainder else [])]
    places = [*(row.place.name for row in known), *([names.remainder(remainder, level, style)] if remainder else [])]
    ranks = [*(rank(row, level, style) for row in known), *([""] if remainder else [])]
    shares, rates = [share(row, style) for row in rows], [per_10k(row, style) for row in rows]
    values, measure = [amount(row.place, style) for row in rows], ranking.measure
    return [
        TableColumn(words("ranking.place"), places, wraps=True),
        TableColumn(names.value_heading(measure, style), values, "right", "strong"),
        TableColumn("", [""] * len(rows), picture=MARKS_WIDTH),
        *([TableColumn(words("ranking.share", parent=parent), shares, "right")] if measure.has_shares else []),
        *([TableColumn(words("ranking.per_10k"), rates, "right", optional=True)] if measure.has_rates else []),
        *([TableColumn(words("ranking.rank"), ranks, look="muted", optional=True)] if any(ranks) else []),
    ]
