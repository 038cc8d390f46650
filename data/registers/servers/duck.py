"""A file of DuckDB, read in this process with bounded memory. The file is opened for reading only."""

import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import ibis

from data.registers import engine
from data.registers.address import Address
from data.registers.errors import FileErrorCode, reject
from data.registers.headers import COLUMNS
from data.registers.servers.server import Server, quoted

if TYPE_CHECKING:
    import ibis.expr.types as ir

REGISTER = "register"


def connect(address: Address) -> Server:
    """The file, attached to an engine of its own. RejectedImport if it is not there, or not of DuckDB."""
    if not Path(address.database).is_file():
        raise reject("no_such_file", address.shown)
    leavings = ExitStack()
    folder = leavings.enter_context(tempfile.TemporaryDirectory(prefix="park-atlas-"))
    connection = leavings.enter_context(engine.opened(Path(folder)))
    try:
        path = address.database.replace("'", "''")
        connection.raw_sql(f"ATTACH '{path}' AS {REGISTER} (READ_ONLY)")
    except duckdb.Error as error:
        leavings.close()
        raise reject("locked" if "lock" in str(error) else "damaged", address.shown) from None
    return Duck(address, connection, leavings)


class Duck(engine.Embedded):
    """One session."""

    def __init__(self, address: Address, connection: Any, leavings: ExitStack) -> None:
        super().__init__(connection)
        self.table = f"{REGISTER}.{quoted(address.table, chr(34))}"
        self.leavings = leavings

    def columns(self) -> Sequence[str]:
        """The columns of the register."""
        return [one[0] for one in self.connection.raw_sql(f"SELECT * FROM {self.table} LIMIT 0").description]

    def texts(self, named: Mapping[str, str]) -> "ir.Table":
        """The register as text."""
        self.connection.raw_sql(f"CREATE VIEW seen AS SELECT * FROM {self.table}")
        table = self.connection.table("seen")
        return table.select(
            **{name: table[named[name]].cast("string") if name in named else ibis.literal("") for name in COLUMNS}
        )

    def many(self) -> int:
        """Its rows."""
        return self.connection.raw_sql(f"SELECT count(*) FROM {self.table}").fetchone()[0]

    def able(self) -> bool:
        """This process works."""
        return True

    def cancel(self) -> None:
        """End what is being worked out."""
        self.connection.con.interrupt()

    def close(self) -> None:
        """Close the file and sweep up."""
        self.leavings.close()

    def classify(self, error: Exception) -> tuple[FileErrorCode, str] | None:
        """What an error means."""
        if isinstance(error, duckdb.CatalogException):
            return "no_table", ""
        if isinstance(error, duckdb.OutOfMemoryException):
            return "server_full", ""
        return ("engine_failed", type(error).__name__) if isinstance(error, duckdb.Error) else None
