"""What a count asks of an engine on a server; its errors, its time limit and Ctrl-C."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from data.regions import Regions
from data.registers import headers, meanings, places
from data.registers.address import Address
from data.registers.columns import MONEY_COLUMNS, PLACES, unit_of
from data.registers.errors import FileErrorCode, RejectedImport, reject
from data.registers.tables import Tables

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pandas as pd

OnStep = Callable[[str], None]
"""Called with the step that begins: one of STEPS."""
STEPS = (
    *("connect", "rows", "months", "written_codes", "statuses", "industries", "amounts", "placed"),
    *("divisions", "staff", "staff_years", "paid_in", "forms", "sizes", "taxpayers", "report_years"),
    *("able", "rejected", "names", "codes", "known_names", "tally", "classes"),
)
MODULES = {"duckdb": "duck", "postgresql": "postgres", "spark": "spark"}
DRIVERS = {"postgresql": "psycopg", "spark": "pyspark"}
NO_WORKERS_TIMEOUT_S = 30.0
"""For which an engine may be without workers before it is given up."""
POLL_INTERVAL_S = 0.5
"""Between two looks at the clock and at the engine."""


class Server(Tables, Protocol):
    """One session with an engine. Its errors may be of any kind: `classify` knows them."""

    def columns(self) -> Sequence[str]:
        """The columns of the register."""

    def texts(self, labels: Mapping[str, str]) -> "ir.Table":
        """The register as the text columns of columns.py; those without a label are blank."""

    def row_count(self) -> int:
        """Its rows, by a query of their own."""

    def has_workers(self) -> bool:
        """Whether any process works for us; a connection that raises when its server is gone need not be asked."""
        return True

    def cancel(self) -> None:
        """End the running query; called from another thread."""

    def close(self) -> None:
        """Leave nothing behind."""

    def classify(self, error: Exception) -> tuple[FileErrorCode, str] | None:
        """What an error means, and its class: its words may hold a cell. None for a bug of ours."""


@contextmanager
def opened(address: Address, on_step: OnStep) -> Iterator[Server]:
    """A session with the register's engine. Whatever ends it, queries are cancelled and nothing stays on the server."""
    on_step("connect")
    server = _connect(address)
    watchdog = _Watchdog(server, address.timeout)
    watchdog.start()
    try:
        yield server
    except RejectedImport:
        raise
    except Exception as error:
        rejected = watchdog.rejected or server.classify(error)
        if rejected is None:
            raise
        raise reject(rejected[0], address.shown, rejected[1]) from error
    finally:
        watchdog.stop()
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


class _Watchdog(threading.Thread):
    """Ends a count that takes too long, or for which no process works any more."""

    def __init__(self, server: Server, timeout: int) -> None:
        super().__init__(daemon=True)
        self.server, self.timeout = server, timeout
        self.rejected: tuple[FileErrorCode, str] | None = None
        self._done = threading.Event()

    def run(self) -> None:
        """Look at the clock and at the engine until the count is over."""
        begun = working = time.monotonic()
        while not self._done.wait(POLL_INTERVAL_S):
            now = time.monotonic()
            working = now if self.server.has_workers() else working
            if self.timeout and now - begun > self.timeout:
                self._end("timed_out", str(self.timeout))
            elif now - working > NO_WORKERS_TIMEOUT_S:
                self._end("no_workers", "")

    def stop(self) -> None:
        """The count is over."""
        self._done.set()
        self.join()

    def _end(self, code: FileErrorCode, detail: str) -> None:
        self.rejected = code, detail
        self.server.cancel()


class ReportingTables(Tables):
    """A server's tables, which call `on_step` before each that takes time."""

    def __init__(self, server: Server, on_step: OnStep) -> None:
        self.server, self.on_step = server, on_step

    def load(self, frame: "pd.DataFrame", name: str) -> "ir.Table":
        return self.server.load(frame, name)

    def materialize(self, table: "ir.Table", name: str) -> "ir.Table":
        self.on_step(name)
        return self.server.materialize(table, name)

    def write(self, table: "ir.Table", path: Path) -> None:
        self.on_step(path.stem)
        self.server.write(table, path)


def labels_of(address: Address, columns: Sequence[str]) -> Mapping[str, str]:
    """Column of columns.py -> column of the register. RejectedImport where one is missing."""
    labels = headers.labels(columns, address.columns)
    if missing := set(address.columns.values()) - set(columns):
        raise reject("no_such_column", address.shown, ", ".join(sorted(missing)))
    if "name" not in labels:
        raise reject("no_name_column", address.shown)
    if not set(PLACES) & set(labels):
        raise reject("no_place_column", address.shown)
    return labels


def rows(texts: "ir.Table", labels: Mapping[str, str], regions: Regions) -> "ir.Table":
    """The register's texts in the shape that count.py asks for: one file, rows without numbers, no address."""
    import ibis

    amounts = {name: meanings.measured(texts[name], unit_of(labels.get(name, ""))) for name in MONEY_COLUMNS}
    numberless = {"row": ibis.null("int64"), "broken": ibis.literal(False), "file": ibis.literal(0, "int64")}
    bare = texts.address.strip().isin(places.provinces(regions)) if "address" in labels else ibis.literal(False)
    return texts.mutate(**numberless, **amounts, bare_address=bare.fill_null(False)).drop("address")


def quoted(name: str, mark: str) -> str:
    """schema.table as an engine wants it."""
    return ".".join(f"{mark}{part.replace(mark, mark * 2)}{mark}" for part in name.split("."))


def check_reachable(host: str, port: int, seconds: float) -> None:
    """Raise OSError unless somebody listens there: drivers wait long, and report it in their own ways."""
    import socket

    socket.create_connection((host, port), seconds).close()
