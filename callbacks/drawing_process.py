"""The process that holds the server's one browser: `python -m callbacks.drawing_process SOCKET LOCK` …

SOCKET and LOCK are open files that it inherits, TIMEOUT is for one picture and IDLE for none, in seconds. A browser
keeps some ten megabytes of each picture: after COUNT of them it ends when nobody waits, and another one starts.
"""

import fcntl
import os
import signal
import socket
import sys
import threading
from multiprocessing.connection import Connection

from callbacks.chrome import Chrome, PictureUnavailable
from callbacks.shared_chrome import RUNNING

NICENESS = 10
"""How far it, and its browser, stand back behind those who click."""


PAUSE_SECONDS = 1.0
"""Without anybody who asks, in which a browser that has drawn enough ends."""


def main(door: socket.socket, lock: int, timeout: float, idle: float, count: float) -> None:
    """Draw what is asked for, until that is enough, nobody asks any more or nobody is left to ask."""
    fcntl.lockf(lock, fcntl.LOCK_EX, 1, RUNNING)
    os.pwrite(lock, f"{os.getpid():<20}".encode(), 0)
    os.nice(NICENESS)
    sys.stdout.write(".")
    sys.stdout.close()
    chrome = Chrome(timeout)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    door.settimeout(idle)
    drawing: set[threading.Thread] = set()
    while message := _next(door, drawing):
        thread = threading.Thread(target=_answer, args=(Connection(message[0]), chrome, drawing), daemon=True)
        drawing.add(thread)
        thread.start()
        count -= 1
        if count <= 0:
            door.settimeout(min(idle, PAUSE_SECONDS))
    chrome.stop()


def _next(door: socket.socket, drawing: set[threading.Thread]) -> list[int]:
    """The socket of the next worker that asks; none if the server is gone, or if nobody has asked in the time."""
    while True:
        try:
            return list(socket.recv_fds(door, 1, 1)[1])
        except TimeoutError:
            if not drawing:
                return []


def _answer(connection: Connection, chrome: Chrome, drawing: set[threading.Thread]) -> None:
    """Send the picture, or the reason why there is none."""
    with connection:
        try:
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
    main(socket.socket(fileno=int(descriptor)), int(lock_file), *map(float, seconds))
