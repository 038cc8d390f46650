"""Texts that all processes of one server share, in one SQLite file: what one worker has made, no other makes again.

The file goes with the process that made the cache; the next one clears away what a killed one has left.
A cache is never a reason to fail: where nothing can be written, nothing is kept.
"""

import atexit
import logging
import os
import sqlite3
import zlib
from contextlib import suppress
from hashlib import blake2b
from itertools import count
from pathlib import Path
from threading import Lock
from typing import Final

log = logging.getLogger(__name__)

MAX_BYTES: Final = 256_000_000
"""Of the file. Beyond it the oldest quarter of the texts makes room; the file stays as large."""
LEVEL: Final = 1
"""Of compression: a text is read far more often than it is written, but a reader waits for the writing."""
_NUMBERS = count()


class SharedCache:
    """Texts by key. Made before a server forks, used after it: each process opens the file for itself."""

    def __init__(self, folder: Path, max_bytes: int = MAX_BYTES) -> None:
        self._file = folder / f"{os.getpid()}-{next(_NUMBERS)}.sqlite"
        self._max_bytes = max_bytes
        self._lock = Lock()
        self._pid = 0
        self._connection: sqlite3.Connection | None = None
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            _clear(folder)
            self._file.touch(mode=0o600)
        atexit.register(self._remove, os.getpid())

    def get(self, key: str) -> str | None:
        """The text that any process has put there, if it is still kept."""
        try:
            with self._lock:
                row = self._opened().execute("select value from texts where key = ?", (_digest(key),)).fetchone()
        except sqlite3.Error as error:
            log.debug("nothing read: %s", error)
            return None
        return zlib.decompress(row[0]).decode() if row else None

    def put(self, key: str, text: str) -> None:
        """Keep a text for all processes, as far as there is room."""
        row = _digest(key), zlib.compress(text.encode(), LEVEL)
        try:
            with self._lock, self._opened() as connection:
                connection.execute("insert or ignore into texts (key, value) values (?, ?)", row)
                self._make_room(connection)
        except sqlite3.Error as error:
            log.debug("nothing kept: %s", error)

    def _remove(self, maker: int) -> None:
        if os.getpid() == maker:
            for file in self._file.parent.glob(f"{self._file.name}*"):
                file.unlink(missing_ok=True)

    def _make_room(self, connection: sqlite3.Connection) -> None:
        (used,) = connection.execute(
            "select (page_count - freelist_count) * page_size from "
            "pragma_page_count, pragma_freelist_count, pragma_page_size"
        ).fetchone()
        if used > self._max_bytes:
            connection.execute("delete from texts where at <= (select min(at) + (max(at) - min(at)) / 4 from texts)")

    def _opened(self) -> sqlite3.Connection:
        """The connection of this process: one from before a fork must not be used after it."""
        if self._connection is None or self._pid != os.getpid():
            self._connection, self._pid = _connect(self._file), os.getpid()
        return self._connection


def _connect(file: Path) -> sqlite3.Connection:
    """Of a file that is there: a process that outlives the server must not make it anew."""
    connection = sqlite3.connect(f"{file.as_uri()}?mode=rw", uri=True, timeout=1, check_same_thread=False)
    connection.execute("pragma journal_mode = wal")  # readers do not wait for a writer
    connection.execute("pragma synchronous = off")  # what a crash damages goes with the server
    connection.execute("pragma cache_size = -500")  # kB: the system keeps the file in memory, once for all
    connection.execute(
        "create table if not exists texts (at integer primary key autoincrement, key blob unique, value blob)"
    )
    return connection


def _digest(key: str) -> bytes:
    return blake2b(key.encode(), digest_size=16).digest()


def _clear(folder: Path) -> None:
    """Remove the files of processes that are gone, and of one before this that had its number."""
    own = os.getpid()
    for file in folder.glob("*.sqlite*"):
        pid = file.name.partition("-")[0]
        if pid.isdigit() and (int(pid) == own or not _runs(int(pid))):
            file.unlink(missing_ok=True)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
