"""The process that holds the server's one browser: `python -m callbacks.drawing_process SOCKET LOCK` …

SOCKET and LOCK are open files that it inherits, TIMEOUT is for one picture and IDLE for none, in seconds. After COUNT
pictures it ends when nobody waits, and another one starts.
"""

import fcntl
import os
import shutil
import signal
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path

from callbacks.chrome import Chrome, PictureUnavailable
from callbacks.shared_chrome import RUNNING

NICENESS = 10
"""How far it, and its browser, stand back behind those who click."""
PREFIX = "park-atlas-pictures-"
"""Of the temporary folder of each such process."""
NEW_SECONDS = 60.0
"""In which a folder may have been made and not been locked yet."""
PAUSE_SECONDS = 1.0
"""Without anybody who asks, in which a browser that has drawn enough ends."""


def main(door: socket.socket, lock: int, timeout: float, idle: float, count: float) -> None:
    """Draw what is asked for, until that is enough, nobody asks any more or nobody is left to ask."""
    fcntl.lockf(lock, fcntl.LOCK_EX, 1, RUNNING)
    os.pwrite(lock, f"{os.getpid():<20}".encode(), 0)
    os.nice(NICENESS)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    with _temporary_folder(), _browser(timeout) as chrome:
        sys.stdout.write(".")
        sys.stdout.close()
        _serve(door, chrome, idle, count)


@contextmanager
def _browser(timeout: float) -> Iterator[Chrome]:
    chrome = Chrome(timeout)
    try:
        yield chrome
    finally:
        chrome.stop()


@contextmanager
def _temporary_folder() -> Iterator[None]:
    """Let Kaleido and the browser write into a folder of their own, which is locked, and clear away what others left.

    A process or browser that was killed cannot clear up; a folder that nobody holds is theirs.
    """
    for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError), _held(left):
            if time.time() - left.stat().st_mtime > NEW_SECONDS:
                shutil.rmtree(left)
    with tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True) as folder, _held(Path(folder)):
        tempfile.tempdir = os.environ["TMPDIR"] = folder
        yield


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Hold a folder; raises OSError where another process does."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(descriptor)


def _serve(door: socket.socket, chrome: Chrome, idle: float, count: float) -> None:
    door.settimeout(idle)
    drawing: set[threading.Thread] = set()
    while message := _next(door, drawing):
        thread = threading.Thread(target=_answer, args=(Connection(message[0]), chrome, drawing), daemon=True)
        drawing.add(thread)
        thread.start()
        count -= 1
        if count <= 0:
            door.settimeout(min(idle, PAUSE_SECONDS))


def _next(door: socket.socket, drawing: set[threading.Thread]) -> list[int]:
    """The socket of the next worker that asks; none if the server is gone, or if nobody has asked in the time."""
    while True:
        try:
            return list(socket.recv_fds(door, 1, 1)[1])
        except TimeoutError:
            if not drawing:
                return []


def _answer(connection: Connection, chrome: Chrome, drawing: set[threading.Thread]) -> None:
    """Say that somebody is here to read, then send the picture, or the reason why there is none."""
    with connection:
        try:
            connection.send(None)
            figure, options = connection.recv()
            try:
                connection.send(chrome.draw(figure, options["format"], options["scale"]))
            except PictureUnavailable as none:
                connection.send(none.reason)
        except (EOFError, OSError):
            pass  # whoever asked is gone
        finally:
            drawing.discard(threading.current_thread())


if __name__ == "__main__":
    descriptor, lock_file, *seconds = sys.argv[1:]
    try:
        main(socket.socket(fileno=int(descriptor)), int(lock_file), *map(float, seconds))
    except OSError as error:
        sys.exit(f"no pictures: {error}")  # such as a disk that is full
