"""The code with which PostgreSQL refuses a connection.

libpq repeats only the server's words, in the server's language; the code stands in the trace of a connection alone.
"""

import os
import re
import select

import psycopg
from psycopg import pq

ERROR = re.compile(rb'ErrorResponse\t.*? C "(\w{5})"')


def sqlstate(conninfo: str, seconds: int) -> str:
    """Ask once more, and listen. Blank where the server gives no code, or libpq no trace (as outside Linux)."""
    if not hasattr(os, "memfd_create"):
        return ""
    # In memory: a trace holds what proves our password.
    with os.fdopen(os.memfd_create("libpq"), "rb") as trace:
        _connect(conninfo, trace.fileno(), seconds)
        trace.seek(0)
        found = ERROR.findall(trace.read())
    return found[-1].decode() if found else ""


def _connect(conninfo: str, trace: int, seconds: int) -> None:
    connection = pq.PGconn.connect_start(conninfo.encode())
    try:
        connection.trace(trace)
        wanted = pq.PollingStatus.WRITING
        while wanted in (pq.PollingStatus.READING, pq.PollingStatus.WRITING) and _ready(connection, wanted, seconds):
            wanted = connection.connect_poll()
        connection.untrace()
    except psycopg.Error:  # a refusal is what we came for
        pass
    finally:
        connection.finish()


def _ready(connection: pq.abc.PGconn, wanted: int, seconds: int) -> bool:
    """Whether the server takes or gives the next word in time."""
    if connection.status == pq.ConnStatus.BAD:
        return False
    read = [connection.socket] if wanted == pq.PollingStatus.READING else []
    write = [] if read else [connection.socket]
    return any(select.select(read, write, [], seconds))
