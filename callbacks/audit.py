"""The audit log: who imported, changed, discarded, took away or reloaded what, and when; never any contents.

One JSON object a line, appended in one step, so that all processes may write into one file and it may be moved away at
any time:

    {"time": "2026-11-30T09:30:00+00:00", "user": "li.lei", "address": "10.1.2.3", "action": "export",
     "path": "/export/deck.pptx", "query": "region=440000"}

The key of an upload stands in no line: `upload` is the beginning of its SHA-256, by which lines can be put together.
"""

import errno
import getpass
import hashlib
import json
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Literal

from flask import Flask, Response, has_request_context, request

from callbacks.who import Proxies
from data import links

log = logging.getLogger(__name__)

Action = Literal["import", "overlay", "accept", "add", "delete", "export", "data", "reload", "command"]
AUDITED_PATHS: Final[dict[str, Action]] = {"export": "export", "print.json": "export", "data": "data"}
"""First part of an address -> what whoever asks for it takes away."""


@dataclass(frozen=True)
class Audit:
    """A file that lines are appended to; nothing is written without one."""

    path: Path | None = None
    proxies: Proxies = field(default_factory=Proxies)

    def record(self, action: Action, *, key: str = "", **facts: object) -> None:
        """Write one line about the request that is answered, or the command that runs. `key`: of an upload."""
        if self.path is None:
            return
        about = {"upload": hashlib.sha256(key.encode()).hexdigest()[:12]} if key else {}
        now = datetime.now(UTC).isoformat(timespec="seconds")
        line = json.dumps({"time": now, **self._who(), "action": action, **about, **facts}, ensure_ascii=False)
        try:
            _append(self.path, f"{line}\n".encode("utf-8", "replace"))
        except OSError as error:
            log.error("the audit log cannot be written: %s", error.strerror)

    def _who(self) -> dict[str, str]:
        if not has_request_context():
            return {"user": getpass.getuser(), "address": ""}
        who = self.proxies.who()
        return {"user": who.user, "address": who.address}


def _append(path: Path, line: bytes) -> None:
    """Write a line in one step; raises OSError where it cannot be, or only the beginning of it.

    Such a beginning, which a full disk leaves, is ended first: it would take the next line along.
    """
    number = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    with open(number, "r+b", buffering=0) as file:  # noqa: PTH123, it has no path
        size = file.seek(0, os.SEEK_END)
        if size and os.pread(number, 1, size - 1) != b"\n":
            line = b"\n" + line
        if file.write(line) < len(line):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def register(server: Flask, base_path: str, audit: Audit, query: Callable[[], str]) -> None:
    """Record what is taken away."""

    @server.after_request
    def record(response: Response) -> Response:
        path = request.path.removeprefix(base_path)
        if (action := AUDITED_PATHS.get(path.partition("/")[0])) and response.status_code == 200:
            asked = links.without_key(query()).removeprefix("?")
            audit.record(action, path=f"/{path}", query=asked, bytes=response.content_length or 0)
        return response
