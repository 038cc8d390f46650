"""Spark's driver: the Java beside this process, and how it finds the cluster, its catalog of tables and its secret."""

import logging
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from subprocess import DEVNULL
from typing import TYPE_CHECKING

from py4j.protocol import Py4JError
from pyspark import SparkConf, SparkContext
from pyspark.errors import PySparkException, PySparkRuntimeError
from pyspark.java_gateway import launch_gateway
from pyspark.sql import SparkSession

from data.registers.address import Address
from data.registers.errors import reject
from data.settings import LOOPBACK, is_loopback

if TYPE_CHECKING:
    from py4j.java_gateway import JavaGateway

SETTINGS = {
    "spark.app.name": "Park Atlas",
    "spark.ui.enabled": "false",
    "spark.log.level": "OFF",
    "spark.sql.execution.arrow.pyspark.enabled": "true",  # without Arrow a missing text becomes the text NaN
    "spark.sql.execution.arrow.pyspark.fallback.enabled": "false",
    # How a query is done is described, at each stage anew, for pages that nobody opens: it filled the memory.
    "spark.sql.ui.explainMode": "simple",
    "spark.sql.maxPlanStringLength": "1000",
    "spark.sql.ui.retainedExecutions": "1",
}
MEMORY = SparkConf(loadDefaults=False).set("spark.driver.memory", "2g")
"""For plans, which are long. It is known before Java starts."""
CATALOG = "spark.sql.catalogImplementation"
CATALOGS = "spark.sql.catalog."
CONFIGURED = ("SPARK_CONF_DIR", "HADOOP_CONF_DIR", "YARN_CONF_DIR")
"""Folders that Java is given to find hive-site.xml in."""
SECRET = "SPARK_AUTHENTICATE_SECRET"
"""Variable of the environment; Spark itself knows only a file for it."""


def start(address: Address) -> SparkSession:
    """A session on the cluster. RejectedImport if there is no Java, or the cluster does not take us."""
    _silence()
    try:
        java = _java()
    except PySparkRuntimeError:
        raise reject("no_java", address.shown) from None
    try:
        with _own_interrupts():
            context = SparkContext(conf=_configuration(address), gateway=java)
        return SparkSession(context)
    except (Py4JError, PySparkException):
        raise reject("login", address.shown, address.place) from None


@cache
def _java() -> "JavaGateway":
    """One for all sessions of this process, whose end it sees. What it prints may hold paths and cells.

    A Java that is left before it has reported its port never ends: Ctrl-C waits for it, which it does not in a thread.
    """
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(launch_gateway, MEMORY, {"stdout": DEVNULL, "stderr": DEVNULL}).result()


def _silence() -> None:
    """The bridge to Java logs every call that fails, in its name or in nobody's; what that means, messages say."""
    logging.getLogger("py4j").propagate = False
    logging.getLogger().addFilter(lambda record: "py4j" not in record.pathname)


@contextmanager
def _own_interrupts() -> Iterator[None]:
    """Ctrl-C stays ours: Spark would call Java in the midst of another call to it, and break the connection."""
    before = signal.getsignal(signal.SIGINT)
    try:
        yield
    finally:
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, before)


def _configuration(address: Address) -> SparkConf:
    """What we know better than spark-defaults.conf. It goes to Java by a socket: a command line is read by others."""
    settings = {**SETTINGS, "spark.master": f"spark://{address.place}"}
    if is_loopback(address.host):  # a cluster on this machine is talked to on this machine
        settings |= {"spark.driver.host": LOOPBACK, "spark.driver.bindAddress": LOOPBACK}
    # Spark asks a metastore only when configured to, even where a hive-site.xml names one. A path needs none.
    folders = [Path(os.environ[name]) for name in CONFIGURED if os.environ.get(name)]
    if address.table and any((folder / "hive-site.xml").is_file() for folder in folders):
        settings[CATALOG] = "hive"
    if secret := os.environ.get(SECRET):
        settings |= {"spark.authenticate": "true", "spark.authenticate.secret": secret}
    return SparkConf().setAll(list(settings.items()))


def has_catalog(session: SparkSession) -> bool:
    """Whether tables can be found. A catalog in memory is empty, and makes a folder where we happen to stand."""
    settings = dict(session.sparkContext.getConf().getAll())
    return settings.get(CATALOG) == "hive" or any(name.startswith(CATALOGS) for name in settings)
