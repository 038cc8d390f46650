"""How gunicorn serves the atlas, here and behind `gunicorn --config .../gunicorn.conf.py "app:create_server()"`."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))  # gunicorn may be started from anywhere, and reads this file before it changes folder

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


def when_ready(server: object) -> None:
    """Say where the atlas is, once it answers."""
    print(f"园区图谱 Park Atlas: http://{_settings.address}{_settings.base_path}", flush=True)
