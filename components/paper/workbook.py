"""A selection as a workbook for people who calculate: a sheet a view with real numbers and dates, and what they mean.

The rows are those of /data. Columns are named in the reader's language over the stable field name, which stands in a
comment, so that the first row alone is the header and filters and pivots work at once.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any, Final

import xlsxwriter

from components import sentences
from components.panels import names
from components.paper import captions
from components.paper.edition import Edition
from components.style import Style
from data import dates, links, schemas, years
from data.dataset import Dataset
from data.schemas import LISTED_SOURCE
from data.selection import Selection
from data.spreadsheets import harmless
from data.states import State
from data.summaries import headline
from data.values import is_rate
from data.views import VIEWS, Row

DATES: Final = ("as_of", "founded", "status_as_of", "date")
"""Columns of dates: a day becomes a date cell; a month or a year stays the text that says no more."""
WIDEST, NARROWEST = 60, 8
UNITS: Final = ("parks", "companies", "share", "per_10k", "ratio", "persons", "units", "100m_cny")
FACTS: Final = (
    *("published", "listed", "companies", "share", "per_10k", "capital"),
    *("population", "gdp", "enterprises", "enterprise_share", "location_quotient"),
)
COUNT, RATE = "#,##0", "#,##0.00"
FORMATS: Final = {"share": "0.0%", "ratio": "0.00"}
"""Number formats by the unit of the row; all other numbers are grouped."""


@dataclass(frozen=True, eq=False)
class _Book:
    file: Any
    style: Style
    head: Any
    wrap: Any
    meanings: Mapping[str, Mapping[str, str]]  # of the codes of each field

    def sheet(self, name: str) -> Any:
        """A new sheet, which prints across one page's width under its header."""
        sheet = self.file.add_worksheet(self.style.words(f"workbook.sheet_{name}"))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        return sheet

    def form(self, number_format: str) -> Any:
        return self.file.add_format({"num_format": number_format, "valign": "top"})


def workbook(selection: Selection, dataset: Dataset, style: Style, edition: Edition) -> bytes:
    """The file: what this is, a sheet a view, then sources, definitions and codes."""
    content = BytesIO()
    file = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    head = file.add_format({"bold": True, "bottom": 1, "bg_color": style.palette.unknown, "valign": "top"})
    wrap = file.add_format({"text_wrap": True, "valign": "top"})
    book = _Book(file, style, head, wrap, _meanings(selection, dataset, style))
    file.set_properties(
        {"title": names.dataset_name(dataset, style), "comments": f"{edition.version} {edition.digest}"}
    )
    _about(book, selection, dataset, edition)
    for name, view in VIEWS.items():
        _sheet(book, name, view.rows(selection, dataset))
    _sheet(book, "sources", [_source(one, dataset, style) for one in _sources(selection, dataset)])
    _sheet(book, "definitions", [dict(row) for row in _definitions(selection, dataset)])
    _codes(book)
    file.close()
    return content.getvalue()


def cell(name: str, value: Any) -> Any:
    """What a cell holds: a date for a day, a number for a number, a harmless text for a text, nothing for nothing."""
    if name in DATES and isinstance(value, str) and dates.is_date(value) and dates.parse(value).day:
        return datetime.fromisoformat(value)
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return harmless(str(value) if isinstance(value, State) else value)


def _sources(selection: Selection, dataset: Dataset) -> Iterable[str]:
    used = (source for view in VIEWS.values() for source in view.summarise(selection, dataset).sources)
    ours = [LISTED_SOURCE] if dataset.find_card(LISTED_SOURCE) else []
    return dict.fromkeys((*used, *ours))


def _source(source: str, dataset: Dataset, style: Style) -> Row:
    return {**dataset.source_card(source), "publisher": names.publisher(source, dataset, style)}


def _definitions(selection: Selection, dataset: Dataset) -> list[Mapping[str, Any]]:
    """All series, the chosen one first."""
    cards = dataset.series_cards
    return [cards[selection.series], *(card for series, card in cards.items() if series != selection.series)]


def _sheet(book: _Book, name: str, rows: Sequence[Row]) -> None:
    """One table from the upper left corner: header, frozen and filterable; numbers as numbers, texts wrapped."""
    words = book.style.words
    sheet = book.sheet(name)
    if not rows:
        sheet.write_string(0, 0, words("workbook.empty"))
        return
    fields = list(rows[0])
    for column, field in enumerate(fields):
        sheet.write_string(0, column, words(f"workbook.column_{field}"), book.head)
        sheet.write_comment(0, column, words("workbook.comment", field=field))
        widths = (_width(_told(field, row[field], book)) for row in rows)
        width = max(len(words(f"workbook.column_{field}").encode("gb18030")) + 4, *widths)
        sheet.set_column(column, column, min(WIDEST, max(NARROWEST, width)))
    forms = {
        number_format: book.form(number_format) for number_format in (COUNT, RATE, "0", *FORMATS.values(), "yyyy-mm-dd")
    }
    for line, row in enumerate(rows, start=1):
        for column, field in enumerate(fields):
            _write(sheet, line, column, cell(field, _told(field, row[field], book)), forms[_format(field, row)], book)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(rows), len(fields) - 1)


