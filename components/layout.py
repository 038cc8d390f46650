"""The skeleton of the page: every container, none of its content.

    header      search | #header  brand and tools
    #banner     unreachable, reload, notice
    main        #upload-note                                while an upload is open
                #path #filters
                #sentence
                #headline                                   five slots
                #province-map                | #ranking
                  caption, graph, places,    | #region-profile
                  legend, data table         |
                #founding-timeline              caption, graph, data table
                #snapshots                                  empty unless the series has several dates
                #parks-table
                #notes
    #live #toast #card                          spoken summary, what was copied, a source
    #export #drop-hint #print                   the export dialog, dragging a picture here, sheets for the printer
    #story #stage                               the list of scenes, and one of them on the whole screen
    #upload #upload-corner                      the import dialog, and what stands for it while it is closed

Dash serves this tree without looking at the query, so it speaks no language: what stands here for good is written in
both, and the stylesheet shows the one that `<html lang>` names. Headings and labels come with the drawn content.
"""

import dash_bootstrap_components as dbc
from dash import dcc, html
from dash.development.base_component import Component

from components import grid, ids
from components.figures import GRAPH_CONFIG
from components.panel import Panel
from components.words import LANGUAGES, words

EMPTY = {
    "data": [],
    "layout": {
        "template": {"data": {}, "layout": {}},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "xaxis": {"visible": False},
        "yaxis": {"visible": False},
    },
}
"""What a graph shows until the first answer: nothing, in any theme."""

SEARCH_DELAY = 150
"""Milliseconds without a key after which the search field asks the server."""


def layout(events: dict[str, dict[str, str]]) -> Component:
    """The whole page before its first answer. `events`: the events of the inputs, for the browser."""
    return html.Div(
        [
            html.A(both("page.skip"), href=f"#{ids.CONTENT}", className="skip"),
            html.Header([_search(), Panel(ids.HEADER)], className="top"),
            _banner(),
            html.Main(_views(), id=ids.CONTENT, tabIndex="-1"),
            html.Div(id=ids.LIVE, className="sr-only", role="status", **{"aria-live": "polite"}),
            html.Div(html.Span(className="text"), id=ids.TOAST, hidden=True, role="status"),
            dbc.Offcanvas(
                Panel(ids.CARD_SOURCES), id=ids.CARD, placement="end", close_button=False, labelledby="card-title"
            ),
            Panel(ids.EXPORT, tag="dialog", labelledby="export-title"),
            html.Div(_drop_hint(), id=ids.DROP_HINT, hidden=True),
            html.Div(id=ids.PRINT, **{"aria-hidden": "true"}),
            Panel(ids.STORY, tag="dialog", labelledby="story-title"),
            Panel(ids.UPLOAD, tag="dialog", labelledby="upload-title"),
            _corner(),
            Panel(ids.STAGE, hidden=True, role="dialog", labelledby="stage-title"),
            dcc.Location(id=ids.URL, refresh=False),
            dcc.Store(id=ids.BREAKPOINT),
            dcc.Store(id=ids.EVENTS, data=events),
            dcc.Store(id=ids.EVENT),
            dcc.Store(id=ids.SELECTION),
            dcc.Store(id=ids.WORDS),
            dcc.Store(id=ids.CARD_REQUEST),
        ],
        className="page",
    )


def both(key: str) -> list[Component]:
    """A standing text in every language, of which the stylesheet shows one."""
    return [html.Span(words(lang)(key), lang=lang, className=f"in-{lang}") for lang in LANGUAGES]


def _views() -> list[Component]:
    first_screen = [
        Panel(ids.UPLOAD_NOTE),
        html.Div([Panel(ids.PATH), Panel(ids.FILTERS)], className="controls"),
        Panel(ids.SENTENCE),
        Panel(ids.HEADLINE, view="headline"),
        html.Div(
            [
                _map(),
                html.Div(
                    [_part(ids.RANKING, "ranking"), _part(ids.REGION_PROFILE, "region-profile")], className="beside"
                ),
            ],
            className="views",
        ),
        _timeline(),
    ]
    return [
        html.Div(first_screen, className="screen"),
        _gridded(ids.SNAPSHOTS, ids.SNAPSHOTS_TEXT, ids.CHANGES_GRID),
        _gridded(ids.PARKS_TABLE, ids.PARKS_LIST, ids.PARKS_GRID, "parks"),
        _part(ids.NOTES),
    ]


