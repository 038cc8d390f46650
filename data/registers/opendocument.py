"""The merged cells of an OpenDocument workbook, of which calamine gives the texts only."""

from collections.abc import Iterator
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from data.registers.markup import Merged

CONTENT = "content.xml"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")


def merged_cells(stream: BinaryIO) -> dict[str, Merged]:
    """The cells that are merged over several rows, by the name of their sheet; nothing of another kind of file."""
    try:
        with ZipFile(stream) as archive:
            if CONTENT not in archive.namelist():
                return {}
            with archive.open(CONTENT) as content:
                return dict(_sheets(content))
    except BadZipFile:
        return {}


def _sheets(content: object) -> Iterator[tuple[str, Merged]]:
    from lxml import etree

    merged: dict[tuple[int, int], int] = {}
    row = 0
    ends = (f"{TABLE}table-row", f"{TABLE}table")
    for _, element in etree.iterparse(content, tag=ends, resolve_entities=False, no_network=True):
        if element.tag == ends[-1]:
            yield element.get(f"{TABLE}name", ""), merged
            merged, row = {}, 0
        else:
            column = 0
            for cell in element.iterchildren(*CELLS):
                height = int(cell.get(f"{TABLE}number-rows-spanned", 1))
                if height > 1:
                    merged[row, column] = row + height - 1
                column += int(cell.get(f"{TABLE}number-columns-repeated", 1))
            row += int(element.get(f"{TABLE}number-rows-repeated", 1))
        element.clear()
