"""A backup is all that cannot be made again, in one file; what is restored elsewhere is the same, or nothing."""

import gzip
import io
import json
import shutil
import tarfile

import pytest

from callbacks import commands
from data import backup
from data.backup import MANIFEST, InvalidBackup
from data.dataset_loader import load
from data.dataset_overlays import DatasetOverlays
from data.registers.upload import Status, Upload
from data.registers.uploads import Uploads
from data.settings import REFERENCE, Settings
from tests import snapshots, structures

MADE = "2026-11-30T12:00:00+08:00"


@pytest.fixture(scope="module")
def atlas(tmp_path_factory, dataset):
    """A dataset with an import, an upload that is done, one that runs, and what a killed process left."""
    home = tmp_path_factory.mktemp("atlas")
    shutil.copytree(Settings().dataset, home / "dataset", ignore=shutil.ignore_patterns("imports"))
    snapshots.take(home / "dataset", dataset.regions, "2024-05-22", structures.COMPANIES)
    uploads = Uploads(home / "uploads", 1, 1)
    upload, lock = uploads.admit("companies")
    snapshots.take(upload.folder, dataset.regions, "2024-05-22", structures.COMPANIES)
    upload.write(Status("companies", upload.begun(), "done"))
    lock.close()
    running, running_lock = uploads.admit("companies")
    (home / "dataset" / "imports" / ".new-x").mkdir()
    (home / "dataset" / "imports" / ".new-x" / "half").write_text("x")
    yield home, upload.token, running.token
    running_lock.close()


@pytest.fixture
def saved(atlas, tmp_path):
    home, *_ = atlas
    file = tmp_path / "atlas.backup"
    about = backup.save(file, home / "dataset", home / "uploads", MADE)
    return file, about


def test_what_is_restored_elsewhere_opens_as_what_was_saved(atlas, saved, tmp_path):
    home, done, running = atlas
    manifest = backup.restore(saved[0], tmp_path / "there")
    assert (manifest["made"], len(manifest["files"])) == (MADE, saved[1].files)
    before, after = (load(one / "dataset", REFERENCE) for one in (home, tmp_path / "there"))
    assert [one.id for one in after.imports] == [one.id for one in before.imports] != []
    assert after.counts.equals(before.counts)
    assert (after.parks.equals(before.parks), after.notices) == (True, ())
    overlaid = DatasetOverlays(after, Uploads(tmp_path / "there" / "uploads", 1, 1)).resolve(f"upload={done}")
    assert overlaid.upload == done
    assert not (tmp_path / "there" / "uploads" / running).exists()
    assert not list(tmp_path.rglob(".new-*"))


def test_nobody_else_can_read_it(saved):
    assert saved[0].stat().st_mode & 0o077 == 0


def rewritten(file, change):
    """The backup with the content of its members changed by name."""
    target = file.with_name("changed")
    with tarfile.open(file) as old, tarfile.open(target, "w:gz") as new:
        for member in old:
            content = change(member.name, old.extractfile(member).read())
            if content is not None:
                member.size = len(content)
                new.addfile(member, io.BytesIO(content))
    return target


CHANGES = {
    "a file is another": lambda name, content: content + b"\n" if name == "dataset/parks.csv" else content,
    "a file is missing": lambda name, content: None if name == "dataset/parks.csv" else content,
    "it is of a later version": lambda name, content: (
        content.replace(b'"version": 1', b'"version": 2') if name == MANIFEST else content
    ),
    "it says nothing": lambda name, content: None if name == MANIFEST else content,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_is_not_as_it_was_saved_is_not_restored(change, saved, tmp_path):
    with pytest.raises(InvalidBackup):
        backup.restore(rewritten(saved[0], change), tmp_path / "there")
    assert not list(tmp_path.glob("*there*"))


@pytest.mark.parametrize("name", ["../escaped", "/tmp/escaped", "dataset/../../escaped"])
def test_a_member_that_leads_out_is_refused(name, tmp_path):
    file = tmp_path / "evil"
    with tarfile.open(file, "w:gz") as archive:
        about = tarfile.TarInfo(name)
        archive.addfile(about, io.BytesIO())
    with pytest.raises(InvalidBackup):
        backup.restore(file, tmp_path / "there")
    assert not (tmp_path / "escaped").exists()


@pytest.mark.parametrize("content", [b"", b"no archive", gzip.compress(b"no tar", mtime=0)])
def test_other_files_are_no_backups(content, tmp_path):
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(InvalidBackup):
        backup.restore(tmp_path / "file", tmp_path / "there")


def test_half_a_backup_is_refused(saved, tmp_path):
    content = saved[0].read_bytes()
    saved[0].write_bytes(content[: len(content) // 2])
    with pytest.raises(InvalidBackup):
        backup.restore(saved[0], tmp_path / "there")


def test_the_commands_say_what_they_did_and_overwrite_nothing(atlas, tmp_path, monkeypatch, capsys):
    home, *_ = atlas
    monkeypatch.setenv("ATLAS_UPLOAD_FOLDER", str(home / "uploads"))
    file, there = tmp_path / "a.backup", tmp_path / "there"

    def run(*arguments):
        return commands.main(arguments, lambda: None)

    assert run("backup", str(file), "--dataset", str(home / "dataset")) == 0
    assert "SHA-256" in capsys.readouterr().out
    assert run("backup", str(file)) == 2
    assert run("restore", str(file), "--into", str(there)) == 0
    assert f"ATLAS_DATASET={there}/dataset" in capsys.readouterr().out
    assert run("restore", str(file), "--into", str(there)) == 2
    assert run("restore", str(tmp_path / "none"), "--into", str(tmp_path / "new")) == 2
    assert json.loads((there / "uploads" / atlas[1] / "upload.json").read_text())["state"] == "done"
    assert Upload(there / "uploads" / atlas[1]).results()
