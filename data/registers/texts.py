"""csv and tsv by pyarrow, as a stream: the beginning shows encoding and layout, and all is checked while it is read.

UTF-8 with or without a byte order mark, UTF-16 with one, else GB18030, each strictly: text that is half readable is
rejected, never guessed at.
"""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

import numpy as np

from data.registers import headers, previews
from data.registers.errors import RejectedImport, reject
from data.registers.files import TableFile
from data.registers.headers import REGISTER_COLUMNS, ColumnSet, Header
from data.registers.sheets import ParsedSheet, batch

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow import csv as arrow_csv

CHUNK = 1 << 18
"""Bytes decoded at a time: larger texts would need memory that is allocated anew for each of them."""
BLOCK = 1 << 22
"""Bytes read at a time; a single cell larger than this is rejected."""
TOGETHER = 4
"""Blocks that are passed on at a time: an engine reads few large pieces faster than many small ones."""
TOP = 1 << 16
MARKED = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
UNMARKED = ("utf-8", "gb18030")
SEPARATORS = ",\t;"


@dataclass(frozen=True)
class Layout:
    """The layout of a text file."""

    encoding: str
    separator: str
    skipped: int  # lines above the rows, the header among them
    header: Header


def sheets(source: TableFile, wanted: ColumnSet = REGISTER_COLUMNS) -> Iterator[ParsedSheet]:
    """The one sheet of a text file. RejectedImport if it cannot be read."""
    encoding = _encoding(source)
    layout = _layout(source, encoding, wanted)
    notes: dict[str, int] = {}
    yield ParsedSheet("", layout.header, _batches(source, layout, wanted.columns, notes), notes)


def _encoding(source: TableFile) -> str:
    """The encoding in which the file begins."""
    with source.open() as stream:
        start = stream.read(4)
    marked = next((name for mark, name in MARKED if start.startswith(mark)), None)
    candidates = (marked,) if marked else UNMARKED
    encoding = next((name for name in candidates if _is_valid(source, name)), None)
    if encoding is None:
        raise reject("encoding", source.name, " / ".join(name.upper() for name in candidates))
    return encoding


