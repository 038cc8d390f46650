"""Which row of a table is its header, and where the columns stand that are read (columns.py).

Columns are found by name, in any order; the header is found by what it holds, never by its row number. Where names are
unknown, whoever imports can choose columns.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise
from operator import itemgetter

from data import datums
from data.registers.columns import (
    ALIASES,
    REGISTER_COLUMNS,
    SERVER_COLUMNS,
    YEARS,
    Choice,
    ColumnSet,
    Layout,
    fold_label,
    plain,
    stem,
)

MAX_HEADER_ROW = 20


@dataclass(frozen=True)
class Header:
    """Where the columns stand."""

    row: int  # rows above it; -1 without a header
    width: int  # cells in the header
    positions: Mapping[str, int]  # column -> cell
    labels: Mapping[str, str]  # column -> its name in the file
    unread: tuple[str, ...] = ()  # names of the other columns
    cells: tuple[str, ...] = ()  # all names, in their order
    choice: Choice = field(default_factory=dict)  # what somebody has chosen for it

    @property
    def layout(self) -> Layout:
        """What another file has in common that is laid out like this one; empty without a header."""
        return tuple(map(fold_label, self.cells))


def find(rows: Iterable[Sequence[object]], wanted: ColumnSet = REGISTER_COLUMNS) -> Header | None:
    """The first row that holds a name's column and enough others; None if there is none among the first rows.

    A header of two rows counts as its lower row, the blank cells of which take the words above them.
    """
    first = [[plain(cell) for cell in cells] for cells in islice(rows, MAX_HEADER_ROW + 1)]
    for number, (cells, below) in enumerate(pairwise([*first, []][: MAX_HEADER_ROW + 1])):
        labels = _joined(first[number - 1], cells, wanted) if number else cells
        header = _header(number, labels, wanted, first[number + 1 :])
        if header and not _continues(header, below, wanted):
            return header
    return None


def numbered(rows: Sequence[Sequence[object]], wanted: ColumnSet = REGISTER_COLUMNS) -> Header | None:
    """The columns of a table without a header as they were chosen by number, 1 for the first; None if they were not.

    The first row of the usual width has something in each of them: a page of notes has not.
    """
    width = max(Counter(map(len, rows)).items(), key=itemgetter(1), default=(0, 0))[0]
    numbers = [f"{number}" for number in range(1, width + 1)]
    chosen = _fitting(numbers, wanted)
    positions = {column: numbers.index(fold_label(label)) for column, label in chosen.items()}
    if "name" not in positions:
        return None
    first = next(cells for cells in rows if len(cells) == width)
    if not all(plain(first[at]) for at in positions.values()):
        return None
    used = {column: numbers[at] for column, at in positions.items()}
    unread = tuple(number for number in numbers if number not in used.values())
    return Header(-1, width, positions, used, unread, choice=used)


def _header(
    number: int, labels: Sequence[str], wanted: ColumnSet, below: Sequence[Sequence[str]] = ()
) -> Header | None:
    names = [fold_label(label) for label in labels]
    positions, choice = _positions(_pointed(names, below), wanted.aliases), _choice(names, wanted)
    positions |= {column: names.index(fold_label(label)) for column, label in choice.items()}
    if "name" not in positions or not (choice or _is_header(positions["name"], names, wanted)):
        return None
    if "month" in positions and names[positions.get("date", positions["month"])] not in YEARS:
        del positions["month"]
    positions = {column: at for column, at in positions.items() if column not in _useless(positions, wanted)}
    used = {column: labels[at] for column, at in positions.items()}
    unread = [label for at, label in enumerate(labels) if label and at not in positions.values()]
    return Header(number, len(names), positions, used, tuple(unread), tuple(labels), choice)


def _pointed(names: Sequence[str], below: Sequence[Sequence[str]]) -> list[str]:
    """The names, that of points for a column that may be called so and in the rows below holds them."""
    pointed = list(names)
    for at, name in enumerate(names):
        if name in datums.POINT_OR_PLACE:
            cells = [cells[at] for cells in below if len(cells) > at and cells[at]]
            pointed[at] = datums.PAIRED[0] if cells and all(map(datums.is_point, cells)) else name
    return pointed


def _useless(positions: Mapping[str, int], wanted: ColumnSet) -> set[str]:
    """The columns that say nothing: one coordinate without the other, an address without regions to seek it in."""
    half = wanted.regions and not positions.keys() >= set(datums.COORDINATES)
    return (set(datums.COLUMNS) if half else set()) | (set() if wanted.regions else {"address"})


def _is_header(at: int, names: Sequence[str], wanted: ColumnSet) -> bool:
    """Whether a row with the name's column at a place has enough of the others."""
    both = [{name, stem(name)} for name in dict.fromkeys(names)]
    marks = sum(bool(wanted.marks & one) for one in both)
    is_bare = bool(wanted.bare & {names[at], stem(names[at])})
    return marks >= wanted.min_marks and (not is_bare or any(wanted.signs & one for one in both))


