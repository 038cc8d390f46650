"""`/boundaries/<digest>/<name>.geojson`: the shapes of a level, or around it, cached by the browser for ever.

The address holds the hash of the content; after a new derivation the page asks for another one.
"""

import gzip
import logging
import zlib
from functools import lru_cache
from pathlib import Path

from flask import Blueprint, Response, abort

from callbacks import packed
from data.boundaries import Boundaries

log = logging.getLogger(__name__)


@lru_cache(maxsize=1024)
def _is_whole(path: Path, changed: int) -> bool:
    """Whether the file is what was written: it would be kept for a year. Asked once each, unless it has changed."""
    try:
        return bool(gzip.decompress(path.read_bytes()))
    except (OSError, EOFError, zlib.error):
        return False


def register(root: Blueprint, boundaries: Boundaries) -> None:
    """The one address, over one set of files."""

    @root.get("/boundaries/<digest>/<name>.geojson")
    def shapes(digest: str, name: str) -> Response:
        if digest != boundaries.digest or name not in boundaries.names:
            abort(404)
        path = boundaries.path(name)
        if not _is_whole(path, path.stat().st_mtime_ns):
            log.error("a file of boundaries is damaged; remove its folder and start anew: %s", path)
            abort(503)
        return packed.respond(path, "application/geo+json", f"{digest}-{name}")
