"""csv and tsv by pyarrow, as a stream: the beginning shows encoding and layout, and all is checked while it is read.

UTF-8 and UTF-16 with or without a byte order mark, else GB18030 or Big5. Few bytes that are no character are marked,
and their rows told; text that is half readable is rejected, never guessed at.
"""

import codecs
import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

import numpy as np

from data.registers import headers, previews
from data.registers.columns import REGISTER_COLUMNS, ColumnSet
from data.registers.errors import FileError, RejectedImport, reject
from data.registers.files import TableFile, is_wide
from data.registers.headers import Header
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
UNMARKED = ("utf-8", "gb18030", "big5hkscs")
TITLES = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "UTF-16", "gb18030": "GB18030", "big5hkscs": "Big5"}
SEPARATORS = ",\t;"
UNREADABLE = "\ufffd"
"""What stands for bytes that are no character."""
MAX_UNREADABLE = 0.02
"""Of the characters beyond ASCII; with more of them the encoding is another one, or none."""
MIN_UNREADABLE_ROWS = 20
"""Rows with such bytes that no file is rejected for."""


@dataclass(frozen=True)
class Layout:
    """The layout of a text file."""

    encoding: str
    separator: str
    skipped: int  # lines above the rows, the header among them
    header: Header


def sheets(source: TableFile, wanted: ColumnSet = REGISTER_COLUMNS) -> Iterator[ParsedSheet]:
    """The one sheet of a text file. RejectedImport if it cannot be read."""
    layout = _layout(source, _encodings(source), wanted)
    notes: dict[str, int] = {}
    yield ParsedSheet("", layout.header, _batches(source, layout, wanted.columns, notes), notes)


def _encodings(source: TableFile) -> list[str]:
    """The encodings in which the file may be, the likeliest first. RejectedImport if there is none."""
    with source.open() as stream:
        start = stream.read(TOP)
    marked = next((name for mark, name in MARKED if start.startswith(mark)), None)
    if marked is None and is_wide(start):
        return ["utf-16-be" if start.count(b"\0\n") else "utf-16-le"]
    candidates = (marked,) if marked else UNMARKED
    sample = _first_beyond_ascii(source)
    fitting = (name for name in candidates if _unreadable_share(sample, name) <= MAX_UNREADABLE)
    likeliest = next(fitting, None)
    if likeliest is None:
        raise reject("encoding", source.name, " / ".join(TITLES[name] for name in candidates))
    return [likeliest] if likeliest == "utf-8" else [likeliest, *fitting]


def _first_beyond_ascii(source: TableFile) -> bytes:
    """The first piece of the file with more than ASCII, which looks the same in every encoding."""
    with source.open() as stream:
        while chunk := stream.read(CHUNK):
            if not chunk.isascii():
                return chunk
    return b""


def _unreadable_share(sample: bytes, encoding: str) -> float:
    text = codecs.getincrementaldecoder(encoding)("replace").decode(sample, final=len(sample) < CHUNK)
    return text.count(UNREADABLE) / max(1, sum(letter > "\x7f" for letter in text))


