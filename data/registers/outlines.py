"""How tables would be read, before anything is counted: the columns as they are understood, and the first rows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from data.regions import Regions
from data.registers import files, places, previews, spool
from data.registers.child_process import Progress
from data.registers.columns import REGISTER_COLUMNS, Choice, ColumnSet
from data.registers.errors import DAMAGE, FileError, RejectedImport, cause, reject
from data.registers.files import Limits, TableFile
from data.registers.sheets import ParsedSheet

MAX_FILES = 6
"""Of many files the first are read; others are likely to be laid out alike."""
ROWS = 3


@dataclass(frozen=True)
class Outline:
    """One sheet. Of cells that are no place, date or amount `rows` has the shape only (previews.py)."""

    file: str
    labels: dict[str, str]  # our column -> its name in the file
    unread: tuple[str, ...]  # names of the other columns
    rows: tuple[tuple[str, ...], ...]  # in the order of `labels`


Outlined = Outline | FileError


@dataclass(frozen=True)
class Outlines:
    """How some files would be read."""

    sheets: tuple[Outlined, ...]  # of the first files
    remaining: tuple[str, ...] = ()  # names of the files that only the import reads


def read(
    sources: Iterable[files.Source],
    chosen: Sequence[Choice],
    regions: Regions,
    limits: Limits,
    wanted: ColumnSet = REGISTER_COLUMNS,
) -> Outlines:
    """Every sheet of the first files, or why it cannot be read; of registers, or of what else is wanted."""
    wanted = replace(wanted, chosen=tuple(chosen), places=places.known(regions), regions=regions)
    tables, errors = files.find(sources, limits)
    outlined: list[Outlined] = list(errors)
    for source in tables[:MAX_FILES]:
        try:
            outlined += spool.read_in_child(source, partial(_sheets, source, wanted))
        except RejectedImport as rejected:
            outlined += rejected.errors
    return Outlines(tuple(outlined), tuple(one.name for one in tables[MAX_FILES:]))


def _sheets(source: TableFile, wanted: ColumnSet, _: Progress) -> list[Outlined]:
    try:
        return [
            sheet if isinstance(sheet, FileError) else _outline(source, sheet, wanted)
            for sheet in spool.READERS[source.kind](source, wanted)
        ]
    except (*DAMAGE, MemoryError) as error:
        raise reject(cause(error), source.name) from None


def _outline(source: TableFile, sheet: ParsedSheet, wanted: ColumnSet) -> Outline:
    header = sheet.header
    labels = {column: label for column, label in header.labels.items() if column in wanted.columns}
    rows = islice(_rows(sheet, list(labels)), ROWS)
    shown = tuple(tuple(previews.shown(cell, wanted) for cell in cells) for cells in rows)
    return Outline(source.sheet(sheet.name), labels, previews.names(header.unread), shown)


def _rows(sheet: ParsedSheet, columns: Sequence[str]) -> Iterator[list[str]]:
    for batch in sheet.batches:
        for cells in batch.slice(0, ROWS).to_pylist():
            yield [(cells[column] or "").strip() for column in columns]
