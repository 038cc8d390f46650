"""Spark alone: tables of a metastore, a cluster's secret, and an end before its time."""

import json
import os
import pty
import re
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from components import registers
from components.words import words
from data.registers.errors import reject
from data.registers.servers import server
from data.registers.servers.driver import SECRET
from tests.engines import invented, services
from tests.engines.conftest import SPARK, WRONG_SECRET, command, refusal
from tests.engines.test_same import cells

HIVE = "<configuration><property><name>{name}</name><value>{value}</value></property></configuration>"
DERBY, THRIFT = "javax.jdo.option.ConnectionURL", "hive.metastore.uris"
SAVE = """
from pyspark.sql import SparkSession
builder = SparkSession.builder.master("local[1]").config("spark.authenticate", "false")
session = builder.enableHiveSupport().getOrCreate()
session.sql("CREATE DATABASE lake")
session.read.parquet("{path}").write.saveAsTable("lake.companies")
session.stop()
"""
SIGNALS = (signal.SIGINT, signal.SIGTERM)


def secret():
    """That of the cluster."""
    return re.search(r"secret (\S+)", services.DEFAULTS_FILE.read_text(encoding="utf-8"))[1]


def configured(folder, name="", value=""):
    """An environment whose SPARK_CONF_DIR names a metastore, but no secret: that stands in the environment itself."""
    folder.mkdir()
    settings = {
        "spark.sql.warehouse.dir": f"{folder}/warehouse",
        "spark.driver.host": services.HOST,
        "spark.authenticate": "true",
        "spark.cores.max": "1",  # one executor to start
        "spark.driver.extraJavaOptions": f"{services.JAVA} -Dderby.system.home={folder}",
        "spark.executor.extraJavaOptions": services.JAVA,
    }
    lines = [f"{name} {value}\n" for name, value in settings.items()]
    (folder / "spark-defaults.conf").write_text("".join(lines), encoding="utf-8")
    if name:
        (folder / "hive-site.xml").write_text(HIVE.format(name=name, value=value), encoding="utf-8")
    return {**os.environ, "SPARK_CONF_DIR": str(folder), SECRET: secret()}


@pytest.fixture(scope="module")
def metastore(urls, tmp_path_factory):
    """An environment that knows the register as a table, which an application before us has saved."""
    folder = tmp_path_factory.mktemp("lake")
    environment = configured(folder / "conf", DERBY, f"jdbc:derby:;databaseName={folder}/metastore;create=true")
    with (folder / "conf" / "spark-defaults.conf").open("a", encoding="utf-8") as settings:
        settings.write("spark.hadoop.datanucleus.schema.autoCreateAll true\n")
        settings.write("spark.hadoop.hive.metastore.schema.verification false\n")
    save = SAVE.format(path=urls["spark"].partition("path=")[2])
    subprocess.run([sys.executable, "-c", save], env=environment, cwd=folder, check=True)
    return environment


@pytest.fixture
def own_dataset(tmp_path, root):
    """A dataset to import into."""
    subprocess.run(["cp", "-r", f"{root}/data/tables/blockchain/.", tmp_path / "dataset"], check=True)
    return tmp_path / "dataset"


def imported(url, into, root, environment):
    """The import's exit code, what it says, and the folders that it has made."""
    before = set((into / "imports").glob("*"))
    done = subprocess.run(command(url, into), cwd=root, env=environment, capture_output=True, text=True, check=False)
    output = done.stdout + done.stderr
    assert environment[SECRET] not in output
    return done.returncode, output, set((into / "imports").glob("*")) - before


def account(code, url):
    """The message of an error, as the command prints it."""
    return registers.rejection_message(reject(code, f"{url.partition('table=')[2]} [Spark]"), "registers.server_title")


def idle():
    """Whether the cluster's master knows of no application of ours any more, nor of a busy core, within a moment."""
    for _ in range(100):
        if (state := cluster())["coresused"] == 0 and not state["activeapps"]:
            return True
        time.sleep(0.1)
    return False


def cluster():
    """The cluster, as its master tells it."""
    with urlopen(f"http://{services.HOST}:{services.WEB_PORT}/json/") as answer:
        return json.load(answer)


