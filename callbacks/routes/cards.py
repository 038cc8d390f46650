"""What a reader asks for without changing the selection: a source card, and what a search finds."""

from flask import Blueprint, Response, abort, jsonify

from callbacks.routes import query
from callbacks.routes.errors import preferred_language
from components.panels import search_results, source_card
from components.style import Style
from data.dataset import Dataset
from data.search import Index


def routes(dataset: Dataset) -> Blueprint:
    """`/card?source=` as a piece of HTML, `/search?q=` as JSON."""
    blueprint = Blueprint("cards", __name__)
    index = Index(dataset)

    @blueprint.get("/card")
    def card() -> Response:
        found = dataset.find_card(query.value("source"))
        if found is None:
            abort(404)
        return Response(source_card.html(found, _style()), mimetype="text/html")

    @blueprint.get("/search")
    def search() -> Response:
        hits = index.find(query.value("q")[:100])
        return jsonify(search_results.rows(hits, dataset, _style()))

    return blueprint


def _style() -> Style:
    return Style(preferred_language(), "light", 0)
