"""The skeleton of the page: every component, none of its content.

    header      #header brand | #search | #menu-toggle      a narrow screen's button for the menu
                #path
                #menu: #tools, #filters                     language, dialogs; a control each for measure and filters
    main        #upload-note                                while an upload is open
                #headline                                   the sentence, five slots
                #province-map                | #ranking         or #second-map, and these two under both
                  caption and data table,    | #region-profile
                  graph, places, legend      |
                #founding-timeline              caption and data table, graph
                #structure                                  empty unless a register knows classes of companies
                #snapshots                                  empty unless the series has several dates
                #parks-table
                #notes
    #banner                                     unreachable, outdated, notice
    #live #toast #card #keys                    spoken summary, what was copied, a source, the help of keys
    #export #drop-hint #print                   the export dialog, dragging a picture here, sheets for the printer
    #story #stage                               the list of scenes, and one of them on the whole screen
    #upload #upload-ask #upload-corner          the import dialog, its question, and a note while it is closed

The menu is Bootstrap's responsive offcanvas: it stands in the page where there is room.
Dash serves this tree without looking at the query, so it speaks no language: what stands here for good is written in
both, and the stylesheet shows the one that `<html lang>` names. Labels and contents come with the first answer.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import dash_bootstrap_components as dbc
from dash import dcc, html
from dash.development.base_component import Component

from components import grid, ids
from components.controls import Control, control
from components.figures import GRAPH_CONFIG
from components.panel import Panel
from components.panels import export_dialog, keys, stage, story, upload_dialog
from components.paper import presets
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

STORES = (
    *(ids.EVENT, ids.SELECTION, ids.WORDS, ids.PROPERTIES),
    *(ids.QUESTION, ids.FORESEEN, ids.YEARS_QUESTION, ids.YEAR_SUMS, ids.CARD_REQUEST),
)
"""Between the browser's scripts and the server."""

SEARCH_DELAY = 150
"""Milliseconds without a key after which the search field asks the server."""


def layout(
    events: dict[str, dict[str, str]], controls: Sequence[Control], *, uploads: bool, base_path: str = "/"
) -> Component:
    """The whole page before its first answer.

    `events`: the events of the inputs, for the browser. `controls`: those of the filters, in their order.
    `uploads`: whether readers may upload tables. `base_path`: where the atlas is served.
    """
    return html.Div(
        [
            html.A(id=ids.SKIP, href=f"#{ids.CONTENT}", className="skip"),
            _head(controls, uploads),
            html.Main(_views(), id=ids.CONTENT, tabIndex="-1"),
            *_overlays(base_path),
            dcc.Location(id=ids.URL, refresh=False),
            dcc.Store(id=ids.BREAKPOINT),
            dcc.Store(id=ids.EVENTS, data=events),
            *(dcc.Store(id=store) for store in STORES),
        ],
        className="page",
    )


def both(key: str) -> list[Component]:
    """A standing text in every language, of which the stylesheet shows one."""
    return [html.Span(words(lang)(key), lang=lang, className=f"in-{lang}") for lang in LANGUAGES]


def _head(controls: Sequence[Control], uploads: bool) -> Component:
    """Brand, search and path; tools and controls, which stand beside them or, on a narrow screen, in the offcanvas."""
    toggler = html.Button(html.Span(className="navbar-toggler-icon"), id=ids.MENU_TOGGLE, className="navbar-toggler")
    path = html.Div([dbc.Breadcrumb(id=ids.CRUMBS, items=[]), Panel(ids.PATH_TOOLS)], id=ids.PATH)
    close = html.Button(id=ids.MENU_CLOSE, className="btn-close", type="button")
    filters = [*_filter_groups(controls), dbc.Button(id=ids.RESET, color="", size="sm")]
    groups = [close, _tools(uploads), html.Div(filters, id=ids.FILTERS, role="group")]
    menu = html.Div(groups, id=ids.MENU, className="offcanvas-xl offcanvas-end")
    return dbc.Navbar(
        [Panel(ids.HEADER, className="brand"), _search(), toggler, path, menu],
        color="",
        dark=False,
        expand=False,
        className="head",
        tag="header",
    )


def _filter_groups(controls: Sequence[Control]) -> Iterator[Component]:
    """What filters parks stands together, and what filters companies, each under its name.

    Where both do not fit, the stylesheet folds those of parks: their name is a button then, and the pills lie under it
    while the focus is there.
    """
    for group, members in groupby(controls, key=lambda one: one.group):
        pills = [control(one) for one in members]
        if group == "companies":
            pills.append(Panel(ids.CLASS_FILTERS))
        if group:
            name = html.Span(both(f"filters.group_{group}"), className="group-name")
            # some browsers focus a button at a click only if it has an index of its own
            fold = html.Button(both(f"filters.group_{group}"), className="group-fold menu-toggle", tabIndex=0)
            parts = [name, fold, html.Div(pills, className="pills", tabIndex=-1)]
            yield html.Div(parts, className=f"filter-group {group}")
        else:
            yield from pills


