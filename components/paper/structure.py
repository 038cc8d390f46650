"""What kind of companies a place has, on a sheet, a slide or a stage: small multiples in columns of one type."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from components import numbers
from components.line_breaks import lines_height, shorten, wrap
from components.panels import structure_texts as texts
from components.paper import noted_table
from components.paper.chart_data import Tone
from components.paper.figure_builder import FigureBuilder, PixelBox
from components.paper.table_columns import TableColumn
from components.paper.text_table import TableLayout, layout_table, write_table
from components.style import Style
from components.theme import CLEAR
from data.dataset import Dataset
from data.selection import Selection
from data.summaries import structure
from data.summaries.structure import Breakdown, ClassRow, Structure

MARK: Final = "\N{BLACK CIRCLE}"
"""At a chosen class."""
COLUMN_WIDTH, NAME_WIDTH, PLACE_WIDTH = 26, 11, 8
"""Least width of a column of one place; of the names of classes, and of each of several places. In sizes."""
TITLE_ROWS, HEAD_ROWS = 2.0, 1.3
"""Room of a breakdown besides its rows: its title and the gap to the next one; the heads of its columns. In rows."""
GAP, TITLE, MAX_STEP = 2.4, 1.15, 3.2
"""Between columns; type of titles; the most that a row takes. In sizes."""
MAX_CLASSES: Final = (texts.MAX_ROWS, 7, 5, 3, 2, 1)
"""Classes of a nested dimension in sight, tried from the most; the others are one row."""
MAX_NOTES: Final = 0.25
"""Of the height that notes take."""
MAX_LISTED_SHARES: Final = 3
"""Places beside each other of which a list's numbers have their shares."""
LISTED_WIDTH: Final = 8
"""What a place is wider with them, in sizes."""
MAX_NAME = 18
"""Width of the name of a class beside several places, in sizes."""


@dataclass(frozen=True)
class Line:
    """A row of a breakdown: a class, those that are summed up, or what nobody knows."""

    label: str
    counts: tuple[int | None, ...]
    shares: tuple[float | None, ...]
    quotients: tuple[str, ...] = ()
    listed: tuple[tuple[str, str], ...] = ()  # of every place: on the shown list, and their share of the class
    tone: Tone = "plain"


def title(view: str, selection: Selection, dataset: Dataset, style: Style) -> str:
    """企业构成：广东."""
    return texts.title(structure.summarise(selection, dataset), selection, dataset, style)


def statement(selection: Selection, dataset: Dataset, style: Style) -> str:
    """Where most companies of one place are; of several what the view is called."""
    summary = structure.summarise(selection, dataset)
    return texts.lead(summary, selection, dataset, style) or texts.title(summary, selection, dataset, style)


def is_empty(selection: Selection, dataset: Dataset) -> bool:
    """Whether there is nothing to divide."""
    return not texts.has_companies(structure.summarise(selection, dataset))


def lines(one: Breakdown, style: Style, maximum: int = texts.MAX_ROWS) -> list[Line]:
    """The classes in sight, the others as one, and the unknown ones: together all companies."""
    in_sight, folded = texts.shown(one, maximum)
    decimals = texts.quotient_decimals(one)
    known = [
        _line(row, texts.label(one.dimension, row.name, style), "strong" if row.is_chosen else "plain", decimals)
        for row in in_sight
    ]
    if folded:
        at = range(len(one.totals))
        counts, shares = zip(*(texts.total(folded, place) for place in at), strict=True)
        listed = tuple(texts.listed_together(folded, place) for place in at) if folded[0].listed else ()
        known.append(
            Line(style.words("structure.folded", count=len(folded)), counts, shares, listed=listed, tone="light")
        )
    while known and not any(known[-1].counts):  # nobody has so many: of classes of numbers the page has all
        known.pop()
    return [*known, _line(one.unknown, texts.unknown_label(one, style), "rest")]


def _line(row: ClassRow, label: str, tone: Tone, decimals: int = 1) -> Line:
    quotients = tuple(texts.quotient(row, at, decimals) for at in range(len(row.quotients)))
    listed = tuple(texts.listed(row, at) for at in range(len(row.listed)))
    return Line(label, row.counts, row.shares, quotients, listed, tone)


