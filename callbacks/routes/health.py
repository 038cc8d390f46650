"""`/health`: the tables are loaded, since the server would not have started otherwise; and which version answers."""

from flask import Blueprint, Response, jsonify

from callbacks.routes.attachment import no_store
from data.version import VERSION


def register(root: Blueprint) -> None:
    """One address for a proxy's probe, and for a page that waits for its answer."""

    @root.get("/health")
    def health() -> Response:
        return no_store(jsonify(status="ok", version=VERSION))
