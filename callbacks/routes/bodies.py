"""Long bodies are read a few at a time: the threads that read them are those that answer everybody.

A short one has come before a thread is taken (`callbacks/connections.py`). Of the longer ones, and of those whose
sender waits to be asked for them, a process reads `MAX_AT_ONCE`; the next one is answered with 503 before anything of
it is read.
"""

import threading
from typing import Final

from flask import Flask, Response, g, request

from callbacks.routes.errors import refuse
from callbacks.sockets import MAX_GATHERED_BYTES

MAX_AT_ONCE: Final = 3
RETRY_SECONDS: Final = 10


def register(server: Flask) -> None:
    """Let long bodies in, for as long as their request lasts."""
    places = threading.BoundedSemaphore(MAX_AT_ONCE)

    @server.before_request
    def let_in() -> Response | None:
        is_short = (request.content_length or 0) <= MAX_GATHERED_BYTES
        if is_short and not any(name in request.headers for name in ("Transfer-Encoding", "Expect")):
            return None
        if not places.acquire(blocking=False):
            return refuse(503, "errors.too_many_bodies", RETRY_SECONDS)
        g.leave_body = places.release
        return None

    @server.teardown_request
    def let_go(error: BaseException | None) -> None:
        if leave := g.pop("leave_body", None):
            leave()