def draw(builder: FigureBuilder, selection: Selection, dataset: Dataset) -> None:
    """A table a dimension with a bar a class, notes under them; why there is nothing to divide."""
    summary, style, body = structure.summarise(selection, dataset), builder.style, builder.body
    if not texts.has_companies(summary):
        noted_table.draw_message(builder, texts.message(summary, selection, dataset, style))
        return
    notes = [*texts.notes(summary, style, quotients=len(summary.places) == 1)]
    notes += filter(None, [texts.capitals(summary, style)])
    room = builder.height - (len(_wrapped(_leading(notes, builder), builder)) + 1) * lines_height(1, body) - 0.5 * body
    tables = _fitting(summary, builder, room)
    if hidden := len(summary.tables) - len(tables):
        notes.insert(0, style.words("structure.hidden", count=hidden))
    _draw_tables(builder, tables)
    text = _wrapped(_leading(notes, builder), builder)
    builder.add_text(text, 0, builder.height - lines_height(len(text), body), body, style.palette.muted)


def _leading(notes: Sequence[str], builder: FigureBuilder) -> list[str]:
    """As many notes as leave a small sheet its numbers, the first in any case, and how many others there are."""
    for count in range(len(notes), 1, -1):
        kept = _counted(notes, count, builder.style)
        if lines_height(len(_wrapped(kept, builder)), builder.body) <= MAX_NOTES * builder.height:
            return kept
    return _counted(notes, 1, builder.style)


def _counted(notes: Sequence[str], count: int, style: Style) -> list[str]:
    """The first notes, and how many more there are."""
    hidden = len(notes) - count
    return [*notes[:count], *[style.words("structure.hidden_notes", count=hidden)] * (hidden > 0)]


def _wrapped(notes: Sequence[str], builder: FigureBuilder) -> list[str]:
    return wrap(builder.style.words("page.pause").join(notes), builder.body, builder.width)


@dataclass(frozen=True)
class _Table:
    """A breakdown with its rows, and where it stands."""

    breakdown: Breakdown
    rows: Sequence[Line]
    columns: Sequence[TableColumn]
    box: PixelBox  # without its title


def _fitting(summary: Structure, builder: FigureBuilder, room: float) -> list[_Table]:
    """All breakdowns with as many classes as there is room for; the first of them where there is room for few."""
    for count in range(len(summary.tables), 0, -1):
        for maximum in MAX_CLASSES:
            tables = _placed(summary, count, maximum, builder, room)
            layouts = [layout_table(one.columns, one.box, builder.style.room) for one in tables]
            if not any(layout.hidden for layout in layouts):
                return tables
    return tables


def _placed(summary: Structure, count: int, maximum: int, builder: FigureBuilder, room: float) -> list[_Table]:
    """The first breakdowns in columns, each as high as its rows ask for."""
    body, gap = builder.body, GAP * builder.body
    rows = {one: lines(one, builder.style, maximum) for one in summary.tables[:count]}
    weights = [len(some) + TITLE_ROWS + HEAD_ROWS * _has_heads(one, summary) for one, some in rows.items()]
    ends = balanced(weights, _column_count(summary, builder, count))
    width = (builder.width - gap * (len(ends) - 1)) / len(ends)
    title_height = lines_height(1, TITLE * body) + 0.2 * body
    tables = []
    for at, (start, end) in enumerate(ends):
        step = min(room / sum(weights[start:end]), MAX_STEP * body)
        for number in range(start, end):
            top, height = sum(weights[start:number]) * step, weights[number] * step
            box = PixelBox(at * (width + gap), top + title_height, width, height - title_height - body)
            one, some = [*rows.items()][number]
            tables.append(_Table(one, some, _columns(one, some, summary, builder.style), box))
    return tables


def _column_count(summary: Structure, builder: FigureBuilder, count: int) -> int:
    places = len(summary.places)
    width = PLACE_WIDTH + (LISTED_WIDTH if summary.is_listed else 0)
    minimum = COLUMN_WIDTH if places == 1 else NAME_WIDTH + width * places
    return max(1, min(count, int(builder.width / builder.body / minimum)))


def balanced(weights: Sequence[float], count: int) -> list[tuple[int, int]]:
    """Where columns begin and end, at most so many, the heaviest of them as light as may be; the order stays."""
    sums = {sum(weights[start:end]) for end in range(len(weights) + 1) for start in range(end)}
    for limit in sorted(one for one in sums if one >= max(weights)):
        starts = [0]
        for at in range(len(weights)):
            if sum(weights[starts[-1] : at + 1]) > limit:
                starts.append(at)
        if len(starts) <= count:
            return [*pairwise([*starts, len(weights)])]
    return [(0, len(weights))]


