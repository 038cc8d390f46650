"""A table of PostgreSQL. Everything happens in one transaction that sees one state of the table and is rolled back.

Who we are says libpq's environment: PGUSER, PGPASSWORD or a password file, PGSSLMODE, PGOPTIONS, ...
"""

import os
import re
from collections.abc import Generator, Mapping, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis
import psycopg
from psycopg import errors, pq, sql, waiting
from psycopg.conninfo import make_conninfo

from data.registers.address import Address
from data.registers.columns import SERVER_COLUMNS
from data.registers.errors import FileErrorCode, reject
from data.registers.servers.server import Server, check_reachable

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pandas as pd

CONNECT_TIMEOUT_S = 10
"""To answer, unless PGCONNECT_TIMEOUT says otherwise."""
PORT = 5432
PREFIX = "park_atlas_"
BATCH = 50_000
SETTINGS = {
    "TimeZone": "Asia/Shanghai",
    "jit": "off",  # compiling our long expressions takes longer than running them
    "client_connection_check_interval": "10s",  # a client that was killed keeps no query alive
}
ALIVE = {"keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3, "application_name": "Park Atlas"}
MEANINGS: Mapping[type[Exception], FileErrorCode] = {
    errors.UndefinedTable: "no_table",
    errors.InvalidSchemaName: "no_table",
    errors.WrongObjectType: "no_table",
    errors.UndefinedColumn: "no_such_column",
    errors.InsufficientPrivilege: "no_permission",
    errors.QueryCanceled: "cancelled",
    errors.InsufficientResources: "server_full",
}
BY_STATE: Mapping[str, FileErrorCode] = {
    "28": "login",
    "3D": "no_database",
    "42501": "no_permission",
    "53": "server_full",
    "57P": "broke_off",
}
"""How the code begins with which a connection is rejected."""


def connect(address: Address) -> Server:
    """A session, its transaction begun. RejectedImport if the server is not there or does not let us in."""
    seconds = int(os.environ.get("PGCONNECT_TIMEOUT") or 0) or CONNECT_TIMEOUT_S
    place = {"host": address.host or None, "port": address.port, "dbname": address.database, "connect_timeout": seconds}
    try:
        if address.host:
            check_reachable(address.host, address.port or PORT, seconds)
        connection = psycopg.connect(make_conninfo(**place, **ALIVE), autocommit=True)
    except psycopg.OperationalError as error:
        state = "" if isinstance(error, errors.ConnectionTimeout) else _sqlstate(make_conninfo(**place), seconds)
        raise reject(_refusal(error, state, address), address.shown, address.place) from None
    except OSError:
        raise reject("unreachable", address.shown, address.place) from None
    return Postgres(address, connection)


def _sqlstate(conninfo: str, seconds: int) -> str:
    """The code of a refusal, from the trace of a second attempt: an error has only the server's words, in its language.

    Blank where the server gives no code, or where there are no files in memory (outside Linux): a trace holds what
    proves our password.
    """
    if not hasattr(os, "memfd_create"):
        return ""
    with os.fdopen(os.memfd_create("libpq"), "rb") as trace:
        connection = pq.PGconn.connect_start(conninfo.encode())
        with suppress(psycopg.Error):
            connection.trace(trace.fileno())
            waiting.wait_conn(_attempt(connection), seconds)
            connection.untrace()
        connection.finish()
        trace.seek(0)
        codes = re.findall(rb'ErrorResponse\t.*? C "(\w{5})"', trace.read())
    return codes[-1].decode() if codes else ""


def _attempt(connection: pq.abc.PGconn) -> Generator[tuple[int, waiting.Wait], waiting.Ready, None]:
    """The steps of a connection; a server that says nothing in time ends them."""
    step = pq.PollingStatus.WRITING
    while step in (pq.PollingStatus.READING, pq.PollingStatus.WRITING) and connection.status != pq.ConnStatus.BAD:
        wanted = waiting.Wait.R if step == pq.PollingStatus.READING else waiting.Wait.W
        if not (yield connection.socket, wanted):
            return
        step = connection.connect_poll()


def _refusal(error: psycopg.OperationalError, state: str, address: Address) -> FileErrorCode:
    """Why the server does not let us in; without a code it is one of libpq's own reasons."""
    if code := next((code for sign, code in BY_STATE.items() if state.startswith(sign)), None):
        return code
    if isinstance(error, errors.ConnectionTimeout):
        return "unreachable"
    return "login" if address.host or (error.pgconn and error.pgconn.needs_password) else "unreachable"


class Postgres(Server):
    """One session."""

    def __init__(self, address: Address, connection: "psycopg.Connection[Any]") -> None:
        self.address, self.raw = address, connection
        self.table = sql.Identifier(*address.table.split("."))
        self.cleanup = ExitStack()
        self.cleanup.callback(connection.close)
        self.connection = ibis.postgres.from_connection(connection)
        for name, value in SETTINGS.items():
            with suppress(errors.UndefinedObject, errors.InvalidParameterValue):
                connection.execute("SELECT set_config(%s, %s, false)", (name, value))
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        self.cleanup.enter_context(connection.transaction(force_rollback=True))

    def columns(self) -> Sequence[str]:
        description = self.raw.execute(sql.SQL("SELECT * FROM {} LIMIT 0").format(self.table)).description
        return [column.name for column in description or ()]

    def texts(self, labels: Mapping[str, str]) -> "ir.Table":
        """The register as text that is compared as bytes: the same order and the same patterns as on other engines."""
        columns = [
            sql.SQL('{}::text COLLATE "C" AS {}').format(
                sql.Identifier(labels[name]) if name in labels else sql.Literal(""), sql.Identifier(name)
            )
            for name in SERVER_COLUMNS
        ]
        view = sql.Identifier(f"{PREFIX}register")
        select = sql.SQL("CREATE TEMPORARY VIEW {} AS SELECT {} FROM {}")
        self.raw.execute(select.format(view, sql.SQL(", ").join(columns), self.table))
        return self.connection.table(f"{PREFIX}register")

    def row_count(self) -> int:
        row = self.raw.execute(sql.SQL("SELECT count(*) FROM {}").format(self.table)).fetchone()
        return int(row[0]) if row else 0

    def load(self, frame: "pd.DataFrame", name: str) -> "ir.Table":
        schema = ibis.memtable(frame).schema()
        self.connection.create_table(PREFIX + name, schema=schema, temp=True)
        with (
            self.raw.cursor() as cursor,
            cursor.copy(sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(PREFIX + name))) as copy,
        ):
            for row in frame.itertuples(index=False):
                copy.write_row(row)
        return self._analyzed(name)

    def materialize(self, table: "ir.Table", name: str) -> "ir.Table":
        query = sql.SQL(self.connection.compile(table))
        self.raw.execute(sql.SQL("CREATE TEMPORARY TABLE {} AS {}").format(sql.Identifier(PREFIX + name), query))
        return self._analyzed(name)

    def _analyzed(self, name: str) -> "ir.Table":
        """A temporary table; only we tell the planner how large it is."""
        self.raw.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(PREFIX + name)))
        return self.connection.table(PREFIX + name)

    def write(self, table: "ir.Table", path: Path) -> None:
        from pyarrow.parquet import ParquetWriter

        with (
            self.connection.to_pyarrow_batches(table, chunk_size=BATCH) as batches,
            ParquetWriter(path, batches.schema) as writer,
        ):
            for batch in batches:
                writer.write_batch(batch)

    def cancel(self) -> None:
        self.raw.cancel_safe()

    def close(self) -> None:
        with suppress(psycopg.Error):
            self.cleanup.close()

    def classify(self, error: Exception) -> tuple[FileErrorCode, str] | None:
        if not isinstance(error, psycopg.Error):
            return None
        code = next((code for kind, code in MEANINGS.items() if isinstance(error, kind)), None)
        if code:
            return code, self.address.place
        gone = isinstance(error, (errors.AdminShutdown, errors.CrashShutdown)) or self.raw.broken
        return ("broke_off", self.address.place) if gone else ("engine_failed", error.sqlstate or type(error).__name__)
