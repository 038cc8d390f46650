"""Tables in HTML pages and in XML Spreadsheet 2003, both of which systems export under the name of a workbook."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

Rows = Callable[[], Iterator[Sequence[object]]]
Merged = Mapping[tuple[int, int], int]
"""Row and column of the cells that are merged over several rows, whose first holds the text -> their last row."""
SPREADSHEET = "{urn:schemas-microsoft-com:office:spreadsheet}"
MAX_SPANS = {"colspan": 1000, "rowspan": 65_534}
"""Columns and rows that a cell of a page may span, by the HTML standard."""


def tables(content: bytes) -> Iterator[tuple[str, Rows, Merged]]:
    """The tables that are not empty; the only one has no name."""
    found = list(_spreadsheet(content) if SPREADSHEET[1:-1].encode() in content else _page(content))
    for name, rows, merged in found:
        if even := _even(rows):
            yield name if len(found) > 1 else "", even.__iter__, merged


def _even(rows: Iterable[Sequence[str]]) -> list[list[str]]:
    """The rows, all as long as the longest."""
    filled = [list(cells) for cells in rows]
    width = max(map(len, filled), default=0)
    return [cells + [""] * (width - len(cells)) for cells in filled] if width else []


def _spreadsheet(content: bytes) -> Iterator[tuple[str, list[list[str]], Merged]]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    for sheet in etree.fromstring(content, parser).iter(f"{SPREADSHEET}Worksheet"):
        rows: list[list[str]] = []
        merged: dict[tuple[int, int], int] = {}
        for row in sheet.iter(f"{SPREADSHEET}Row"):
            rows += [[]] * (int(row.get(f"{SPREADSHEET}Index", len(rows) + 1)) - len(rows) - 1)
            cells, below = _cells(row)
            merged |= {(len(rows), column): len(rows) + height for column, height in below.items()}
            rows.append(cells)
        yield sheet.get(f"{SPREADSHEET}Name", ""), rows, merged


def _cells(row: Any) -> tuple[list[str], dict[int, int]]:
    """The cells of a row of XML Spreadsheet 2003, which leaves out blank ones and numbers the next.

    With them the columns of those that reach into rows below, and how many rows.
    """
    cells: list[str] = []
    below: dict[int, int] = {}
    for cell in row.iter(f"{SPREADSHEET}Cell"):
        cells += [""] * (int(cell.get(f"{SPREADSHEET}Index", len(cells) + 1)) - len(cells) - 1)
        data = cell.find(f"{SPREADSHEET}Data")
        text = "" if data is None else "".join(data.itertext())
        is_date = data is not None and data.get(f"{SPREADSHEET}Type") == "DateTime"
        if height := int(cell.get(f"{SPREADSHEET}MergeDown", 0)):
            below[len(cells)] = height
        cells.append(text[:10] if is_date else text)
        cells += [""] * int(cell.get(f"{SPREADSHEET}MergeAcross", 0))
    return cells, below


def _page(content: bytes) -> Iterator[tuple[str, list[list[str]], Merged]]:
    """The innermost tables of a page: others only lay it out."""
    from lxml import html

    page = html.document_fromstring(content, parser=html.HTMLParser(encoding=_encoding(content)))
    inner = (table for table in page.iter("table") if table.find(".//table") is None)
    for number, table in enumerate(inner, start=1):
        yield f"{number}", *_spanned(table.iter("tr"))


def _spanned(rows: Iterable[Any]) -> tuple[list[list[str]], Merged]:
    """The rows of a table, and its merged cells: one that spans several stands in the first, the others are blank."""
    filled: list[list[str]] = []
    merged: dict[tuple[int, int], int] = {}
    last: dict[int, int] = {}  # column -> the last row that a cell above it spans
    for row in rows:
        cells: list[str] = []
        for cell in row.iter("td", "th"):
            while last.get(len(cells), -1) >= len(filled):
                cells.append("")
            width, height = (_span(cell, name) for name in MAX_SPANS)
            if height > 1:
                merged[len(filled), len(cells)] = end = len(filled) + height - 1
                last |= dict.fromkeys(range(len(cells), len(cells) + width), end)
            cells += ["".join(cell.itertext()).strip(), *[""] * (width - 1)]
        filled.append(cells)
    return filled, merged


def _span(cell: Any, name: str) -> int:
    written: str = cell.get(name, "")
    return min(int(written), MAX_SPANS[name]) if written.isascii() and written.isdecimal() and int(written) else 1


def _encoding(content: bytes) -> str:
    """UTF-8 where the page is valid in it; else what Chinese systems write, whatever the page says."""
    try:
        content.decode()
    except UnicodeDecodeError:
        return "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "gb18030"
    return "utf-8"