def _told(field: str, value: Any, book: _Book) -> Any:
    """A code in words, everything else as it is."""
    return book.meanings.get(field, {}).get(value, value) if isinstance(value, str) else value


def _write(sheet: Any, line: int, column: int, value: Any, form: Any, book: _Book) -> None:
    if isinstance(value, datetime):
        sheet.write_datetime(line, column, value, form)
    elif isinstance(value, bool):
        sheet.write_boolean(line, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(line, column, value, form)
    elif value not in (None, ""):
        sheet.write_string(line, column, str(value), book.wrap)


def _format(field: str, row: Row) -> str:
    if field in DATES:
        return "yyyy-mm-dd"
    if field in ("year", "rank", "order"):
        return "0"
    unit = str(row.get("unit", ""))
    return RATE if field == "value" and is_rate(unit) else FORMATS.get(unit, COUNT) if field == "value" else COUNT


def _width(value: Any) -> int:
    """Columns that a text takes; a Chinese character takes two."""
    return len(str("" if value is None else value).encode("gb18030", "replace")) + 2


def _about(book: _Book, selection: Selection, dataset: Dataset, edition: Edition) -> None:
    """What this workbook is of: the sentence, the link that brings it back, and how it was made."""
    words = book.style.words
    sheet = book.sheet("selection")
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 96)
    link = words("paper.no_link") if dataset.upload else f"{edition.page}{links.to_query(selection, dataset)}"
    texts = {
        "name": names.dataset_name(dataset, book.style),
        "sentence": sentences.spoken(headline.summarise(selection, dataset), words),
        "filters": links.without_key(links.to_query(selection.replace(lang="zh", theme="light"), dataset))
        or words("workbook.no_filters"),
        "as_of": captions.as_of(selection, dataset),
        "link": link,
        "version": edition.version,
        "digest": edition.digest,
        "incomplete": words("notes.unknown"),
        "map": words("notes.map"),
    }
    for line, (key, text) in enumerate(texts.items()):
        sheet.write_string(line, 0, words(f"workbook.about_{key}"), book.head)
        if key == "link" and not dataset.upload and len(link) < 2_000:
            sheet.write_url(line, 1, link, string=link)
        else:
            sheet.write_string(line, 1, str(harmless(text)), book.wrap)
    sheet.write_string(len(texts), 0, words("workbook.about_generated"), book.head)
    made = edition.generated.replace(tzinfo=None, microsecond=0)
    sheet.write_datetime(len(texts), 1, made, book.file.add_format({"num_format": "yyyy-mm-dd hh:mm", "align": "left"}))


def _meanings(selection: Selection, dataset: Dataset, style: Style) -> Mapping[str, Mapping[str, str]]:
    """The codes of /data by their field, in words."""
    words, measure = style.words, names.companies(selection.series, dataset, style)
    facts = {fact: words(f"region_profile.fact_{fact}", measure=measure) for fact in FACTS}
    yearly = {str(series): names.series(series, dataset, style) for series in dataset.series_ids}
    return {
        "state": {str(state): words(f"states.{state}_long") for state in State},
        "unit": {unit: words(f"workbook.unit_{unit}") for unit in UNITS},
        "fact": {**facts, **yearly},
        "kind": {kind: words(f"terms.kind_{kind}") for kind in schemas.KINDS},
        "status": {status: words(f"terms.status_{status}") for status in schemas.STATUSES},
        "precision": {one: words(f"terms.precision_{one}") for one in schemas.PRECISIONS},
        "lead": {lead: words(f"terms.lead_{lead}") for lead in schemas.LEADS if lead},
        "slot": {slot: words(f"terms.slot_{slot}") for slot in years.APART},
        "confidence": {grade: words(f"terms.confidence_{grade.lower()}") for grade in schemas.GRADES},
        "measure": {one: words(f"terms.companies_{one}") for one in schemas.COUNT_MEASURES},
        "carrier": {one: words(f"source_card.carrier_{one}") for one in schemas.CARRIERS},
    }


def _codes(book: _Book) -> None:
    """What /data calls that which the cells say in words."""
    words, sheet = book.style.words, book.sheet("codes")
    rows = [(field, code, meaning) for field, pairs in book.meanings.items() for code, meaning in pairs.items()]
    columns: tuple[tuple[str, int], ...] = (("field", 16), ("code", 22), ("meaning", 60))
    for column, (key, width) in enumerate(columns):
        sheet.write_string(0, column, words(f"workbook.{key}"), book.head)
        sheet.set_column(column, column, width)
        for line, row in enumerate(rows, start=1):
            text = words(f"workbook.column_{row[0]}") if column == 0 else row[column]
            sheet.write_string(line, column, text, book.wrap)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), 2)
