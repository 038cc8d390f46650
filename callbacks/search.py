"""The search field: places and parks by name, alias, operator, pinyin and its initials."""

from typing import Any

from dash import Dash, Input, Output, State

from callbacks.feature import Feature, Server
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
    def search(text: str | None, shown: dict[str, Any]) -> dict[str, Any]:
        dataset, style = server.resolve(shown["search"]).dataset, Style(shown["lang"], shown["theme"], 0)
        wanted = (text or "").strip()[:MAX_LENGTH]
        chosen = filters.chosen_places(links.parse(shown["search"], dataset).selection, dataset)
        html = search_results.draw(find(wanted, dataset), dataset, style, chosen) if wanted else ""
        return {"html": html, "hidden": not wanted}


FEATURE = Feature(
    "search",
    labels=dict.fromkeys((Output(ids.SEARCH_RESULTS, "label"), Output(ids.SEARCH_LABEL, "children")), "header.search"),
    events={Input(ids.SEARCH_RESULTS, "event"): ""},
    register=register,
)
