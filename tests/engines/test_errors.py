"""Every way in which a server can be absent, slow, refusing, different or suddenly gone has its own clear message."""

import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from components import registers
from data.registers.address import parse
from data.registers.errors import RejectedImport
from tests.engines import services
from tests.engines.conftest import PASSWORD, POSTGRES, SPARK, owner, refusal

SLOW = 'CREATE OR REPLACE VIEW atlas.slow AS SELECT *, pg_sleep(0.05)::text AS "所属省份" FROM atlas.few'
ACTIVE = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'Park Atlas' AND state <> 'idle'"


@pytest.fixture(scope="session")
def slow(put, table):
    """A register that takes minutes; only its owner made it so."""
    put("postgresql", "few", table.head(4000).drop(columns="所属省份"))
    with owner() as connection:
        connection.execute(SLOW)
    return f"{POSTGRES}?table=atlas.slow"


@pytest.mark.parametrize("url", ["postgresql://127.0.0.1:9/db?table=t", "spark://127.0.0.1:9?path=/t"])
def test_nobody_there(count, url):
    assert refusal(count, url) == "unreachable"


def test_a_wrong_password(count, urls, monkeypatch):
    monkeypatch.setenv("PGPASSWORD", "wrong")
    assert refusal(count, urls["postgresql"]) == "login"


def test_no_password(count, urls, monkeypatch):
    monkeypatch.delenv("PGPASSWORD")
    monkeypatch.setenv("PGPASSFILE", os.devnull)
    assert refusal(count, urls["postgresql"]) == "login"


def test_no_such_database(count):
    assert refusal(count, POSTGRES.replace("/postgres", "/nowhere") + "?table=t") == "no_database"


def test_a_database_that_we_may_not_enter(count):
    with owner() as connection:
        connection.execute("DROP DATABASE IF EXISTS closed")
        connection.execute("CREATE DATABASE closed")
        connection.execute("REVOKE CONNECT ON DATABASE closed FROM public")
    assert refusal(count, POSTGRES.replace("/postgres", "/closed") + "?table=t") == "no_permission"


def test_no_connection_to_spare(count, urls):
    with owner() as connection:
        connection.execute("ALTER ROLE reader CONNECTION LIMIT 0")
    try:
        assert refusal(count, urls["postgresql"]) == "server_full"
    finally:
        with owner() as connection:
            connection.execute("ALTER ROLE reader CONNECTION LIMIT -1")


def test_a_server_that_never_says_a_word(count, monkeypatch):
    monkeypatch.setenv("PGCONNECT_TIMEOUT", "2")
    with socket.create_server(("127.0.0.1", 0)) as mute:
        assert refusal(count, f"postgresql://127.0.0.1:{mute.getsockname()[1]}/db?table=t") == "unreachable"


def test_a_table_that_we_may_not_read(count, put, table):
    url = put("postgresql", "secret", table.head(1))
    with owner() as connection:
        connection.execute("REVOKE SELECT ON atlas.secret FROM reader")
    assert refusal(count, url) == "no_permission"


def test_a_missing_name(count, put, table):
    assert refusal(count, put("duckdb", "nameless", table.head(9).drop(columns="企业名称"))) == "no_name_column"


def test_a_column_of_the_readers_own_that_is_not_there(count, urls):
    assert refusal(count, urls["postgresql"] + "&name=firm") == "no_such_column"


def test_without_the_driver(count, urls, monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    monkeypatch.delitem(sys.modules, "data.registers.servers.postgres", raising=False)
    assert refusal(count, urls["postgresql"]) == "no_driver"


def test_too_slow(count, slow):
    begun = time.monotonic()
    assert refusal(count, f"{slow}&timeout=2") == "timed_out"
    assert time.monotonic() - begun < 10
    assert idle()


def test_the_servers_own_limit(count, slow, monkeypatch):
    monkeypatch.setenv("PGOPTIONS", "-c statement_timeout=1500")
    assert refusal(count, slow) == "cancelled"


def idle():
    """Whether no query of ours runs in PostgreSQL, within a moment."""
    for _ in range(50):
        with owner() as connection:
            if connection.execute(ACTIVE).fetchone() == (0,):
                return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_cancelled_by_its_reader(slow, how, tmp_path, root):
    """Ctrl-C, or the end of a job: the query ends on the server, and the dataset is as it was."""
    command = [sys.executable, "app.py", "import", slow, "--as-of", "2024", "--provider", "甲", "--into", str(tmp_path)]
    subprocess.run(["cp", "-r", f"{root}/data/tables/blockchain/.", tmp_path], check=True)
    before = {path.name for path in (tmp_path / "imports").glob("*")}
    running = subprocess.Popen(command, cwd=root, stderr=subprocess.PIPE, text=True)
    for _ in range(300):
        with owner() as connection:
            if connection.execute(ACTIVE).fetchone() != (0,):
                break
        time.sleep(0.1)
    running.send_signal(how)
    _, output = running.communicate(timeout=30)
    assert (running.returncode, "Traceback" in output, "已取消" in output) == (130, False, True), output
    assert idle()
    assert {path.name for path in (tmp_path / "imports").glob("*")} == before


def test_postgresql_killed_half_way(count, urls):
    def on_step(step):
        if step == "able":
            services.kill_postgres()

    try:
        assert refusal(count, urls["postgresql"], on_step) == "broke_off"
    finally:
        services.start()
    assert count(urls["postgresql"])[0].total.adds_up


def test_an_address_is_not_repeated_with_its_password(tmp_path):
    with pytest.raises(RejectedImport) as caught:
        parse(f"postgresql://reader:{PASSWORD}@127.0.0.1/postgres?table=t", tmp_path)
    assert caught.value.errors[0].code == "password_in_address"
    assert PASSWORD not in registers.rejection_message(caught.value)
    assert SPARK not in registers.rejection_message(caught.value)
