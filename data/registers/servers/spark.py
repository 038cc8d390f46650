"""Parquet or a table on a Spark cluster. The driver is this process; what it keeps are cached frames of its session.

Who we are, and how storage is reached, says Spark's own configuration (SPARK_CONF_DIR/spark-defaults.conf); a cluster's
secret (spark.authenticate) may come from the environment too, as SPARK_AUTHENTICATE_SECRET.
A table is sought in the catalog that this configuration names: a Hive metastore by a hive-site.xml in SPARK_CONF_DIR or
HADOOP_CONF_DIR, or by spark.sql.catalogImplementation; others, such as Iceberg's, by spark.sql.catalog.NAME.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
from py4j.protocol import Py4JError, Py4JJavaError
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession, functions

from data.registers.address import Address
from data.registers.engine import text_columns
from data.registers.errors import FileErrorCode, reject
from data.registers.servers import driver
from data.registers.servers.server import Server, check_reachable, quoted

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pandas as pd

CONNECT_TIMEOUT_S = 10
"""For the master to answer."""
PREFIX = "park_atlas_"
BATCH = 500_000
PARTITIONS = "spark.sql.shuffle.partitions"
"""200 where nobody chose, far too many for a small cluster."""
MEANINGS: Mapping[str, FileErrorCode] = {
    "PATH_NOT_FOUND": "no_table",
    "TABLE_OR_VIEW_NOT_FOUND": "no_table",
    "SCHEMA_NOT_FOUND": "no_table",
    "UNABLE_TO_INFER_SCHEMA": "no_table",
    "MetaStoreClient": "no_catalog",
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
    """A session on the cluster. RejectedImport if its master does not answer, or does not take us; or without Java."""
    try:
        check_reachable(address.host, address.port or 0, CONNECT_TIMEOUT_S)
    except OSError:
        raise reject("unreachable", address.shown, address.place) from None
    return Spark(address, driver.start(address))


class Spark(Server):
    """One session."""

    def __init__(self, address: Address, session: SparkSession) -> None:
        self.address, self.session = address, session
        self.connection = ibis.pyspark.from_connection(session)
        session.conf.set("spark.sql.session.timeZone", "Asia/Shanghai")
        # It derives filters from all conditions of a row's reason, which takes minutes and gives nothing to skip.
        session.conf.set("spark.sql.constraintPropagation.enabled", "false")

    @cached_property
    def frame(self) -> DataFrame:
        """The register, its files listed once."""
        if self.address.path:
            return self.session.read.parquet(self.address.path)
        if not driver.has_catalog(self.session):
            raise reject("no_catalog", self.address.shown)
        return self.session.table(quoted(self.address.table, "`"))

    def columns(self) -> Sequence[str]:
        return self.frame.columns

    def texts(self, labels: Mapping[str, str]) -> "ir.Table":
        table = self._view(self.frame.select(*(quoted_column(name) for name in labels.values())), "register")
        return table.select(**text_columns(table, labels))

    def row_count(self) -> int:
        rows = self.frame.count()  # by now the workers are there, so that their number is known
        if PARTITIONS not in dict(self.session.sparkContext.getConf().getAll()):
            self.session.conf.set(PARTITIONS, 2 * self.session.sparkContext.defaultParallelism)
        return rows

    def load(self, frame: "pd.DataFrame", name: str) -> "ir.Table":
        table = pa.Table.from_pandas(frame, preserve_index=False)
        return self._cached(self.session.createDataFrame(table), name)

    def materialize(self, table: "ir.Table", name: str) -> "ir.Table":
        return self._cached(self.session.sql(self.connection.compile(table)), name)

    def _cached(self, frame: DataFrame, name: str) -> "ir.Table":
        """A frame that is computed now, so that later plans know its size; what a lost worker held is redone."""
        frame.cache().count()
        return self._view(frame, name)

    def _view(self, frame: DataFrame, name: str) -> "ir.Table":
        frame.createOrReplaceTempView(PREFIX + name)
        return self.connection.table(PREFIX + name)

    def write(self, table: "ir.Table", path: Path) -> None:
        """Some rows at a time: Java collects in its memory what it passes on."""
        frame = self.session.sql(self.connection.compile(table)).cache()
        pieces = frame.count() // BATCH + 1
        if pieces > 1:  # by what the rows say, so that a piece that is computed again is the same
            frame = frame.repartition(pieces, *frame.columns).cache()
        schema = table.schema().to_pyarrow()
        with pq.ParquetWriter(path, schema) as writer:
            for at in range(pieces):
                piece = frame.where(functions.spark_partition_id() == at) if pieces > 1 else frame
                writer.write_table(piece.toArrow().cast(schema))

    def has_workers(self) -> bool:
        try:
            return len(self._context.statusTracker().getExecutorInfos()) > 1  # the driver counts as one
        except Py4JError:
            return False

    @property
    def _context(self) -> Any:
        return self.session.sparkContext._jsc.sc()

    def cancel(self) -> None:
        with suppress(Py4JError, OSError):
            self._context.cancelAllJobs()

    def close(self) -> None:
        with suppress(Py4JError, OSError, PySparkException):
            self.session.stop()

    def classify(self, error: Exception) -> tuple[FileErrorCode, str] | None:
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
