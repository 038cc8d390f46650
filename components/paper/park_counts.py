"""Two ways of counting parks, side by side: published empty, listed filled; never subtracted, the listed unranked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from components import numbers
from components.panels import names
from components.paper.cell_marks import draw_squares, square_pitch
from components.paper.figure_builder import FigureBuilder
from components.paper.noted_table import MARKS_WIDTH, draw_message, draw_noted_table, value_cells
from components.paper.text_table import TableColumn
from components.style import Style
from data.dataset import Dataset
from data.measures.ranked import RankedPlace
from data.regions import NATION
from data.states import State
from data.summaries.ranking import Ranking


@dataclass(frozen=True)
class ParkCounts:
    """One row: what was published of a place, and what is listed there."""

    name: str
    adcode: str
    published: float | None
    published_state: str
    listed: float | None
    listed_state: str


def draw(builder: FigureBuilder, ranking: Ranking, dataset: Dataset) -> None:
    """Places printed one by one, their remainder, then those that only our list names."""
    words, rows = builder.style.words, _rows(ranking, dataset, builder.style)
    place = names.place(ranking.level, dataset, builder.style)
    if not rows:
        key = "ranking.unplaced" if ranking.unplaced else "ranking.empty_parks"
        draw_message(builder, words(key, count=ranking.unplaced, place=place))
        return
    neither = sum(row.published is None and row.listed is None for row in ranking.rows)
    notes = [
        words("ranking.two_counts_note"),  # the two are never subtracted
        *([words("ranking.unplaced", count=ranking.unplaced, place=place)] if ranking.unplaced else []),
        *([words("ranking.neither", count=neither)] if neither and ranking.level == NATION else []),
    ]
    draw_rows(builder, rows, notes, dataset, "ranking.listed_alone")


def draw_rows(
    builder: FigureBuilder, rows: Sequence[ParkCounts], notes: list[str], dataset: Dataset, more: str
) -> None:
    """The rows with their squares; `more` says how many rows had no room."""
    layout = draw_noted_table(builder, _columns(rows, dataset, builder.style), notes, more)
    published = value_cells(layout, 2, ((row.published, row.adcode, False) for row in rows))
    listed = value_cells(layout, 4, ((row.listed, row.adcode, False) for row in rows))
    pitch = square_pitch([*published, *listed])  # one size for both, or the smaller number would look like the larger
    draw_squares(builder, published, filled=False, pitch=pitch)
    draw_squares(builder, listed, filled=True, pitch=pitch)


def counts_of_place(row: RankedPlace) -> ParkCounts:
    """A place of the ranking."""
    place, states = row.place, (row.published_state, row.listed_state)
    return ParkCounts(place.name, place.adcode, row.published, states[0], row.listed, states[1])


def _rows(ranking: Ranking, dataset: Dataset, style: Style) -> list[ParkCounts]:
    """In the order of the table."""
    printed = sorted((row for row in ranking.rows if row.published is not None), key=lambda row: -(row.published or 0))
    unprinted = [counts_of_place(row) for row in ranking.rows if row.published is None and row.listed is not None]
    rows = [counts_of_place(row) for row in printed]
    if rest := ranking.remainder:  # holds the places under it, which only our list names
        label = names.remainder_parks(rest, dataset.regions[ranking.level].level, style)
        rows.append(ParkCounts(label, "", rest.published, rest.published_state, rest.listed, rest.listed_state))
        unprinted = [replace(row, name=style.words("paper.of_them", place=row.name)) for row in unprinted]
    return rows + unprinted


def _columns(rows: Sequence[ParkCounts], dataset: Dataset, style: Style) -> list[TableColumn]:
    words = style.words
    published = [_count(row.published, row.published_state, style) for row in rows]
    listed = [_count(row.listed, row.listed_state, style) for row in rows]
    marks = TableColumn("", [""] * len(rows), picture=MARKS_WIDTH)
    return [
        TableColumn(words("ranking.place"), [row.name for row in rows], wraps=True),
        TableColumn(words("paper.published_bar"), published, "right", "strong"),
        marks,
        TableColumn(words("paper.listed_bar", list=names.own_list(dataset, style)), listed, "right", "strong"),
        marks,
    ]


def _count(value: float | None, state: str, style: Style) -> str:
    return style.words(f"states.{State(state).value}") if value is None else numbers.integer(value)
