"""Workbooks, and pages of tables that are saved as such: every sheet that has a header, a few thousand rows at a time.

xlsx, xls and ods by calamine; Excel 5 and 95, whose texts calamine takes apart, by xlrd; HTML and XML Spreadsheet 2003
by markup.py. A formula counts as the value that was saved with it, a date as its day; macros are never looked at.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from functools import partial
from itertools import islice, starmap
from operator import itemgetter
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

import numpy as np

from data.registers import headers, markup, opendocument, previews
from data.registers.columns import PLACES, REGISTER_COLUMNS, ColumnSet
from data.registers.errors import FileError, RejectedImport, reject
from data.registers.files import TableFile
from data.registers.headers import Header
from data.registers.markup import Merged, Rows
from data.registers.sheets import ParsedSheet, batch

if TYPE_CHECKING:
    import pyarrow as pa

BATCH = 10_000
EXCEL_5, EXCEL_97 = ("Book\0".encode("utf-16-le"), "Workbook".encode("utf-16-le"))
"""How the streams of old binary workbooks are called inside their file."""
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The stream of a workbook with a password."""
OLE = b"\xd0\xcf\x11\xe0"
CHINESE = "gb18030"
"""The encoding of a workbook that does not say its own."""
EXACT = 2**53
"""Up to which every whole number is one in a workbook too; a code that became a larger one is not whole any more."""


class WorkbookSheet(NamedTuple):
    """A sheet that is not empty; the only one of a file has no name."""

    name: str
    rows: Rows
    merged: Merged


def sheets(source: TableFile, wanted: ColumnSet = REGISTER_COLUMNS) -> Iterator[ParsedSheet | FileError]:
    """The sheets that hold what is wanted, and what the others hold instead. RejectedImport if none can be read."""
    with source.open_seekable() as stream:
        tables, empty = _guarded(source, partial(_tables, source, stream)), True
        while table := _guarded(source, partial(next, tables, None)):
            empty = False
            if header := headers.find(table.rows(), wanted) or previews.headless(table.rows(), wanted):
                yield ParsedSheet(table.name, header, _batches(table, header, wanted.columns))
            else:
                yield previews.unread("no_header", source.sheet(table.name), table.rows(), wanted)
        if empty:
            raise reject("empty_file" if source.kind == "workbook" else "not_a_table", source.name)


def _tables(source: TableFile, stream: BinaryIO) -> Iterator[WorkbookSheet]:
    if source.kind == "markup":
        return starmap(WorkbookSheet, markup.tables(stream.read()))
    start = stream.read(len(OLE))
    stream.seek(0)
    content = stream.read() if start == OLE else b""
    stream.seek(0)
    if content and not any(name in content for name in (EXCEL_5, EXCEL_97, ENCRYPTED)):
        raise reject("not_a_table", source.name)
    return _excel_5(content) if EXCEL_5 in content and EXCEL_97 not in content else _calamine(stream)


def _calamine(stream: BinaryIO) -> Iterator[WorkbookSheet]:
    from python_calamine import CalamineWorkbook

    spans = opendocument.merged_cells(stream)
    stream.seek(0)
    book = CalamineWorkbook.from_filelike(stream)
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        if sheet.height:
            left = sheet.start[1] if sheet.start else 0  # of what `iter_rows` gives
            ends = {start: last for start, (last, _) in sheet.merged_cell_ranges or ()} or spans.get(name, {})
            merged = {(top, column - left): last for (top, column), last in ends.items()}
            yield WorkbookSheet(name if len(book.sheet_names) > 1 else "", sheet.iter_rows, merged)


def _excel_5(content: bytes) -> Iterator[WorkbookSheet]:
    import xlrd

    book = xlrd.open_workbook(file_contents=content)
    if not book.codepage:
        book = xlrd.open_workbook(file_contents=content, encoding_override=CHINESE)

    def value(cell: Any) -> object:
        if cell.ctype == xlrd.XL_CELL_DATE:
            return xlrd.xldate_as_datetime(cell.value, book.datemode)
        return None if cell.ctype == xlrd.XL_CELL_ERROR else cell.value

    def rows(sheet: Any) -> Iterator[Sequence[object]]:
        return ([value(cell) for cell in cells] for cells in sheet.get_rows())

    for sheet in book.sheets():
        if sheet.nrows:
            yield WorkbookSheet(sheet.name if book.nsheets > 1 else "", partial(rows, sheet), {})


def _guarded(source: TableFile, act: Callable[[], Any]) -> Any:
    """What the reader gives; whatever it stumbles over means that the file is damaged.

    Its own errors are exceptions, but a bug in it comes as a panic, which is no Exception.
    """
    try:
        return act()
    except (KeyboardInterrupt, SystemExit, MemoryError, RejectedImport):
        raise
    except BaseException as error:
        protected = type(error).__name__ == "PasswordError" or "encrypted" in str(error)
        raise reject("password" if protected else "damaged", source.name) from None


def _batches(table: WorkbookSheet, header: Header, names: Sequence[str]) -> "Iterator[pa.RecordBatch]":
    """Rows below the header. Row numbers are those that a spreadsheet shows."""
    below = _with_merged_places(islice(table.rows(), header.row + 1, None), header, table.merged)
    first = header.row + 2
    while block := list(islice(below, BATCH)):
        columns = {column: _texts(block, at) for column, at in header.positions.items()}
        yield batch(columns, np.arange(first, first + len(block)), names=names)
        first += len(block)


def _with_merged_places(rows: Iterator[Sequence[object]], header: Header, merged: Merged) -> Iterator[Sequence[object]]:
    """The rows below the header, each with the places of merged cells that reach it; a row without a name stays."""
    places = [header.positions[place] for place in PLACES if place in header.positions]
    merged = {cell: last for cell, last in merged.items() if cell[1] in places and last > cell[0]}
    if not merged:
        yield from rows
        return
    above: dict[int, tuple[int, object]] = {}  # column -> last row of the merged cell that was met last, and its text
    for number, cells in enumerate(rows, header.row + 1):
        filled = list(cells)
        for at in places:
            last, text = above.get(at, (-1, ""))
            if (number, at) in merged:
                above[at] = merged[number, at], cells[at]
            elif number <= last and cells[header.positions["name"]] and not cells[at]:
                filled[at] = text
        yield filled


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
    return "" if cell is None else str(cell)
