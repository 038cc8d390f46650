"""`/print.json`: what a browser prints for a page's query: every figure on its own sheet, then the list of parks."""

from typing import Final

from flask import Blueprint, Response, jsonify

from callbacks import pictures
from callbacks.export_gate import ExportGate
from callbacks.feature import Server
from callbacks.routes import query
from components.paper import park_listing, presets
from components.paper.presets import SheetOptions
from components.paper.views import PAPER_VIEWS
from components.style import Style
from data import links
from data.measures.listed import LISTED

A4: Final = (1122, 792)
"""Landscape, in CSS pixels."""


def register(root: Blueprint, server: Server, gate: ExportGate) -> None:
    """The address."""

    @root.get("/print.json")
    @gate.limited
    def sheets() -> Response:
        resolved = server.resolve(query.text())
        selection = links.parse(query.text(), resolved.dataset).selection.replace(theme="light")
        paper = SheetOptions(presets.free(*A4), transparent=True)
        views = sorted((view for view in PAPER_VIEWS.values() if view.printed), key=lambda view: view.printed)
        shown = [view for view in views if not view.is_empty(selection, resolved.dataset)]
        figures = [pictures.compose(view.name, selection, paper, resolved).figure for view in shown]
        page = f"{server.public_url}{server.base_path}{links.public(links.to_query(selection, resolved.dataset))}"
        address = page if server.public_url else ""
        style = Style(selection.lang, selection.theme, A4[0])
        offered = LISTED.is_offered(resolved.dataset)
        listing = park_listing.draw(selection, resolved.dataset, address, style) if offered else ""
        return jsonify(figures=figures, listing=listing)
