"""The template of a park list, as a workbook and as CSV: header, notes, menus, one example that no import takes.

Dates are text cells: a spreadsheet would turn 2017-04 into the first of April.
"""

import csv
import io
from collections.abc import Mapping
from typing import Any, Final

import xlsxwriter

from components import parklists
from components.words import Words
from data.parklists.columns import CHOICES, COLUMNS, REQUIRED
from data.schemas import GRADES

EXAMPLES: Final[Mapping[str, str]] = {
    "status_as_of": "2024-05",
    "founded": "2017-04",
    "url": "https://example.org/",
    "confidence": "C",
    "lon": "113.3612",
    "lat": "23.1247",
}
"""Cells of the example that read the same in both languages; the others are words."""
CHOSEN: Final[Mapping[str, str]] = {
    "kind": "industrial_park",
    "status": "operating",
    "comparable": "no",
    "datum": "wgs84",
}
WIDTHS: Final[Mapping[str, int]] = {"name": 38, "operator": 26, "aliases": 20} | dict.fromkeys(
    ("source", "url", "note", "name_en"), 30
)
DEFAULT_WIDTH: Final = 12
MENU_ROWS: Final = 5_000
LOOK: Final[dict[str, Any]] = {"valign": "vcenter"}
BANNER, HEADER, EXAMPLE = 0, 1, 2
BANNER_COLUMNS: Final = 8
"""As far as a screen shows without scrolling."""


def to_csv(words: Words) -> bytes:
    """CSV with a BOM, which Chinese Excel needs."""
    file = io.StringIO(newline="")
    csv.writer(file).writerows([write(column, words) for column in COLUMNS] for write in (label, example))
    return file.getvalue().encode("utf-8-sig")


def to_xlsx(words: Words) -> bytes:
    """XLSX: a line of instructions, the header with a note on each column, menus for kinds, statuses and the like."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet(words("parklists.template_sheet"))
    banner = book.add_format(LOOK | {"font_color": "#5F6B76", "text_wrap": True})
    sheet.merge_range(BANNER, 0, BANNER, BANNER_COLUMNS - 1, words("parklists.template_banner"), banner)
    sheet.set_row(BANNER, 36)
    sheet.set_row(HEADER, 20)
    for at, column in enumerate(COLUMNS):
        _add_column(book, sheet, at, column, words)
    sheet.freeze_panes(EXAMPLE, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    book.close()
    return stream.getvalue()


def _add_column(book: Any, sheet: Any, at: int, column: str, words: Words) -> None:
    colour = "#0A4A46" if column in REQUIRED else "#23827A"
    head = book.add_format(LOOK | {"bold": True, "bg_color": colour, "font_color": "#FFFFFF", "text_wrap": True})
    sheet.set_column(at, at, WIDTHS.get(column, DEFAULT_WIDTH), book.add_format(LOOK | {"num_format": "@"}))
    sheet.write_string(HEADER, at, label(column, words), head)
    sheet.write_comment(HEADER, at, _help(column, words), {"x_scale": 2})
    quiet = book.add_format(LOOK | {"num_format": "@", "italic": True, "font_color": "#5F6B76"})
    sheet.write_string(EXAMPLE, at, example(column, words), quiet)
    if column in CHOICES:
        menu = {"validate": "list", "source": list(parklists.choices(column, words)), "error_type": "warning"}
        message = {"error_message": words("parklists.template_error")}
        sheet.data_validation(EXAMPLE, at, MENU_ROWS, at, menu | message)


def _help(column: str, words: Words) -> str:
    """What goes into a column; of the grades, what each means."""
    grades = (words(f"terms.confidence_{grade.lower()}") for grade in GRADES)
    return words(f"parklists.help_{column}", grades=words("numbers.semicolon").join(grades))


def label(column: str, words: Words) -> str:
    """A column's name in the header, with a star where a cell must be filled in."""
    return words(f"parklists.column_{column}") + ("*" if column in REQUIRED else "")


def example(column: str, words: Words) -> str:
    if column in CHOSEN:
        return parklists.choice(column, CHOSEN[column], words)
    key = f"parklists.example_{column}"
    return EXAMPLES.get(column) or (words(key) if key in words else "")
