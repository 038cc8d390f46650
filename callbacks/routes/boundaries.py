"""`/boundaries/<digest>/<name>.geojson`: the shapes of a level, or around it, cached by the browser for ever.

The address holds the hash of the content; after a new derivation the page asks for another one.
"""

from flask import Blueprint, Response, abort

from callbacks import packed
from data.boundaries import Boundaries


def register(root: Blueprint, boundaries: Boundaries) -> None:
    """The one address, over one set of files."""

    @root.get("/boundaries/<digest>/<name>.geojson")
    def shapes(digest: str, name: str) -> Response:
        if digest != boundaries.digest or name not in boundaries.names:
            abort(404)
        return packed.respond(boundaries.path(name), "application/geo+json", f"{digest}-{name}")
