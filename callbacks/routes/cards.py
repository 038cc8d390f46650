"""What a reader asks for without changing the selection: the source cards of a number, and what a search finds."""

from flask import Blueprint, Response, abort, jsonify

from callbacks.routes import query
from callbacks.routes.errors import preferred_language
from components.panels import search_results, source_card
from components.style import Style
from data.dataset import Dataset
from data.search import Index


def routes(dataset: Dataset) -> Blueprint:
    """`/card?source=` (one id, or several joined by `;`) as a piece of HTML, `/search?q=` as JSON."""
    blueprint = Blueprint("cards", __name__)
    index = Index(dataset)

    @blueprint.get("/card")
    def card() -> Response:
        found = [dataset.find_card(source) for source in dict.fromkeys(query.value("source").split(";"))]
        cards = [card for card in found if card]
        if len(cards) < len(found):
            abort(404)
        return Response(source_card.html(cards, _style()), mimetype="text/html")

    @blueprint.get("/search")
    def search() -> Response:
        hits = index.find(query.value("q")[:100])
        return jsonify(search_results.rows(hits, dataset, _style()))

    return blueprint


def _style() -> Style:
    return Style(preferred_language(), "light", 0)
