"""Uploads on a real server with two workers: whoever is asked knows the same, and nothing half-done survives a kill."""

import http.client
import json
import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest

from data.registers.upload import STATUS
from scripts.serving import serving
from tests.exports import PERSONAL, QICHACHA_2023, company, text
from tests.uploads import CALLBACKS, assigning, message

TIMEOUT_S = 120
LINES = "\r\n"


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("uploads")


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """For what the server and its processes put into temporary files."""
    return tmp_path_factory.mktemp("temporary")


@pytest.fixture(scope="module")
def server(home, place, boundaries):
    """Its address and what it says."""
    settings = {
        "TMPDIR": str(place),
        "ATLAS_UPLOAD_FOLDER": str(home),
        "ATLAS_UPLOAD_MB": "60",
        "ATLAS_UPLOADS": "1",
    }
    with serving(log=place / "server.log", **settings) as served:
        yield served.url.rstrip("/"), place / "server.log", served


def until(true):
    end = time.monotonic() + TIMEOUT_S
    while time.monotonic() < end:
        try:
            if found := true():
                return found
        except OSError:
            pass
        time.sleep(0.1)
    raise AssertionError("nothing came of it")


def ask(address, path, method="GET", body=None, headers=None):
    """Status and body. Each request has a connection of its own, so that either worker may get it."""
    request = urllib.request.Request(address + path, body, headers or {}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read()


def get(address, path):
    return ask(address, path)


def post(address, *files, headers=None, **fields):
    boundary = "----atlas"
    fields = {"as_of": "2024-05-22", "provider": "企查查", **fields}
    parts = [
        f'--{boundary}{LINES}Content-Disposition: form-data; name="{name}"{LINES}{LINES}{value}{LINES}'.encode()
        for name, value in fields.items()
    ]
    for name, content in files:
        head = f'--{boundary}{LINES}Content-Disposition: form-data; name="files"; filename="{name}"{LINES}{LINES}'
        parts += [head.encode(), content, LINES.encode()]
    body = b"".join([*parts, f"--{boundary}--{LINES}".encode()])
    kind = {"Content-Type": f"multipart/form-data; boundary={boundary}", **(headers or {})}
    status, answer = ask(address, "/uploads", "POST", body, kind)
    return status, json.loads(answer)


def account(address, token):
    return json.loads(get(address, f"/uploads/{token}?lang=en")[1])


def over(address, token):
    return until(lambda: (now := account(address, token))["state"] in ("done", "failed") and now)


def table(tmp_path, companies):
    return text(tmp_path / "a.csv", QICHACHA_2023, companies).read_bytes()


def workers(process):
    """The processes that answer."""
    children = subprocess.run(
        ["ps", "--ppid", str(process.pid), "-o", "pid="], capture_output=True, text=True, check=True
    )
    return [int(one) for one in children.stdout.split()]


def test_either_worker_knows_the_upload_also_after_its_aliases_change(server, home, place, tmp_path):
    address, output, process = server
    until(lambda: len(workers(process)) == 2)  # the first answers before the second is there
    companies = [company(1), company(2, city="穗", district=""), company(3, date="?")]
    status, answer = post(address, ("a.csv", table(tmp_path, companies)))
    assert status == 202
    token = answer["id"]
    done = over(address, token)
    assert done["state"] == "done"

    def seen(times=20):
        path = f"/data/ranking.json{done['open']}&map=440000"
        answers = [json.loads(get(address, path)[1])["rows"] for _ in range(times)]
        return {next(row["value"] for row in rows if row["adcode"] == "440100") for rows in answers}

    assert seen() == {None}
    body, kind = json.dumps(assigning(token, {"0": "440100"})).encode(), {"Content-Type": "application/json"}
    status, content = ask(address, CALLBACKS, "POST", body, kind)
    assert (status, message(content)) == (200, "")
    assert seen() == {1}
    assert {get(address, f"/{done['open']}")[0] for _ in range(6)} == {200}
    assert ask(address, f"/uploads/{token}", "DELETE")[0] == 204
    assert {get(address, f"/data/ranking.json{done['open']}")[0] for _ in range(10)} == {400}
    log = output.read_text(encoding="utf-8")
    assert not [word for word in PERSONAL.values() if word in log]
    assert [path.name for path in place.rglob("*") if path.is_file() and path != output and token in path.name] == []


def long(tmp_path):
    """Enough rows to be met half-way."""
    one = table(tmp_path, [company(1)]).decode("utf-8-sig").splitlines()
    return ("\n".join([*one[:-1], *[one[-1]] * 120_000])).encode()


def running(home, token):
    """The process that reads, once it has begun to."""

    def found():
        status = json.loads((home / token / STATUS).read_text(encoding="utf-8"))
        assert status["state"] not in ("done", "failed")
        return status["process"]

    return until(found)


def state(process):
    """Z for a zombie; empty for a process that is no more."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return ""


def test_a_process_that_is_killed_half_way_leaves_nothing(server, home, tmp_path):
    address, _, _ = server
    token = post(address, ("a.csv", long(tmp_path)))[1]["id"]
    os.kill(running(home, token), signal.SIGKILL)
    failed = over(address, token)
    assert failed["state"] == "failed"
    assert "half-way" in failed["message"]
    assert sorted(path.name for path in (home / token).iterdir()) == [".lock", STATUS]


def test_a_running_one_is_cancelled(server, home, tmp_path):
    address, _, _ = server
    token = post(address, ("a.csv", long(tmp_path)))[1]["id"]
    process = running(home, token)
    assert ask(address, f"/uploads/{token}", "DELETE")[0] == 204
    assert get(address, f"/uploads/{token}")[0] == 404
    until(lambda: state(process) in ("", "Z"))
    assert not (home / token).exists()


def test_an_import_outlives_the_worker_that_was_asked(server, home, tmp_path):
    address, _, process = server
    token = post(address, ("a.csv", long(tmp_path)))[1]["id"]
    running(home, token)
    for worker in workers(process):
        os.kill(worker, signal.SIGKILL)
    assert over(address, token)["state"] == "done"
    assert account(address, token)["rows"] == 120_000


def test_no_more_than_two_run_at_once(server, tmp_path):
    address, _, _ = server
    content = long(tmp_path)
    answers = [post(address, ("a.csv", content)) for _ in range(3)]
    assert [status for status, _ in answers] == [202, 202, 503]
    assert answers[2][1]["message"]
    for _, answer in answers[:2]:
        assert ask(address, f"/uploads/{answer['id']}", "DELETE")[0] == 204


def test_too_much_is_refused_and_the_connection_survives_it(server, home):
    address, _, _ = server
    status, answer = post(address, ("a.csv", bytes(61_000_000)))
    assert (status, "60 MB" in answer["message"]) == (413, True)


def test_a_body_of_unknown_length_is_refused_while_it_comes(server):
    address, _, _ = server
    head = f'--x{LINES}Content-Disposition: form-data; name="files"; filename="a.csv"{LINES}{LINES}'.encode()
    sent = []

    def body():
        yield head
        for _ in range(3_000):
            sent.append(1)
            yield bytes(2**17)

    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=60)
    headers = {"Content-Type": "multipart/form-data; boundary=x", "Transfer-Encoding": "chunked"}
    with suppress(BrokenPipeError, ConnectionResetError):
        connection.request("POST", "/uploads", body(), headers, encode_chunked=True)
        assert connection.getresponse().status == 413
    assert 450 < len(sent) < 2_600  # 60 MB are 458 pieces; 1,526 more are read only to be heard
    connection.close()


def test_another_site_is_refused(server):
    address, _, _ = server
    assert post(address, ("a.csv", b"x"), headers={"Origin": "https://elsewhere.example"})[0] == 403