def _tools(uploads: bool) -> Component:
    names = (ids.LANGUAGE, ids.THEME, ids.COPY_LINK, ids.EXPORT_OPEN, ids.UPLOAD_OPEN, ids.STORY_OPEN)
    hidden = set() if uploads else {ids.UPLOAD_OPEN}
    buttons = [dbc.Button(id=name, color="", class_name="d-none" if name in hidden else "") for name in names]
    return html.Div(buttons, id=ids.TOOLS, className="tools")


def _views() -> list[Component]:
    first_screen = [
        Panel(ids.UPLOAD_NOTE),
        Panel(ids.HEADLINE, view="headline"),
        html.Div(
            [
                _map(),
                _section(
                    ids.SECOND_MAP,
                    Panel(ids.SECOND_MAP_TEXT),
                    html.Div(_graph(ids.SECOND_MAP_GRAPH), className="map-frame"),
                ),
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
        _part(ids.STRUCTURE, "structure"),
        _section(ids.SNAPSHOTS, Panel(ids.SNAPSHOTS_TEXT), grid.place(ids.CHANGES_GRID), className="gridded"),
        _section(ids.PARKS_TABLE, Panel(ids.PARKS_LIST), grid.place(ids.PARKS_GRID), view="parks", className="gridded"),
        _part(ids.NOTES),
    ]


def _part(id: str, view: str = "") -> Component:
    """A section; `view` is the public name of the figure in it, if it is one."""
    return Panel(id, tag="section", labelledby=f"{id}-title", **({"view": view} if view else {}))


def _section(id: str, *parts: Component, view: str = "", **properties: Any) -> Component:
    """A section of several parts."""
    names = {"aria-labelledby": f"{id}-title", **({"data-view": view} if view else {})}
    return html.Section(list(parts), id=id, **names, **properties)


def _map() -> Component:
    return _section(
        ids.PROVINCE_MAP,
        Panel(ids.MAP_CAPTION, className="caption"),
        html.Div([_graph(ids.MAP_GRAPH), Panel(ids.MAP_PLACES)], className="map-frame"),
        Panel(ids.MAP_LEGEND),
        view="province-map",
        **{"aria-describedby": f"{ids.REGION_PROFILE}-text"},
    )


def _timeline() -> Component:
    return _section(
        ids.FOUNDING_TIMELINE,
        Panel(ids.TIMELINE_CAPTION, className="caption"),
        html.Div(_graph(ids.TIMELINE_GRAPH), className="timeline-frame"),
        view="founding-timeline",
    )


def _graph(id: str) -> Component:
    return dcc.Graph(id=id, figure=EMPTY, config=GRAPH_CONFIG, responsive=True)


def _search() -> Component:
    """The label lies over the field like a placeholder, and beside the key that leads there."""
    return html.Div(
        [
            dbc.Input(id=ids.SEARCH, type="search", placeholder=" ", autocomplete="off", debounce=SEARCH_DELAY),
            html.Label([html.Span(id=ids.SEARCH_LABEL), html.Kbd("/")], htmlFor=ids.SEARCH),
            Panel(ids.SEARCH_RESULTS, hidden=True, role="listbox"),
        ],
        id=ids.SEARCH_BOX,
        role="search",
    )


def _overlays(base_path: str) -> list[Component]:
    """What lies over the page while it is open."""
    free = presets.PRESETS["free"]
    return [
        _banner(),
        html.Div(id=ids.LIVE, className="visually-hidden", role="status", **{"aria-live": "polite"}),
        dbc.Toast(id=ids.TOAST, is_open=False, duration=2600),
        dbc.Tooltip(id=ids.TOOLTIP, target=ids.TOOLTIP_TARGET, trigger="", fade=False, placement="top-end"),
        html.Div(id=ids.TOOLTIP_TARGET),
        dbc.Offcanvas(
            Panel(ids.CARD_SOURCES), id=ids.CARD, placement="end", close_button=False, labelledby="card-title"
        ),
        keys.dialog(),
        export_dialog.dialog((free.width, free.height), presets.MAX_SCALE, presets.MAX_TEXT_LENGTH),
        html.Div([html.Span(id=hint) for hint in (ids.DROP_PICTURES, ids.DROP_TABLES)], id=ids.DROP_HINT, hidden=True),
        html.Div(id=ids.PRINT, **{"aria-hidden": "true", "data-theme": "light"}),
        story.dialog(base_path),
        *upload_dialog.layout(),
        *stage.layout(),
    ]


def _banner() -> Component:
    """What the reader must know now; each can be answered by one button."""
    return html.Div(
        [
            _announcement(ids.UNREACHABLE, both("announcements.offline"), ids.RETRY, both("announcements.retry")),
            _announcement(ids.OUTDATED, both("announcements.outdated"), ids.RELOAD, both("announcements.reload")),
            _announcement(ids.NOTICE, [html.Span(id=ids.NOTICE_TEXT)], ids.DISMISS, both("page.close")),
        ],
        id=ids.BANNER,
        role="status",
    )


def _announcement(id: str, text: list[Component], button: str, label: list[Component]) -> Component:
    return dbc.Alert([html.Span(text), dbc.Button(label, id=button, color="")], id=id, is_open=False, fade=False)
