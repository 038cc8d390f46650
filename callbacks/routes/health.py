"""`/health`: the tables are loaded, since the server would not have started otherwise; and which version answers.

`boundaries` says how many maps are derived, and of how many: after the first start the rest is done in the background.
"""

from flask import Blueprint, Response, jsonify

from callbacks.routes.attachment import no_store
from data.boundaries import Boundaries
from data.version import VERSION


def register(root: Blueprint, boundaries: Boundaries) -> None:
    """One address for a proxy's probe, and for a page that waits for its answer."""

    @root.get("/health")
    def health() -> Response:
        derived, of = boundaries.progress
        return no_store(jsonify(status="ok", version=VERSION, boundaries={"derived": derived, "of": of}))