def _draw_tables(builder: FigureBuilder, tables: Sequence[_Table]) -> None:
    """All in the type of the one with the least room."""
    body, title_size = builder.body, TITLE * builder.body
    room = builder.style.room
    size = min(layout_table(one.columns, one.box, room).size for one in tables)
    for one in tables:
        top = one.box.top - lines_height(1, title_size) - 0.2 * body
        builder.add_text(texts.heading(one.breakdown, builder.style), one.box.left, top, title_size, bold=True)
        layout = layout_table(one.columns, one.box, room, (size / body,))
        builder.require(not layout.hidden and all(column.optional for column in layout.missing))
        write_table(builder, layout)
        _draw_bars(builder, layout, one)


def _columns(one: Breakdown, rows: Sequence[Line], summary: Structure, style: Style) -> list[TableColumn]:
    words, blank = style.words, [""] * len(rows)
    labels = [row.label if len(summary.places) == 1 else shorten(row.label, 1, MAX_NAME) for row in rows]
    marked = [f"{MARK} {text}" if row.tone == "strong" else text for text, row in zip(labels, rows, strict=True)]
    names = TableColumn("", marked, wraps=True)
    if len(summary.places) > 1:
        head = words("structure.listed") if texts.has_list(one) else ""
        several = (
            (
                TableColumn(place.name, share_cells(rows, at), "right"),
                TableColumn("", blank, picture=3),
                *([TableColumn(head, listed_cells(rows, at, style), "right", "strong")] if head else []),
            )
            for at, place in enumerate(summary.places)
        )
        return [names, *(column for columns in several for column in columns)]
    counts = [numbers.MISSING if row.counts[0] is None else numbers.integer(row.counts[0]) for row in rows]
    heads = [words(f"structure.{key}") if _has_heads(one, summary) else "" for key in ("companies", "share")]
    columns = [names, TableColumn("", blank, picture=4), TableColumn(heads[0], counts, "right", "strong")]
    if texts.has_list(one):  # the bars stand for the shares of all companies
        listed, parts = zip(*(row.listed[0] for row in rows), strict=True)
        columns.append(TableColumn(words("structure.listed"), listed, "right", "strong"))
        columns.append(TableColumn(words("structure.listed_share"), parts, "right"))
        return columns
    columns.append(TableColumn(heads[1], share_cells(rows, 0), "right"))
    if any(row.quotients for row in rows):
        quotients = [row.quotients[0] if row.quotients else "" for row in rows]
        columns.append(TableColumn(words("structure.quotient"), quotients, "right", "muted", optional=True))
    return columns


def listed_cells(rows: Sequence[Line], at: int, style: Style) -> list[str]:
    """How many of each class are on the list in one of several places; their share beside it where there is room."""
    several = len(rows[0].listed)
    return [
        style.words("structure.listed_cell", count=count, share=share)
        if several <= MAX_LISTED_SHARES and share != numbers.MISSING
        else count
        for count, share in (row.listed[at] for row in rows)
    ]


def _has_heads(one: Breakdown, summary: Structure) -> bool:
    """Several places need theirs, and three numbers; of two numbers one is a percentage."""
    return len(summary.places) > 1 or texts.has_list(one) or texts.has_quotients(one)


def share_cells(rows: Sequence[Line], at: int) -> list[str]:
    """The share of each class in a place."""
    return [numbers.MISSING if (share := row.shares[at]) is None else numbers.share(share) for row in rows]


def _draw_bars(builder: FigureBuilder, layout: TableLayout, table: _Table) -> None:
    """On one axis for all classes and places; of the unknown ones pale with an edge."""
    palette, maximum = builder.style.palette, max(share or 0 for row in table.rows for share in row.shares)
    pictures = [at for at, column in enumerate(layout.columns) if column.picture]
    for place, column in enumerate(pictures):
        for row, line in zip(layout.rows, table.rows, strict=False):
            if share := line.shares[place]:
                box, thick = layout.box(column, row), 0.9 * layout.size
                top, width = box.top + (box.height - thick) / 2, max(share / maximum * box.width, 1)
                edge = palette.coast if line.tone == "rest" else CLEAR
                bar = PixelBox(box.left, top, width, thick)
                builder.add_rectangle(bar, palette.tone(line.tone), edge, builder.style.px(1))
