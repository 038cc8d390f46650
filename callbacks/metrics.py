"""`/metrics` for Prometheus: requests by route, what caches had, what is under way, workers, the disk, the versions.

Who may read it is a setting, by default nobody. Numbers of all workers are added up by way of files in the folder that
gunicorn.conf.py makes.
"""

import os
import shutil
import time
from collections.abc import Iterator
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, abort, g, request

from callbacks.export_gate import ExportGate
from callbacks.feature import Server
from callbacks.routes.attachment import no_store
from callbacks.who import Network
from data.version import VERSION

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""The variable in which prometheus_client looks for that folder."""
WORKERS = "workers"
"""Under which an application keeps the gauge that each worker sets to 1 when it begins."""
BUCKETS = (0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


def register(app: Flask, server: Server, gate: ExportGate, readers: tuple[Network, ...]) -> None:
    """Count, and answer to readers from these networks."""
    from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, exposition

    own = CollectorRegistry()
    seconds = Histogram(
        "atlas_request_seconds", "Requests", ("method", "route", "status"), buckets=BUCKETS, registry=own
    )
    exports = Gauge("atlas_exports", "Exports being made", multiprocess_mode="livesum", registry=own)
    drawings = Counter("atlas_drawings", "Drawings by where they came from", ("origin",), registry=own)
    server.drawings.count = lambda origin: drawings.labels(origin).inc()
    app.extensions[WORKERS] = Gauge("atlas_workers", "Workers", multiprocess_mode="livesum", registry=own)

    @app.before_request
    def begin() -> None:
        g.begun = time.monotonic()

    @app.after_request
    def count(response: Response) -> Response:
        route = str(request.url_rule or "none")  # never the address: keys stand in it, and anybody can make new ones
        taken = time.monotonic() - g.get("begun", time.monotonic())
        method = request.method if request.method in ("GET", "POST", "DELETE", "HEAD") else "other"
        seconds.labels(method, route, response.status_code).observe(taken)
        exports.set(gate.taken)
        return response

    @app.get(f"{server.base_path}metrics")
    def metrics() -> Response:
        if not _may_read(readers):
            abort(404)
        registry = _all_workers(own)
        registry.register(StateCollector(server))
        return no_store(Response(exposition.generate_latest(registry), mimetype="text/plain"))


def _may_read(readers: tuple[Network, ...]) -> bool:
    """Whether the request comes from there itself; a proxy would pass on those of everybody."""
    try:
        address = ip_address(request.remote_addr or "")
    except ValueError:
        return False
    return "X-Forwarded-For" not in request.headers and any(address in network for network in readers)


def _all_workers(own: "CollectorRegistry") -> "CollectorRegistry":
    """What all workers have counted; of a server without workers, what this process has."""
    from prometheus_client import CollectorRegistry
    from prometheus_client.multiprocess import MultiProcessCollector

    registry = CollectorRegistry()
    if os.environ.get(FOLDER):
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    else:
        registry.register(own)
    return registry


class StateCollector:
    """What is so now, whoever is asked."""

    def __init__(self, server: Server) -> None:
        self.server = server

    def collect(self) -> Iterator[Any]:
        from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily

        versions = {"version": VERSION, "data": self.server.dataset.data_version}
        yield InfoMetricFamily("atlas", "Version of the atlas, and of its data", value=versions)
        if uploads := self.server.uploads:
            free = shutil.disk_usage(uploads.prepare()).free
            for name, help_, value in (
                ("atlas_uploads_running", "Uploads that are received or imported", uploads.running()),
                ("atlas_uploads_bytes", "Bytes of all uploads as they are stored", uploads.stored_bytes()),
                ("atlas_uploads_free_bytes", "Bytes free on their disk", free),
            ):
                yield GaugeMetricFamily(name, help_, value=value)
