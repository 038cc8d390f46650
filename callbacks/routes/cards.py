"""What a reader asks for without changing the selection: the source cards of a number, and what a search finds."""

from functools import lru_cache

from flask import Blueprint, Response, abort, jsonify

from callbacks.feature import Server
from callbacks.routes import query
from callbacks.routes.errors import preferred_language
from components.panels import names, search_results, source_card
from components.style import Style
from data.dataset import Dataset
from data.dataset_overlays import MAX_OVERLAYS
from data.search import Index


def routes(server: Server) -> Blueprint:
    """`/card?source=` (one id, or several joined by `;`) as a piece of HTML, `/search?q=` as JSON.

    Both take `upload=` and `list=` too, for what the page shows may come from there.
    """
    blueprint = Blueprint("cards", __name__)
    _index(server.dataset)

    @blueprint.get("/card")
    def card() -> Response:
        dataset = server.opened(query.text()).dataset
        found = [dataset.find_card(source) for source in dict.fromkeys(query.value("source").split(";"))]
        style = _style()
        cards = [{**card, "publisher": names.publisher(card["source_id"], dataset, style)} for card in found if card]
        if len(cards) < len(found):
            abort(404)
        return Response(source_card.html(cards, style), mimetype="text/html")

    @blueprint.get("/search")
    def search() -> Response:
        dataset = server.opened(query.text()).dataset
        hits = _index(dataset).find(query.value("q")[:100])
        return jsonify(search_results.rows(hits, dataset, _style()))

    return blueprint


@lru_cache(maxsize=MAX_OVERLAYS)
def _index(dataset: Dataset) -> Index:
    return Index(dataset)


def _style() -> Style:
    return Style(preferred_language(), "light", 0)
