"""Long tables as grids: sorted by their heads, filtered under them. Where there is no room or script for a grid, the
table in the panel beside it stays.

dash-ag-grid weighs as much as the rest of the page, so it is no part of the first load: `assets/grids.js` fetches it
when a grid's place comes near, and `callbacks/grids.py` puts the grid there. Then only its rows and columns change.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

import dash_ag_grid
from dash import dcc, html
from dash.development.base_component import Component

from components.style import Style
from components.words import words

THEME: Final = {
    "backgroundColor": "var(--paper)",
    "foregroundColor": "var(--ink)",
    "borderColor": "var(--hairline)",
    "accentColor": "var(--accent)",
    "headerBackgroundColor": "var(--paper)",
    "headerTextColor": "var(--muted)",
    "headerFontSize": 12.5,
    "headerFontWeight": 400,
    "oddRowBackgroundColor": "var(--paper)",
    "rowHoverColor": "var(--hover)",
    "fontFamily": "inherit",
    "fontSize": 14,
    "cellHorizontalPadding": 8,
    "spacing": 5,
    "wrapperBorder": False,
    "wrapperBorderRadius": 0,
    "columnBorder": False,
    "headerColumnBorder": False,
    "headerColumnResizeHandleColor": "transparent",
    "browserColorScheme": "inherit",
}
"""The printed atlas: hairlines, no stripes, our fonts; the stylesheet's variables follow the theme."""

TEXTS: Final = ("noRowsToShow", "noMatchingRows", "ariaFilterInput", "ariaSortableColumn", "filterOoo")
"""What AG Grid says where a table has no words of its own."""

COLUMN: Final = {
    "filter": "agTextColumnFilter",
    "filterParams": {"filterOptions": ["contains"], "maxNumConditions": 1, "debounceMs": 150},
    "floatingFilter": True,
    "suppressFloatingFilterButton": True,
    "suppressHeaderMenuButton": True,
    "suppressHeaderFilterButton": True,
    "suppressMovable": True,
    "wrapText": True,
    "autoHeight": True,
}

FEW_ROWS: Final = 60
"""Up to these the page scrolls, and not the grid in it."""

PROPERTIES: Final = ("rowData", "columnDefs", "dashGridOptions", "style")
"""What a callback sets of a grid."""

_OPTIONS: Final = {
    "theme": {"function": f"themeQuartz.withParams({json.dumps(THEME)})"},
    "animateRows": False,
    "suppressDragLeaveHidesColumns": True,
    "enableCellTextSelection": True,
    # Tab leaves the grid at once, either way; arrows walk in it.
    "tabToNextCell": {"function": "false"},
    "tabToNextHeader": {"function": "false"},
}


def load_late() -> None:
    """Keep the script of dash-ag-grid out of the first load."""
    script = dash_ag_grid._js_dist[0]
    script["dynamic"] = True


def place(id: str) -> Component:
    """Where a grid will be: `<id>-near` asks for it in a language."""
    content = [dcc.Store(f"{id}-near"), html.Div(id=f"{id}-place")]
    return html.Div(content, className="grid-place", **{"data-near": f"{id}-near"})


def grid(id: str, lang: str) -> Component:
    """The grid, still without rows."""
    options = _OPTIONS | {"localeText": {key: words(lang)(f"grid.{key}") for key in TEXTS}}
    return dash_ag_grid.AgGrid(id=id, className="grid", defaultColDef=COLUMN, dashGridOptions=options)


def columns(
    section: str, looks: Mapping[str, Mapping[str, Any]], style: Style, prefix: str = ""
) -> list[dict[str, Any]]:
    """A column for each field, headed by the words of the section."""
    heads = {field: style.words(f"{section}.{prefix}{field}") for field in looks}
    return [{"field": field, "headerName": heads[field], **look} for field, look in looks.items()]


def table(
    rows: Sequence[Mapping[str, Any]], columns: Sequence[Mapping[str, Any]], height: int, most: int = FEW_ROWS
) -> dict[str, Any]:
    """The values of `PROPERTIES`. `height` is in pixels; up to `most` rows take what they need."""
    few = len(rows) <= most
    options = _OPTIONS | {"domLayout": "autoHeight" if few else "normal"}
    size = {"height": None if few else height}
    return {"rowData": rows, "columnDefs": columns, "dashGridOptions": options, "style": size}
