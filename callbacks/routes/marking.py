"""The classification and the watermark that a request wants on what it takes away."""

from flask import abort

from callbacks.routes import query
from callbacks.routes.errors import refuse
from components.paper import presets
from components.paper.presets import Marking
from data.links import Ignored


def requested() -> Marking:
    """Those of the query; the request is answered with 400 for one that is too long."""
    marking = presets.parse_marking(query.text())
    if isinstance(marking, Ignored):
        abort(refuse(400, "export.too_long", name=marking.name, most=presets.MAX_TEXT_LENGTH))
    return marking
