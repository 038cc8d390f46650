"""`/health`: which version answers over which data, and what it lacks.

    {"status": "ok", "version": "0.1.0", "data_version": "…", "boundaries": {"derived": 403, "of": 403}, "degraded": []}

It answers 200 once the tables are loaded, also where something is lacking: `degraded` names what. `no_browser`:
pictures are not drawn here; `disk_nearly_full`: of cache, uploads or temporary files; `uploads_read_only`: nobody can
upload; `audit_log`: it cannot be written. `boundaries`: how many maps are derived, and of how many; after the first
start the rest is derived in the background.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal

from flask import Blueprint, Response, jsonify

from callbacks.browser import find_browser
from callbacks.feature import Server
from callbacks.routes.attachment import no_store
from data.registers.uploads import MIN_FREE_BYTES
from data.version import VERSION

Lack = Literal["no_browser", "disk_nearly_full", "uploads_read_only", "audit_log"]
LOOK_AGAIN_SECONDS: Final = 60
"""After which a browser is looked for again: it takes longer than all else, and probes ask often."""


def register(root: Blueprint, server: Server) -> None:
    """One address for a proxy's probe, and for a page that waits for its answer."""

    @root.get("/health")
    def health() -> Response:
        lacking = list(_lacking(server))
        derived, of = server.boundaries.progress
        about = {
            "status": "degraded" if lacking else "ok",
            "version": VERSION,
            "data_version": server.dataset.data_version,
            "boundaries": {"derived": derived, "of": of},
            "degraded": lacking,
        }
        return no_store(jsonify(about))


def _lacking(server: Server) -> Iterator[Lack]:
    if not _has_browser(int(time.monotonic() // LOOK_AGAIN_SECONDS)):
        yield "no_browser"
    uploads = server.uploads.folder if server.uploads else None
    if any(_is_full(folder) for folder in (server.boundaries.folder, uploads, _temporary()) if folder):
        yield "disk_nearly_full"
    if uploads and not _can_write(uploads):
        yield "uploads_read_only"
    if server.audit.path and not _can_write(server.audit.path):
        yield "audit_log"


@lru_cache(maxsize=1)
def _has_browser(minute: int) -> bool:
    return find_browser() is not None


def _temporary() -> Path:
    """Where pictures are drawn; the system's where none can be written."""
    try:
        return Path(tempfile.gettempdir())
    except FileNotFoundError:
        return Path(os.environ.get("TMPDIR", "/tmp"))


def _is_full(folder: Path) -> bool:
    present = _present(folder)
    return shutil.disk_usage(present).free < MIN_FREE_BYTES


def _can_write(path: Path) -> bool:
    return os.access(_present(path), os.W_OK)


def _present(path: Path) -> Path:
    """The path, or the nearest above it that is there."""
    return next(one for one in (path, *path.parents) if one.exists())
