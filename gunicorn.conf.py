"""How gunicorn serves the atlas, here and behind `gunicorn --config .../gunicorn.conf.py "app:create_server()"`."""

import ctypes
import gc
import os
import shutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyarrow

gc.disable()  # until the atlas is ready: a fifth of the start went into looking for garbage in what stays

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))  # gunicorn may be started from anywhere, and reads this file before it changes folder

from callbacks import json_log  # noqa: E402
from callbacks.audit import Audit  # noqa: E402
from data.registers.uploads import Uploads  # noqa: E402
from data.settings import Settings  # noqa: E402

_settings = Settings.from_environment()
METRICS_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
if _settings.metrics and METRICS_FOLDER not in os.environ:  # a reload reads this file anew, and goes on counting
    os.environ[METRICS_FOLDER] = tempfile.mkdtemp(prefix="park-atlas-metrics-")  # where workers add up what they count

chdir = str(ROOT)
bind = _settings.address
workers = _settings.workers
preload_app = True  # the dataset is loaded once; workers share its memory
worker_class = "callbacks.connections.BufferingWorker"  # threads, which slow connections do not hold
threads = max(8, _settings.export_queue + 5)  # so many are left while exports are made and long bodies read
keepalive = 30
timeout = 60
sendfile = False  # it would wait for a slow reader in a thread
limit_request_fields = 60
loglevel = "warning"
logconfig_dict = json_log.configuration() if _settings.log_format == "json" else {}
control_socket_disable = True
forwarder_headers = ""  # a proxy on this machine must not pass on where a client says that the atlas lies


MALLOC_OPTIONS = {
    -8: 2,  # M_ARENA_MAX: else each thread keeps for itself what it has given back
    -3: 1_000_000,  # M_MMAP_THRESHOLD, bytes: else it rises with each large block, and such blocks tear holes
    -1: 1_000_000,  # M_TRIM_THRESHOLD, bytes: what is free goes back to the system
}
"""Of glibc's malloc.h."""
with suppress(AttributeError, OSError):  # another libc has neither the call nor the need
    for option, value in MALLOC_OPTIONS.items():
        ctypes.CDLL(None).mallopt(option, value)
pyarrow.set_memory_pool(pyarrow.system_memory_pool())  # its own keeps 40 to 65 MB of the imports that were read


def when_ready(server: Any) -> None:
    """Say where the atlas is, once it answers."""
    print(f"园区图谱 Park Atlas: http://{_settings.address}{_settings.base_path}", flush=True)
    _warm(server)


def _warm(server: Any) -> None:
    from callbacks import WARMING, warming

    _stop_warming(server)
    gc.unfreeze()
    gc.collect()  # what was open before a reload, and its browser
    gc.freeze()  # what the workers inherit is nobody's garbage: looking for some would copy it into each of them
    gc.enable()
    if _settings.draw_ahead:
        listeners = [one.fileno() for one in server.LISTENERS]
        server.warming = warming.start(server.app.wsgi().extensions[WARMING], listeners)


def _stop_warming(server: Any) -> None:
    from callbacks import warming

    if process := getattr(server, "warming", None):
        warming.stop(process)


def post_worker_init(worker: Any) -> None:
    """Let uploads go when their time is over, also where nobody asks for them: no thread outlives the fork."""
    if _settings.metrics:
        from callbacks.metrics import WORKERS

        worker.wsgi.extensions[WORKERS].set(1)
    if _settings.uploads:
        Uploads.of(_settings).keep_sweeping()


def on_reload(server: Any) -> None:
    """HUP, `kill -HUP`: open the dataset anew; a faulty one is told, and the one that is open stays.

    Gunicorn alone would fork the old dataset again. New workers take over while the old ones finish their answers.
    """
    from components import dataset_errors
    from data.errors import InvalidDataset

    try:
        server.app.callable = server.app.load()
        Audit(_settings.audit_log).record("reload")
    except InvalidDataset as found:
        print(dataset_errors.message(found, "dataset_errors.kept_title"), file=sys.stderr, flush=True)
    except OSError as error:
        print(error, file=sys.stderr, flush=True)
    else:
        _warm(server)
    finally:
        gc.enable()  # this file, which disables it, has been read anew


def child_exit(server: object, worker: Any) -> None:
    """What a worker that is gone has counted stays; what it was doing does not."""
    if _settings.metrics:
        from prometheus_client.multiprocess import mark_process_dead

        mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]


def on_exit(server: Any) -> None:
    """Nothing is left behind."""
    _stop_warming(server)
    if _settings.metrics:
        shutil.rmtree(os.environ[METRICS_FOLDER], ignore_errors=True)
