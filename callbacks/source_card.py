"""Where the numbers on the page come from: notes and sources, and the card of what is asked for.

card:fact:share                 a number of the headline or the profile
card:series:<series_id>[:year]  a single figure of another series
card:figure:population          a number of the opened region, where they stand under every measure
card:remainder:                 what a total leaves, under the ranking
card:park:<park_id>             a listed park
card:reconciliation:            what does not add up here, in short
card:robustness:                whether the sentence holds by other definitions
card:<source_id>;<source_id>    sources alone
"""

from collections.abc import Callable, Mapping
from typing import Any

from dash import Dash, Input, Output, State
from markupsafe import Markup
from pydantic import validate_call

from callbacks.feature import Feature, Server
from callbacks.requests import PanelRequest, Shown
from components import ids
from components.panels import notes as panel
from components.panels import number_card, park_card, reconciliation_card, robustness, source_card
from components.style import Style
from data import links
from data.dataset import Dataset
from data.selection import Selection
from data.summaries import headline, parks, province_map, ranking, reconciliation, region_profile


def summarise(selection: Selection, dataset: Dataset) -> tuple[str, ...]:
    """The source_ids behind the views, each once, in the order of the page."""
    modules = (headline, province_map, ranking, parks)
    sources = [source for module in modules for source in module.summarise(selection, dataset).sources]
    return tuple(dict.fromkeys(sources))


def _fact(name: str, selection: Selection, dataset: Dataset, style: Style) -> Markup | None:
    profile = region_profile.summarise(selection, dataset)
    fact = next((one for one in profile.facts if one.fact == name and one.value is not None), None)
    shown = headline.summarise(selection, dataset)
    query = links.to_query(selection, dataset)
    return number_card.draw_fact(fact, shown, profile, query, dataset, style) if fact else None


def _figure(key: str, selection: Selection, dataset: Dataset, style: Style) -> Markup | None:
    series, _, year = key.partition(":")
    profile = region_profile.summarise(selection, dataset)
    figures = (one for one in profile.other_series if one.fact == series and str(one.details.year or "") == year)
    fact = next(figures, None)
    return number_card.draw_figure(fact, profile.region, dataset, style) if fact else None


def _region_figure(name: str, selection: Selection, dataset: Dataset, style: Style) -> Markup | None:
    """Of the opened region, whatever is chosen in it."""
    alone = selection.replace(regions=())
    figures = ranking.summarise(alone, dataset).figures or ()
    figure = next((one for one in figures if one.fact.fact == name), None)
    if figure is None:
        return None
    if figure.series and figure.series != selection.series:
        return number_card.draw_figure(figure.fact, selection.map, dataset, style)
    shown, profile = headline.summarise(alone, dataset), region_profile.summarise(alone, dataset)
    query = links.to_query(alone, dataset)
    return number_card.draw_fact(figure.fact, shown, profile, query, dataset, style)


def _remainder(_: str, selection: Selection, dataset: Dataset, style: Style) -> Markup | None:
    summary = ranking.summarise(selection, dataset)
    left = summary.remainder
    return number_card.draw_remainder(left, summary, dataset, style) if left else None


def _park(park_id: str, selection: Selection, dataset: Dataset, style: Style) -> Markup | None:
    park = parks.find(park_id, selection.lang, dataset)
    return park_card.draw(park, dataset, style) if park else None


def _reconciliation(_: str, selection: Selection, dataset: Dataset, style: Style) -> Markup:
    summary = reconciliation.summarise(selection, dataset)
    return reconciliation_card.draw(summary, links.to_query(selection, dataset), dataset, style)


def _robustness(_: str, selection: Selection, dataset: Dataset, style: Style) -> Markup | None:
    summary = headline.summarise(selection, dataset).robustness
    return robustness.card(summary, dataset, style) if summary else None


CARDS: Mapping[str, Callable[[str, Selection, Dataset, Style], Markup | None]] = {
    "fact": _fact,
    "series": _figure,
    "figure": _region_figure,
    "remainder": _remainder,
    "park": _park,
    "reconciliation": _reconciliation,
    "robustness": _robustness,
}
"""What a card may be of, besides sources."""


def draw(request: str, selection: Selection, dataset: Dataset, style: Style) -> Markup:
    """The card that an event asks for."""
    kind, _, key = request.partition(":")
    if kind not in CARDS:
        return source_card.draw(request.split(";"), dataset, style)
    return CARDS[kind](key, selection, dataset, style) or source_card.draw_unknown(style)


CLOSE = """(event) => {
    if (!/^(card|copy):/.test(event.act)) return false;
    window.atlas.press(event);
    return window.dash_clientside.no_update;
}"""
"""A card may name another one, which takes its place, and its number is copied; anything else there closes it."""


def register(app: Dash, server: Server) -> None:
    """An event opens a card; its button, Escape or a click beside it closes it."""

    @app.callback(
        output={"html": Output(ids.CARD_SOURCES, "html"), "is_open": Output(ids.CARD, "is_open")},
        inputs={"request": Input(ids.CARD_REQUEST, "data"), "shown": State(ids.SELECTION, "data")},
        prevent_initial_call=True,
    )
    @validate_call
    def show(request: PanelRequest, shown: Shown) -> dict[str, Any]:
        dataset = server.resolve(shown["search"]).dataset
        selection = links.parse(shown["search"], dataset).selection
        style = Style(shown["lang"], shown["theme"], 0)
        return {"html": draw(request["value"], selection, dataset, style), "is_open": True}

    app.clientside_callback(
        CLOSE,
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
