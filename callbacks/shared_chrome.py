"""One browser for all workers of a server, in a process of its own that any of them may start.

The server opens a pair of sockets before it forks. A worker that wants a picture sends one end of another pair through
them, and talks to the drawing process over its own end. Sockets and lock have no names, so nothing is left behind; and
when the last process of the server is gone, the drawing process reads the end of its socket, and ends with its browser.

    here               what a worker holds
    drawing_process    the process, which stands back behind those who click
"""

import fcntl
import os
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import IO, Any, Final

from callbacks.browser import find_browser
from callbacks.chrome import TIMEOUT_SECONDS, Chrome, PictureUnavailable
from data.settings import ROOT

MODULE: Final = "callbacks.drawing_process"
STARTING, RUNNING = 0, 1
"""Bytes of the lock file: held while a worker starts the process, and by the process while it runs."""
IDLE_SECONDS: Final = 300.0
"""After which a process that nobody asks ends."""
MAX_PICTURES: Final = 50
"""After which it ends in the first pause, whatever the browser still holds of them."""
CLOSING_SECONDS: Final = 10.0
WAIT_FACTOR: Final = 2.0
"""Times the limit of one picture that a worker waits, since others may be drawn first."""


class SharedChrome(Chrome):
    """What each worker asks for pictures; made before the server forks. `timeout` is as in Chrome."""

    def __init__(
        self, timeout: float = TIMEOUT_SECONDS, idle: float = IDLE_SECONDS, maximum: int = MAX_PICTURES
    ) -> None:
        super().__init__(timeout)
        self._limits = timeout, idle, maximum
        self._door, self._inside = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        self._file = _nameless_file()  # it is open as long as the server

    @property
    def pid(self) -> int | None:
        """The drawing process; None if none runs."""
        with self._starting, _locked(self._file.fileno(), STARTING):
            return None if self._is_free() else int(os.pread(self._file.fileno(), 20, 0))

    def stop(self) -> None:
        """End the process, at the latest after ten seconds. The next picture starts another one."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            if (pid := self.pid) is not None:
                with suppress(ProcessLookupError):
                    os.kill(pid, number)
                end = time.monotonic() + CLOSING_SECONDS
                while self.pid == pid and time.monotonic() < end:
                    time.sleep(0.05)

    def _draw(self, figure: dict[str, Any], options: dict[str, Any]) -> bytes:
        if find_browser() is None:
            raise PictureUnavailable("no_chrome")
        for _ in range(2):
            try:
                return self._ask((figure, options))
            except TimeoutError:
                self.stop()
                break
            except (EOFError, ConnectionError):
                continue  # it was killed
        raise PictureUnavailable("no_picture")

    def _ask(self, picture: tuple[dict[str, Any], dict[str, Any]]) -> bytes:
        """The picture; raises TimeoutError where the process hangs. It says that it is there, and is then sent more."""
        seconds = WAIT_FACTOR * self._timeout
        own, other = socket.socketpair()
        own.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, struct.pack("ll", int(seconds) + 1, 0))
        with Connection(own.detach()) as connection:
            with other:
                self._start()
                socket.send_fds(self._door, [b"."], [other.fileno()])
            end = time.monotonic() + seconds
            self._received(connection, end)
            try:
                connection.send(picture)
            except BlockingIOError:
                raise TimeoutError from None
            answer = self._received(connection, end)
        if isinstance(answer, bytes):
            return answer
        raise PictureUnavailable(answer)

    def _received(self, connection: "Connection[Any, Any]", end: float) -> Any:
        """What the process says next."""
        while not connection.poll(1):
            self._start()  # it may have ended in that moment; who comes next finds what was sent
            if time.monotonic() > end:
                raise TimeoutError
        return connection.recv()

    def _start(self) -> None:
        """Start the process, unless it runs. Raises PictureUnavailable where it ends before it could draw."""
        with self._starting, _locked(self._file.fileno(), STARTING):
            if not self._is_free():
                return
            inherited = self._inside.fileno(), self._file.fileno()
            command = [sys.executable, "-m", MODULE, *map(str, (*inherited, *self._limits))]
            process = subprocess.Popen(
                command, cwd=ROOT, stdout=subprocess.PIPE, pass_fds=inherited, start_new_session=True
            )
            with process.stdout as output:  # type: ignore[union-attr]
                is_ready = output.read(1)
        threading.Thread(target=process.wait, daemon=True).start()  # else it would stay a zombie
        if not is_ready:
            raise PictureUnavailable("no_picture")

    def _is_free(self) -> bool:
        """Whether no process runs. Only who holds the first byte may ask, else who asks would be taken for it."""
        try:
            with _locked(self._file.fileno(), RUNNING, fcntl.LOCK_NB):
                return True
        except OSError:
            return False


def _nameless_file() -> IO[bytes]:
    """An open file for locks: in memory, which is there when a disk is full, where the system has such files."""
    if sys.platform == "linux":
        return os.fdopen(os.memfd_create("park-atlas"), "w+b")
    return tempfile.TemporaryFile()


@contextmanager
def _locked(file: int, byte: int, how: int = 0) -> Iterator[None]:
    """Hold a byte of a file, which no other process can hold then; the system lets go of it where a process dies."""
    fcntl.lockf(file, fcntl.LOCK_EX | how, 1, byte)
    try:
        yield
    finally:
        fcntl.lockf(file, fcntl.LOCK_UN, 1, byte)
