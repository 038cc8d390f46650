"""The worker of gunicorn that gives a thread only to who has something to say: slow connections hold none.

Gunicorn's own worker reads head and body, and writes the answer, in one of its few threads and without an end: some
dozen connections that announce a body and send nothing keep everybody else waiting. Here the loop of the worker, which
waits for all connections at once, gathers a request before it takes a thread, sends what a slow reader has not taken
yet, and waits for him to close. A body of more than `MAX_GATHERED_BYTES` is read in a thread, in time
(`callbacks/routes/bodies.py`).
"""

import selectors
import socket
import time
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any, Final

from gunicorn import util
from gunicorn.workers.gthread import TConn, ThreadWorker

from callbacks.sockets import MAX_GATHERED_BYTES, MIN_BYTES_PER_SECOND, Socket

MAX_UNSENT_BYTES: Final = 100_000_000
"""Of all answers that wait for slow readers; beyond it a reader loses his answer."""
REQUEST_SECONDS: Final = 20
"""From the first byte of a request, or a connection's beginning, until it must have been gathered."""
DRAIN_SECONDS: Final = 0.05
"""For the rest of a body that was not read, and is here already, so that the connection can be kept."""
LINGER_SECONDS: Final = 60
MAX_LINGER_BYTES: Final = 200_000_000
"""For who is still sending a body that nobody reads: a browser reads the answer only then."""


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
        unsent = conn.sock.unsent_bytes
        if conn.sock.fileno() < 0 or (unsent and unsent + self._unsent_bytes > MAX_UNSENT_BYTES):
            self._close(conn)
        elif unsent:
            seconds = REQUEST_SECONDS + unsent / MIN_BYTES_PER_SECOND
            self._wait(conn, selectors.EVENT_WRITE, partial(self._send, done=done), seconds)
        elif done.cancelled() or done.exception() or not done.result():
            self._half_close(conn)
        else:
            conn.sock.received = conn.parser.unreader.take_buffered() + conn.sock.received
            if conn.sock.received:  # sent before its predecessor was answered
                self._wait(conn, selectors.EVENT_READ, self._gather, REQUEST_SECONDS)
                self._begin(conn)
            else:
                super().finish_request(conn, done)

    @property
    def _unsent_bytes(self) -> int:
        """Of the answers that wait for slow readers."""
        return sum(conn.sock.unsent_bytes for conn in self.waiting)

    def _keepalive_after(self, conn: TConn, keepalive: bool) -> bool:
        """Whether the connection can be kept. A body that nobody has read is not waited for here: the loop lingers.

        Whether one was read is asked without a deadline: a thread of a busy worker may wait that long for its turn.
        """
        if not keepalive:
            return False
        conn.sock.settimeout(DRAIN_SECONDS)
        finish = conn.parser.finish_body
        return bool(finish(max_bytes=1) or finish(deadline=time.monotonic() + DRAIN_SECONDS))

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
