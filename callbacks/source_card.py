"""Where the numbers on the page come from: notes and sources, and the card of a source that is asked for."""

from typing import Any

from dash import Dash, Input, Output, State

from callbacks.feature import Feature, Server
from components import ids
from components.panels import notes as panel
from components.panels import source_card
from components.style import Style
from data.dataset import Dataset
from data.selection import Selection
from data.summaries import headline, parks, province_map, ranking


def summarise(selection: Selection, dataset: Dataset) -> tuple[str, ...]:
    """The source_ids behind the views, each once, in the order of the page."""
    modules = (headline, province_map, ranking, parks)
    sources = [source for module in modules for source in module.summarise(selection, dataset).sources]
    return tuple(dict.fromkeys(sources))


def register(app: Dash, server: Server) -> None:
    """The cards of one number: `card:a;b` opens them; their button, Escape or a click beside them closes them."""

    @app.callback(
        output={"html": Output(ids.CARD_SOURCES, "html"), "is_open": Output(ids.CARD, "is_open")},
        inputs={"request": Input(ids.CARD_REQUEST, "data"), "shown": State(ids.SELECTION, "data")},
        prevent_initial_call=True,
    )
    def show(request: dict[str, Any], shown: dict[str, Any]) -> dict[str, Any]:
        dataset = server.resolve(shown["search"]).dataset
        style = Style(shown["lang"], shown["theme"], 0)
        return {"html": source_card.draw(request["value"].split(";"), dataset, style), "is_open": True}

    app.clientside_callback(
        "() => false",
        Output(ids.CARD, "is_open", allow_duplicate=True),
        Input(ids.CARD_SOURCES, "event"),
        prevent_initial_call=True,
    )


FEATURE = Feature(
    "source_card",
    {"html": Output(ids.NOTES, "html")},
    summarise,
    lambda summary, now, server: {"html": panel.draw(summary, now.selection, server.dataset, now.style)},
    events={Input(ids.NOTES, "event"): ""},
    requests={"card": ids.CARD_REQUEST},
    register=register,
)
