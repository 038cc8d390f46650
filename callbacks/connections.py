"""The worker of gunicorn that gives a thread only to who has something to say: slow connections hold none.

Gunicorn's own worker reads head and body, and writes the answer, in one of its few threads and without an end: some
dozen connections that announce a body and send nothing keep everybody else waiting. Here the loop of the worker, which
waits for all connections at once, gathers a request before it takes a thread, sends what a slow reader has not taken
yet, and waits for him to close. A body of more than `MAX_GATHERED_BYTES` is read in a thread, in time
(`callbacks/routes/bodies.py`).
"""

import re
import selectors
import socket
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from typing import Any, Final

from gunicorn import util
from gunicorn.workers.gthread import TConn, ThreadWorker

MAX_GATHERED_BYTES: Final = 64 * 1024
"""Of a request, before a thread is taken: its head, and all of a body that is not longer."""
MAX_UNSENT_BYTES: Final = 100_000_000
"""Of all answers that wait for slow readers; beyond it a reader loses his answer."""
REQUEST_SECONDS: Final = 20
"""From the first byte of a request, or a connection's beginning, until it must have been gathered."""
STALL_SECONDS: Final = 20
"""Without a byte, after which a thread gives a body up; and how far it may be behind `MIN_BYTES_PER_SECOND`."""
SEND_SECONDS: Final = 0.5
"""For which a thread waits for a reader to take the answer, before the loop sends the rest."""
DRAIN_SECONDS: Final = 0.05
"""For the rest of a body that was not read, and is here already, so that the connection can be kept."""
MIN_BYTES_PER_SECOND: Final = 10_000
LINGER_SECONDS: Final = 60
MAX_LINGER_BYTES: Final = 200_000_000
"""For who is still sending a body that nobody reads: a browser reads the answer only then."""

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


class BufferingWorker(ThreadWorker):
    """See above. A connection is gathered, answered, sent, and kept open or waited for until it closes."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.waiting: dict[TConn, float] = {}  # what the loop does something for, and until when (monotonic)

    def accept(self, listener: socket.socket) -> None:
        try:
            client, address = listener.accept()
        except OSError:  # it has gone already
            return
        self.nr_conns += 1
        conn = TConn(self.cfg, Socket(client.detach()), address, listener.getsockname())
        self._wait(conn, selectors.EVENT_READ, self._gather, REQUEST_SECONDS)

    def on_client_socket_readable(self, conn: TConn, client: Socket) -> None:
        """The next request on a connection that was kept open."""
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        self._wait(conn, selectors.EVENT_READ, self._gather, REQUEST_SECONDS)

    def finish_request(self, conn: TConn, done: "Future[Any]") -> None:
        """Send what is left of the answer; then keep the connection, or close it."""
        unsent = sum(one.sock.unsent_bytes for one in self.waiting) + conn.sock.unsent_bytes
        if unsent > MAX_UNSENT_BYTES:
            self._close(conn)
        elif conn.sock.unsent:
            seconds = REQUEST_SECONDS + conn.sock.unsent_bytes / MIN_BYTES_PER_SECOND
            self._wait(conn, selectors.EVENT_WRITE, partial(self._send, done=done), seconds)
        elif done.cancelled() or done.exception() or not done.result():
            self._half_close(conn)
        elif conn.sock.received:  # sent before its predecessor was answered
            self._wait(conn, selectors.EVENT_READ, self._gather, REQUEST_SECONDS)
            self._begin(conn)
        else:
            super().finish_request(conn, done)

    def _keepalive_after(self, conn: TConn, keepalive: bool) -> bool:
        """Whether the connection can be kept. A body that nobody has read is not waited for here: the loop lingers."""
        return keepalive and bool(conn.parser.finish_body(deadline=time.monotonic() + DRAIN_SECONDS))

    def murder_pending(self) -> None:
        """Give up the connections whose time is over."""
        now = time.monotonic()
        for conn in [conn for conn, until in self.waiting.items() if until < now]:
            self._stop_waiting(conn)
            self._close(conn)

    def _cap_keepalive(self, deadline: float) -> None:
        """A worker that stops waits no longer for who has said nothing, or has his answer."""
        super()._cap_keepalive(deadline)
        for conn, until in self.waiting.items():
            if not conn.sock.unsent:
                self.waiting[conn] = min(until, deadline)

    def _gather(self, conn: TConn) -> None:
        if not conn.sock.gather():
            self._stop_waiting(conn)
            self._close(conn)
        self._begin(conn)

    def _begin(self, conn: TConn) -> None:
        """Give a thread to a connection whose request is there."""
        if conn not in self.waiting:
            return
        if conn.sock.is_request:
            self._stop_waiting(conn)
            conn.data_ready = True
            self.enqueue_req(conn)
        elif len(conn.sock.received) > MAX_GATHERED_BYTES:
            self._stop_waiting(conn)
            util.write_error(conn.sock, 431, "Request Header Fields Too Large", "")
            self._half_close(conn)

    def _send(self, conn: TConn, done: "Future[Any]") -> None:
        conn.sock.send_more()
        if not conn.sock.unsent:
            self._stop_waiting(conn)
            self.finish_request(conn, done)

    def _half_close(self, conn: TConn) -> None:
        """Say that nothing more comes, and wait until the other side has closed: else it may lose the answer."""
        try:
            conn.sock.shutdown(socket.SHUT_WR)
        except OSError:
            self._close(conn)
        else:
            self._wait(conn, selectors.EVENT_READ, self._linger, LINGER_SECONDS if self.alive else 1)

    def _linger(self, conn: TConn) -> None:
        is_there = conn.sock.gather()
        conn.sock.discarded += len(conn.sock.received)
        conn.sock.received = b""
        if not is_there or conn.sock.discarded > MAX_LINGER_BYTES:
            self._stop_waiting(conn)
            self._close(conn)

    def _wait(self, conn: TConn, event: int, act: Callable[[TConn], None], seconds: float) -> None:
        conn.sock.setblocking(False)
        self.waiting[conn] = time.monotonic() + seconds
        self.poller.register(conn.sock, event, lambda _: self._try(act, conn))

    def _try(self, act: Callable[[TConn], None], conn: TConn) -> None:
        """Do it; a connection that breaks meanwhile is closed."""
        try:
            act(conn)
        except BlockingIOError:
            pass
        except OSError:
            self._stop_waiting(conn)
            self._close(conn)

    def _stop_waiting(self, conn: TConn) -> None:
        if self.waiting.pop(conn, None) is not None:
            self.poller.unregister(conn.sock)

    def _close(self, conn: TConn) -> None:
        self.nr_conns -= 1
        conn.close()
