"""CSV on the Web: what the CSV of a view is, for programs (https://www.w3.org/TR/tabular-metadata/).

Columns with their titles in every language, types and units, and the sources of the rows.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, get_args

from components.paper.readable_rows import column_name
from components.style import Style
from data import links
from data.dataset import Dataset
from data.registers.company_changes import INFLOWS, OUTFLOWS
from data.schemas import PRECISIONS
from data.selection import Lang, Selection
from data.view_rows import Row
from data.views import PUBLISHED

CONTEXT: Final = "http://www.w3.org/ns/csvw"
DIALECT: Final = {"encoding": "utf-8", "delimiter": ",", "header": True, "lineTerminators": ["\r\n", "\n"]}
"""How the CSV is written; its byte order mark is part of UTF-8 for readers of this format."""
TRUTH: Final = {"base": "boolean", "format": "True|False"}
"""As the CSV writes yes and no."""
UNITS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("listed", "published", *(f"precision_{one}" for one in PRECISIONS)), "parks"),
    **dict.fromkeys(("change", *INFLOWS, *OUTFLOWS), "companies"),
    **dict.fromkeys(("lon", "lat"), "degrees"),
}
"""Of columns that count one thing in every row; the unit of `value` stands in the row."""
REAL_NUMBERS: Final = (
    "value",
    "share",
    "location_quotient",
    "share_of_parent",
    "share_of_nation",
    "basis",
    "change_ratio",
    "lon",
    "lat",
)
WHOLE_NUMBERS: Final = ("year", "rank", "national_rank", *UNITS)
TRUTHS: Final = ("approx", "is_subject", "comparable")


def describe(view: str, selection: Selection, dataset: Dataset, style: Style) -> dict[str, Any]:
    """The metadata document of `/data/<view>.csv` under a selection, its address relative to the document's own."""
    declared = PUBLISHED[view]
    summary = declared.summarise(selection, dataset)
    rows = declared.rows_of(summary)
    query = links.public(links.to_query(selection, dataset))
    cards = [dataset.source_cards[source] for source in summary.sources if source in dataset.source_cards]
    return {
        "@context": [CONTEXT, {"language": selection.lang}],
        "url": f"{view}.csv{query}",
        "dc:title": style.words(f"docs.view_{view}"),
        "dc:source": [_source(card) for card in cards],
        "dialect": DIALECT,
        "tableSchema": {"columns": [_column(view, name, rows) for name in rows[0]] if rows else []},
    }


def _column(view: str, name: str, rows: Sequence[Row]) -> dict[str, Any]:
    """Name, type, unit, and titles: the first is that of the header, whatever its language."""
    titles = {lang: column_name(name, Style(lang, "light", 0), view) for lang in get_args(Lang)}
    units = {str(row["unit"]) for row in rows} if name == "value" else set()
    is_text = any(isinstance(row[name], str) for row in rows)  # what counts in one view may be a date in another
    unit = units.pop() if len(units) == 1 else "" if is_text else UNITS.get(name)
    return {
        "name": name,
        "titles": {"und": name, **titles},
        "datatype": "string" if is_text else _datatype(name),
        **({"schema:unitText": unit} if unit else {}),
    }


def _datatype(name: str) -> str | dict[str, str]:
    if name in TRUTHS:
        return TRUTH
    if name in REAL_NUMBERS:
        return "number"
    return "integer" if name in WHOLE_NUMBERS else "string"


def _source(card: Mapping[str, str]) -> dict[str, str]:
    """Title, publisher, date and address of a source, as far as they are known."""
    known = {"dc:title": card["title"], "dc:publisher": card["publisher"], "dc:date": card["date"]}
    is_address = card["url"].startswith(("http://", "https://"))
    return {name: text for name, text in known.items() if text} | ({"@id": card["url"]} if is_address else {})
