"""The store of uploads: tokens, limits, expiry, and what is told of a process that died."""

import json
import runpy
import stat
import subprocess
import sys
import threading
import time
from dataclasses import replace

import pytest

from data.registers import store
from data.registers import uploads as all_uploads
from data.registers.upload import HOMES, LOCK, STATUS, Status, Upload
from data.registers.uploads import MAX_RUNNING, Busy, Uploads
from scripts.serving import running


@pytest.fixture
def uploads(tmp_path):
    return Uploads(tmp_path / "uploads", hours=1, megabytes=1)


def age(upload, hours):
    status = json.loads((upload.folder / STATUS).read_text(encoding="utf-8"))
    (upload.folder / STATUS).write_text(
        json.dumps(status | {"begun": time.time() - hours * 3600, "boot": ""}), encoding="utf-8"
    )


def finish(upload, name="some-import"):
    """As an import does: the result is adopted, then said to be there."""
    with store.aside(upload.folder, HOMES["companies"]) as new:
        (new / "sums.parquet").write_text("")
        store.adopt(new, name)
    upload.write(Status("companies", upload.begun(), "done"))


def test_a_token_is_not_to_be_guessed_and_its_folder_not_to_be_read(uploads):
    (one, lock), (other, other_lock) = uploads.admit("companies"), uploads.admit("companies")
    assert len(one.token) == 22
    assert one.token != other.token
    assert stat.S_IMODE(one.folder.stat().st_mode) == 0o700
    assert uploads.find(one.token) == one
    lock.close()
    other_lock.close()


@pytest.mark.parametrize(
    "token", ["", "..", "../../etc", ".gate", "a" * 23, "a" * 21 + "/", "名" * 22, "a" * 21 + "\n"]
)
def test_a_token_that_is_none_never_reaches_the_disk(uploads, token, monkeypatch):
    monkeypatch.setattr(Upload, "age", lambda upload: 0)
    assert uploads.find(token) is None
    assert uploads.find("a" * 22) == Upload(uploads.folder / ("a" * 22))


def test_a_token_that_nobody_was_given(uploads):
    uploads.prepare()
    assert uploads.find("a" * 22) is None


def test_only_so_many_run_at_once(uploads):
    locks = [uploads.admit("companies")[1] for _ in range(MAX_RUNNING)]
    assert uploads.shortage()
    with pytest.raises(Busy):
        uploads.admit("companies")
    locks[0].close()
    assert not uploads.shortage()
    uploads.admit("parks")[1].close()
    locks[1].close()


def test_a_process_that_died_is_told_as_failed_and_leaves_nothing(uploads):
    upload, lock = uploads.admit("companies")
    with store.aside(upload.folder, HOMES["companies"]) as new:
        (new / "half").write_text("done")
        assert upload.status().state == "reading"
        lock.close()  # as the kernel does it for one that was killed
        output = upload.status()
        assert (output.state, dict(output.message)) == ("failed", {})
        assert sorted(path.name for path in upload.folder.iterdir()) == [LOCK, STATUS]
    assert upload.result() is None


def test_what_is_done_stays_done(uploads):
    upload, lock = uploads.admit("companies")
    finish(upload)
    lock.close()
    assert upload.status().state == "done"
    assert upload.result().name == "some-import"


def test_an_expired_one_is_unknown_and_gone(uploads):
    upload, lock = uploads.admit("companies")
    finish(upload)
    lock.close()
    age(upload, 0.9)
    assert uploads.find(upload.token) == upload
    age(upload, 1.1)
    assert uploads.find(upload.token) is None
    assert [path.name for path in uploads.folder.iterdir()] == [".gate"]


@pytest.mark.parametrize("days", [-8, 8])
def test_a_clock_that_is_set_neither_takes_uploads_away_nor_keeps_them(uploads, days, monkeypatch):
    upload, lock = uploads.admit("companies")
    lock.close()
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + days * 86_400)
    uploads.sweep()
    assert uploads.find(upload.token) == upload
    uptime = time.clock_gettime(time.CLOCK_BOOTTIME)
    monkeypatch.setattr(time, "clock_gettime", lambda clock: uptime + 3_700)
    assert uploads.find(upload.token) is None


