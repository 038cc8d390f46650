"""`/health`: the tables are loaded, since the server would not have started otherwise; and which version answers."""

from flask import Blueprint, Response, jsonify

from callbacks.routes.attachment import no_store
from data.version import VERSION


def routes() -> Blueprint:
    """One address for a proxy's probe, and for a page that waits for its answer."""
    blueprint = Blueprint("health", __name__)

    @blueprint.get("/health")
    def health() -> Response:
        return no_store(jsonify(status="ok", version=VERSION))

    return blueprint
