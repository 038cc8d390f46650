"""How gunicorn serves the atlas, here and behind `gunicorn --config .../gunicorn.conf.py "app:create_server()"`."""

import ctypes
import gc
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))  # gunicorn may be started from anywhere, and reads this file before it changes folder

from data.registers.uploads import Uploads  # noqa: E402
from data.settings import Settings  # noqa: E402

_settings = Settings.from_environment()

chdir = str(ROOT)
bind = _settings.address
workers = _settings.workers
preload_app = True  # the dataset is loaded once; workers share its memory
worker_class = "gthread"  # keeps connections open between a reader's choices
threads = 4
keepalive = 30
timeout = 60
loglevel = "warning"
control_socket_disable = True
forwarder_headers = ""  # a proxy on this machine must not pass on where a client says that the atlas lies


M_ARENA_MAX = -8  # of glibc's malloc.h
with suppress(AttributeError, OSError):  # another libc has neither the call nor the need
    ctypes.CDLL(None).mallopt(M_ARENA_MAX, 2)  # else each thread keeps for itself what it has given back


def when_ready(server: Any) -> None:
    """Say where the atlas is, once it answers."""
    print(f"园区图谱 Park Atlas: http://{_settings.address}{_settings.base_path}", flush=True)
    _warm(server)


def _warm(server: Any) -> None:
    from callbacks import WARMING, warming

    gc.freeze()  # what the workers inherit is nobody's garbage: looking for some would copy it into each of them
    warming.start(server.app.wsgi().extensions[WARMING], [one.fileno() for one in server.LISTENERS])


def post_worker_init(worker: object) -> None:
    """Let uploads go when their time is over, also where nobody asks for them: no thread outlives the fork."""
    if _settings.uploads:
        Uploads(_settings.uploads_folder, _settings.upload_hours, _settings.upload_mb).keep_sweeping()


def on_reload(server: Any) -> None:
    """HUP, `kill -HUP`: open the dataset anew; a faulty one is told, and the one that is open stays.

    Gunicorn alone would fork the old dataset again. New workers take over while the old ones finish their answers.
    """
    from components import dataset_errors
    from data.errors import InvalidDataset

    try:
        server.app.callable = server.app.load()
    except InvalidDataset as found:
        print(dataset_errors.message(found, "dataset_errors.kept_title"), file=sys.stderr, flush=True)
    except OSError as error:
        print(error, file=sys.stderr, flush=True)
    else:
        _warm(server)
