"""The one round trip of a choice: an event comes in, every view that it changes goes out.

The browser sends what it shows (`shown`, the query of the page), what happened (`act`), and its width. The server keeps
nothing between two events, so two readers, or two workers, cannot mix up.
"""

from dataclasses import replace
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

    What was shown counts only if it was all of this edition: between two of them everything is painted anew.

    `event`: `shown` (query or None), `act` ("verb:argument"; "address:?query" when the address changed), `width`.
    """
    verb, _, argument = str(event.get("act", "")).partition(":")
    width = Style.fitting(event.get("width"))
    shown = event.get("shown")
    left = server.opened(str(shown or ""))
    known = links.parse(str(shown or ""), left.dataset)
    if verb == "address":
        opened = server.opened(argument)
        link = links.parse(argument, opened.dataset)
    else:
        new = reduce(known.selection, str(event.get("act", "")), left.dataset)
        opened = server.opened(links.spell(new, left.dataset))
        link = Link(links.settle(new, opened.dataset), known.ignored)  # another list has other levels
    old, new = known.selection, link.selection
    now = Shown(new, Style(new.lang, new.theme, width), server.today())
    same_page = isinstance(shown, str) and event.get("width_shown") == event.get("width")
    same_page = same_page and opened is left and not known.ignored
    before = (
        replace(now, selection=old, style=replace(now.style, lang=old.lang, theme=old.theme)) if same_page else None
    )
    answer = {
        "search": links.spell(new, opened.dataset),
        "history": "replace" if verb == "address" or verb in PREFERENCES else "push",
        "lang": new.lang,
        "theme": new.theme,
        "title": announcements.title(new, opened.dataset, now.style),
        "live": announcements.spoken(new, opened.dataset, now.style),
        "notice": announcements.ignored(link.ignored, now.style),
        "version": VERSION,
        "serial": event.get("serial"),
    }
    return opened, before, now, answer
