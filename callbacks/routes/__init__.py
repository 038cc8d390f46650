"""What answers a request by its address: data, pictures, boundaries, errors."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from callbacks.chrome import Chrome
    from callbacks.feature import Server


def register(app: "Flask", server: "Server", chrome: "Chrome") -> None:
    """Give the application its addresses, under its base path, and its answers to errors."""
    from flask import Blueprint

    from callbacks.routes import (
        boundaries,
        data,
        errors,
        export,
        health,
        printing,
        reconciliation,
        scenes,
        template,
        uploads,
    )

    root = Blueprint("atlas", __name__)
    health.register(root, server.boundaries)
    data.register(root, server)
    export.register(root, server, chrome)
    printing.register(root, server)
    reconciliation.register(root, server)
    scenes.register(root, server, chrome)
    boundaries.register(root, server.boundaries)
    template.register(root)
    if server.uploads:
        uploads.register(root, server, server.uploads)
    app.register_blueprint(root, url_prefix=server.base_path.rstrip("/") or None)
    errors.register(app, server.base_path)