def _layout(source: TableFile, encodings: Sequence[str], wanted: ColumnSet) -> Layout:
    """Encoding, separator and header, from the beginning of the file.

    Big5 is valid GB18030 of other characters: the encoding is the one in which a header can be read.
    """
    with source.open() as stream:
        top = stream.read(TOP)
    unread: list[FileError] = []
    for encoding in encodings:
        text = codecs.getincrementaldecoder(encoding)("replace").decode(top)
        tables = {separator: _first_rows(text, separator) for separator in SEPARATORS}
        for separator, rows in tables.items():
            if header := headers.find((cells for _, cells in rows), wanted):
                if any(UNREADABLE in cell for cell in header.cells):
                    raise reject("encoding", source.name, TITLES.get(encoding, "UTF-16"))
                return Layout(encoding, separator, rows[header.row][0], header)
        separator, widest = max(tables.items(), key=lambda one: sum(len(cells) for _, cells in one[1]))
        if header := previews.headless((cells for _, cells in widest), wanted):
            return Layout(encoding, separator, 0, header)
        unread.append(previews.unread("no_header", source.name, [cells for _, cells in widest], wanted))
    raise RejectedImport([max(unread, key=lambda error: len(error.detail))])


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
    with source.open() as raw:
        lines = _Utf8(raw, layout.encoding)
        reader = _reader(lines, layout, broken)
        above, number, records = layout.header.row + 1, 1, 0  # records are counted from 1 below the header
        while blocks := list(islice(reader, TOGETHER)):
            read = pa.concat_batches(blocks)
            good = _numbers(number, len(read), broken)
            columns = {column: _unguarded(read.column(f"c{at}")) for column, at in layout.header.positions.items()}
            if lines.unreadable and (rows := _unreadable_rows(columns)):
                notes["unreadable_characters"] = notes.get("unreadable_characters", 0) + len(rows)
                notes.setdefault("first_unreadable_row", above + int(good[rows[0]]))
            yield batch(columns, above + good, names=names)
            records += len(read)
            number = int(good[-1]) + 1 if len(good) else number
        if broken:
            yield batch({}, above + np.array(broken, "int64"), broken=True, names=names)
        if notes.get("unreadable_characters", 0) > max(MIN_UNREADABLE_ROWS, MAX_UNREADABLE * records):
            raise reject("encoding", source.name, TITLES.get(layout.encoding, "UTF-16"))
        notes["line_breaks"] = max(0, lines.count - layout.skipped - records - len(broken))
        notes["read_as_big5"] = records * (layout.encoding == "big5hkscs")


def _unreadable_rows(columns: "Mapping[str, pa.Array]") -> list[int]:
    """The rows of a batch in which bytes are no character, in the columns that are read."""
    from pyarrow import compute

    marked = [compute.match_substring(cells, UNREADABLE).to_numpy(zero_copy_only=False) for cells in columns.values()]
    return [int(row) for row in np.flatnonzero(np.any(marked, axis=0))]


def _reader(raw: "_Utf8", layout: Layout, broken: list[int]) -> "arrow_csv.CSVStreamingReader":
    import pyarrow as pa
    from pyarrow import csv as arrow_csv

    def note(row: "arrow_csv.InvalidRow") -> str:
        broken.append(row.number - layout.skipped)
        return "skip"

    names = [f"c{at}" for at in range(layout.header.width)]
    wanted = [names[at] for at in dict.fromkeys(layout.header.positions.values())]
    read = arrow_csv.ReadOptions(use_threads=False, skip_rows=layout.skipped, column_names=names, block_size=BLOCK)
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


class _Utf8(io.RawIOBase):
    """A text as UTF-8, its lines counted while it is read; bytes that are no character are marked and counted.

    Zero bytes, which no reader of texts expects, are left out.
    """

    def __init__(self, raw: BinaryIO, encoding: str) -> None:
        self.raw, self.count, self.unreadable, self._last = raw, 0, 0, b"\n"
        self._plain = encoding.startswith("utf-8")
        self._decoder = codecs.getincrementaldecoder("utf-8" if self._plain else encoding)()

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        chunk = b""
        while not chunk:  # all of a piece may be left out, and nothing would mean the end
            piece = self.raw.read(size)
            chunk = b"".join(self._decoded(piece[at : at + CHUNK]) for at in range(0, len(piece), CHUNK))
            if not piece:
                chunk = self._decoded(b"", final=True)
                break
        self.count += chunk.count(b"\n")
        if not chunk and self._last != b"\n":
            self.count, self._last = self.count + 1, b"\n"
        self._last = chunk[-1:] or self._last
        return chunk

    def _decoded(self, piece: bytes, *, final: bool = False) -> bytes:
        before = self._decoder.getstate()
        try:
            text = self._decoder.decode(piece, final)
        except UnicodeError:
            self._decoder.setstate(before)
            self._decoder.errors = "replace"
            text = self._decoder.decode(piece, final)
            self._decoder.errors = "strict"
            self.unreadable += text.count(UNREADABLE)
            return text.encode().replace(b"\0", b"")
        whole = self._plain and not (before[0] or self._decoder.getstate()[0])
        return (piece if whole else text.encode()).replace(b"\0", b"")
