"""Small interactive parts: every one carries `data-event`, which one listener in the browser sends to the server."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from components.markup import Markup, html
from components.style import Style

Child: TypeAlias = Markup | str | None
Children: TypeAlias = Child | Sequence[Child]


def act(children: Children, action: str, className: str = "link", **attributes: Any) -> Markup:
    """A real button that does `action` ("verb:argument")."""
    return html.Button(children, type="button", className=className, **{"data-event": action, **attributes})


def pressed(value: bool) -> dict[str, str]:
    """The attribute that tells a screen reader whether a toggle is on."""
    return {"aria-pressed": str(value).lower()}


def source_button(sources: Sequence[str], what: str, style: Style) -> Markup | None:
    """The button that opens the cards of all the sources; nothing where the number is our own list's."""
    if not sources:
        return None
    label = style.words("page.source_of", what=what)
    cards = f"card:{';'.join(sources)}"
    return act(None, cards, "icon info", title=label, **{"aria-label": label, "aria-haspopup": "dialog"})


def copy_button(text: str, what: str, style: Style) -> Markup:
    """The button that copies `text`, a number with its citation."""
    label = style.words("page.copy_of", what=what)
    return act(None, f"copy:{text}", "icon copy", title=text, **{"aria-label": label})


def export_button(view: str, what: str, style: Style) -> Markup:
    """The button at a figure that opens the export dialog with it."""
    label = style.words("export_dialog.open_of", what=what)
    return act(None, f"export:{view}", "icon export", title=label, **{"aria-label": label, "aria-haspopup": "dialog"})


def scroller(children: Children, label: str, style: Style, className: str = "") -> Markup:
    """A box that scrolls inside, reachable by keyboard, with shadows that say that there is more."""
    name = style.words("page.scroll", what=label)
    return html.Div(
        children, className=f"scroller {className}".strip(), role="region", tabIndex="0", **{"aria-label": name}
    )


def title(text: str, note: Children = None, id: str | None = None, tools: Children = None) -> Markup:
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


def sr_only(children: Children, **attributes: Any) -> Markup:
    """Text for screen readers."""
    return html.Span(children, className="sr-only", **attributes)


def empty(sentence: str, *actions: Markup) -> Markup:
    """An empty state: one sentence and what to do about it."""
    return html.Div([html.P(sentence), *actions], className="empty")


def clear_filters(style: Style) -> Markup:
    """The button of an empty state that drops every filter on parks."""
    return act(style.words("page.clear_filters"), "clear:filters", "button")
