"""Addresses of registers: what they name, and that no part of a password comes back in a message."""

from pathlib import Path

import pytest

from components.registers import rejection_message
from data.registers.address import is_address, parse, paths
from data.registers.errors import RejectedImport

HOME = Path("/home")


def test_a_file_of_duckdb():
    one = parse("duckdb:///x.db?table=main.companies&timeout=60", HOME)
    assert (one.engine, one.database, one.table, one.timeout) == ("duckdb", "/home/x.db", "main.companies", 60)
    assert parse("duckdb:////data/x.db?table=t", HOME).database == "/data/x.db"
    assert one.shown == "main.companies [DuckDB]"


def test_a_table_of_postgresql():
    one = parse("postgresql://db.example.org:5433/platform?table=atlas.companies&name=firm", HOME)
    assert (one.host, one.port, one.database, one.table) == ("db.example.org", 5433, "platform", "atlas.companies")
    assert one.columns == {"name": "firm"}
    assert one.shown == "atlas.companies [PostgreSQL]", "reports are public: no host"
    assert one.place == "db.example.org:5433"
    assert parse("postgresql:///platform?table=t", HOME).host == "", "as the environment says"


def test_parquet_on_spark():
    one = parse("spark://[::1]:7077?path=hdfs:///lake/companies/", HOME)
    assert (one.place, one.path, one.shown) == ("[::1]:7077", "hdfs:///lake/companies/", "companies [Spark]")
    assert parse("spark://h:1?table=catalog.atlas.companies", HOME).table == "catalog.atlas.companies"


@pytest.mark.parametrize(
    "url",
    [
        "mysql://h/db?table=t",
        "://",
        "duckdb://x.db?table=t",
        "duckdb:///x.db",
        "postgresql://h/db",
        "postgresql://h?table=t",
        "postgresql://h:port/db?table=t",
        "postgresql://h:99999/db?table=t",
        "postgresql://[h/db?table=t",
        "postgresql://h/db/schema?table=t",
        "postgresql://h/db?table=t&password=secret",
        "postgresql://h/db?table=t&timeout=-1",
        "postgresql://h/db?table=t&timeout=²",
        "postgresql://h/db?table=",
        "spark://h?path=/p",
        "spark://h:1?path=/p&table=t",
        "spark://h:1/db?path=/p",
    ],
)
def test_anything_else_is_refused(url):
    assert error(url) == "bad_address"


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://me:secret@h/db?table=t",
        "postgresql://me@h/db?table=t",
        "postgresql://me:se/cret@h/db?table=t",
        "postgresql://me:?secret@h/db?table=t",
        "postgresql://me:#secret@h/db?table=t",
        "secret://me:secret@h",
    ],
)
def test_a_password_is_refused_and_not_repeated(url):
    assert error(url) == "password_in_address"


def error(url: str) -> str:
    with pytest.raises(RejectedImport) as caught:
        parse(url, HOME)
    assert "secret" not in rejection_message(caught.value)
    return caught.value.errors[0].code


def test_paths_and_patterns(tmp_path):
    for name in ("b.parquet", "a.parquet", "c.csv"):
        (tmp_path / name).touch()
    assert [path.name for path in paths("*.parquet", tmp_path)] == ["a.parquet", "b.parquet"]
    assert paths("none*.parquet", tmp_path) == [tmp_path / "none*.parquet"]
    assert not any(map(is_address, ("a.csv", "C:\\a.csv", "a:b")))
