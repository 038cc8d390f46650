"""What uploads may use: memory, time, disk and places; and the sentence for each of them that is used up."""

import errno
import io
import os
import resource
import signal
import subprocess
import sys
import time
from ipaddress import ip_network

import pytest

from app import create_app
from callbacks.uploading.__main__ import TooSlow, _explain
from components.words import LANGUAGES, words
from data.registers import child_process, rejected_rows, suggestions, uploads
from data.registers.child_process import ChildDied, run_in_child
from data.registers.errors import FileError, RejectedImport, cause
from data.registers.files import TableFile
from data.registers.spool import read_in_child
from data.registers.upload import Upload
from data.settings import Settings
from scripts.serving import running

FIELDS = {"as_of": "2024-05-22", "provider": "天眼查"}
REPORTS = ("disk", "memory", "time")


@pytest.fixture
def app(dataset, boundaries, tmp_path):
    settings = Settings(upload_folder=tmp_path, user_header="X-User", trusted_proxies=(ip_network("127.0.0.1"),))
    return create_app(dataset, boundaries, settings).server


def post(app, **headers):
    data = {**FIELDS, "files": [(io.BytesIO(b"a"), "a.csv")]}
    return app.test_client().post("/uploads?lang=en", data=data, headers=headers)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OSError(errno.ENOSPC, "full"), "disk"),
        (PermissionError(errno.EACCES, "no"), "disk"),
        (OSError("an archive that makes no sense"), "damaged"),
        (ValueError(), "damaged"),
        (MemoryError(), "memory"),
    ],
)
def test_a_full_disk_and_missing_memory_are_no_damage(error, expected):
    assert cause(error) == expected


@pytest.mark.parametrize("code", REPORTS)
def test_each_has_its_sentence_in_both_languages(code):
    texts = {words(lang)(f"registers.{code}") for lang in LANGUAGES}
    assert len(texts) == 2
    assert texts.isdisjoint({words(lang)("registers.damaged") for lang in LANGUAGES})


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (signal.SIGKILL, "memory"),
        (signal.SIGABRT, "memory"),
        (signal.SIGXCPU, "time"),
        (signal.SIGSEGV, "damaged"),
    ],
)
def test_a_child_that_dies_leaves_its_cause(number, expected, tmp_path):
    table = TableFile("a.xls", "workbook", 1, tmp_path)
    with pytest.raises(RejectedImport) as rejected:
        read_in_child(table, lambda progress: os.kill(os.getpid(), number))
    assert rejected.value.errors == (FileError(expected, "a.xls"),)


def test_a_child_that_takes_all_memory_is_told_as_that(tmp_path):
    def work(progress):
        resource.setrlimit(resource.RLIMIT_AS, (2**31, 2**31))
        return len(bytearray(2**33))

    with pytest.raises((ChildDied, MemoryError)):
        run_in_child(work, print)


