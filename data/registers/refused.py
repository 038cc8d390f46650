"""Rows that were not counted, or not as deep as they might be: file, row, column, cell, reason, suggestion.

A cell is shown only where it holds a date or a place; what might be anything else is shown as an ellipsis.
"""

import csv
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis
from ibis import _

from data.regions import Regions
from data.registers import places
from data.registers.count import DATED, UNMATCHED, Count, rows_of
from data.registers.headers import PLACES
from data.registers.spool import Part
from data.spreadsheets import harmless

if TYPE_CHECKING:
    from collections.abc import Sequence

    import ibis.expr.types as ir

HEADER = ("file", "row", "column", "cell", "reason", "suggestion")
UNLISTED = ("", "empty", "keyword_absent")
"""Reasons that leave nothing to mend; they are counted, not listed. A blank one is listed where its place is open."""
PARTLY = "open_place"
"""Counted, but not as deep as the row may mean."""
PLACED = (UNMATCHED, PARTLY)
MOST = 100_000
COLUMN = {
    "duplicate_code": "code",
    "duplicate_name": "name",
    "no_name": "name",
    "no_company": "name",
    "hidden": "name",
    "unreadable_date": "date",
    "after_as_of": "date",
}
_DATE = re.compile(r"(?=.*[0-9])[0-9 :./年月日TZ+-]{1,20}")
_PHONE = re.compile(r"[0-9]{9}|[0-9]-[0-9]{7}")


def write(count: Count, parts: "Sequence[Part]", regions: Regions, path: Path) -> int:
    """Write the rows in the order of the files; how many there were."""
    listed = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for line in _lines(count, parts, regions):
            writer.writerow([harmless(cell) for cell in line])
            listed += 1
    return listed


def write_none(path: Path) -> int:
    """A list without rows."""
    path.write_text(",".join(HEADER) + "\r\n", encoding="utf-8-sig")
    return 0


def _lines(count: Count, parts: "Sequence[Part]", regions: Regions) -> Iterator[tuple[Any, ...]]:
    rows = rows_of(count)
    partly = (rows.reason == "") & ibis.or_(*(rows[place] != "" for place in PLACES))
    rows = rows.mutate(reason=ibis.ifelse(partly, PARTLY, rows.reason))
    rows = rows.filter(~rows.reason.isin(UNLISTED))
    shown = _by_number(rows) if all(part.numbered for part in parts) else _by_content(rows)
    explain = lru_cache(maxsize=10_000)(lambda *written: _place(regions, *written))
    found = shown.limit(MOST).execute()
    for file, row, reason, date, *written in found.itertuples(index=False):
        if reason in PLACED:
            column, cell, suggestion = explain(*written)
        else:
            column, suggestion = COLUMN.get(reason, ""), ""
            cell = shown_date(date) if column == "date" else ""
        yield parts[file].file, row, parts[file].labels.get(column, column), cell, reason, suggestion


SHOWN = ("file", "row", "reason", "date", *PLACES)


def _by_number(rows: "ir.Table") -> "ir.Table":
    return rows.order_by(_.order).select(*SHOWN)


def _by_content(rows: "ir.Table") -> "ir.Table":
    """Rows without numbers: one line for all that say the same, and none for those with nothing to show."""
    places_ = {place: ibis.ifelse(_.reason.isin(PLACED), rows[place], "") for place in PLACES}
    dated = ibis.ifelse(_.reason.isin(DATED), rows.date, "")
    lines = rows.filter(_.reason.isin((*PLACED, *DATED))).mutate(date=dated, **places_, row=ibis.literal(""))
    return lines.select(*SHOWN).distinct().order_by(*SHOWN)


def _place(regions: Regions, *written: str) -> tuple[str, str, str]:
    """The column that was not understood, its cell, and the place that may be meant."""
    text, region = places.suggest(regions, *written)
    column = PLACES[written.index(text)] if text else PLACES[0]
    return column, text, regions[region].name if region else ""


def shown_date(cell: str) -> str:
    """What stands in a date's place, if it can be nothing but a date gone wrong."""
    return cell if _DATE.fullmatch(cell) and not _PHONE.search(cell) else "…" if cell else ""
