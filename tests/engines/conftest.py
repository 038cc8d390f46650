"""Real servers: `make test-engines` starts them before, and stops them after. What is counted is invented."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import psycopg
import pytest

from components import registers
from data.registers import importer
from data.registers.address import parse
from data.registers.errors import RejectedImport
from data.registers.report import Report
from data.registers.rule import Rule
from data.registers.servers import driver, spark
from data.settings import ROOT, Settings
from tests.engines import invented, services

ENGINES = ("duckdb", "postgresql", "spark")
READER, PASSWORD = "reader", "p@ss/wörd?&%"
WRONG_SECRET = "wr0ng-one"
POSTGRES = f"postgresql://{services.HOST}:{services.POSTGRES_PORT}/postgres"
SPARK = f"spark://{services.HOST}:{services.MASTER_PORT}"


@pytest.fixture(scope="session", autouse=True)
def servers() -> Iterator[None]:
    """Both servers, and an environment that names a reader who may only read."""
    # A run in the background ignores Ctrl-C, and so would every command that it starts.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    services.start()
    own = services.environment()
    before = dict(os.environ)
    os.environ.update(own)
    with owner() as connection:
        connection.execute(f"DROP SCHEMA IF EXISTS atlas CASCADE; DROP ROLE IF EXISTS {READER}; CREATE SCHEMA atlas")
        connection.execute(f"CREATE ROLE {READER} LOGIN PASSWORD '{PASSWORD}'")
        connection.execute(f"GRANT USAGE ON SCHEMA atlas TO {READER}")
        connection.execute(f"ALTER DEFAULT PRIVILEGES IN SCHEMA atlas GRANT SELECT ON TABLES TO {READER}")
    os.environ |= {"PGUSER": READER, "PGPASSWORD": PASSWORD}
    yield
    os.environ.clear()
    os.environ |= before


@pytest.fixture(scope="session", autouse=True)
def wrong_secret(servers: None, tmp_path_factory: pytest.TempPathFactory) -> "Iterator[subprocess.Popen[str]]":
    """An import with a secret that is not the cluster's. Spark gives up after a minute in which it only waits."""
    folder = shutil.copytree(Settings().dataset, tmp_path_factory.mktemp("wrong") / "dataset")
    environment = {**os.environ, driver.SECRET: WRONG_SECRET}
    started = subprocess.Popen(
        command(f"{SPARK}?path=/nowhere", folder),
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    yield started
    started.kill()


def command(url: str, into: Path) -> list[str]:
    """The import of a register, as somebody types it."""
    rule = ["--as-of", invented.RULE.as_of, "--keyword", invented.RULE.keyword]
    return [sys.executable, "app.py", "import", url, "--provider", "甲", *rule, "--into", str(into)]


@pytest.fixture(scope="module")
def one_session() -> Iterator[None]:
    """One session of Spark for all counts of a module: none of them ends it or changes who we are."""
    session = driver.start(parse(f"{SPARK}?path=/t", Path()))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(driver, "start", lambda address: session)
        patch.setattr(spark.Spark, "close", lambda self: session.catalog.clearCache())
        yield
    session.stop()


def owner() -> "psycopg.Connection[Any]":
    """The superuser, who alone makes tables and looks at what others do."""
    place = {"host": services.HOST, "port": services.POSTGRES_PORT, "dbname": "postgres"}
    password = services.PASSWORDS.read_text(encoding="utf-8").strip().rpartition(":")[2]
    return psycopg.connect(**place, user=services.OWNER, password=password, autocommit=True)


def refusal(count: Callable[..., Any], url: str, on_step: Callable[[str], None] = print) -> str:
    """The code of the one error with which a count is refused, whose message holds no password."""
    with pytest.raises(RejectedImport) as caught:
        count(url, on_step=on_step)
    (error,) = caught.value.errors
    message = registers.rejection_message(caught.value, "registers.server_title")
    assert PASSWORD not in message
    assert message.count(error.file) == 2, "told in both languages"
    return error.code


@pytest.fixture(scope="session")
def table() -> pd.DataFrame:
    """The register."""
    return invented.register()


@pytest.fixture(scope="session")
def put(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str, pd.DataFrame], str]:
    """Put a table onto an engine under a name; its address comes out."""
    folder = tmp_path_factory.mktemp("registers")
    return lambda engine, name, frame: PUT[engine](folder, name, frame)


def _put_duckdb(folder: Path, name: str, frame: pd.DataFrame) -> str:
    path = folder / f"{name}.db"
    with duckdb.connect(str(path)) as connection:
        columns = ", ".join(f'"{column}" VARCHAR' for column in frame.columns)
        connection.execute(f"CREATE TABLE {name} ({columns}); INSERT INTO {name} SELECT * FROM frame")
    return f"duckdb:///{path}?table={name}"


def _put_postgresql(folder: Path, name: str, frame: pd.DataFrame) -> str:
    columns = ", ".join(f'"{column}" text' for column in frame.columns)
    with owner() as connection, connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE atlas.{name} ({columns})")
        with cursor.copy(f"COPY atlas.{name} FROM STDIN") as copy:
            for row in frame.itertuples(index=False):
                copy.write_row(row)
    return f"{POSTGRES}?table=atlas.{name}"


def _put_spark(folder: Path, name: str, frame: pd.DataFrame) -> str:
    """Several files, so that several workers have something to do."""
    path = folder / name
    path.mkdir()
    for at in range(4):
        frame.iloc[at::4].to_parquet(path / f"part-{at}.parquet", index=False)
    return f"{SPARK}?path={path}"


PUT = {"duckdb": _put_duckdb, "postgresql": _put_postgresql, "spark": _put_spark}


@pytest.fixture(scope="session")
def urls(put: Callable[[str, str, pd.DataFrame], str], table: pd.DataFrame) -> dict[str, str]:
    """Where the register lies on each engine."""
    return {engine: put(engine, "companies", table) for engine in ENGINES}


@pytest.fixture
def count(tmp_path: Path, dataset: Any) -> Callable[..., tuple[Report, Path]]:
    """Count a register into a new folder."""

    def counted(url: str, rule: Rule = invented.RULE, on_step: Callable[[str], None] = print) -> tuple[Report, Path]:
        folder = tmp_path / f"made{len(list(tmp_path.glob('made*')))}"
        folder.mkdir()
        return importer.import_from_server(parse(url, tmp_path), rule, dataset.regions, folder, on_step), folder

    return counted
