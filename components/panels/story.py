"""The list of scenes: a dialog whose parts `callbacks/story.py` fills."""

from collections.abc import Mapping

import dash_bootstrap_components as dbc
from dash import Output, dcc, html
from dash.development.base_component import Component

from components import ids
from components.panel import Panel
from components.style import Label
from data.views import VIEWS

BUTTONS = ("view", "play", "deck", "brief", "save", "load", "reset", "add", "undo")


def part(name: str) -> str:
    """The id of a part of the dialog."""
    return f"{ids.STORY}-{name}"


LABELS: Mapping[Output, Label] = {
    **{Output(part(name), "children"): f"story_panel.{name}" for name in (*BUTTONS, "title")},
    Output(part("figure-label"), "children"): "story_panel.figure",
    Output(part("close"), "aria-label"): "page.close",
    Output(part("close"), "title"): "page.close",
}
"""Where every standing text is, with the key of its words."""


def dialog(base_path: str) -> Component:
    """The dialog and what it keeps, before the list is opened."""
    close = html.Button("✕", id=part("close"), type="button", className="icon")
    label = html.Label(id=part("figure-label"), htmlFor=part("figure"), className="visually-hidden")
    adding = [label, dbc.Select(id=part("figure"), value=next(iter(VIEWS))), _button("add")]
    load = dcc.Upload(_button("load"), id=part("file"), accept="application/json,.json")
    modal = dbc.Modal(
        [
            html.Header([html.H2(id=part("title")), html.P(id=part("kind")), close]),
            html.Div([_button("view"), _button("play"), html.Div(adding)], className="story-starting"),
            Panel(part("scenes"), tag="ol"),
            html.Div(
                [html.P(id=part("status"), role="status"), _button("undo", hidden=True)], className="story-status"
            ),
            html.Footer([_button("deck"), _button("brief"), _button("save"), load, _button("reset")]),
            *(dcc.Store(id=part(store)) for store in ("events", "state", "slides", "brief-scenes")),
        ],
        id=ids.STORY,
        labelledby=part("title"),
        centered=True,
        fade=False,
    )
    return html.Div(
        [modal, dcc.Store(id=ids.KEPT_SCENES + base_path, storage_type="local"), dcc.Download(id=part("download"))]
    )


def _button(name: str, *, hidden: bool = False) -> Component:
    return html.Button(id=part(name), type="button", className="btn", hidden=hidden)
