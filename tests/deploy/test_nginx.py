"""The site of deploy/nginx.conf on a real nginx, with HTTPS and a log-in, in front of a real server."""

import base64
import json
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import threading
import time
import urllib.error
import urllib.request
from urllib.parse import urlsplit

import pytest

from scripts.serving import free_port, running, serving

NGINX, OPENSSL = (shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin") for name in ("nginx", "openssl"))
pytestmark = pytest.mark.skipif(not NGINX or not OPENSSL, reason="needs nginx and openssl")
USER, PASSWORD = "li.lei", "secret"
TIMEOUT_S = 120


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="module")
def atlas(boundaries, folder):
    own = {
        "ATLAS_BASE_PATH": "/atlas",
        "ATLAS_HOSTS": "localhost",
        "ATLAS_PUBLIC_URL": "https://localhost",
        "ATLAS_UPLOADS": "1",
        "ATLAS_UPLOAD_FOLDER": str(folder / "uploads"),
        "ATLAS_TRUSTED_PROXIES": "127.0.0.1",
        "ATLAS_USER_HEADER": "X-Remote-User",
        "ATLAS_AUDIT_LOG": str(folder / "audit.jsonl"),
        "ATLAS_METRICS": "127.0.0.1",
    }
    with serving(workers=1, **own) as served:
        yield served


@pytest.fixture(scope="module")
def site(root, atlas, folder):
    """The port of nginx: the shipped file with other ports, paths and sizes, and nothing else."""
    port, upstream = free_port(), urlsplit(atlas.url).port
    certificate, key = folder / "cert.pem", folder / "key.pem"
    subject = ("-subj", "/CN=localhost", "-days", "1", "-keyout", str(key), "-out", str(certificate))
    subprocess.run(
        [OPENSSL, "req", "-x509", "-newkey", "rsa:2048", "-nodes", *subject], check=True, capture_output=True
    )
    (folder / "users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}\n")
    text = (root / "deploy" / "nginx.conf").read_text()
    for pattern, to in (
        (r"127\.0\.0\.1:8050", f"127.0.0.1:{upstream}"),
        (r"listen 443", f"listen 127.0.0.1:{port}"),
        (r"atlas\.example\.com;", "localhost;"),
        (r"/etc/ssl/certs/\S+\.pem", str(certificate)),
        (r"/etc/ssl/private/\S+\.key", str(key)),
        (r"/etc/nginx/park_atlas\.users", str(folder / "users")),
        (r"/var/log/nginx/park_atlas\.log", str(folder / "access.log")),
        (r"client_max_body_size 201m", "client_max_body_size 3m"),
    ):
        text, times = re.subn(pattern, to, text)
        assert times, pattern
    places = "".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    main = f"user root; daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log; events {{}}"
    (folder / "nginx.conf").write_text(f"{main}\nhttp {{ {places}\n{text}\n}}")
    with running([NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf")]) as nginx:
        until = time.monotonic() + TIMEOUT_S
        while time.monotonic() < until and nginx.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except OSError:
                time.sleep(0.1)
        yield port


def ask(site, path, data=None, user=USER, **headers):
    """Status, headers and body of an answer."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    request = urllib.request.Request(f"https://localhost:{site}{path}", data, headers)
    if user:
        login = base64.b64encode(f"{user}:{PASSWORD}".encode()).decode()
        request.add_header("Authorization", f"Basic {login}")
    try:
        with urllib.request.urlopen(request, context=context, timeout=TIMEOUT_S) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def test_nobody_gets_in_without_a_log_in(site):
    assert ask(site, "/atlas/", user="")[0] == 401


def test_the_page_is_under_its_path_and_names_who_has_logged_in(site):
    status, headers, body = ask(site, "/atlas/?lang=en", **{"X-Remote-User": "somebody.else"})
    assert (status, f"Signed in as {USER}" in body.decode()) == (200, True)
    assert "max-age" in headers["Strict-Transport-Security"]
    assets = re.findall(r'(?:src|href)="(/[^"]+\.(?:js|css)[^"]*)"', body.decode())
    assert assets
    assert all(ask(site, one)[0] == 200 for one in assets)


def test_numbers_of_the_server_are_not_outside(site, atlas):
    assert ask(site, "/atlas/metrics")[0] == 404
    inside = urllib.request.urlopen(f"{atlas.url}metrics").read()
    assert b"atlas_request_seconds" in inside


def form(size):
    fields = {"as_of": "2024-05-22", "provider": "天眼查", "lang": "en"}
    parts = [f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}' for name, value in fields.items()]
    parts.append('--x\r\nContent-Disposition: form-data; name="files"; filename="a.csv"\r\n\r\n')
    return "\r\n".join(parts).encode() + b"a" * size + b"\r\n--x--\r\n"


MULTIPART = {"Content-Type": "multipart/form-data; boundary=x"}


def test_an_upload_comes_through_and_a_too_large_one_is_told_so(site):
    own = {**MULTIPART, "Origin": f"https://localhost:{site}", "Sec-Fetch-Site": "same-origin"}
    assert ask(site, "/atlas/uploads", form(2_000_000), **own)[0] == 202
    status, headers, body = ask(site, "/atlas/uploads", form(4_000_000), **own)
    assert (status, headers["Content-Type"]) == (413, "application/json")
    assert "200 MB" in json.loads(body)["message"]


def test_another_site_is_refused_through_the_proxy_too(site):
    assert ask(site, "/atlas/uploads", form(10), **MULTIPART, Origin="https://evil.example")[0] == 403


def test_who_did_what_stands_in_the_log_and_keys_in_none(site, folder):
    key = "K" * 22
    ask(site, f"/atlas/print.json?region=440000&upload={key}")
    last = json.loads((folder / "audit.jsonl").read_text().splitlines()[-1])
    assert (last["user"], last["address"], last["path"]) == (USER, "127.0.0.1", "/print.json")
    assert key not in (folder / "audit.jsonl").read_text() + (folder / "access.log").read_text()


def test_a_reload_under_load_loses_nothing(site, atlas):
    answers, stop = [], threading.Event()

    def read():
        while not stop.is_set():
            answers.append(ask(site, "/atlas/health")[0])

    readers = [threading.Thread(target=read) for _ in range(3)]
    for one in readers:
        one.start()
    os.kill(atlas.pid, signal.SIGHUP)
    until = time.monotonic() + 15
    while time.monotonic() < until and len(answers) < 300:
        time.sleep(0.2)
    stop.set()
    for one in readers:
        one.join()
    assert (set(answers), len(answers) > 20) == ({200}, True)
