"""Places in rows: by a measure with bars, by both counts of parks with squares; those that are chosen in columns.

Published parks are empty squares, listed ones filled; the two are never subtracted, the listed never ranked.
"""

from collections.abc import Sequence
from dataclasses import replace

from components import numbers
from components.panels import names
from components.panels.comparison import fact_rows, format_total
from components.panels.ranking_companies import people_rate, rank, rate_unit, share, unit_of
from components.panels.rows import amount
from components.paper import noted_table, region_figures
from components.paper.figure_builder import FigureBuilder, PixelBox
from components.paper.key_figures import qualifiers
from components.paper.table_columns import TableColumn
from components.paper.text_table import TableLayout
from components.style import Style
from data.dataset import Dataset
from data.measures.facts import listed_as_of
from data.measures.measure import Measure
from data.measures.published import PUBLISHED
from data.measures.ranked import RankedPlace
from data.regions import NATION, Adcode
from data.selection import Selection
from data.states import State
from data.summaries import ranking
from data.summaries.ranking import Ranking


def draw(builder: FigureBuilder, selection: Selection, dataset: Dataset) -> None:
    """The chosen places side by side, both counts of parks, or the measure by place."""
    summary = ranking.summarise(selection, dataset)
    if summary.comparison:
        draw_compared(builder, selection, dataset)
    elif summary.figures is not None:
        region_figures.draw(builder, summary, dataset)
    elif summary.measure.counterpart:
        _draw_parks(builder, summary, dataset)
    else:
        _draw_ranked(builder, summary, dataset)


def _draw_ranked(builder: FigureBuilder, summary: Ranking, dataset: Dataset) -> None:
    """The places with a figure, the remainder outlined, and how many have none; or why there is nothing."""
    style, known = builder.style, [row for row in summary.rows if row.place.value is not None]
    if not known:
        place, measure = names.place(summary.level, dataset, style), summary.measure
        series, other = names.series(summary.series, dataset, style), names.measure_name(measure, style)
        text = style.words("ranking.empty_series", series=series if measure.has_series else other, place=place)
        noted_table.draw_message(builder, text)
        return
    others = len(summary.rows) - len(known)
    notes = [style.words("ranking.others", count=others)] if others else []
    rows = [*known, *([summary.remainder] if summary.remainder else [])]
    layout = noted_table.draw_noted_table(builder, _ranked_columns(rows, summary, dataset, style), notes)
    _mark_chosen(builder, layout, rows, summary)
    values = [(row.place.value, row.place.adcode, row is summary.remainder) for row in rows]
    noted_table.draw_bars(builder, noted_table.value_cells(layout, 2, values))


def _ranked_columns(rows: Sequence[RankedPlace], summary: Ranking, dataset: Dataset, style: Style) -> list[TableColumn]:
    words, rest, measure = style.words, summary.remainder, summary.measure
    parent = names.place(summary.level, dataset, style)
    places = [
        names.remainder(rest, summary.level, dataset, style) if rest and row is rest else row.place.name for row in rows
    ]
    ranks = ["" if row is rest else rank(row, dataset, style) for row in rows]
    people = rate_unit(summary.rows)
    shares, rates = [share(row, style) for row in rows], [people_rate(row, people, style) for row in rows]
    return [
        *_value_columns(places, [amount(row.place, style) for row in rows], measure, unit_of(summary), style),
        *([TableColumn(words("ranking.share", parent=parent), shares, "right")] if any(shares) else []),
        *([TableColumn(words(f"ranking.{people}"), rates, "right", optional=True)] if any(rates) else []),
        *([TableColumn(words("ranking.rank"), ranks, look="muted", optional=True)] if any(ranks) else []),
    ]


def _value_columns(
    places: list[str], values: list[str], measure: Measure, unit: str, style: Style
) -> list[TableColumn]:
    """Name, value, and room for a bar."""
    return [
        TableColumn(style.words("ranking.place"), places, wraps=True),
        TableColumn(names.value_heading(measure, style, unit), values, "right", "strong"),
        TableColumn("", [""] * len(values), picture=noted_table.MARKS_WIDTH),
    ]


def draw_compared(builder: FigureBuilder, selection: Selection, dataset: Dataset) -> None:
    """Every fact of the chosen places side by side, as the page has them; under them the sum, if anything is known."""
    style, summary = builder.style, ranking.summarise(selection, dataset)
    compared = summary.comparison
    if compared is None:
        return
    rows = fact_rows(compared, summary, selection, dataset, style)
    labels, notes = [f"{row.label} {row.note}".strip() for row in rows], [*qualifiers(selection, dataset, style)]
    places, texts = [place.row.place.name for place in compared.places], zip(*(row.texts for row in rows), strict=True)
    if compared.together.value is not None:
        value, covered = format_total(compared, style)
        label, counted = f"{style.words('ranking.sum')} {covered}".strip(), names.counted(selection, dataset, style)
        notes.insert(0, style.words("paper.sum", measure=counted, label=label, value=value))
    columns = zip(places, map(list, texts), strict=True)
    noted_table.draw_matrix(builder, labels, columns, notes, needed=2 if summary.measure.counterpart else 1)