def test_a_lower_limit_of_the_system_is_kept(root):
    script = (
        "import resource; from data.registers import child_process as c;"
        "resource.setrlimit(resource.RLIMIT_AS, (10**9, 10**9)); c.limit(resource.RLIMIT_AS, c.max_memory());"
        "print(resource.getrlimit(resource.RLIMIT_AS))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "(1000000000, 1000000000)"


def test_a_reading_child_dies_with_who_waits_for_it(root):
    script = (
        "import os, time; from data.registers.child_process import run_in_child;"
        "run_in_child(lambda progress: (print(os.getpid(), flush=True), time.sleep(60)), print)"
    )
    with running([sys.executable, "-c", script], cwd=root, stdout=subprocess.PIPE, text=True) as parent:
        child = int(parent.stdout.readline())
        parent.kill()
    until = time.monotonic() + 20
    while time.monotonic() < until and os.path.exists(f"/proc/{child}/exe"):  # noqa: PTH110
        time.sleep(0.05)
    with pytest.raises(OSError, match=str(child)):
        os.readlink(f"/proc/{child}/exe")  # noqa: PTH115, gone, or a zombie that nobody has asked for


@pytest.mark.parametrize(
    ("error", "text"),
    [(TooSlow(), "takes longer"), (MemoryError(), "more memory"), (OSError(28, "full"), "disk is full")],
)
def test_an_import_that_the_machine_ends_says_why(error, text, tmp_path):
    upload, lock = uploads.Uploads(tmp_path, 1, 1).admit("companies")
    _explain(error, upload)
    lock.close()
    status = upload.status()
    assert (status.state, text in status.message["en"]) == ("failed", True)
    assert not upload.scratch.exists()


@pytest.mark.parametrize("group", ["/", "/system.slice/park-atlas.service"])
def test_the_memory_of_a_container_or_a_unit_counts(tmp_path, monkeypatch, group):
    limit = tmp_path / group.strip("/") / "memory.max"
    limit.parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "own").write_text(f"1:name=systemd:/\n0::{group}\n")
    monkeypatch.setattr(child_process, "CGROUPS", tmp_path)
    monkeypatch.setattr(child_process, "OWN_CGROUP", tmp_path / "own")
    limit.write_text(str(18 * 2**30))
    assert child_process.max_memory() == 3 * 2**30
    limit.write_text("1000000")
    assert child_process.max_memory() == child_process.MIN_MEMORY


def test_a_wrong_column_is_explained_for_some_of_its_spellings(dataset, monkeypatch):
    monkeypatch.setattr(rejected_rows, "MAX_EXPLAINED", 2)
    explain, looked = rejected_rows._explainer(dataset.regions), []
    monkeypatch.setattr(suggestions, "get_close_matches", lambda text, *_, **__: looked.append(text) or [])
    for at in [*range(50), *range(50)]:
        assert explain("", f"某某{at}市", "")[1] == f"某某{at}市"
    assert looked == ["某某0市", "某某1市"]


def test_a_form_that_is_not_whole_gives_its_place_back(app, tmp_path):
    for _ in range(uploads.MAX_RUNNING + 1):
        answer = app.test_client().post("/uploads", data=b"--x", content_type="multipart/form-data; boundary=x")
        assert answer.status_code == 400
    assert not list(tmp_path.glob("[!.]*"))


def test_places_are_taken_before_the_files_are_read(app, tmp_path):
    locks = [uploads.Uploads(tmp_path, 1, 1).admit("companies")[1] for _ in range(uploads.MAX_RUNNING)]

    class Unread(io.BytesIO):
        def read(self, *_):
            raise AssertionError("it was read")

    answer = app.test_client().post(
        "/uploads", input_stream=Unread(b"--x"), content_length=3, content_type="multipart/form-data"
    )
    assert answer.status_code == 503
    for lock in locks:
        lock.close()


def test_one_person_has_one_running_import_and_so_many_stored(app, tmp_path, monkeypatch):
    store = uploads.Uploads(tmp_path, 1, 1)
    _, lock = store.admit("companies", "li")
    assert post(app, **{"X-User": "li"}).status_code == 503
    lock.close()
    monkeypatch.setattr(uploads, "MAX_OF_OWNER", 1)
    answer = post(app, **{"X-User": "li"})
    assert (answer.status_code, "one person" in answer.json["message"]) == (503, True)
    assert store.shortage("wang") is None


def test_a_disk_that_is_full_of_uploads_is_told_as_that(app, tmp_path, monkeypatch):
    monkeypatch.setattr(uploads, "MIN_FREE_BYTES", 10**18)
    answer = post(app)
    assert (answer.status_code, "as many uploads as it may" in answer.json["message"]) == (503, True)


def test_the_owner_is_stored_as_a_digest(tmp_path):
    upload = Upload.new(tmp_path, "companies", "li.lei")
    assert "li.lei" not in (upload.folder / "upload.json").read_text()
    assert upload.is_of("li.lei")
    assert not upload.is_of("")
