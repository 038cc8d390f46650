"""`/print.json`: what a browser prints for a page's query: every figure on its own sheet, then the list of parks."""

from typing import Final

from flask import Blueprint, Response, jsonify, request

from callbacks import pictures
from callbacks.feature import Server
from callbacks.pictures import PictureRequest
from callbacks.routes import query
from components.paper import park_listing, presets
from components.paper.presets import SheetOptions
from components.style import Style
from data import links

VIEWS: Final = ("headline", "province-map", "ranking", "region-profile", "founding-timeline")
"""The figures in the order of the page; the list of parks is longer than a sheet."""

A4: Final = (1122, 792)
"""Landscape, in CSS pixels."""


def routes(server: Server) -> Blueprint:
    """The address."""
    blueprint = Blueprint("print", __name__)

    @blueprint.get("/print.json")
    def sheets() -> Response:
        resolved, site = server.opened(query.text()), request.host_url.rstrip("/")
        selection = links.parse(query.text(), resolved.dataset).selection.but(theme="light")
        paper = SheetOptions(presets.free(*A4), transparent=True)
        figures = [pictures.compose(PictureRequest(view, selection, paper), resolved, site).figure for view in VIEWS]
        address = f"{site}{server.base_path}{links.spell(selection, resolved.dataset)}"
        style = Style(selection.lang, selection.theme, A4[0])
        listing = park_listing.draw(selection, resolved.dataset, address, style)
        return jsonify(figures=figures, listing=listing)

    return blueprint
