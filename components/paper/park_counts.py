"""Two ways of counting parks, side by side: published empty, listed filled; never subtracted, the listed unranked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from components import numbers
from components.panels import names
from components.paper.cell_marks import ValueCell, draw_squares, square_pitch
from components.paper.company_ranking import lay_over, say, under
from components.paper.figure_builder import FigureBuilder
from components.paper.text_table import TableColumn, TableLayout, draw_table
from components.style import Style
from data.dataset import Dataset
from data.measures.ranked import RankedPlace
from data.measures.remainder import RemainderRow
from data.regions import NATION
from data.states import State
from data.summaries.ranking import Ranking

UNITS = 7
"""Least width of the squares, in sizes."""


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
    words = builder.style.words
    pairs = park_counts(ranking, dataset, builder.style)
    if not pairs:
        key = "ranking.unplaced" if ranking.unplaced else "ranking.empty_parks"
        place = names.place(ranking.level, dataset, builder.style)
        say(builder, words(key, count=ranking.unplaced, place=place))
        return
    notes = _notes(ranking, dataset, builder.style)
    table(builder, pairs, notes, dataset, "ranking.listed_alone")


def table(builder: FigureBuilder, pairs: Sequence[ParkCounts], notes: list[str], dataset: Dataset, more: str) -> None:
    """The rows with their squares."""
    grid = lay_over(builder, _columns(pairs, dataset, builder.style), notes)
    draw_table(builder, grid)
    published, listed = _cells(grid, pairs, 2, "published"), _cells(grid, pairs, 4, "listed")
    pitch = square_pitch([*published, *listed])  # one size for both, or the smaller number would look like the larger
    draw_squares(builder, published, filled=False, pitch=pitch)
    draw_squares(builder, listed, filled=True, pitch=pitch)
    under(builder, grid, notes, more)


def park_counts(ranking: Ranking, dataset: Dataset, style: Style) -> list[ParkCounts]:
    """In the order of the table."""
    printed = sorted((row for row in ranking.rows if row.published is not None), key=lambda row: -(row.published or 0))
    alone = [row for row in ranking.rows if row.published is None and row.listed is not None]
    left = ranking.remainder
    rest = [_remainder(left, dataset.regions[ranking.level].level, style)] if left else []
    return [*map(pair, printed), *rest, *(_part(row, bool(rest), style) for row in alone)]


def pair(row: RankedPlace) -> ParkCounts:
    """A place of the ranking."""
    states = row.published_state, row.listed_state
    return ParkCounts(row.place.name, row.place.adcode, row.published, states[0], row.listed, states[1])


def _part(row: RankedPlace, of_rest: bool, style: Style) -> ParkCounts:
    """A place that only our list names: part of what the row over it holds, where there is one."""
    plain = pair(row)
    return replace(plain, name=style.words("paper.of_them", place=plain.name)) if of_rest else plain


def _remainder(left: RemainderRow, level: str, style: Style) -> ParkCounts:
    """What the printed total leaves, beside what our list has in all the places that were not printed."""
    label = names.remainder_parks(left, level, style)
    return ParkCounts(label, "", left.published, left.published_state, left.listed, left.listed_state)


def _columns(pairs: Sequence[ParkCounts], dataset: Dataset, style: Style) -> list[TableColumn]:
    words = style.words
    blank = tuple("" for _ in pairs)
    published = tuple(_count(one.published, one.published_state, style) for one in pairs)
    listed = tuple(_count(one.listed, one.listed_state, style) for one in pairs)
    return [
        TableColumn(words("ranking.place"), tuple(one.name for one in pairs), wraps=True),
        TableColumn(words("paper.published_bar"), published, "right", "strong"),
        TableColumn("", blank, picture=UNITS),
        TableColumn(words("paper.listed_bar", list=names.own_list(dataset, style)), listed, "right", "strong"),
        TableColumn("", blank, picture=UNITS),
    ]


def _count(value: float | None, state: str, style: Style) -> str:
    return style.words(f"states.{State(state).value}") if value is None else numbers.integer(value)


def _cells(grid: TableLayout, pairs: Sequence[ParkCounts], column: int, name: str) -> list[ValueCell]:
    if column >= len(grid.columns) or not grid.columns[column].picture:
        return []
    values = [(at, one, getattr(one, name)) for at, one in zip(grid.rows, pairs, strict=False)]
    return [ValueCell(grid.box(column, at), value, one.adcode) for at, one, value in values if value is not None]


def _notes(ranking: Ranking, dataset: Dataset, style: Style) -> list[str]:
    """That the two are never subtracted, and how many places neither of them names."""
    words = style.words
    neither = sum(row.published is None and row.listed is None for row in ranking.rows)
    place = names.place(ranking.level, dataset, style)
    return [
        words("ranking.two_counts_note"),
        *([words("ranking.unplaced", count=ranking.unplaced, place=place)] if ranking.unplaced else []),
        *([words("ranking.neither", count=neither)] if neither and ranking.level == NATION else []),
    ]
