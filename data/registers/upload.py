"""One upload on the disk: a folder that only its token names, and what every worker may know of it.

    <token>/upload.json     how far it is; replaced in one step
    <token>/.lock           held by the process that works on the folder
    <token>/.scratch/       what that process needs for a while
    <token>/imports/<id>/   as data/registers/imports.py says, one for each date of one definition; or lists/<id>/

The kernel lets go of a lock when its holder dies, however it dies. So an upload that is not done and whose lock is free
has failed, and no process has to be queried.
"""

import fcntl
import hashlib
import json
import os
import secrets
import shutil
import signal
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import IO, Literal

State = Literal["reading", "counting", "done", "failed"]
Kind = Literal["companies", "parks"]
Content = Literal["companies", "parks", "list"]
"""What files hold: an upload of its own, or a list of companies that is laid over one."""
Names = Literal["keep", "drop"]
"""Whether names and codes of companies are stored, so that two dates can be compared company by company."""
Atlas = Literal["beside", "alone"]
"""Where imported companies stand: beside the dataset's own series, or as an atlas of their own."""
STATUS, LOCK, SCRATCH = "upload.json", ".lock", ".scratch"
DISCARDED = ".old-"
"""How the name of an upload begins that is being taken away."""
HOMES: Mapping[Kind, str] = {"companies": "imports", "parks": "lists"}
"""The folder in which the result stands."""
BYTES = 16
"""Of chance in a token: nobody guesses it."""

BOOT = Path("/proc/sys/kernel/random/boot_id")
"""Another text after each start of the machine."""
LOCK_TIMEOUT_S = 2
"""Seconds for which somebody who wants to change an upload waits for those who read it."""

Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Status:
    """How far an upload is."""

    kind: Kind
    begun: float  # seconds since 1970
    state: State = "reading"
    rows: int = 0  # read so far
    message: Mapping[str, str] = field(default_factory=dict)  # why it failed, by language; empty if its process died
    atlas: Mapping[str, str] = field(default_factory=dict)  # keys of dataset.toml, for an atlas of its own
    other: Kind | Literal[""] = ""  # what the files hold in truth, where that is why it failed
    boot: str = ""  # which start of the machine it was uploaded in
    uptime: float = 0.0  # seconds since that start
    owner: str = ""  # who uploaded it, as a digest; blank where nobody is known
    process: int = 0  # leader of the group that works on it; 0 before it has started

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return self.state in ("done", "failed")


@dataclass(frozen=True)
class Upload:
    """One upload. Its folder may be gone at any moment, when somebody discards it: OSError."""

    folder: Path

    @classmethod
    def new(cls, home: Path, kind: Kind, owner: str = "") -> "Upload":
        """A new one in `home`, which nobody works on yet."""
        upload = cls(home / secrets.token_urlsafe(BYTES))
        upload.folder.mkdir(mode=0o700)
        (upload.folder / LOCK).touch()
        upload.scratch.mkdir()
        boot, uptime = _since_start()
        upload.write(Status(kind, time.time(), boot=boot, uptime=uptime, owner=_digest(owner)))
        return upload

    @property
    def token(self) -> str:
        """Its name in addresses."""
        return self.folder.name

    @property
    def scratch(self) -> Path:
        """Where its process may write what nobody else reads."""
        return self.folder / SCRATCH

    def status(self) -> Status:
        """How far it is. Whatever a process that died has left behind is cleared away."""
        working = self.is_held()  # first: the process writes that it is done before it lets go
        status = self._read()
        if working or status.is_over:
            return status
        failed = replace(status, state="failed")
        for path in (self.scratch, self.folder / HOMES[status.kind]):
            shutil.rmtree(path, ignore_errors=True)
        self.write(failed)
        return failed

    def _read(self) -> Status:
        return Status(**json.loads((self.folder / STATUS).read_text(encoding="utf-8")))

    def is_of(self, owner: str) -> bool:
        """Whether that is who uploaded it."""
        with suppress(OSError, ValueError, TypeError):
            return self._read().owner == _digest(owner)
        return False

    def age(self) -> float:
        """Seconds since it was uploaded, also where the clock was set meanwhile. OSError if there is no such upload."""
        status, (boot, uptime) = self._read(), _since_start()
        return uptime - status.uptime if boot and boot == status.boot else time.time() - status.begun

    def begun(self) -> float:
        """When it was uploaded; OSError if there is no such upload."""
        return self._read().begun

    def write(self, status: Status) -> None:
        """Say how far it is."""
        aside = self.folder / f".{STATUS}.{secrets.token_hex(4)}"
        aside.write_text(json.dumps(asdict(status), ensure_ascii=False), encoding="utf-8")
        aside.replace(self.folder / STATUS)

    def results(self) -> tuple[Path, ...]:
        """The finished imports, in the order of their dates, or the list."""
        return tuple(sorted(path for home in HOMES.values() for path in (self.folder / home).glob("[!.]*")))

    def result(self, name: str = "") -> Path | None:
        """The finished import of this name; without one the latest."""
        return next((path for path in reversed(self.results()) if name in ("", path.name)), None)

    def stamp(self) -> Stamp:
        """Another one whenever another result stands in the folder; empty without a result."""
        about = [(path.name, path.stat()) for path in self.results()]
        return tuple((name, status.st_ino, status.st_mtime_ns) for name, status in about)

    def take(self) -> IO[bytes]:
        """Its lock, which is held until the file and every copy of it is closed.

        BlockingIOError if somebody else works on it: whoever reads is done in a moment, an import may take an hour.
        """
        until = time.monotonic() + LOCK_TIMEOUT_S
        while True:
            try:
                return self._lock(fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > until:
                    raise
            time.sleep(0.05)

    def is_held(self) -> bool:
        """Whether a process works on it."""
        try:
            self._lock(fcntl.LOCK_SH | fcntl.LOCK_NB).close()
        except BlockingIOError:
            return True
        except FileNotFoundError:  # somebody has just discarded it
            pass
        return False

    @contextmanager
    def at_rest(self, *, alone: bool = False) -> Iterator[IO[bytes]]:
        """Wait until nobody changes it; `alone`: and nobody reads it. The lock comes out."""
        with self._lock(fcntl.LOCK_EX if alone else fcntl.LOCK_SH) as lock:
            yield lock

    def _lock(self, how: int) -> IO[bytes]:
        lock = (self.folder / LOCK).open("rb" if how & fcntl.LOCK_SH else "r+b")  # a folder may be for reading only
        try:
            fcntl.flock(lock, how)
        except BlockingIOError:
            lock.close()
            raise
        return lock

    def discard(self) -> None:
        """End the import that works on it, and take it away in one step. A change of its aliases is waited for."""
        working = self.is_held()
        status = self._read()
        if status.is_over:  # its process is no more, and the number may be another's
            with self.at_rest(alone=True):
                self._remove()
            return
        if status.process and working:
            with suppress(ProcessLookupError):
                os.killpg(status.process, signal.SIGKILL)
        self._remove()

    def _remove(self) -> None:
        away = self.folder.with_name(f"{DISCARDED}{secrets.token_hex(8)}")
        self.folder.rename(away)
        shutil.rmtree(away, ignore_errors=True)


def _since_start() -> tuple[str, float]:
    """Which start of the machine this is, and the seconds since then, asleep or not; blank where it does not say."""
    try:
        return BOOT.read_text().strip(), time.clock_gettime(time.CLOCK_BOOTTIME)
    except (OSError, AttributeError):
        return "", 0.0


def _digest(owner: str) -> str:
    return hashlib.sha256(owner.encode()).hexdigest()[:32] if owner else ""
