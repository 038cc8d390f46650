"""The table of listed parks by founding date."""

from markupsafe import Markup

from components import grid
from components.numbers import integer
from components.panels import names
from components.panels.rows import Values
from components.style import Style
from components.templating import render
from data.summaries.parks import Park, Parks

MAX_ROWS = 500
"""Rows of the table; a longer list is narrowed down by filters, or exported whole."""
HEIGHT = 640
"""Of the grid, in pixels; as much as its table takes."""
COLUMNS = ("name", "kind", "place", "founded", "status", "lead", "comparable", "confidence", "evidence")


def draw(parks: Parks, style: Style) -> Markup:
    """Heading and table, or why there is none."""
    words, rest = style.words, len(parks.rows) - MAX_ROWS
    count = words("parks.note", count=integer(len(parks.rows)), total=integer(parks.total))
    hidden = words("parks.hidden_unknown", count=parks.hidden_unknown_year) if parks.hidden_unknown_year else ""
    return render(
        "parks",
        style,
        note=words("page.pause").join(text for text in (count, hidden) if text),
        labels={column: words(f"parks.{column}") for column in COLUMNS},
        rows=[row(park, style) for park in parks.rows[:MAX_ROWS]],
        rest=words("parks.rest", count=integer(rest)) if rest > 0 else "",
    )


def table(parks: Parks, style: Style) -> Values:
    """Rows and columns of the grid."""
    return grid.table(
        [row(park, style) for park in parks.rows[:MAX_ROWS]], grid.columns("parks", _looks(style), style), HEIGHT
    )


def _looks(style: Style) -> dict[str, Values]:
    """How wide each column is, and which of its cells open a source."""
    return {
        "name": {"flex": 3, "minWidth": 220, "cellRenderer": "Named"},
        "kind": {"width": 110},
        "place": {"flex": 1.6},
        "founded": {"width": 120},
        "status": {"flex": 1.6},
        "lead": {"flex": 2},
        "comparable": {"width": 90},
        "confidence": {"width": 90, "cellRenderer": "Grade"},
        "evidence": {
            "flex": 5,
            "cellRenderer": "Evidence",
            "cellRendererParams": {"second": style.words("parks.second")},
        },
    }


def row(park: Park, style: Style) -> Values:
    """A park as texts, one for each of `COLUMNS`, and what its name opens. A name that is not English says so."""
    words, also = style.words, park.aliases.replace(";", style.words("page.comma"))
    return {
        "name": names.park(park.name, park.name_en, style),
        "language": "en" if style.lang == "en" and park.name_en else "zh",
        "id": park.park_id,
        "source2": park.source2,
        "also": words("parks.also", names=also) if also else "",
        "kind": words(f"terms.kind_{park.kind}"),
        "place": _place(park, style),
        "founded": names.founded(park.founded, park.precision, style),
        "status": names.status(park.status, park.status_as_of, style),
        "lead": _lead(park, style),
        "comparable": words("parks.yes" if park.comparable else "parks.no"),
        "confidence": park.confidence,
        "grade": words(f"terms.confidence_{park.confidence.lower()}"),
        "evidence": park.evidence,
    }


def _place(park: Park, style: Style) -> str:
    """Province, city and district, each once: a municipality is its own city."""
    parts = dict.fromkeys(part for part in (park.province, park.city, park.district) if part)
    return (" " if style.lang == "zh" else ", ").join(parts)


def _lead(park: Park, style: Style) -> str:
    lead = style.words(f"terms.lead_{park.lead}") if park.lead else ""
    return style.words("page.pause").join(text for text in (lead, park.operator) if text) or style.words("page.none")
