"""A real server, and connections that are slow, silent, rude or wise: none of them keeps another one waiting."""

import http.client
import socket
import time
from contextlib import ExitStack
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest

from callbacks.connections import BufferingWorker
from scripts.serving import serving

HOST = "127.0.0.1"
SLOW = 40
TIMEOUT_S = 60
BEGINNINGS = {
    "silent": b"",
    "half a head": b"GET /health HTTP/1.1\r\nHost: a",
    "a short body that never comes": b"POST /_dash-update-component HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{",
    "a long body that never comes": b"POST /uploads HTTP/1.1\r\nHost: a\r\nContent-Length: 9000000\r\n"
    b"Content-Type: multipart/form-data; boundary=x\r\n\r\n--x\r\n",
    "a body that waits to be asked for": b"POST /_dash-update-component HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n"
    b"Content-Type: application/json\r\nExpect: 100-continue\r\n\r\n",
    "a request, and the beginning of another": b"GET /health HTTP/1.1\r\nHost: a\r\n\r\nGET /hea",
    "chunks that never come": b"POST /export/scenes.json HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n9",
}


@pytest.fixture(scope="module")
def port(boundaries):
    """Of a server with one worker."""
    with serving(workers=1, ATLAS_UPLOADS="1") as served:
        yield urlsplit(served.url).port


def ask(port, path="/health"):
    """Status and body, and how many seconds they took."""
    begun = time.monotonic()
    connection = http.client.HTTPConnection(HOST, port, timeout=TIMEOUT_S)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, body, time.monotonic() - begun


def opened(port, stack, beginning):
    connection = stack.enter_context(socket.create_connection((HOST, port)))
    connection.sendall(beginning)
    return connection


@pytest.mark.parametrize("beginning", BEGINNINGS.values(), ids=BEGINNINGS)
def test_many_slow_connections_keep_nobody_waiting(port, beginning):
    ask(port)
    with ExitStack() as stack:
        for _ in range(SLOW):
            opened(port, stack, beginning)
        time.sleep(0.5)
        asked = [ask(port) for _ in range(5)]
    assert [status for status, *_ in asked] == [200] * 5
    assert max(seconds for *_, seconds in asked) < 4


def test_readers_who_do_not_read_keep_nobody_waiting_and_lose_nothing(port):
    path = "/assets/vendor/plotly-4.1.1.min.js"
    _, whole, _ = ask(port, path)
    with ExitStack() as stack:
        slow = []
        for _ in range(SLOW):
            connection = stack.enter_context(socket.socket())
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            connection.connect((HOST, port))
            connection.sendall(f"GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode())
            slow.append(connection)
        time.sleep(2)
        status, _, seconds = ask(port)
        assert (status, seconds < 10) == (200, True)
        slow[0].settimeout(TIMEOUT_S)
        received = b"".join(iter(lambda: slow[0].recv(65536), b""))
    assert received.partition(b"\r\n\r\n")[2] == whole


def test_of_long_bodies_the_fourth_is_told_to_come_back(port):
    with ExitStack() as stack:
        slow = [opened(port, stack, BEGINNINGS["a long body that never comes"]) for _ in range(6)]
        for connection in slow:
            connection.settimeout(3)
        answers = []
        for connection in slow:
            try:
                answers.append(connection.recv(4096))
            except TimeoutError:
                answers.append(b"")
    refused = [answer for answer in answers if answer]
    assert len(refused) >= 3
    assert all(b" 503 " in answer and b"Retry-After" in answer for answer in refused)


def test_requests_in_pieces_and_requests_at_once_are_answered_in_order(port):
    with socket.create_connection((HOST, port), timeout=TIMEOUT_S) as connection:
        for byte in b"GET /health HTTP/1.1\r\nHost: a\r\n\r\n":
            connection.sendall(bytes([byte]))
        assert b" 200 " in connection.recv(65536)
        request = b"GET /health HTTP/1.1\r\nHost: a\r\n"
        connection.sendall(request + b"\r\n" + request + b"Connection: close\r\n\r\n")
        received = b"".join(iter(lambda: connection.recv(65536), b""))
    assert received.count(b" 200 ") == 2


def test_a_head_without_an_end_is_refused(port):
    with socket.create_connection((HOST, port), timeout=TIMEOUT_S) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nX: " + b"a" * 70_000)
        assert b" 431 " in connection.recv(4096)


def test_a_busy_worker_keeps_a_connection_whose_body_was_read():
    def finish_body(deadline=float("inf"), max_bytes=0):
        """As gunicorn's: it looks at the time first, here after a thread has waited for its turn."""
        time.sleep(0.2)
        return time.monotonic() < deadline

    connection = SimpleNamespace(parser=SimpleNamespace(finish_body=finish_body), sock=socket.socket())
    with connection.sock:
        assert BufferingWorker._keepalive_after(None, connection, True)
