"""`/print.json`: what a browser prints for a page's query: every figure on its own sheet, then the list of parks."""

from contextlib import suppress
from dataclasses import replace
from typing import Final

from flask import Blueprint, Response, jsonify

from callbacks import pictures
from callbacks.export_gate import ExportGate
from callbacks.feature import Server
from callbacks.pictures import InvalidPictureRequest
from callbacks.routes import marking, query
from components.paper import park_listing, presets
from components.paper.presets import Marking, SheetOptions
from components.paper.views import printed_views
from components.style import Style
from components.theme import Figure
from data import links
from data.measures.listed import LISTED
from data.selection import Selection

A4: Final = (1122, 792)
"""Landscape, in CSS pixels."""
TYPES: Final = (1.0, 0.9, 0.8, 0.7, 0.6)
"""Sizes of type to try, of the body that a sheet has."""


def register(root: Blueprint, server: Server, gate: ExportGate) -> None:
    """The address."""

    @root.get("/print.json")
    @gate.limited
    def sheets() -> Response:
        resolved = server.resolve(query.text())
        selection = links.parse(query.text(), resolved.dataset).selection.replace(theme="light")
        marks = marking.requested()
        figures = [_sheet(view.name, selection, resolved, marks) for view in printed_views(selection, resolved.dataset)]
        address = server.address(links.public(links.to_query(selection, resolved.dataset)))
        style = Style(selection.lang, selection.theme, A4[0])
        offered = LISTED.is_offered(resolved.dataset)
        listing = park_listing.draw(selection, resolved.dataset, address, style, marks) if offered else ""
        return jsonify(figures=figures, listing=listing)


def _sheet(view: str, selection: Selection, server: Server, marks: Marking) -> Figure:
    """The figure of a view on a sheet, in the largest type that holds everything."""
    preset = presets.free(*A4)
    *papers, smallest = (SheetOptions(replace(preset, body=preset.body * one), True, marks) for one in TYPES)
    for paper in papers:
        with suppress(InvalidPictureRequest):
            return pictures.compose(view, selection, paper, server).figure
    return pictures.compose(view, selection, smallest, server).figure
