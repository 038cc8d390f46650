"""The one round trip of a choice: an event comes in, every view that it changes goes out.

The browser sends what it shows (`shown`, the query of the page), what happened (`act`), and its width. The server keeps
nothing between two events, so two readers, or two workers, cannot mix up.
"""

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output

from callbacks.selection import PREFERENCES, reduce
from callbacks.views import Server, Shown
from callbacks.views.order import VIEWS
from components import ids
from components.panels import announcements
from components.style import Style
from data import links
from data.links import Link
from data.selection import Selection
from data.version import VERSION


def register(app: Dash, server: Server) -> None:
    """Answer events, and let the browser settle its address afterwards."""
    graphs = [view for view in VIEWS if view.graph]
    outputs = [Output(view.graph, "figure") for view in graphs]

    @app.callback(*outputs, Output(ids.ANSWER, "data"), Input(ids.EVENT, "data"), prevent_initial_call=True)
    def choose(event: dict[str, Any]) -> list[Any]:
        opened, before, now, answer = respond(event, server)
        drawn = {view: view.answer(now, before, opened) for view in VIEWS}
        panels = {place: part for drawing in drawn.values() for place, part in drawing.panels.items()}
        return [*(drawn[view].figure for view in graphs), answer | {"panels": panels}]

    app.clientside_callback(
        ClientsideFunction("atlas", "settle"), Output(ids.LIVE, "children"), Input(ids.ANSWER, "data")
    )


def respond(event: dict[str, Any], server: Server) -> tuple[Server, Shown | None, Shown, dict[str, Any]]:
    """The edition, what was shown (None on a fresh page), what is to be shown, and what the browser must be told of it.

    `event`: `shown` (query or None), `act` ("verb:argument"; "address:?query" when the address changed), `width`;
    `width_shown` and `reading`, the width and the tables that the page was drawn for.
    """
    left = server.opened(str(event.get("shown") or ""))
    known = links.parse(str(event.get("shown") or ""), left.dataset)
    opened, link = _chosen(event, known, left, server)
    now = Shown(link.selection, _style(link.selection, event), server.today())
    same = left is opened and not known.ignored and _same_page(event, opened)
    before = Shown(known.selection, _style(known.selection, event), now.today) if same else None
    return opened, before, now, _told(event, now, link, opened)


def _chosen(event: dict[str, Any], known: Link, left: Server, server: Server) -> tuple[Server, Link]:
    """The edition that the event opens, and what is chosen in it; another list has other levels."""
    act = str(event.get("act", ""))
    verb, _, argument = act.partition(":")
    if verb == "address":
        opened = server.opened(argument)
        return opened, links.parse(argument, opened.dataset)
    new = reduce(known.selection, act, left.dataset)
    opened = server.opened(links.to_query(new, left.dataset))
    return opened, Link(links.normalize(new, opened.dataset), known.ignored)


def _same_page(event: dict[str, Any], opened: Server) -> bool:
    """Whether what is on the page was drawn from these tables, and as wide."""
    shown, reading = event.get("shown"), opened.dataset.reading
    return (
        isinstance(shown, str)
        and event.get("width_shown") == event.get("width")
        and event.get("reading", reading) == reading
    )


def _style(selection: Selection, event: dict[str, Any]) -> Style:
    return Style(selection.lang, selection.theme, Style.fitting(event.get("width")))


def _told(event: dict[str, Any], now: Shown, link: Link, opened: Server) -> dict[str, Any]:
    """Address, words and marks of the answer; its panels come later."""
    verb, new = str(event.get("act", "")).partition(":")[0], now.selection
    return {
        "search": links.to_query(new, opened.dataset),
        "history": "replace" if verb == "address" or verb in PREFERENCES else "push",
        "lang": new.lang,
        "theme": new.theme,
        "title": announcements.title(new, opened.dataset, now.style),
        "live": announcements.spoken(new, opened.dataset, now.style),
        "notice": announcements.ignored(link.ignored, now.style),
        "version": VERSION,
        "reading": opened.dataset.reading,
        "serial": event.get("serial"),
    }
