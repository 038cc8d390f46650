"""The header: whose numbers these are, language, theme, the link, and what opens the dialogs."""

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State

from callbacks.feature import Feature, PageState, Server
from components import ids
from components.panels import header

OUTPUTS = {"brand": Output(ids.HEADER, "html"), "theme": Output(ids.THEME, "children")}
LABELS = {
    Output(ids.SKIP, "children"): "page.skip",
    Output(ids.COPY_LINK, "children"): "header.copy_link",
    Output(ids.LANGUAGE, "children"): "header.language",
    Output(ids.LANGUAGE, "title"): "header.language_label",
    Output(ids.EXPORT_OPEN, "children"): "export_dialog.open",
    Output(ids.UPLOAD_OPEN, "children"): "upload.open",
    Output(ids.STORY_OPEN, "children"): "stage.open",
    Output(ids.STORY_OPEN, "title"): "stage.open_hint",
    Output(ids.MENU_TOGGLE, "aria-label"): "header.menu",
    Output(ids.MENU_CLOSE, "aria-label"): "page.close",
    Output(ids.FILTERS, "aria-label"): "filters.label",
}
EVENTS = {
    Input(ids.LANGUAGE, "n_clicks"): "lang:",
    Input(ids.THEME, "n_clicks"): "theme:",
    Input(ids.COPY_LINK, "n_clicks"): "link:",
    Input(ids.EXPORT_OPEN, "n_clicks"): "export:",
    Input(ids.UPLOAD_OPEN, "n_clicks"): "upload:",
    Input(ids.STORY_OPEN, "n_clicks"): "story:",
}


def draw(shown_date: str, now: PageState, server: Server) -> dict[str, Any]:
    """They change with the dataset, the date of what is shown, the language and the theme only."""
    return {
        "brand": header.brand(shown_date, server.dataset, now.style, now.today),
        "theme": now.style.words(f"header.{'light' if now.style.theme == 'dark' else 'dark'}"),
    }


def register(app: Dash, server: Server) -> None:
    """On a narrow screen the menu of tools and filters opens over the page."""
    app.clientside_callback(
        ClientsideFunction("atlas", "toggleMenu"),
        Output(ids.MENU, "className"),
        Input(ids.MENU_TOGGLE, "n_clicks"),
        Input(ids.MENU_CLOSE, "n_clicks"),
        State(ids.MENU, "className"),
        prevent_initial_call=True,
    )


FEATURE = Feature(
    "preferences",
    OUTPUTS,
    header.shown_date,
    draw,
    labels=LABELS,
    events=EVENTS,
    script_words=("announcements.copied",),
    register=register,
)
