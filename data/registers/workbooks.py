"""xls and xlsx by calamine: every sheet that has a header, a few thousand rows at a time.

A formula counts as the value that was saved with it, a date as its day; macros are never looked at.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import numpy as np

from data.registers import headers, previews
from data.registers.errors import FileError, RejectedImport, reject
from data.registers.files import TableFile
from data.registers.headers import REGISTER_COLUMNS, ColumnSet, Header
from data.registers.sheets import ParsedSheet, batch

if TYPE_CHECKING:
    import pyarrow as pa
    from python_calamine import CalamineSheet

BATCH = 10_000


def sheets(source: TableFile, wanted: ColumnSet = REGISTER_COLUMNS) -> Iterator[ParsedSheet | FileError]:
    """The sheets that hold what is wanted, and what the others hold instead. RejectedImport if none can be read."""
    from python_calamine import CalamineWorkbook

    with source.open_seekable() as stream:
        book = _guarded(source, lambda: CalamineWorkbook.from_filelike(stream))
        several = len(book.sheet_names) > 1
        empty = True
        for name in book.sheet_names:
            sheet = _guarded(source, lambda name=name: book.get_sheet_by_name(name))
            if not sheet.height:
                continue
            empty = False
            if header := headers.find(sheet.iter_rows(), wanted):
                yield ParsedSheet(name if several else "", header, _batches(sheet, header, wanted.columns))
            else:
                yield previews.unread("no_header", source.sheet(name if several else ""), sheet.iter_rows(), wanted)
        if empty:
            raise reject("empty_file", source.name)


def _guarded(source: TableFile, act: Any) -> Any:
    """What the reader gives; whatever it stumbles over means that the file is damaged.

    Its own errors are exceptions, but a bug in it comes as a panic, which is no Exception.
    """
    try:
        return act()
    except (KeyboardInterrupt, SystemExit, MemoryError, RejectedImport):
        raise
    except BaseException as error:
        protected = type(error).__name__ == "PasswordError"
        raise reject("password" if protected else "damaged", source.name) from None


def _batches(sheet: "CalamineSheet", header: Header, names: Sequence[str]) -> "Iterator[pa.RecordBatch]":
    """Rows below the header. Row numbers are those that a spreadsheet shows."""
    rows = islice(sheet.iter_rows(), header.row + 1, None)
    first = header.row + 2
    while block := list(islice(rows, BATCH)):
        columns = {column: _texts(block, at) for column, at in header.positions.items()}
        yield batch(columns, np.arange(first, first + len(block)), names=names)
        first += len(block)


def _texts(block: Sequence[Sequence[object]], at: int) -> "pa.Array":
    import pyarrow as pa

    cells = list(map(itemgetter(at), block))
    try:
        return pa.array(cells, pa.string())
    except (pa.ArrowTypeError, pa.ArrowInvalid):
        return pa.array([_text(cell) for cell in cells], pa.string())


def _text(cell: object) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
