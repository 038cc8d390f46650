"""`/health`: the tables are loaded, or the server would not have started; which version and which data answer."""

from flask import Blueprint, Response, jsonify

from callbacks.feature import Server
from callbacks.routes.attachment import no_store
from data.version import VERSION


def register(root: Blueprint, server: Server) -> None:
    """One address for a proxy's probe, and for a page that waits for its answer."""

    @root.get("/health")
    def health() -> Response:
        return no_store(jsonify(status="ok", version=VERSION, data_version=server.dataset.data_version))
