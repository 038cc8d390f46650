"""Who did what, how the server is, and in which form it says so."""

import json
import logging
import os
import resource
import signal
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from ipaddress import ip_network

import pytest
from flask import Flask

from app import create_app
from callbacks import commands, metrics
from callbacks.audit import Audit
from callbacks.drawings import Drawings
from callbacks.export_gate import ExportGate
from callbacks.feature import Feature, PageState, Server
from callbacks.json_log import JsonFormatter
from callbacks.routes import health
from callbacks.who import Proxies
from components.style import Style
from data import links
from data.dates import today
from data.settings import Settings, SettingsError
from scripts.serving import free_port, running

KEY = "B" * 22
HERE = (ip_network("127.0.0.1"),)


@pytest.fixture
def log(tmp_path):
    return tmp_path / "audit.jsonl"


@pytest.fixture
def audited(dataset, boundaries, log, tmp_path):
    settings = Settings(
        upload_folder=tmp_path / "up", audit_log=log, user_header="X-User", trusted_proxies=HERE, metrics=HERE
    )
    return create_app(dataset, boundaries, settings).server.test_client()


def lines(log):
    return [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []


@pytest.mark.parametrize(
    ("peer", "headers", "user", "address"),
    [
        ("127.0.0.1", {"X-User": "李雷".encode().decode("latin-1")}, "李雷", "127.0.0.1"),
        ("127.0.0.1", {"X-User": "li", "X-Forwarded-For": "6.6.6.6, 10.0.0.7"}, "li", "10.0.0.7"),
        ("10.0.0.9", {"X-User": "li", "X-Forwarded-For": "1.1.1.1"}, "", "10.0.0.9"),
        ("127.0.0.1", {}, "", "127.0.0.1"),
    ],
)
def test_a_user_is_believed_from_a_trusted_proxy_only(peer, headers, user, address, server):
    with server.test_request_context("/", headers=headers, environ_base={"REMOTE_ADDR": peer}):
        who = Proxies("X-User", HERE).who()
    assert (who.user, who.address) == (user, address)


def test_the_page_names_the_user_and_no_markup_of_theirs(audited):
    page = audited.get("/?lang=en", headers={"X-User": "<b>li</b>"}).text
    assert "Signed in as &lt;b&gt;li&lt;/b&gt;" in page
    assert "signed-in" not in audited.get("/").text


def test_what_is_taken_away_is_recorded_without_keys(audited, log):
    forged = "li\u2028lei".encode().decode("latin-1")
    audited.get("/data/parks.csv?region=440000", headers={"X-User": forged})
    audited.get(f"/print.json?region=440000&upload={KEY}")
    audited.get("/data/nothing.csv")
    audited.get("/")
    first, second = lines(log)
    assert (first["user"], first["action"], first["path"]) == ("lilei", "data", "/data/parks.csv")
    assert first["query"] == "region=440000"
    assert (second["action"], second["query"], second["bytes"] > 1000) == ("export", "region=440000", True)
    assert KEY not in log.read_text()


def test_a_deleted_upload_is_recorded_by_a_digest(audited, log, tmp_path):
    from data.registers.uploads import Uploads

    upload, lock = Uploads(tmp_path / "up", 1, 1).admit("companies")
    lock.close()
    assert audited.delete(f"/uploads/{upload.token}").status_code == 204
    (line,) = lines(log)
    assert (line["action"], len(line["upload"])) == ("delete", 12)
    assert upload.token not in log.read_text()


def test_commands_are_recorded_with_who_ran_them(log, monkeypatch, tmp_path):
    monkeypatch.setenv("ATLAS_AUDIT_LOG", str(log))
    assert commands.main(["imports", "--dataset", str(Settings().dataset)], lambda: None) == 0
    (line,) = lines(log)
    assert (line["action"], line["name"], bool(line["user"])) == ("command", "imports", True)


def test_a_log_that_cannot_be_written_stops_nobody(tmp_path, caplog):
    Audit(tmp_path / "no" / "folder").record("reload")
    assert "audit log cannot be written" in caplog.text


def test_a_line_that_a_full_disk_cut_off_takes_no_other_along(tmp_path, caplog):
    path = tmp_path / "audit.jsonl"
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    Audit(path).record("reload")
    try:
        resource.setrlimit(
            resource.RLIMIT_FSIZE, (path.stat().st_size + 20, hard)
        )  # room for 20 bytes, as on a full disk
        Audit(path).record("reload", note="lost")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
    assert "audit log cannot be written" in caplog.text
    Audit(path).record("reload", note="whole")
    first, cut, last = path.read_text().splitlines()
    assert json.loads(first)["action"] == "reload"
    assert len(cut) == 20
    assert json.loads(last)["note"] == "whole"


def test_metrics_are_for_those_who_may_and_count_by_route(audited, client):
    assert client.get("/metrics").status_code == 404
    audited.get(f"/uploads/{KEY}")
    text = audited.get("/metrics").text
    assert 'atlas_request_seconds_count{method="GET",route="/uploads/<token>",status="404"} 1.0' in text
    assert "atlas_uploads_running 0.0" in text
    assert 'version="' in text
    assert KEY not in text
    assert audited.get("/metrics", environ_base={"REMOTE_ADDR": "10.0.0.1"}).status_code == 404
    assert audited.get("/metrics", headers={"X-Forwarded-For": "127.0.0.1"}).status_code == 404


def test_metrics_say_where_drawings_came_from(dataset, boundaries):
    server = Server(dataset, boundaries, "/", today, drawings=Drawings())
    app = Flask(__name__)
    metrics.register(app, server, ExportGate(1), HERE)
    feature = Feature("any", draw=lambda summary, state, server: {"html": "a"})
    for lang in ("zh", "zh", "en", "zh"):
        state = PageState(links.default(dataset), Style(lang, "light", 1920), today())
        server.drawings.draw(feature, state, server)
    text = app.test_client().get("/metrics").text
    assert 'atlas_drawings_total{origin="drawn"} 2.0' in text
    assert 'atlas_drawings_total{origin="kept"} 2.0' in text


def test_health_says_what_is_lacking(audited, log, monkeypatch):
    monkeypatch.setattr(health, "find_browser", lambda: None)
    monkeypatch.setattr(health, "MIN_FREE_BYTES", 10**18)
    health._has_browser.cache_clear()
    answer = audited.get("/health")
    health._has_browser.cache_clear()
    assert (answer.status_code, answer.json["status"]) == (200, "degraded")
    assert answer.json["degraded"] == ["no_browser", "disk_nearly_full"]


def test_a_record_is_one_line_whatever_is_in_it():
    record = logging.LogRecord("a", logging.ERROR, "", 1, "bad\n%s", ("路\r\nx",), None)
    assert json.loads(JsonFormatter().format(record))["message"] == "bad\n路\r\nx"
    assert "\n" not in JsonFormatter().format(record)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("ATLAS_TRUSTED_PROXIES", "proxy"),
        ("ATLAS_METRICS", "1.2.3.4/33"),
        ("ATLAS_USER_HEADER", "X User"),
        ("ATLAS_HOSTS", "https://a"),
        ("ATLAS_LOG_FORMAT", "xml"),
    ],
)
def test_a_setting_that_makes_no_sense_is_named(variable, value):
    with pytest.raises(SettingsError, match=variable):
        Settings.from_environment({variable: value})


def test_workers_add_up_and_logs_are_json(root, boundaries, tmp_path):
    port = free_port()
    own = {"PORT": str(port), "ATLAS_METRICS": "127.0.0.1", "ATLAS_LOG_FORMAT": "json", "TMPDIR": str(tmp_path)}
    command = [sys.executable, "app.py"]
    log, environment = tmp_path / "log", {**os.environ, **own}
    with (
        log.open("w") as errors,
        running(command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=errors) as server,
    ):
        server.stdout.readline()
        for _ in range(6):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health").read()
        with suppress(urllib.error.HTTPError):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/uploads/{KEY}").read()
        text, patience = "", time.monotonic() + 60
        while "atlas_workers 2.0" not in text and time.monotonic() < patience:  # one answers before the other begins
            text = urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics").read().decode()
        server.terminate()
        server.wait(60)
    assert 'atlas_request_seconds_count{method="GET",route="/health",status="200"} 6.0' in text
    assert "atlas_workers 2.0" in text
    assert all(json.loads(line)["level"] for line in log.read_text().splitlines())
    assert not list(tmp_path.glob("park-atlas-metrics-*"))
