"""What answers a request by its address: data, pictures, boundaries, errors."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from callbacks.chrome import Chrome
    from callbacks.export_gate import ExportGate
    from callbacks.feature import Server


def register(app: "Flask", server: "Server", chrome: "Chrome", gate: "ExportGate") -> None:
    """Give the application its addresses, under its base path, and its answers to errors."""
    from flask import Blueprint

    from callbacks.routes import (
        bodies,
        boundaries,
        data,
        errors,
        export,
        health,
        presenter,
        printing,
        reconciliation,
        scenes,
        template,
        uploads,
    )

    bodies.register(app)
    root = Blueprint("atlas", __name__)
    health.register(root, server)
    data.register(root, server)
    export.register(root, server, chrome, gate)
    presenter.register(root, server, chrome, gate)
    printing.register(root, server, gate)
    reconciliation.register(root, server)
    scenes.register(root, server, chrome, gate)
    boundaries.register(root, server.boundaries)
    template.register(root)
    if server.uploads:
        uploads.register(root, server, server.uploads)
    app.register_blueprint(root, url_prefix=server.base_path.rstrip("/") or None)
    errors.register(app, server.base_path)
