"""The table of listed parks by founding date. On narrow screens a row becomes a card, so it keeps its roles by hand."""

from components import ids
from components.markup import Markup, html
from components.numbers import integer
from components.panels import names
from components.panels.controls import Children, act, clear_filters, empty, export_button, scroller, title
from components.panels.park_list import grade, park_name
from components.style import Style
from data.dataset import Dataset
from data.selection import Selection
from data.summaries.parks import Park, Parks

MOST_ROWS = 500
"""Rows of the table; a longer list is narrowed down by filters, or exported whole."""
COLUMNS = ("name", "kind", "place", "founded", "status", "lead", "comparable", "confidence", "evidence")


def draw(parks: Parks, selection: Selection, dataset: Dataset, style: Style) -> list[Markup]:
    """Heading and table, or why there is none."""
    words = style.words
    count = words("parks.note", count=integer(len(parks.rows)), total=integer(parks.total))
    hidden = words("parks.hidden_unknown", count=parks.hidden_unknown_year) if parks.hidden_unknown_year else ""
    note = words("page.pause").join(text for text in (count, hidden) if text)
    export = export_button("parks", words("parks.title"), style)
    heading = title(words("parks.title"), note, f"{ids.PARKS_TABLE}-title", export)
    if not parks.rows:
        return [heading, empty(words("parks.empty"), clear_filters(style))]
    return [heading, scroller(_table(parks, style), words("parks.title"), style, "tall")]


def _table(parks: Parks, style: Style) -> Markup:
    labels = {column: style.words(f"parks.{column}") for column in COLUMNS}
    header = html.Tr(
        [html.Th(labels[column], scope="col", role="columnheader", className=f"col-{column}") for column in COLUMNS],
        role="row",
    )
    return html.Table(
        [
            html.Caption(style.words("parks.title"), className="sr-only"),
            html.Thead(header, role="rowgroup"),
            html.Tbody([_row(park, labels, style) for park in parks.rows[:MOST_ROWS]], role="rowgroup"),
            _rest(len(parks.rows) - MOST_ROWS, style),
        ],
        className="parks",
        role="table",
    )


def _rest(count: int, style: Style) -> Markup | None:
    """How many parks are not in the table."""
    if count <= 0:
        return None
    cell = html.Td(style.words("parks.rest", count=integer(count)), role="cell", colSpan=str(len(COLUMNS)))
    return html.Tfoot(html.Tr(cell, role="row"), role="rowgroup")


def _row(park: Park, labels: dict[str, str], style: Style) -> Markup:
    texts: dict[str, Children] = {
        "kind": style.words(f"terms.kind_{park.kind}"),
        "place": _place(park, style),
        "founded": names.founded(park.founded, park.precision, style),
        "status": names.status(park.status, park.status_as_of, style),
        "lead": _lead(park, style),
        "comparable": style.words("parks.yes" if park.comparable else "parks.no"),
        "confidence": grade(park.confidence, style),
        "evidence": _evidence(park, style),
    }
    cells = [
        html.Td(texts[column], role="cell", className=f"col-{column}", **{"data-label": labels[column]})
        for column in COLUMNS[1:]
    ]
    return html.Tr([html.Th(_name(park, style), scope="row", role="rowheader"), *cells], role="row")


def _name(park: Park, style: Style) -> list[Markup]:
    also = park.aliases.replace(";", style.words("page.comma"))
    alias = html.Small(style.words("parks.also", names=also)) if also else None
    return [part for part in (park_name(park.name, park.name_en, park.source, style), alias) if part]


def _place(park: Park, style: Style) -> str:
    """Province, city and district, each once: a municipality is its own city."""
    parts = dict.fromkeys(part for part in (park.province, park.city, park.district) if part)
    return (" " if style.lang == "zh" else ", ").join(parts)


def _lead(park: Park, style: Style) -> str:
    lead = style.words(f"terms.lead_{park.lead}") if park.lead else ""
    return style.words("page.pause").join(text for text in (lead, park.operator) if text) or style.words("page.none")


def _evidence(park: Park, style: Style) -> Children:
    if not park.source2:
        return park.evidence
    second = act(style.words("parks.second"), f"card:{park.source2}", "link", **{"aria-haspopup": "dialog"})
    return html.Span([park.evidence, " ", second])