def test_a_table_counts_as_its_files_do(metastore, table, own_dataset, root):
    """The secret is right too, and stands in the environment alone."""
    code, output, (made,) = imported(f"{SPARK}?table=lake.companies", own_dataset, root, metastore)
    assert code == 0, output
    assert cells(made) == invented.plain_count(table)[1]


def test_no_such_table_in_the_metastore(metastore, own_dataset, root):
    url = f"{SPARK}?table=lake.nothing"
    code, output, made = imported(url, own_dataset, root, metastore)
    assert (code, account("no_table", url) in output, made) == (2, True, set()), output


def test_a_metastore_that_does_not_answer(tmp_path, own_dataset, root):
    url = f"{SPARK}?table=lake.companies"
    environment = configured(tmp_path / "conf", THRIFT, "thrift://127.0.0.1:9")
    code, output, made = imported(url, own_dataset, root, environment)
    assert (code, account("no_catalog", url) in output, made) == (2, True, set()), output


def test_a_table_without_a_metastore(count, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert refusal(count, f"{SPARK}?table=lake.companies") == "no_catalog"
    assert not Path("spark-warehouse").exists()


def test_a_wrong_secret(wrong_secret):
    output, _ = wrong_secret.communicate(timeout=120)
    assert (wrong_secret.returncode, WRONG_SECRET in output, "Traceback" in output) == (2, False, False), output
    message = registers.rejection_message(
        reject("login", "nowhere [Spark]", SPARK.removeprefix("spark://")), "registers.server_title"
    )
    assert message in output
    assert idle()


def test_no_secret(urls, tmp_path, own_dataset, root):
    environment = configured(tmp_path / "conf") | {SECRET: ""}
    done = subprocess.run(
        command(urls["spark"], own_dataset), cwd=root, env=environment, stderr=subprocess.PIPE, text=True, check=False
    )
    assert (done.returncode, SECRET in done.stderr, "Traceback" in done.stderr) == (2, True, False), done.stderr


def test_too_slow(count, urls):
    assert refusal(count, f"{urls['spark']}&timeout=2") == "timed_out"
    assert idle()


@pytest.mark.parametrize("step", ["connect", "months"])
def test_cancelled_by_its_reader(urls, step, own_dataset, root, tmp_path):
    """Ctrl-C, or the end of a job, while Java starts or counts: the dataset and the cluster are as they were."""
    before = set((own_dataset / "imports").glob("*"))
    environment = configured(tmp_path / "conf")
    running = [(how, *started(command(urls["spark"], own_dataset), root, environment)) for how in SIGNALS]
    for how, process, screen in running:
        output = shown(screen, words("en")(f"registers.step_{step}"))
        process.send_signal(how)
        output += shown(screen)
        assert (process.wait(), "Traceback" in output, "已取消" in output) == (130, False, True), output
    assert idle()
    assert set((own_dataset / "imports").glob("*")) == before


def started(arguments, root, environment):
    """A command on a terminal of its own."""
    screen, theirs = pty.openpty()
    termios.tcsetwinsize(screen, (24, 200))
    process = subprocess.Popen(arguments, cwd=root, env=environment, stderr=theirs, start_new_session=True)
    os.close(theirs)
    return process, screen


def shown(screen, until=None):
    """What a terminal shows, up to a word or to the end."""
    output = b""
    while not until or until.encode() not in output:
        try:
            output += os.read(screen, 4096)
        except OSError:  # nobody writes to it any more
            break
    return output.decode(errors="replace")


def test_a_worker_lost_during_a_count_changes_nothing(count, urls, table):
    def on_step(step):
        if step == "codes":
            services.end("worker-1", signal.SIGKILL)

    try:
        report, _ = count(urls["spark"], on_step=on_step)
    finally:
        services.start()
    outcomes, _ = invented.plain_count(table)
    assert {**report.total.reasons, "": report.total.counted} == dict(outcomes)


def test_the_cluster_killed_half_way(count, urls, monkeypatch):
    monkeypatch.setattr(server, "NO_WORKERS_TIMEOUT_S", 3.0)

    def on_step(step):
        if step == "months":
            for name in ("worker-1", "worker-2", "master"):
                services.end(name, signal.SIGKILL)

    try:
        assert refusal(count, urls["spark"], on_step) in ("no_workers", "broke_off")
    finally:
        services.start()
