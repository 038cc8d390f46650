"""What a count asks of an engine on a server, and what becomes of its errors, its time limit and Ctrl-C."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from data.registers import headers, meanings
from data.registers.address import Address
from data.registers.errors import FileErrorCode, RejectedImport, reject
from data.registers.headers import PLACES

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pandas as pd

OnStep = Callable[[str], None]
"""Called with the step that begins: one of STEPS."""
STEPS = (
    "connect",
    "rows",
    "months",
    "statuses",
    "industries",
    "amounts",
    "placed",
    "able",
    "rejected",
    "names",
    "codes",
    "known_names",
    "tally",
)
MODULES = {"duckdb": "duck", "postgresql": "postgres", "spark": "spark"}
DRIVERS = {"postgresql": "psycopg", "spark": "pyspark"}
NO_WORKERS_TIMEOUT_S = 30.0
"""Seconds that an engine may be without hands before it is given up."""
POLL_INTERVAL_S = 0.5
"""Seconds between two looks at the clock and at the engine."""


class Server(Protocol):
    """One session with an engine. Its errors may be of any kind: `classify` knows them."""

    def columns(self) -> Sequence[str]:
        """The columns of the register."""

    def texts(self, named: Mapping[str, str]) -> "ir.Table":
        """The register as the text columns of headers.py; those without a name are blank."""

    def many(self) -> int:
        """Its rows, by a query of their own."""

    def given(self, frame: "pd.DataFrame", name: str) -> "ir.Table":
        """A table of ours, handed over as a whole."""

    def kept(self, table: "ir.Table", name: str) -> "ir.Table":
        """A result that several queries need, worked out once and gone with the session."""

    def write(self, table: "ir.Table", path: Path) -> None:
        """The rows of a result as parquet on this machine."""

    def able(self) -> bool:
        """Whether somebody works for us."""

    def cancel(self) -> None:
        """End what is being worked out; called from another thread."""

    def close(self) -> None:
        """Leave nothing behind."""

    def classify(self, error: Exception) -> tuple[FileErrorCode, str] | None:
        """What an error means, and a detail that holds nothing of a row; None for one that is ours."""


@contextmanager
def opened(address: Address, on_step: OnStep) -> Iterator[Server]:
    """A session with the register's engine. Whatever ends it, queries are cancelled and nothing stays on the server."""
    on_step("connect")
    server = _connect(address)
    watch = _Watch(server, address.timeout)
    watch.start()
    try:
        yield server
    except RejectedImport:
        raise
    except Exception as error:
        raise _meant(error, watch, server, address) from error
    finally:
        watch.stop()
        server.close()


def _connect(address: Address) -> Server:
    try:
        module = import_module(f"data.registers.servers.{MODULES[address.engine]}")
    except ModuleNotFoundError as missing:
        driver = DRIVERS.get(address.engine, "")
        if missing.name != driver:
            raise
        raise reject("no_driver", address.shown, driver) from None
    return module.connect(address)


def _meant(error: Exception, watch: "_Watch", server: Server, address: Address) -> Exception:
    """What is reported instead of the error; the error itself if it is an error of ours."""
    if watch.ended:
        return reject(watch.ended, address.shown, watch.detail)
    meaning = server.classify(error)
    return reject(meaning[0], address.shown, meaning[1]) if meaning else error


class _Watch(threading.Thread):
    """Ends a count that takes too long, or for which nobody works any more."""

    def __init__(self, server: Server, timeout: int) -> None:
        super().__init__(daemon=True)
        self.server, self.timeout = server, timeout
        self.ended: FileErrorCode | None = None
        self.detail = ""
        self._done = threading.Event()

    def run(self) -> None:
        """Look at the clock and at the engine until the count is over."""
        begun = able = time.monotonic()
        while not self._done.wait(POLL_INTERVAL_S):
            now = time.monotonic()
            able = now if self.server.able() else able
            if self.timeout and now - begun > self.timeout:
                self._end("timed_out", str(self.timeout))
            elif now - able > NO_WORKERS_TIMEOUT_S:
                self._end("no_workers", "")

    def stop(self) -> None:
        """The count is over."""
        self._done.set()
        self.join()

    def _end(self, code: FileErrorCode, detail: str) -> None:
        self.ended, self.detail = code, detail
        self.server.cancel()


def named(address: Address, columns: Sequence[str]) -> Mapping[str, str]:
    """Column of headers.py -> column of the register. RejectedImport where one is missing."""
    found = headers.labels(columns, address.columns)
    if missing := set(address.columns.values()) - set(columns):
        raise reject("no_such_column", address.shown, ", ".join(sorted(missing)))
    if "name" not in found:
        raise reject("no_name_column", address.shown)
    if not set(PLACES) & set(found):
        raise reject("no_place_column", address.shown)
    return found


class Telling:
    """A server's tables, with a word before each that takes time."""

    def __init__(self, server: Server, on_step: OnStep) -> None:
        self.server, self.on_step = server, on_step

    def given(self, frame: "pd.DataFrame", name: str) -> "ir.Table":
        """A table of ours."""
        return self.server.given(frame, name)

    def kept(self, table: "ir.Table", name: str) -> "ir.Table":
        """A result that several queries need."""
        self.on_step(name)
        return self.server.kept(table, name)

    def write(self, table: "ir.Table", path: Path) -> None:
        """The tally."""
        self.on_step("tally")
        self.server.write(table, path)


def rows(texts: "ir.Table", labels: Mapping[str, str]) -> "ir.Table":
    """The register's texts in the shape that count.py asks for: one file, rows without numbers."""
    import ibis

    capital = meanings.measured(texts.capital, headers.unit(labels.get("capital", "")))
    numberless = {"row": ibis.null("int64"), "broken": ibis.literal(False), "file": ibis.literal(0, "int64")}
    return texts.mutate(**numberless, capital=capital)


def quoted(name: str, mark: str) -> str:
    """schema.table as an engine wants it."""
    return ".".join(f"{mark}{part.replace(mark, mark * 2)}{mark}" for part in name.split("."))


def reached(host: str, port: int, seconds: float) -> None:
    """Raise OSError unless somebody listens there: drivers wait long, and say it in their own ways."""
    import socket

    socket.create_connection((host, port), seconds).close()
