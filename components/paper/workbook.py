"""A selection as a workbook for people who calculate: a sheet a view with real numbers and dates, and what they mean.

The rows are those of /data. Columns are named in the reader's language over the stable field name, which stands in a
comment, so that the first row alone is the header and filters and pivots work at once.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from io import BytesIO
from typing import Any, Final

import xlsxwriter

from components import sentences
from components.panels import names, publishers
from components.paper import captions
from components.paper.files import Provenance
from components.paper.presets import UNMARKED, Marking
from components.paper.readable_rows import SHARES, VALUES, Meanings, column_name, meanings, readable, readable_note
from components.style import Style
from components.text_width import text_columns
from data import dates, links
from data.dataset import Dataset
from data.measures.listed import LISTED
from data.measures.shift_share import PARTS
from data.schemas import LISTED_SOURCE
from data.selection import Selection
from data.spreadsheets import RUN_BY_SPREADSHEETS
from data.states import State
from data.summaries import headline
from data.values import is_rate
from data.view_rows import Row
from data.views import View, offered

DATES: Final = ("as_of", "founded", "status_as_of", "date")
"""Columns of dates: a day becomes a date cell; a month or a year stays the text that says no more."""
MIN_WIDTH, MAX_WIDTH = 8, 60
MAX_LINK_LENGTH: Final = 2_000
"""Of an address, in a spreadsheet."""
COUNT, RATE, DEGREES = "#,##0", "#,##0.00", "0.00000"
FORMATS: Final = {"share": "0.0%", "ratio": "0.00", "index": "0.000", "growth": "+0.0%;\N{MINUS SIGN}0.0%"}
"""Number formats by the unit of the row; all other numbers are grouped."""


@dataclass(frozen=True, eq=False)
class _Workbook:
    file: Any
    style: Style
    meanings: Meanings
    head: Any  # formats of headings and of texts
    wrap: Any
    guarded: Any  # of texts that a spreadsheet would run once somebody edits them
    marking: Marking

    def add_sheet(self, name: str) -> Any:
        """A new sheet, which prints across one page's width under its header, with the marking on every page."""
        sheet = self.file.add_worksheet(self.style.words(f"workbook.sheet_{name}"))
        watermark, classification = self.marking.watermark, self.marking.classification
        if watermark or classification:
            sheet.set_header(f"&C{watermark.replace('&', '&&')}&R{classification.replace('&', '&&')}")
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        return sheet


def workbook(
    selection: Selection, dataset: Dataset, style: Style, provenance: Provenance, marking: Marking = UNMARKED
) -> bytes:
    """The file: what this is, a sheet a view, then sources, definitions and codes."""
    content = BytesIO()
    file = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    head = file.add_format({"bold": True, "bottom": 1, "bg_color": style.palette.unknown, "valign": "top"})
    wrap = file.add_format({"text_wrap": True, "valign": "top"})
    guarded = file.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
    book = _Workbook(file, style, meanings(selection, dataset, style), head, wrap, guarded, marking)
    version = f"{provenance.version} {provenance.digest}"
    file.set_properties({"title": names.dataset_name(dataset, style), "comments": version})
    _add_about(book, selection, dataset, provenance)
    for view in offered(dataset):
        if view.measure(selection, dataset) is not LISTED or LISTED.is_offered(dataset):
            _add_table(book, view.name, _rows(view, selection, dataset))
    _add_table(book, "sources", _sources(selection, dataset, style))
    cards = dataset.series_cards
    chosen_first = [cards[selection.series], *(card for series, card in cards.items() if series != selection.series)]
    _add_table(book, "definitions", [dict(card) for card in chosen_first])
    _add_codes(book)
    file.close()
    return content.getvalue()


def _rows(view: View, selection: Selection, dataset: Dataset) -> Sequence[Row]:
    """Those of /data; of several places, where a picture has each by itself, those of each before those of all."""
    rows = view.rows(selection, dataset)
    if not view.shows_each or len(selection.regions) < 2:
        return rows
    each = [(region, selection.replace(regions=(region,))) for region in selection.regions]
    named = [
        {"adcode": region, "name": dataset.regions[region].label(selection.lang), **row}
        for region, alone in each
        for row in view.rows(alone, dataset)
    ]
    return [*named, *({"adcode": "", "name": "", **row} for row in rows)]


def cell(name: str, value: Any) -> Any:
    """What a cell holds: a date for a day, a number for a number, a text for a text, nothing for nothing."""
    if name in DATES and isinstance(value, str) and dates.is_date(value) and dates.parse(value).day:
        return datetime.fromisoformat(value)
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return str(value) if isinstance(value, State) else value


def _sources(selection: Selection, dataset: Dataset, style: Style) -> list[Row]:
    views = offered(dataset)
    cited = dict.fromkeys(source for view in views for source in view.summarise(selection, dataset).sources)
    cited |= dict.fromkeys(source for view in views for source in view.compared_sources(selection, dataset))
    if dataset.source_cards.get(LISTED_SOURCE):
        cited[LISTED_SOURCE] = None
    return [
        {**dataset.source_cards[source], "publisher": publishers.publisher(source, dataset, style)} for source in cited
    ]


