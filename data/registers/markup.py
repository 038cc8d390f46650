"""Tables in HTML pages and in XML Spreadsheet 2003, both of which systems export under the name of a workbook."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

Rows = Callable[[], Iterator[Sequence[object]]]
SPREADSHEET = "{urn:schemas-microsoft-com:office:spreadsheet}"
MAX_SPAN = 200
"""Cells that one may span."""


def tables(content: bytes) -> Iterator[tuple[str, Rows]]:
    """The tables that are not empty; the only one has no name."""
    found = list(_spreadsheet(content) if SPREADSHEET[1:-1].encode() in content else _page(content))
    for name, rows in found:
        if even := _even(rows):
            yield name if len(found) > 1 else "", even.__iter__


def _even(rows: Iterable[Sequence[str]]) -> list[list[str]]:
    """The rows, all as long as the longest."""
    filled = [list(cells) for cells in rows]
    width = max(map(len, filled), default=0)
    return [cells + [""] * (width - len(cells)) for cells in filled] if width else []


def _spreadsheet(content: bytes) -> Iterator[tuple[str, list[list[str]]]]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    for sheet in etree.fromstring(content, parser).iter(f"{SPREADSHEET}Worksheet"):
        rows: list[list[str]] = []
        for row in sheet.iter(f"{SPREADSHEET}Row"):
            rows += [[]] * (int(row.get(f"{SPREADSHEET}Index", len(rows) + 1)) - len(rows) - 1)
            rows.append(_cells(row))
        yield sheet.get(f"{SPREADSHEET}Name", ""), rows


def _cells(row: Any) -> list[str]:
    """The cells of a row of XML Spreadsheet 2003, which leaves out blank ones and numbers the next."""
    cells: list[str] = []
    for cell in row.iter(f"{SPREADSHEET}Cell"):
        cells += [""] * (int(cell.get(f"{SPREADSHEET}Index", len(cells) + 1)) - len(cells) - 1)
        data = cell.find(f"{SPREADSHEET}Data")
        text = "" if data is None else "".join(data.itertext())
        is_date = data is not None and data.get(f"{SPREADSHEET}Type") == "DateTime"
        cells.append(text[:10] if is_date else text)
        cells += [""] * int(cell.get(f"{SPREADSHEET}MergeAcross", 0))
    return cells


def _page(content: bytes) -> Iterator[tuple[str, list[list[str]]]]:
    """The innermost tables of a page: others only lay it out."""
    from lxml import html

    page = html.document_fromstring(content, parser=html.HTMLParser(encoding=_encoding(content)))
    inner = (table for table in page.iter("table") if table.find(".//table") is None)
    for number, table in enumerate(inner, start=1):
        yield f"{number}", _spanned(table.iter("tr"))


def _spanned(rows: Iterable[Any]) -> list[list[str]]:
    """The rows of a table; a cell that spans several stands in the first, the others are blank."""
    filled: list[list[str]] = []
    waiting: dict[int, int] = {}  # column -> rows further down that a cell above it still spans
    for row in rows:
        cells: list[str] = []
        for cell in row.iter("td", "th"):
            while waiting.get(len(cells), 0):
                waiting[len(cells)] -= 1
                cells.append("")
            width, height = (_span(cell.get(name)) for name in ("colspan", "rowspan"))
            waiting |= dict.fromkeys(range(len(cells), len(cells) + width), height - 1)
            cells += ["".join(cell.itertext()).strip(), *[""] * (width - 1)]
        filled.append(cells)
    return filled


def _span(written: str | None) -> int:
    return min(int(written), MAX_SPAN) if written and written.isascii() and written.isdecimal() and int(written) else 1


def _encoding(content: bytes) -> str:
    """UTF-8 where the page is valid in it; else what Chinese systems write, whatever the page says."""
    try:
        content.decode()
    except UnicodeDecodeError:
        return "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "gb18030"
    return "utf-8"