def _choice(names: Sequence[str], wanted: ColumnSet) -> Choice:
    """What was chosen for a header of these names, now or before."""
    return {**wanted.kept.get(tuple(names), {}), **_fitting(names, wanted)}


def _fitting(names: Collection[str], wanted: ColumnSet) -> Choice:
    """The first choice that names none but these columns; an empty one for none."""
    fitting = (one for one in wanted.chosen if set(map(fold_label, one.values())) <= set(names))
    return next(fitting, {})


def _joined(above: Sequence[str], cells: Sequence[str], wanted: ColumnSet) -> Sequence[str]:
    """A row with known words of the row above in its blank cells, as in cells that are merged over two rows."""
    chosen = {label for one in wanted.chosen for label in one.values()}
    taken = [cell if fold_label(cell) in wanted.words or cell in chosen else "" for cell in above]
    padded = [*taken, *[""] * (len(cells) - len(taken))]
    return [cell or word for cell, word in zip(cells, padded, strict=False)]


def _continues(header: Header, below: Sequence[str], wanted: ColumnSet) -> bool:
    """Whether the row below belongs to the header: words under its groups, and nothing under the name."""
    at = header.positions.get("name", 0)
    return len(below) > at and not below[at] and any(fold_label(cell) in wanted.words for cell in below)


def _positions(names: Sequence[str], aliases: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """Where each column is by the best of its names; one that none names exactly, by what is explained: 区(县)."""
    exact = dict(_written(names, aliases, aliases))
    rest = ["" if at in exact.values() else stem(name) for at, name in enumerate(names)]
    positions = exact | dict(_written(rest, aliases, aliases.keys() - exact.keys()))
    return {column: positions[column] for column in aliases if column in positions}


def _written(
    names: Sequence[str], aliases: Mapping[str, tuple[str, ...]], columns: Collection[str]
) -> Iterator[tuple[str, int]]:
    for column in columns:
        written = next((alias for alias in (*aliases[column], column) if alias in names), None)
        if written:
            yield column, names.index(written)


def labels(names: Iterable[str], chosen: Mapping[str, str]) -> dict[str, str]:
    """Column -> its name among the columns of a table on a server; a chosen name counts first."""
    written = {fold_label(name): name for name in names}
    positions = _positions(list(written), {column: ALIASES[column] for column in SERVER_COLUMNS})
    return {column: list(written.values())[at] for column, at in positions.items()} | dict(chosen)


def choices(texts: Iterable[str], wanted: ColumnSet = REGISTER_COLUMNS) -> tuple[Choice, ...]:
    """The choices that `name=COMP_NM` and the like make, each for one layout. ValueError with the text that makes none.

    A column that is named again begins the next choice, and so does a text that ends its line or has several.
    """
    chosen: list[dict[str, str]] = []
    is_over = True
    for text in texts:
        is_over |= "\n" in text
        for line in text.splitlines() or [text]:
            column, _, label = line.partition("=")
            if column not in wanted.columns or not fold_label(label):
                raise ValueError(line)
            if is_over or column in chosen[-1]:
                chosen.append({})
            chosen[-1][column], is_over = label, False
        is_over = "\n" in text
    return tuple(chosen)