def _add_table(book: _Workbook, name: str, rows: Sequence[Row]) -> None:
    """One table from the upper left corner: header, frozen and filterable; numbers as numbers, texts wrapped."""
    words, sheet = book.style.words, book.add_sheet(name)
    if not rows:
        sheet.write_string(0, 0, words("workbook.empty"))
        return
    formats = {
        number_format: book.file.add_format({"num_format": number_format, "valign": "top"})
        for number_format in (COUNT, RATE, DEGREES, "0", *FORMATS.values(), "yyyy-mm-dd")
    }
    for column, field in enumerate(rows[0]):
        head, texts = column_name(field, book.style, name), [_readable(field, row, book) for row in rows]
        sheet.write_string(0, column, head, book.head)
        sheet.write_comment(0, column, words("workbook.comment", field=field))
        width = max(text_columns(head) + 4, *(text_columns(str(text or "")) + 2 for text in texts))
        sheet.set_column(column, column, min(MAX_WIDTH, max(MIN_WIDTH, width)))
    for line, row in enumerate(rows, start=1):
        for column, field in enumerate(row):
            value = cell(field, _readable(field, row, book))
            if isinstance(value, str) and value:
                _write_text(sheet, line, column, value, field, book)
            elif value not in (None, ""):
                look = formats[_number_format(field, row)]
                sheet.write(line, column, value, None if isinstance(value, bool) else look)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(rows), len(rows[0]) - 1)


def _readable(field: str, row: Row, book: _Workbook) -> Any:
    """A code in words; a slot of several years by its name, not by the first of them."""
    if field == "year" and str(row.get("slot", "")).endswith("-"):
        return names.slot(row["slot"], book.style)
    if field == "note" and "fact" in row:
        return readable_note(row["note"], book.style)
    return readable(field, row[field], book.meanings)


def _write_text(sheet: Any, line: int, column: int, text: str, field: str, book: _Workbook) -> None:
    """A text as a text; an address as a link."""
    if field == "url" and text.startswith(("http://", "https://")) and len(text) < MAX_LINK_LENGTH:
        sheet.write_url(line, column, text, string=text)
    else:
        is_run = text.startswith(RUN_BY_SPREADSHEETS)
        sheet.write_string(line, column, text, book.guarded if is_run else book.wrap)


def _number_format(field: str, row: Row) -> str:
    if field in DATES:
        return "yyyy-mm-dd"
    if field in ("year", "population_year", "rank", "national_rank", "order"):
        return "0"
    if field in ("lon", "lat"):
        return DEGREES
    if field in SHARES:
        return FORMATS["share"]
    if field in PARTS:
        return RATE
    if field == "per_thousand":
        return FORMATS["index"]
    unit = str(row.get("unit", ""))
    if field not in VALUES:
        return COUNT
    return RATE if is_rate(unit) else FORMATS.get(unit, COUNT)


def _add_about(book: _Workbook, selection: Selection, dataset: Dataset, provenance: Provenance) -> None:
    """What this workbook is of: the sentence, the link that brings it back, and how it was made."""
    words = book.style.words
    sheet = book.add_sheet("selection")
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 96)
    filters = words("paper.separator").join(
        text for _, text in captions.filters_in_force(selection, dataset, book.style)
    )
    query = links.to_query(selection, dataset)
    link = f"{provenance.address}{query}" if provenance.address else query or "?"
    texts = {
        "name": names.dataset_name(dataset, book.style),
        "sentence": sentences.spoken(headline.summarise(selection, dataset), words),
        "filters": filters or words("workbook.no_filters"),
        "as_of": captions.as_of(selection, dataset, book.style),
        "link": words("paper.no_link") if dataset.upload else link,
        "version": provenance.version,
        "digest": provenance.digest,
        "incomplete": names.not_zero(dataset, book.style),
        "map": words("notes.map"),
        **{name: text for name, text in asdict(book.marking).items() if text},
    }
    for line, (key, text) in enumerate(texts.items()):
        sheet.write_string(line, 0, words(f"workbook.about_{key}"), book.head)
        if key == "link" and provenance.address and not dataset.upload and len(link) < MAX_LINK_LENGTH:
            sheet.write_url(line, 1, link, string=link)
        else:
            _write_text(sheet, line, 1, text, key, book)
    sheet.write_string(len(texts), 0, words("workbook.about_generated"), book.head)
    generated = provenance.generated.replace(tzinfo=None, microsecond=0)
    minute = book.file.add_format({"num_format": "yyyy-mm-dd hh:mm", "align": "left"})
    sheet.write_datetime(len(texts), 1, generated, minute)


def _add_codes(book: _Workbook) -> None:
    """What /data calls that which the cells say in words."""
    words, sheet = book.style.words, book.add_sheet("codes")
    rows = [
        (column_name(field, book.style), code, meaning)
        for field, pairs in book.meanings.items()
        for code, meaning in pairs.items()
    ]
    for column, (key, width) in enumerate((("field", 16), ("code", 22), ("meaning", 60))):
        sheet.write_string(0, column, words(f"workbook.{key}"), book.head)
        sheet.set_column(column, column, width)
        for line, row in enumerate(rows, start=1):
            sheet.write_string(line, column, row[column], book.wrap)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), 2)
