"""`/reconciliation`: everything that does not add up, as a document. The query is the page's."""

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as BaseResponse

from callbacks.feature import Server
from callbacks.routes import query
from components.panels import reconciliation_page
from components.style import Style
from data import links
from data.answers import content_hash
from data.summaries import reconciliation


def register(root: Blueprint, server: Server) -> None:
    """The address, over the dataset that a query names."""

    @root.get("/reconciliation")
    def page() -> BaseResponse:
        dataset = server.resolve(query.text()).dataset
        selection = links.parse(query.text(), dataset).selection
        style, summary = Style(selection.lang, selection.theme, 0), reconciliation.summarise(selection, dataset)
        body = str(reconciliation_page.draw(summary, selection, dataset, server.base_path, style)).encode()
        response = Response(body, mimetype="text/html")
        response.set_etag(content_hash(body))
        response.cache_control.no_cache = True
        return response.make_conditional(request)
