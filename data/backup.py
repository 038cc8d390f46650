"""Everything of an atlas that cannot be made again, in one file, and back.

A tar, gzipped, and the SHA-256 of each file in it:

    park-atlas-backup.json   {"format", "version", "made", "files": {name: SHA-256}}
    dataset/...              the dataset with its imports, aliases and lists
    uploads/<token>/...      uploads that are done

Nothing is written in the place where it is to stand: a backup or a folder is there as a whole, or not at all. What is
being imported meanwhile is left out; what is replaced meanwhile is refused, and worth another try.
"""

import hashlib
import io
import json
import shutil
import tarfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Final, Literal

from data.registers import folders
from data.registers.imports import FOLDER
from data.registers.upload import LOCK, Upload
from data.version import VERSION

MANIFEST: Final = "park-atlas-backup.json"
FORMAT: Final = "park-atlas-backup"
FORMAT_VERSION: Final = 1
DATASET, UPLOADS = "dataset", "uploads"
CHUNK: Final = 2**20

Problem = Literal["no_backup", "newer", "damaged", "not_empty"]


class InvalidBackup(Exception):
    """A file that cannot be restored, or a folder that it cannot be restored into: why, and what is meant."""

    def __init__(self, problem: Problem, subject: object) -> None:
        super().__init__(problem, subject)
        self.problem, self.subject = problem, subject


@dataclass(frozen=True)
class Saved:
    """A backup that was written: how many files, and the SHA-256 of the whole."""

    files: int
    sha256: str


def save(target: Path, dataset: Path, uploads: Path, made: str) -> Saved:
    """Write `target`, readable for nobody else. OSError if anything cannot be read or written."""
    part = target.with_name(f"{target.name}.part")
    part.touch(0o600)
    try:
        with ExitStack() as held, tarfile.open(part, "w:gz", compresslevel=6) as archive:
            digests = {name: _add(archive, path, name) for name, path in _files(dataset, uploads, held)}
            manifest = {"format": FORMAT, "version": FORMAT_VERSION, "atlas": VERSION, "made": made, "files": digests}
            _add_bytes(archive, json.dumps(manifest, ensure_ascii=False).encode())
        digest = _sha256(part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return Saved(len(digests), digest)


def restore(source: Path, into: Path) -> Mapping[str, Any]:
    """Make `into` of a backup: its folders `dataset` and `uploads`. The manifest comes out. Raises InvalidBackup."""
    if into.exists() and any(into.iterdir()):
        raise InvalidBackup("not_empty", into)
    part = into.with_name(f".{into.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        manifest = _unpack(source, part)
        _verify(manifest["files"], part)
        (part / MANIFEST).unlink()
        if into.exists():
            into.rmdir()
        part.rename(into)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return manifest


def _files(dataset: Path, uploads: Path, held: ExitStack) -> Iterator[tuple[str, Path]]:
    """Every file by its name in the backup; nobody replaces one before `held` is left."""
    held.enter_context(folders.at_rest(dataset / FOLDER))
    yield from _inside(dataset, DATASET)
    for folder in sorted(uploads.glob("[!.]*")) if uploads.is_dir() else ():
        upload = Upload(folder)
        if not upload.is_held() and upload.status().state == "done":
            held.enter_context(upload.at_rest())
            yield from _inside(folder, f"{UPLOADS}/{folder.name}", keep=(LOCK,))


def _inside(folder: Path, name: str, keep: Iterable[str] = ()) -> Iterator[tuple[str, Path]]:
    """The files of a folder, without what somebody is still writing: hidden ones."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        is_hidden = any(part.startswith(".") and part not in keep for part in parts)
        if path.is_file() and not path.is_symlink() and not is_hidden:
            yield "/".join((name, *parts)), path


def _add(archive: tarfile.TarFile, path: Path, name: str) -> str:
    """Put a file in; its SHA-256."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        about = archive.gettarinfo(arcname=name, fileobj=file)
        about.uid = about.gid = 0
        about.uname = about.gname = ""
        archive.addfile(about, file)
        file.seek(0)
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _add_bytes(archive: tarfile.TarFile, content: bytes) -> None:
    about = tarfile.TarInfo(MANIFEST)
    about.size, about.mode = len(content), 0o600
    archive.addfile(about, io.BytesIO(content))


def _unpack(source: Path, part: Path) -> Mapping[str, Any]:
    part.mkdir(mode=0o700, parents=True)
    try:
        with tarfile.open(source, "r:gz") as archive:
            archive.extractall(part, filter="data")
        manifest: Mapping[str, Any] = json.loads((part / MANIFEST).read_bytes())
    except FileNotFoundError as error:
        raise InvalidBackup("no_backup", source if error.filename != str(source) else error.filename) from None
    except (tarfile.TarError, EOFError, ValueError, OSError) as error:
        if isinstance(error, OSError) and error.errno:
            raise
        raise InvalidBackup("no_backup", source) from None
    if manifest.get("format") != FORMAT:
        raise InvalidBackup("no_backup", source)
    if manifest["version"] > FORMAT_VERSION:
        raise InvalidBackup("newer", manifest.get("atlas", ""))
    return manifest


def _verify(digests: Mapping[str, str], part: Path) -> None:
    """Every file is the one that was saved, and there is no other."""
    present = {str(PurePosixPath(path.relative_to(part))) for path in part.rglob("*") if path.is_file()} - {MANIFEST}
    for name in sorted(present ^ digests.keys()):
        raise InvalidBackup("damaged", name)
    for name, digest in digests.items():
        if _sha256(part / name) != digest:
            raise InvalidBackup("damaged", name)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
