"""Park Atlas: the application and its command line. Nobody imports this module but a server and the tests."""

import logging
import sys
from typing import TYPE_CHECKING

from callbacks import commands

if TYPE_CHECKING:
    from dash import Dash
    from flask import Flask

    from data.boundaries import Boundaries
    from data.dataset import Dataset
    from data.settings import Settings

log = logging.getLogger(__name__)


def create_app(dataset: "Dataset", boundaries: "Boundaries", settings: "Settings") -> "Dash":
    """The Dash application over one dataset and its boundaries."""
    # Imported here, as below: commands start sooner without Dash and the page.
    from callbacks import bundle, metrics, register
    from callbacks.audit import Audit
    from callbacks.document import Document
    from callbacks.drawings import Drawings
    from callbacks.export_gate import ExportGate
    from callbacks.feature import Server
    from callbacks.shared_chrome import SharedChrome
    from callbacks.who import Proxies
    from components import grid, templating
    from data.dataset_overlays import DatasetOverlays
    from data.dates import today
    from data.registers.uploads import Uploads
    from data.scratch import scratch
    from data.settings import ROOT
    from data.shared_cache import SharedCache

    uploads = Uploads.of(settings) if settings.uploads else None
    if uploads:
        uploads.sweep()
    overlays = DatasetOverlays(dataset, uploads)
    folder = scratch(settings.cache)
    atlas = Server(
        dataset,
        boundaries,
        settings.base_path,
        today,
        overlays,
        public_url=settings.public_url,
        hosts=settings.hosts,
        audit=Audit(settings.audit_log, Proxies(settings.user_header, settings.trusted_proxies)),
        drawings=Drawings(SharedCache(folder / "drawings")),
    )
    app = Document(
        atlas,
        folder / "page",
        name="park_atlas",
        assets_folder=str(ROOT / "assets"),
        assets_ignore=r"bootstrap-5|presenter|old_browsers\.js",  # linked before the others; of others than this page
        external_stylesheets=[f"{settings.base_path}assets/vendor/bootstrap-5.3.9.min.css"],
        title="园区图谱",
        update_title=None,
        compress=True,
        suppress_callback_exceptions=True,  # grids come late
        enable_mcp=False,
        add_log_handler=False,
    )
    grid.load_late()
    bundle.load_early()
    templating.warm(folder / "templates")
    gate = ExportGate(settings.export_queue)
    if settings.metrics:
        metrics.register(app.server, atlas, gate, settings.metrics)
    register(app, atlas, SharedChrome(), gate)
    return app


def create_server() -> "Flask":
    """The WSGI application that the environment's settings describe."""
    from components import dataset_errors
    from data.boundaries import Boundaries
    from data.dataset_loader import load
    from data.scenes.judgement import story_errors
    from data.settings import REFERENCE, Settings

    settings = Settings.from_environment()
    dataset = load(settings.dataset, REFERENCE, story_errors)
    if dataset.notices:
        log.warning(dataset_errors.report(dataset.notices, "dataset_errors.notices_title"))
    return create_app(dataset, Boundaries.open(settings.cache), settings).server


if __name__ == "__main__":
    sys.exit(commands.main(sys.argv[1:], create_server))
