"""A connection as the worker of gunicorn holds it: no reading and no writing waits for ever (`connections.py`)."""

import re
import socket
import time
from collections import deque
from contextlib import suppress
from typing import Any, Final

MAX_GATHERED_BYTES: Final = 64 * 1024
"""Of a request, before a thread is taken: its head, and all of a body that is not longer."""
STALL_SECONDS: Final = 20
"""Without a byte, after which a thread gives a body up; and how far it may be behind `MIN_BYTES_PER_SECOND`."""
SEND_SECONDS: Final = 0.5
"""For which a thread waits for a reader to take the answer, before the loop sends the rest."""
MIN_BYTES_PER_SECOND: Final = 10_000

_LENGTH: Final = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,15})[ \t]*\r\n", re.IGNORECASE)
_ONLY_IN_PARTS: Final = re.compile(rb"\r\n(?:transfer-encoding|expect):", re.IGNORECASE)


class Socket(socket.socket):
    """A connection with what was received before a thread asked, and what could not be sent while one waited."""

    def __init__(self, fileno: int) -> None:
        super().__init__(fileno=fileno)
        self.received = b""
        self.unsent: deque[memoryview] = deque()
        self._begun, self._bytes = 0.0, 0  # of what a thread has read since
        self.discarded = 0  # bytes

    def setblocking(self, flag: bool) -> None:
        """Gunicorn asks for a socket that waits for ever; none here does."""
        self._begun, self._bytes = time.monotonic(), 0
        self.settimeout(STALL_SECONDS if flag else 0)

    def gather(self) -> bool:
        """Receive what has come; whether the other side is still there."""
        data = super().recv(MAX_GATHERED_BYTES)
        self.received += data
        return bool(data)

    def recv(self, size: int, flags: int = 0) -> bytes:
        """The next bytes, for a thread. TimeoutError if they come too slowly."""
        if self.received:
            data, self.received = self.received[:size], self.received[size:]
            return data
        data = super().recv(size, flags)
        self._bytes += len(data)
        if time.monotonic() - self._begun > STALL_SECONDS + self._bytes / MIN_BYTES_PER_SECOND:
            raise TimeoutError
        return data

    def sendall(self, data: Any, flags: int = 0) -> None:
        """Send what the reader takes soon; the rest is sent by the loop, and in its order."""
        view, until = memoryview(data), time.monotonic() + SEND_SECONDS
        while view and not self.unsent and (seconds := until - time.monotonic()) > 0:
            self.settimeout(seconds)
            with suppress(TimeoutError):
                view = view[self.send(view) :]
        if view:
            self.unsent.append(view)
        self.setblocking(True)

    def send_more(self) -> None:
        """Send what is taken at once."""
        view = self.unsent.popleft()
        if rest := view[self.send(view) :]:
            self.unsent.appendleft(rest)

    @property
    def unsent_bytes(self) -> int:
        return sum(view.nbytes for view in self.unsent)

    @property
    def is_request(self) -> bool:
        """Whether a thread can begin: the head is there, and the body if it is short."""
        head, end, body = self.received.partition(b"\r\n\r\n")
        if not end:
            return False
        head += b"\r\n"
        length = _LENGTH.search(head)
        return not length or bool(_ONLY_IN_PARTS.search(head)) or _is_gathered(int(length[1]), len(head), len(body))


def _is_gathered(length: int, head: int, body: int) -> bool:
    return body >= length or head + length > MAX_GATHERED_BYTES
