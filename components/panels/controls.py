"""Small interactive parts: every one carries `data-act`, which one listener in the browser sends to the server."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from dash import html
from dash.development.base_component import Component

from components.style import Style

Child: TypeAlias = Component | str | None
Children: TypeAlias = Child | Sequence[Child]


def act(children: Children, action: str, className: str = "link", **attributes: Any) -> html.Button:
    """A real button that does `action` ("verb:argument")."""
    return html.Button(
        children, type="button", className=className, disable_n_clicks=True, **{"data-act": action, **attributes}
    )


def pressed(value: bool) -> dict[str, str]:
    """The attribute that tells a screen reader whether a toggle is on."""
    return {"aria-pressed": str(value).lower()}


def source_button(source_id: str, what: str, style: Style) -> Component | None:
    """The button that opens a source card; nothing where the number is our own list's."""
    if not source_id:
        return None
    label = style.words("page.source_of", what=what)
    return act(None, f"card:{source_id}", "icon info", title=label, **{"aria-label": label, "aria-haspopup": "dialog"})


def copy_button(text: str, what: str, style: Style) -> Component:
    """The button that copies `text`, a number with its citation."""
    label = style.words("page.copy_of", what=what)
    return act(None, f"copy:{text}", "icon copy", title=text, **{"aria-label": label})


def scroller(children: Children, label: str, style: Style, className: str = "") -> Component:
    """A box that scrolls inside, reachable by keyboard, with shadows that say that there is more."""
    name = style.words("page.scroll", what=label)
    return html.Div(
        children, className=f"scroller {className}".strip(), role="region", tabIndex="0", **{"aria-label": name}
    )


def title(text: str, note: Children = None, id: str | None = None, tools: Children = None) -> Component:
    """A view's heading, with a quiet note beside it and tools at the end of the line."""
    given = {"id": id} if id else {}
    heading = html.H2(text, **given)
    return html.Div(
        [
            heading,
            html.P(note, className="note") if note else None,
            html.Div(tools, className="tools") if tools else None,
        ],
        className="title",
    )


def sr_only(children: Children, **attributes: Any) -> Component:
    """Text for screen readers."""
    return html.Span(children, className="sr-only", **attributes)


def empty(sentence: str, *actions: Component) -> Component:
    """An empty state: one sentence and what to do about it."""
    return html.Div([html.P(sentence), *actions], className="empty")


def clear_filters(style: Style) -> Component:
    """The button of an empty state that drops every filter on parks."""
    return act(style.words("page.clear_filters"), "clear:filters", "button")
