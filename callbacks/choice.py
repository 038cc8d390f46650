"""The one server callback of the page: an event comes in, every feature that it changes goes out, in one round trip.

Its outputs are grouped by feature: `{"ranking": {"html": ...}, "province_map": {"figure": ..., ...}, ...}`. The browser
sends what it shows (`shown`, the query of the page) and what happened (`act`). The server keeps nothing between two
events, so two readers, or two workers, cannot mix up.
"""

from collections.abc import Sequence
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, no_update
from pydantic import validate_call

from callbacks.feature import Feature, PageState, Server
from callbacks.requests import Event
from callbacks.selection import PREFERENCES, reduce, rejected
from components import ids
from components.panels import announcements
from components.style import Style
from data import links
from data.links import Link
from data.selection import Selection
from data.version import VERSION

Answer = dict[str, Any]

EVENTS = {
    Input(ids.URL, "search"): "address",
    Input(ids.BREAKPOINT, "data"): "breakpoint",
    Input(ids.RETRY, "n_clicks"): "retry:",
    Input(ids.RELOAD, "n_clicks"): "reload:",
    Input(ids.DISMISS, "n_clicks"): "dismiss:",
}
"""Events of the page itself: another address, another breakpoint, and the buttons of the announcements."""


def register(app: Dash, server: Server, features: Sequence[Feature]) -> None:
    """Collect events in the browser, answer them on the server, and bring address and language up to date.

    Dash works with every call on every output of a callback and on all that depends on it. What most choices leave
    alone, the properties of controls and the labels, therefore travels in a store, and the browser sets it.
    """

    @app.callback(output=outputs(features), inputs={"event": Input(ids.EVENT, "data")}, prevent_initial_call=True)
    @validate_call
    def choose(event: Event) -> Answer:
        return answer(event, server, features)

    app.clientside_callback(
        ClientsideFunction("atlas", "dispatch"),
        [*(each for feature in features for each in feature.events), *EVENTS, State(ids.EVENTS, "data")],
    )
    app.clientside_callback(
        ClientsideFunction("atlas", "receive"),
        [Input(store, "data") for store in (ids.SELECTION, ids.WORDS, ids.PROPERTIES)],
        prevent_initial_call=True,
    )


def outputs(features: Sequence[Feature]) -> dict[str, Any]:
    """The outputs of the callback: the stores, then those of each feature that is no control."""
    return {
        "selection": Output(ids.SELECTION, "data"),
        "words": Output(ids.WORDS, "data"),
        "properties": Output(ids.PROPERTIES, "data"),
        **{one.name: dict(one.outputs) for one in features if one.outputs and not one.is_control},
    }


def event_types(features: Sequence[Feature]) -> dict[str, dict[str, str]]:
    """What the browser must know to collect events: the event of each input, and the store of each request."""
    sources = [*(pair for feature in features for pair in feature.events.items()), *EVENTS.items()]
    requests = {kind: store for feature in features for kind, store in feature.requests.items()}
    return {"events": {str(source): act for source, act in sources}, "requests": requests}


def answer(event: Event, server: Server, features: Sequence[Feature]) -> Answer:
    """The new values of all outputs, grouped by feature.

    `event`: `shown` (query or None), `act` ("verb:argument"; "address:?query" when the address changed), `breakpoint`;
    `breakpoint_shown` and `data_version`, those that the page was drawn for.
    """
    resolved, before, now, selection = respond(event, server)
    same_language = before is not None and before.style.lang == now.style.lang
    drawn = [(one, one.answer(now, before, resolved)) for one in features if one.outputs]
    properties = [
        (output, values[name]) for one, values in drawn if one.is_control for name, output in one.outputs.items()
    ]
    return {
        "selection": selection,
        "words": no_update if same_language else _words(now.style, features),
        "properties": by_component(properties if same_language else [*_labels(now.style, features), *properties])
        or no_update,
        **{one.name: values for one, values in drawn if not one.is_control},
    }


def by_component(properties: Sequence[tuple[Output, Any]]) -> dict[str, Answer]:
    """What has changed: for each component_id a dict of properties by name."""
    changed: dict[str, Answer] = {}
    for output, value in properties:
        if value is not no_update:
            changed.setdefault(output.component_id, {})[output.component_property] = value
    return changed


def _words(style: Style, features: Sequence[Feature]) -> dict[str, str]:
    """The words of scripts."""
    return {key: style.words.texts[key] for feature in features for key in feature.script_words}


def respond(event: Event, server: Server) -> tuple[Server, PageState | None, PageState, dict[str, Any]]:
    """The server over the dataset that is to be shown; the page before (None if new) and after; the new selection."""
    known_server = server.resolve(str(event.get("shown") or ""))
    known = links.parse(str(event.get("shown") or ""), known_server.dataset)
    resolved, link = _chosen(event, known, known_server, server)
    now = PageState(link.selection, _style(link.selection, event), server.today())
    same = known_server is resolved and not known.ignored and _is_same_page(event, resolved)
    before = PageState(known.selection, _style(known.selection, event), now.today) if same else None
    return resolved, before, now, _selection(event, now, link, resolved)


def _labels(style: Style, features: Sequence[Feature]) -> list[tuple[Output, Any]]:
    """The labels of all features in the reader's language."""
    labels = [pair for feature in features for pair in feature.labels.items()]
    return [(output, label(style) if callable(label) else style.words(label)) for output, label in labels]


def _chosen(event: Event, known: Link, known_server: Server, server: Server) -> tuple[Server, Link]:
    """The dataset that the event opens, and what is chosen in it; another park list has other levels."""
    act = str(event.get("act", ""))
    verb, _, argument = act.partition(":")
    if verb == "address":
        resolved = server.resolve(argument)
        return resolved, links.parse(argument, resolved.dataset)
    new = reduce(known.selection, act, known_server.dataset)
    resolved = server.resolve(links.to_query(new, known_server.dataset))
    ignored = (*known.ignored, *rejected(known.selection, act, known_server.dataset))
    return resolved, Link(links.normalize(new, resolved.dataset), ignored)


def _is_same_page(event: Event, server: Server) -> bool:
    """Whether what is on the page was drawn from these tables, and for the same breakpoint."""
    shown, data_version = event.get("shown"), server.dataset.data_version
    return (
        isinstance(shown, str)
        and event.get("breakpoint_shown") == event.get("breakpoint")
        and event.get("data_version", data_version) == data_version
    )


def _style(selection: Selection, event: Event) -> Style:
    return Style(selection.lang, selection.theme, Style.at(event.get("breakpoint")))


def _selection(event: Event, now: PageState, link: Link, server: Server) -> dict[str, Any]:
    """What the browser keeps of the answer: address, language, theme, and what is announced."""
    new = now.selection
    verb = str(event.get("act", "")).partition(":")[0]
    return {
        "search": links.to_query(new, server.dataset),
        "history": "replace" if verb == "address" or verb in PREFERENCES else "push",
        "lang": new.lang,
        "theme": new.theme,
        "title": announcements.title(new, server.dataset, now.style),
        "live": announcements.spoken(new, server.dataset, now.style),
        "notice": announcements.ignored((*link.ignored, *link.unknown), server.dataset, now.style),
        "version": VERSION,
        "data_version": server.dataset.data_version,
        "serial": event.get("serial"),
    }
