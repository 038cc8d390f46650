"""Parquet or a table on a Spark cluster. The driver is this process; what it keeps are cached frames of its session.

Who we are, and how storage is reached, says Spark's own configuration (SPARK_CONF_DIR/spark-defaults.conf).
"""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
from py4j.protocol import Py4JError, Py4JJavaError
from pyspark import SparkConf
from pyspark.errors import PySparkException, PySparkRuntimeError
from pyspark.sql import DataFrame, SparkSession, functions

from data.registers.address import Address
from data.registers.faults import FileFaultCode, refuse
from data.registers.headers import COLUMNS
from data.registers.servers.server import Server, quoted, reached

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pandas as pd

SECONDS = 10
"""For the master to answer."""
PREFIX = "park_atlas_"
BATCH = 500_000
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.log.level": "OFF",
    "spark.sql.execution.arrow.pyspark.enabled": "true",  # without Arrow a missing text becomes the text NaN
    "spark.sql.execution.arrow.pyspark.fallback.enabled": "false",
}
PARTITIONS = "spark.sql.shuffle.partitions"
"""200 where nobody chose, of which a small cluster has most for nothing."""
MEANINGS: Mapping[str, FileFaultCode] = {
    "PATH_NOT_FOUND": "no_table",
    "TABLE_OR_VIEW_NOT_FOUND": "no_table",
    "SCHEMA_NOT_FOUND": "no_table",
    "UNABLE_TO_INFER_SCHEMA": "no_table",
    "AccessControlException": "no_permission",
    "AccessDeniedException": "no_permission",
    "OutOfMemoryError": "server_full",
    "bigger than spark.driver.maxResultSize": "server_full",
    "No space left on device": "server_full",
    "cancelled": "cancelled",
    "SparkContext was shut down": "broke_off",
    "SparkContext has been shutdown": "broke_off",
    "stopped SparkContext": "broke_off",
}
"""Signs in what Spark says -> what it means."""


def connect(address: Address) -> Server:
    """A session on the cluster. RegisterFaults if its master does not answer, or there is no Java."""
    try:
        reached(address.host, address.port or 0, SECONDS)
    except OSError:
        raise refuse("unreachable", address.shown, address.place) from None
    conf = SparkConf().setMaster(f"spark://{address.place}").setAppName("Park Atlas")
    conf.setAll(list({**SETTINGS, **_loopback(address.host)}.items()))
    try:
        with _silent():
            session = SparkSession.builder.config(conf=conf).getOrCreate()
    except PySparkRuntimeError:
        raise refuse("no_java", address.shown) from None
    except Py4JError:
        raise refuse("login", address.shown, address.place) from None
    return Spark(address, session)


def _loopback(host: str) -> Mapping[str, str]:
    """A cluster on this machine is talked to on this machine."""
    local = host == "localhost"
    with suppress(ValueError):
        local = ip_address(host).is_loopback
    return {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"} if local else {}


@contextmanager
def _silent() -> Iterator[None]:
    """Java inherits what we print to; its own words are for its developers, and may hold paths and cells."""
    sys.stderr.flush()
    before, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(before, 2)
        os.close(before)
        os.close(nowhere)


class Spark:
    """One session."""

    def __init__(self, address: Address, session: SparkSession) -> None:
        self.address, self.session = address, session
        self.connection = ibis.pyspark.from_connection(session)
        session.conf.set("spark.sql.session.timeZone", "Asia/Shanghai")
        self._frame: DataFrame | None = None

    @property
    def frame(self) -> DataFrame:
        """The register, its files listed once."""
        if self._frame is None:
            address, session = self.address, self.session
            self._frame = (
                session.read.parquet(address.path) if address.path else session.table(quoted(address.table, "`"))
            )
        return self._frame

    def columns(self) -> Sequence[str]:
        """The columns of the register."""
        return self.frame.columns

    def texts(self, named: Mapping[str, str]) -> "ir.Table":
        """The register as text."""
        table = self._seen(self.frame.select(*(quoted_column(name) for name in named.values())), "register")
        return table.select(
            **{name: table[named[name]].cast("string") if name in named else ibis.literal("") for name in COLUMNS}
        )

    def many(self) -> int:
        """Its rows. By now the workers are there, so that their number is known."""
        rows = self.frame.count()
        if PARTITIONS not in dict(self.session.sparkContext.getConf().getAll()):
            self.session.conf.set(PARTITIONS, 2 * self.session.sparkContext.defaultParallelism)
        return rows

    def given(self, frame: "pd.DataFrame", name: str) -> "ir.Table":
        """A table of ours, handed over as Arrow."""
        table = pa.Table.from_pandas(frame, preserve_index=False)
        return self._cached(self.session.createDataFrame(table), name)

    def kept(self, table: "ir.Table", name: str) -> "ir.Table":
        """A result as a cached frame; what a lost worker held is worked out again."""
        return self._cached(self.session.sql(self.connection.compile(table)), name)

    def _cached(self, frame: DataFrame, name: str) -> "ir.Table":
        """A frame that is worked out now, so that the plans after it know how small it is."""
        frame.cache().count()
        return self._seen(frame, name)

    def _seen(self, frame: DataFrame, name: str) -> "ir.Table":
        frame.createOrReplaceTempView(PREFIX + name)
        return self.connection.table(PREFIX + name)

    def write(self, table: "ir.Table", path: Path) -> None:
        """A result as parquet, some rows at a time: Java collects what it hands over in its memory."""
        frame = self.session.sql(self.connection.compile(table)).cache()
        pieces = frame.count() // BATCH + 1
        if pieces > 1:  # by what the rows say, so that a piece that is worked out again is the same
            frame = frame.repartition(pieces, *frame.columns).cache()
        schema = table.schema().to_pyarrow()
        with pq.ParquetWriter(path, schema) as writer:
            for at in range(pieces):
                piece = frame.where(functions.spark_partition_id() == at) if pieces > 1 else frame
                writer.write_table(piece.toArrow().cast(schema))

    def able(self) -> bool:
        """Whether any worker works for us; the driver counts as one of its executors."""
        try:
            return len(self._context.statusTracker().getExecutorInfos()) > 1
        except Py4JError:
            return False

    @property
    def _context(self) -> Any:
        return self.session.sparkContext._jsc.sc()

    def cancel(self) -> None:
        """End all jobs of this session."""
        with suppress(Py4JError, OSError):
            self._context.cancelAllJobs()

    def close(self) -> None:
        """End the session, and with it the Java beside us."""
        with suppress(Py4JError, OSError, PySparkException):
            self.session.stop()

    def fault(self, error: Exception) -> tuple[FileFaultCode, str] | None:
        """What an error means; its class alone is told, for its words may hold a cell."""
        if not isinstance(error, (PySparkException, Py4JError, ConnectionError)):
            return None
        words = str(error)
        code = next((code for sign, code in MEANINGS.items() if sign in words), None)
        if code:
            return code, self.address.place
        if not isinstance(error, (PySparkException, Py4JJavaError)):
            return "broke_off", self.address.place
        condition = error.getCondition() if isinstance(error, PySparkException) else None
        return "engine_failed", condition or type(error).__name__


def quoted_column(name: str) -> str:
    """A column as Spark's select wants it; a dot in its name means no field of it."""
    return "`" + name.replace("`", "``") + "`"