def _part(id: str, view: str = "") -> Component:
    """A section; `view` is the public name of the figure in it, if it is one."""
    return Panel(id, tag="section", labelledby=f"{id}-title", **({"view": view} if view else {}))


def _gridded(id: str, panel: str, grid_id: str, view: str = "") -> Component:
    """A section whose table becomes a grid."""
    names = {"aria-labelledby": f"{id}-title", **({"data-view": view} if view else {})}
    return html.Section([Panel(panel), grid.place(grid_id)], id=id, className="gridded", **names)


def _map() -> Component:
    return html.Section(
        [
            Panel(ids.MAP_CAPTION, className="caption"),
            html.Div([_graph(ids.MAP_GRAPH), Panel(ids.MAP_PLACES)], className="map-frame"),
            Panel(ids.MAP_LEGEND),
            Panel(ids.MAP_DATA_TABLE, className="data-table-fold"),
        ],
        id=ids.PROVINCE_MAP,
        **{"aria-labelledby": f"{ids.PROVINCE_MAP}-title", "data-view": "province-map"},
    )


def _timeline() -> Component:
    return html.Section(
        [
            Panel(ids.TIMELINE_CAPTION, className="caption"),
            html.Div(_graph(ids.TIMELINE_GRAPH), className="timeline-frame"),
            Panel(ids.TIMELINE_DATA_TABLE, className="data-table-fold"),
        ],
        id=ids.FOUNDING_TIMELINE,
        **{"aria-labelledby": f"{ids.FOUNDING_TIMELINE}-title", "data-view": "founding-timeline"},
    )


def _graph(id: str) -> Component:
    return dcc.Graph(id=id, figure=EMPTY, config=GRAPH_CONFIG, responsive=True)


def _search() -> Component:
    """The label lies over the field like a placeholder, because a placeholder cannot be written in two languages."""
    return html.Div(
        [
            dbc.Input(id=ids.SEARCH, type="search", placeholder=" ", autocomplete="off", debounce=SEARCH_DELAY),
            html.Label([*both("header.search"), html.Kbd("/")], htmlFor=ids.SEARCH),
            Panel(ids.SEARCH_RESULTS, hidden=True, role="listbox"),
        ],
        id=ids.SEARCH_BOX,
        role="search",
    )


def _banner() -> Component:
    return html.Div(
        [
            _announcement(
                "unreachable",
                html.Span(both("announcements.offline")),
                _button(both("announcements.retry"), "retry:"),
            ),
            _announcement(
                "reload",
                html.Span(both("announcements.outdated")),
                _button(both("announcements.reload"), "reload:"),
            ),
            _announcement("notice", html.Span(className="text"), _button(both("page.close"), "dismiss:")),
        ],
        id=ids.BANNER,
        role="status",
    )


def _drop_hint() -> list[Component]:
    """What a picture does that is dropped here, and where tables are imported what they do."""
    pictures = html.Span(both("export_dialog.drop"), className="pictures")
    return [pictures, html.Span(both("upload.drop"), className="tables")]


def _corner() -> Component:
    """How far an import is, while its dialog is closed."""
    return html.Div(
        [html.Span(className="text"), _button(both("upload.show"), "upload:")], id=ids.UPLOAD_CORNER, hidden=True
    )


def _announcement(kind: str, *children: Component) -> Component:
    return html.Div(list(children), hidden=True, **{"data-banner": kind})


def _button(children: list[Component], action: str) -> Component:
    return html.Button(children, type="button", className="button", disable_n_clicks=True, **{"data-event": action})
