"""Rows that were not counted, or not as deep as they might be, and why.

    refused.parquet   file, row, column, cell, reason, suggestion; and province, city, district as an alias names them,
                      blank unless the row's place is open. Written by the count, and never changed
    refused.csv       the same rows and columns without these places, and without the rows that an alias has resolved

A cell is shown only where it holds a date or a place; what might be anything else is shown as an ellipsis.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import ibis
import pandas as pd
from ibis import _

from data.regions import Adcode, Regions
from data.registers import masks, suggestions
from data.registers.columns import PLACES
from data.registers.count import DATED, UNDATED
from data.registers.imports import ALL_REJECTED_ROWS, REJECTED_ROWS, UNMATCHED
from data.registers.report import Written
from data.registers.spool import Part
from data.spreadsheets import escape_formula

if TYPE_CHECKING:
    from collections.abc import Sequence

    import ibis.expr.types as ir

HEADER = ("file", "row", "column", "cell", "reason", "suggestion")
UNLISTED = ("", "empty", "continuation", "page_row", "keyword_absent")
"""Reasons that leave nothing to mend; they are counted, not listed. A blank one is listed where its place is open."""
PARTLY = "open_place"
"""Counted, but not as deep as the row may mean."""
PLACED = (UNMATCHED, PARTLY)
MAX_ROWS = 100_000
"""Rows of open places that are listed, and as many others: an alias must not leave a list empty that was cut."""
MAX_EXPLAINED = 5_000
"""Spellings of places for which misspellings are looked for: with more of them a column is wrong, not its cells."""
COLUMN = {
    "duplicate_code": "code",
    "duplicate_name": "name",
    "no_name": "name",
    "no_company": "name",
    "hidden": "name",
    UNDATED: "date",
    "after_as_of": "date",
}


def write(lines: Iterable[tuple[str, ...]], folder: Path) -> int:
    """Write the rows into an import's folder; the number of rows."""
    pd.DataFrame(lines, columns=[*HEADER, *PLACES], dtype=str).to_parquet(folder / ALL_REJECTED_ROWS, index=False)
    return apply_aliases(folder, {})


def apply_aliases(folder: Path, aliases: Mapping[Written, Adcode]) -> int:
    """Write refused.csv anew, as it is while these aliases hold; the number of rows left in it.

    An earlier version kept no rows but those of refused.csv: these stay listed, whatever is accepted.
    """
    if not (folder / ALL_REJECTED_ROWS).is_file():
        return len(pd.read_csv(folder / REJECTED_ROWS))
    rows = pd.read_parquet(folder / ALL_REJECTED_ROWS)
    written = zip(*(rows[column].tolist() for column in ("reason", *PLACES)), strict=True)
    resolved = [reason in PLACED and tuple(texts) in aliases for reason, *texts in written]
    left = rows[~pd.Series(resolved, rows.index, dtype=bool)][list(HEADER)]
    left.map(escape_formula).to_csv(folder / REJECTED_ROWS, index=False, encoding="utf-8-sig", lineterminator="\r\n")
    return len(left)


def lines(rows: "ir.Table", parts: "Sequence[Part]", regions: Regions) -> Iterator[tuple[str, ...]]:
    """The rows that were not counted, or not as deep as they might be, in the order of the files."""
    partly = (rows.reason == "") & ibis.or_(*(rows[place] != "" for place in PLACES))
    undated = (rows.reason == "") & rows.undated
    rows = rows.mutate(reason=ibis.cases((partly, PARTLY), (undated, UNDATED), else_=rows.reason))
    rows = rows.filter(~rows.reason.isin(UNLISTED))
    listed = _listed(rows, numbered=all(part.numbered for part in parts))
    explain = _explainer(regions)
    for file, row, reason, date, *written in listed.itertuples(index=False):
        if reason in PLACED:
            column, cell, suggestion = explain(*written)
        else:
            column, suggestion, written = COLUMN.get(reason, ""), "", [""] * len(PLACES)
            cell = masks.shown_date(date) if column == "date" else ""
        yield parts[file].file, str(row), parts[file].labels.get(column, column), cell, reason, suggestion, *written


SHOWN = ("file", "row", "reason", "date", *PLACES)


def _listed(rows: "ir.Table", *, numbered: bool) -> pd.DataFrame:
    in_order = _by_number if numbered else _by_content
    listed = in_order(rows).limit(MAX_ROWS).execute()
    if len(listed) < MAX_ROWS:
        return listed
    placed = rows.reason.isin(PLACED)
    both = [in_order(rows.filter(kind)).limit(MAX_ROWS).execute() for kind in (placed, ~placed)]
    return pd.concat(both).sort_values(list(SHOWN))


def _by_number(rows: "ir.Table") -> "ir.Table":
    return rows.order_by(_.order).select(*SHOWN)


def _by_content(rows: "ir.Table") -> "ir.Table":
    """Rows without numbers: one line for all that say the same, and none for those with nothing to show."""
    places_ = {place: ibis.ifelse(_.reason.isin(PLACED), rows[place], "") for place in PLACES}
    dated = ibis.ifelse(_.reason.isin(DATED), rows.date, "")
    lines = rows.filter(_.reason.isin((*PLACED, *DATED))).mutate(date=dated, **places_, row=ibis.literal(""))
    return lines.select(*SHOWN).distinct().order_by(*SHOWN)


def _explainer(regions: Regions) -> Callable[..., tuple[str, str, str]]:
    """Explains places, each spelling once; beyond MAX_EXPLAINED of them, no misspelling is looked for."""
    explained: dict[tuple[str, ...], tuple[str, str, str]] = {}

    def explain(*written: str) -> tuple[str, str, str]:
        if written not in explained:
            explained[written] = _place(regions, *written, thorough=len(explained) < MAX_EXPLAINED)
        return explained[written]

    return explain


def _place(regions: Regions, *written: str, thorough: bool) -> tuple[str, str, str]:
    """The column that was not understood, its cell, and the place that may be meant."""
    meant = suggestions.suggest(regions, *written, thorough=thorough)
    column = PLACES[written.index(meant.written)] if meant.written else PLACES[0]
    names = ["".join(one.name for one in regions.path(region)[1:]) for region in meant.candidates]
    return column, meant.written, regions[meant.region].name if meant.region else " / ".join(names)