def _draw_parks(builder: FigureBuilder, summary: Ranking, dataset: Dataset) -> None:
    """Places printed one by one, their remainder, then those that only our list names."""
    words, rows = builder.style.words, _park_rows(summary, dataset, builder.style)
    place = names.place(summary.level, dataset, builder.style)
    unplaced = words("ranking.unplaced", count=summary.unplaced, place=place) if summary.unplaced else ""
    if not rows:
        noted_table.draw_message(builder, unplaced or words("ranking.empty_parks", count=0, place=place))
        return
    unnamed = "ranking.neither" if PUBLISHED.is_offered(dataset) else "ranking.not_listed"
    neither = sum(row.published is None and row.listed is None for row in summary.rows)
    notes = [
        *([words("ranking.two_counts_note")] if PUBLISHED.is_offered(dataset) else []),
        *([unplaced] if unplaced else []),
        *([words(unnamed, count=neither)] if neither and summary.level == NATION else []),
    ]
    layout = _draw_counts(builder, rows, notes, summary, dataset, "ranking.listed_alone")
    _mark_chosen(builder, layout, rows, summary)


def _park_rows(summary: Ranking, dataset: Dataset, style: Style) -> list[RankedPlace]:
    """In the order of the table."""
    rows = sorted((row for row in summary.rows if row.published is not None), key=lambda row: -(row.published or 0))
    unprinted = [row for row in summary.rows if row.published is None and row.listed is not None]
    if rest := summary.remainder:  # holds the places under it, which only our list names
        label = names.remainder_parks(rest, summary.level, dataset, style)
        rows.append(replace(rest, place=replace(rest.place, name=label, adcode=Adcode(""))))
        texts = [style.words("paper.of_them", place=row.place.name) for row in unprinted]
        named = zip(unprinted, texts, strict=True)
        unprinted = [replace(row, place=replace(row.place, name=text)) for row, text in named]
    return rows + unprinted


def _count_heads(summary: Ranking, dataset: Dataset, style: Style) -> tuple[str, str]:
    """Whose either count is, of when, and what does not filter it."""
    words, dates = style.words, (dataset.about.published_as_of, listed_as_of(dataset))
    printed, own = words("paper.published_bar"), words("paper.listed_bar", list=names.own_list(dataset, style))
    unreached = names.unreached(summary.unreached, style)
    printed = words("terms.limited", measure=printed, limits=unreached) if unreached else printed
    heads = zip((printed, own), dates, strict=True)
    first, second = (f"{head} {date}".strip() for head, date in heads)
    return first, second


def _draw_counts(
    builder: FigureBuilder,
    rows: Sequence[RankedPlace],
    notes: list[str],
    summary: Ranking,
    dataset: Dataset,
    more: str,
) -> TableLayout:
    """The rows with their squares, printed ones where the dataset has them; `more` says how many rows had no room."""
    words, marks = builder.style.words, TableColumn("", [""] * len(rows), picture=noted_table.MARKS_WIDTH)
    published = [_count(row.published, row.published_state, builder.style) for row in rows]
    listed = [_count(row.listed, row.listed_state, builder.style) for row in rows]
    heads = _count_heads(summary, dataset, builder.style)
    printed = [TableColumn(heads[0], published, "right", "strong"), marks]
    columns = [
        TableColumn(words("ranking.place"), [row.place.name for row in rows], wraps=True),
        *(printed if PUBLISHED.is_offered(dataset) else []),
        TableColumn(heads[1], listed, "right", "strong"),
        marks,
    ]
    layout = noted_table.draw_noted_table(builder, columns, notes, more)
    at, end = len(columns) - 3, len(columns) - 1  # columns of squares, the first only where there are printed ones
    empty = (
        noted_table.value_cells(layout, at, ((row.published, row.place.adcode, False) for row in rows)) if at else []
    )
    filled = noted_table.value_cells(layout, end, ((row.listed, row.place.adcode, False) for row in rows))
    both = [*empty, *filled]  # on one scale, or the smaller number would look like the larger
    noted_table.draw_squares(builder, empty, both, filled=False)
    noted_table.draw_squares(builder, filled, both, filled=True)
    return layout


def _mark_chosen(builder: FigureBuilder, layout: TableLayout, rows: Sequence[RankedPlace], summary: Ranking) -> None:
    """A band behind the row of each chosen place, as on the page."""
    for row, placed in zip(rows, layout.rows, strict=False):
        if row.place.adcode and row.place.adcode in summary.chosen:
            builder.add_band(PixelBox(0, placed.top, builder.width, placed.height))


def _count(value: float | None, state: str, style: Style) -> str:
    return style.words(f"states.{State(state).value}") if value is None else numbers.integer(value)