def test_expired_ones_that_nobody_asks_for_are_swept(uploads):
    for sweep in (uploads.sweep, lambda: uploads.admit("companies")[1].close()):
        upload, lock = uploads.admit("companies")
        finish(upload)
        age(upload, 1.1)
        uploads.sweep()
        assert upload.folder.exists()  # somebody works on it
        lock.close()
        sweep()
        assert not upload.folder.exists()


def test_a_sweep_makes_no_folder_and_no_fuss(tmp_path):
    Uploads(tmp_path / "nowhere", hours=1, megabytes=1).sweep()
    assert not (tmp_path / "nowhere").exists()
    (tmp_path / "file").write_text("")
    Uploads(tmp_path / "file", hours=1, megabytes=1).sweep()


def test_a_worker_lets_expired_ones_go_without_being_asked(uploads, root, monkeypatch):
    """Two of them, side by side; what is not expired stays."""
    (old, old_lock), (new, new_lock) = uploads.admit("companies"), uploads.admit("companies")
    old_lock.close()
    new_lock.close()
    settings = {"ATLAS_UPLOADS": "1", "ATLAS_UPLOAD_FOLDER": str(uploads.folder), "ATLAS_UPLOAD_HOURS": "1"}
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(all_uploads, "SWEEP_INTERVAL_S", 0.01)
    for _ in range(2):
        runpy.run_path(str(root / "gunicorn.conf.py"))["post_worker_init"](None)
    age(old, 1.1)
    until(lambda: not old.folder.exists())
    assert uploads.find(new.token) == new
    age(new, 1.1)
    until(lambda: not new.folder.exists())


def until(true):
    for _ in range(2_000):
        if true():
            return
        time.sleep(0.01)
    pytest.fail("waited in vain")


def test_expired_ones_keep_nobody_out(uploads, monkeypatch):
    monkeypatch.setattr(all_uploads, "MAX_UPLOADS", 1)
    upload, lock = uploads.admit("companies")
    lock.close()
    assert uploads.shortage()
    age(upload, 1.1)
    assert not uploads.shortage()


def test_a_folder_that_is_not_whole_is_unknown(uploads):
    upload, lock = uploads.admit("companies")
    lock.close()
    (upload.folder / STATUS).write_text("{")
    assert uploads.find(upload.token) is None


def test_discarded_is_gone(uploads):
    upload, lock = uploads.admit("companies")
    lock.close()
    upload.discard()
    assert uploads.find(upload.token) is None
    assert [path.name for path in uploads.folder.iterdir()] == [".gate"]
    with pytest.raises(FileNotFoundError):
        upload.status()


def test_a_process_that_has_nothing_to_do_with_it_is_left_alone(uploads):
    """Its number may be that of an import that is long over; whoever changes the upload now is waited for."""
    upload, lock = uploads.admit("companies")
    finish(upload)
    discarding = threading.Thread(target=upload.discard)
    with running(["sleep", "100"], start_new_session=True) as stranger:
        upload.write(replace(upload.status(), process=stranger.pid))
        discarding.start()
        discarding.join(1)
        assert (stranger.poll(), upload.folder.exists()) == (None, True)
        lock.close()
        discarding.join(20)
        assert (stranger.poll(), upload.folder.exists()) == (None, False)


def test_whoever_changes_an_upload_waits_for_no_other(uploads):
    upload, lock = uploads.admit("companies")
    with lock, pytest.raises(BlockingIOError):
        upload.take()
    upload.take().close()


def test_another_result_gives_another_stamp(uploads):
    upload, lock = uploads.admit("companies")
    assert upload.stamp() == ()
    finish(upload)
    before = upload.stamp()
    assert before == upload.stamp()
    finish(upload)
    assert upload.stamp() != before
    lock.close()


def test_whoever_reads_waits_for_whoever_changes(uploads, root):
    """In another process, which has no copy of the lock."""
    upload, lock = uploads.admit("companies")
    lock.close()
    code = f"""
from pathlib import Path
from data.registers.upload import Upload
with Upload(Path({str(upload.folder)!r})).at_rest():
    print("read", flush=True)
"""
    with running([sys.executable, "-c", code], cwd=root, stdout=subprocess.PIPE) as reader:
        with upload.at_rest(alone=True), pytest.raises(subprocess.TimeoutExpired):
            reader.wait(3)
        assert reader.communicate(timeout=20)[0] == b"read\n"
