"""The search field: places and parks by name, alias, operator, pinyin and its initials."""

from typing import Any

from dash import Dash, Input, Output, State, html
from dash.development.base_component import Component
from pydantic import validate_call

from callbacks.feature import Feature, Server
from callbacks.requests import Shown
from components import ids
from components.panels import search_results
from components.style import Style
from data import filters, links
from data.search import find, index

MAX_LENGTH = 100
"""Characters of a search that are looked at."""


def register(app: Dash, server: Server) -> None:
    """Matches hang under the field while there is something in it."""
    index(server.dataset)

    @app.callback(
        output={"html": Output(ids.SEARCH_RESULTS, "html"), "hidden": Output(ids.SEARCH_RESULTS, "hidden")},
        inputs={"text": Input(ids.SEARCH, "value"), "shown": State(ids.SELECTION, "data")},
        prevent_initial_call=True,
    )
    @validate_call
    def search(text: str | None, shown: Shown) -> dict[str, Any]:
        dataset, style = server.resolve(shown["search"]).dataset, Style(shown["lang"], shown["theme"], 0)
        wanted = (text or "").strip()[:MAX_LENGTH]
        chosen = filters.chosen_places(links.parse(shown["search"], dataset).selection, dataset)
        results = search_results.draw(find(wanted, dataset), dataset, style, chosen) if wanted else ""
        return {"html": results, "hidden": not wanted}


def _label(style: Style) -> list[Component]:
    """What can be searched for, with parks and without; the stylesheet knows whether there are any."""
    texts = {"with-parks": "header.search", "without-parks": "header.search_places"}
    return [html.Span(style.words(key), className=name) for name, key in texts.items()]


FEATURE = Feature(
    "search",
    labels={Output(ids.SEARCH_RESULTS, "label"): "header.results", Output(ids.SEARCH_LABEL, "children"): _label},
    events={Input(ids.SEARCH_RESULTS, "event"): ""},
    register=register,
)
