"""A file of DuckDB, read in this process with bounded memory. The file is opened for reading only."""

import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from data.registers import engine
from data.registers.address import Address
from data.registers.errors import FileErrorCode, reject
from data.registers.servers.server import Server, quoted

if TYPE_CHECKING:
    import ibis.expr.types as ir

REGISTER = "register"


def connect(address: Address) -> Server:
    """The file, attached to an engine of its own. RejectedImport if it is not there, or not of DuckDB."""
    if not Path(address.database).is_file():
        raise reject("no_such_file", address.shown)
    cleanup = ExitStack()
    folder = cleanup.enter_context(tempfile.TemporaryDirectory(prefix="park-atlas-"))
    connection = cleanup.enter_context(engine.opened(Path(folder)))
    try:
        path = address.database.replace("'", "''")
        connection.raw_sql(f"ATTACH '{path}' AS {REGISTER} (READ_ONLY)")
    except duckdb.Error as error:
        cleanup.close()
        raise reject("locked" if "lock" in str(error) else "damaged", address.shown) from None
    return Duck(address, connection, cleanup)


class Duck(engine.EmbeddedTables, Server):
    """One session."""

    def __init__(self, address: Address, connection: Any, cleanup: ExitStack) -> None:
        super().__init__(connection)
        self.table = f"{REGISTER}.{quoted(address.table, chr(34))}"
        self.cleanup = cleanup

    def columns(self) -> Sequence[str]:
        return [one[0] for one in self.connection.raw_sql(f"SELECT * FROM {self.table} LIMIT 0").description]

    def texts(self, labels: Mapping[str, str]) -> "ir.Table":
        self.connection.raw_sql(f"CREATE VIEW seen AS SELECT * FROM {self.table}")
        table = self.connection.table("seen")
        return table.select(**engine.text_columns(table, labels))

    def row_count(self) -> int:
        return self.connection.raw_sql(f"SELECT count(*) FROM {self.table}").fetchone()[0]

    def cancel(self) -> None:
        self.connection.con.interrupt()

    def close(self) -> None:
        self.cleanup.close()

    def classify(self, error: Exception) -> tuple[FileErrorCode, str] | None:
        if isinstance(error, duckdb.CatalogException):
            return "no_table", ""
        if isinstance(error, duckdb.OutOfMemoryException):
            return "server_full", ""
        return ("engine_failed", type(error).__name__) if isinstance(error, duckdb.Error) else None
