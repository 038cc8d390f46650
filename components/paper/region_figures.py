"""A region under every measure and series, on a sheet and on a slide: its figures, shares and proved ranks."""

from collections.abc import Sequence

from components.panels import region_figures as panel
from components.panels.citation import with_unit
from components.paper import noted_table
from components.paper.figure_builder import FigureBuilder
from components.paper.slide_tables import SlideTable, fitting
from components.paper.table_columns import TableColumn
from components.style import Style
from data.dataset import Dataset
from data.summaries.ranking import Ranking


def draw(builder: FigureBuilder, summary: Ranking, dataset: Dataset) -> None:
    """The table, and why no parts are shown; that alone where nothing is known."""
    lead = panel.lead(summary, dataset, builder.style)
    if not summary.figures:
        noted_table.draw_message(builder, lead)
        return
    label, value, *shares, rank = _columns(summary, dataset, builder.style)
    columns = [
        TableColumn(*label, wraps=True),
        TableColumn(*value, "right", "strong"),
        *(TableColumn(*share, "right", optional=True) for share in shares),
        *([TableColumn(*rank, look="muted", wraps=True, optional=True)] if any(rank[1]) else []),
    ]
    noted_table.draw_noted_table(builder, columns, [lead])


def slide(summary: Ranking, dataset: Dataset, style: Style) -> SlideTable | None:
    """The same as rows of texts; None where nothing is known."""
    if not summary.figures:
        return None
    columns = _columns(summary, dataset, style)
    widths = (0.34, 0.2, *[0.1] * (len(columns) - 3), 0.26)
    rows = list(zip(*(texts for _, texts in columns), strict=True))
    return fitting([head for head, _ in columns], rows, [width / sum(widths) for width in widths])


def _columns(summary: Ranking, dataset: Dataset, style: Style) -> Sequence[tuple[str, list[str]]]:
    """Head and texts of each column: figure, value, shares, rank."""
    figures, words = summary.figures or (), style.words
    shares = panel.share_columns(summary, dataset, style).items()
    return (
        (words("region_figures.figure"), [panel.dated_label(one, dataset, style) for one in figures]),
        (words("region_figures.value"), [with_unit(one.fact, style) for one in figures]),
        *((head, [panel.share_text(one, name, style) for one in figures]) for name, head in shares),
        (words("ranking.rank"), [panel.rank_text(one, summary.level, dataset, style) for one in figures]),
    )