def _is_valid(source: TableFile, encoding: str) -> bool:
    """Whether the file is valid as far as its first Chinese: plain ASCII looks the same in either encoding."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with source.open() as stream:
            while chunk := stream.read(CHUNK):
                decoder.decode(chunk, final=len(chunk) < CHUNK)
                if not chunk.isascii():
                    break
    except UnicodeError:
        return False
    return True


def _layout(source: TableFile, encoding: str, wanted: ColumnSet) -> Layout:
    """Separator and header, from the beginning of the file."""
    with source.open() as stream:
        top = codecs.getincrementaldecoder(encoding)().decode(stream.read(TOP))
    tables = {separator: _first_rows(top, separator) for separator in SEPARATORS}
    for separator, rows in tables.items():
        if header := headers.find((cells for _, cells in rows), wanted):
            return Layout(encoding, separator, rows[header.row][0], header)
    widest = max(tables.values(), key=lambda rows: sum(len(cells) for _, cells in rows))
    raise RejectedImport([previews.unread("no_header", source.name, [cells for _, cells in widest], wanted)])


def _first_rows(top: str, separator: str) -> list[tuple[int, list[str]]]:
    """The first rows, each with the number of the line that it ends in: a banner may hold line breaks."""
    lines = csv.reader(io.StringIO(top, newline=""), delimiter=separator)
    rows: list[tuple[int, list[str]]] = []
    with suppress(csv.Error):
        rows.extend((lines.line_num, cells) for cells in islice(lines, headers.MAX_HEADER_ROW + 1))
    return rows


def _batches(
    source: TableFile, layout: Layout, names: Sequence[str], notes: dict[str, int]
) -> "Iterator[pa.RecordBatch]":
    """Rows below the header; a row with too few or too many cells comes out broken, without its cells.

    Row numbers count records, as a spreadsheet does. A quotation mark that is never closed would swallow rows as line
    breaks in a cell: so `notes` says how many line breaks cells hold.
    """
    import pyarrow as pa

    broken: list[int] = []
    with source.open() as raw, _strictly(source, layout.encoding):
        lines = _Lines(raw, layout.encoding)
        reader = _reader(lines, layout, broken)
        above, number, records = layout.header.row + 1, 1, 0  # records are counted from 1 below the header
        while blocks := list(islice(reader, TOGETHER)):
            read = pa.concat_batches(blocks)
            good = _numbers(number, len(read), broken)
            columns = {column: _unguarded(read.column(f"c{at}")) for column, at in layout.header.positions.items()}
            yield batch(columns, above + good, names=names)
            records += len(read)
            number = int(good[-1]) + 1 if len(good) else number
        if broken:
            yield batch({}, above + np.array(broken, "int64"), broken=True, names=names)
        if layout.encoding != "utf-16":  # where a line's end may be half a character
            notes["line_breaks"] = max(0, lines.count - layout.skipped - records - len(broken))


@contextmanager
def _strictly(source: TableFile, encoding: str) -> Iterator[None]:
    """What is invalid behind the beginning of a file rejects it as well."""
    try:
        yield
    except UnicodeError:
        raise reject("encoding", source.name, encoding.upper()) from None


def _reader(raw: "_Lines", layout: Layout, broken: list[int]) -> "arrow_csv.CSVStreamingReader":
    import pyarrow as pa
    from pyarrow import csv as arrow_csv

    def note(row: "arrow_csv.InvalidRow") -> str:
        broken.append(row.number - layout.skipped)
        return "skip"

    names = [f"c{at}" for at in range(layout.header.width)]
    # A byte order mark in UTF-8 is nothing to this reader; to name it would send all text through another decoder.
    encoding = layout.encoding.replace("utf-8-sig", "utf8")
    wanted = [names[at] for at in layout.header.positions.values()]
    read = arrow_csv.ReadOptions(
        use_threads=False, skip_rows=layout.skipped, column_names=names, encoding=encoding, block_size=BLOCK
    )
    parse = arrow_csv.ParseOptions(
        delimiter=layout.separator, newlines_in_values=True, ignore_empty_lines=False, invalid_row_handler=note
    )
    convert = arrow_csv.ConvertOptions(
        include_columns=wanted, column_types=dict.fromkeys(wanted, pa.string()), strings_can_be_null=False
    )
    return arrow_csv.open_csv(raw, read_options=read, parse_options=parse, convert_options=convert)


def _numbers(first: int, count: int, broken: list[int]) -> np.ndarray:
    """The numbers of the next `count` valid rows, the broken ones left out."""
    skip = np.array(broken, "int64")
    numbers = np.arange(first, first + count + int((skip >= first).sum()))
    return numbers[~np.isin(numbers, skip)][:count]


def _unguarded(cells: "pa.Array") -> "pa.Array":
    """Without the `="..."` that keeps a spreadsheet from reading a code as a number."""
    from pyarrow import compute

    guarded = compute.starts_with(cells, '="')
    if not guarded.true_count:
        return cells
    return compute.if_else(guarded, compute.utf8_trim(compute.utf8_ltrim(cells, "="), '"'), cells)


class _Lines(io.RawIOBase):
    """A file that counts its lines while it is read, and raises UnicodeError where it is no valid UTF-8.

    Text in another encoding is decoded by the reader, as strictly.
    """

    def __init__(self, raw: BinaryIO, encoding: str) -> None:
        self.raw, self.count, self._last = raw, 0, b"\n"
        self._decoder = codecs.getincrementaldecoder("utf-8")() if encoding.startswith("utf-8") else None

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        chunk = self.raw.read(size)
        if self._decoder:
            for at in range(0, len(chunk), CHUNK):
                self._decoder.decode(chunk[at : at + CHUNK])
            self._decoder.decode(b"", final=not chunk)
        self.count += chunk.count(b"\n")
        if not chunk and self._last != b"\n":
            self.count, self._last = self.count + 1, b"\n"
        self._last = chunk[-1:] or self._last
        return chunk
