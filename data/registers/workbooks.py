"""xls and xlsx by calamine: every sheet that has a header, a few thousand rows at a time.

A formula counts as the value that was saved with it, a date as its day; macros are never looked at.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import numpy as np

from data.registers import headers
from data.registers.errors import RejectedImport, reject
from data.registers.files import TableFile
from data.registers.headers import REGISTER_COLUMNS, ColumnSet, Header
from data.registers.sheets import ParsedSheet, batch

if TYPE_CHECKING:
    import pyarrow as pa
    from python_calamine import CalamineSheet

BATCH = 10_000
EXACT = 2**53
"""Up to which every whole number is one in a workbook too; a code that became a larger one is not whole any more."""


def sheets(source: TableFile, wanted: ColumnSet = REGISTER_COLUMNS) -> Iterator[ParsedSheet]:
    """The sheets that hold what is wanted. RejectedImport if there is none, or if the file cannot be read."""
    from python_calamine import CalamineWorkbook

    with source.open_seekable() as stream:
        book = _guarded(source, lambda: CalamineWorkbook.from_filelike(stream))
        tables, notes = 0, {"unread_sheet_rows": 0}
        for name in book.sheet_names:
            sheet = _guarded(source, lambda name=name: book.get_sheet_by_name(name))
            header = headers.find(sheet.iter_rows(), wanted) if sheet.height else None
            if header:
                tables += 1
                yield ParsedSheet(
                    name if len(book.sheet_names) > 1 else "",
                    header,
                    _batches(sheet, header, tuple(wanted.aliases)),
                    notes if tables == 1 else {},
                )
            else:
                notes["unread_sheet_rows"] += sheet.height
        if not tables:
            raise reject("no_header", source.name)


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
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < EXACT:
        return str(int(cell))
    return str(cell)
