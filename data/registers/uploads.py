"""All uploads of one atlas: found by token, let in a few at a time, swept away when their time is over.

Workers share nothing but the folder; whoever lets one in, or sweeps, does so while no other worker does.
"""

import fcntl
import re
import shutil
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal, Self

from data.registers import histories
from data.registers.files import Limits
from data.registers.imports import Import
from data.registers.upload import DISCARDED, Kind, Upload
from data.settings import Settings

LIMITS = Limits(files=500, unpacked=2_000_000_000, workbook=200_000_000, rows=20_000_000)
"""Of one upload: it shares the machine with readers."""
MAX_FILES = 100
"""Files of one upload; a zip may hold more."""
MAX_RUNNING = 2
"""Imports that run at the same time, of all workers."""
MAX_UPLOADS = 1_000
"""Imports and lists that are stored; with so many, the next one is rejected until one expires."""
MAX_OF_OWNER = 100
"""Of these, those of one owner, where owners are known."""
MIN_FREE_BYTES = 500_000_000
"""Of the disk: uploads leave so much to everything else."""
MAX_DATES = 6
"""Dates of one definition in one upload, all of which every process that shows it holds in memory."""
SWEEP_INTERVAL_S = 60
"""Seconds between two sweeps of a process that keeps sweeping."""
LOCK_FILE = ".gate"
UNKNOWN = (OSError, ValueError, TypeError)
"""What reading an upload raises that is not there, or not complete."""
TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")

Shortage = Literal["busy", "full", "full_of_yours"]
"""What there is no more of for the next upload: places to run, room for all, room for its owner."""
Obstacle = Literal["other_definition", "same_date", "too_many_dates"]


class Busy(Exception):
    """No further import can run or be stored now; `shortage` says of what there is none."""

    def __init__(self, shortage: Shortage) -> None:
        super().__init__(shortage)
        self.shortage: Shortage = shortage


@dataclass(frozen=True)
class Uploads:
    """The uploads in one folder."""

    folder: Path
    hours: int  # for which one is stored
    megabytes: int  # of one
    disk_megabytes: int = 20_000  # of all, as they are stored

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """Those of one atlas."""
        return cls(settings.uploads_folder, settings.upload_hours, settings.upload_mb, settings.upload_disk_mb)

    @property
    def max_bytes(self) -> int:
        """How much one may hold."""
        return self.megabytes * 1_000_000

    def find(self, token: str) -> Upload | None:
        """The upload of a token; None for one that is unknown, discarded or expired."""
        if not TOKEN.fullmatch(token):
            return None
        upload = Upload(self.folder / token)
        if not self._is_expired(upload):
            return upload
        with suppress(*UNKNOWN):  # it was never there, or somebody else has met it too
            if not upload.is_held():
                upload.discard()
        return None

    def prepare(self) -> Path:
        """The folder, made if it is not there, and for nobody else on this machine."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return self.folder

    def shortage(self, owner: str = "") -> Shortage | None:
        """Why one more would be rejected now."""
        present = [one for one in self._all() if not self._is_expired(one)]
        running = [one for one in self._all() if one.is_held()]
        if len(running) >= MAX_RUNNING or (owner and any(one.is_of(owner) for one in running)):
            return "busy"
        if sum(len(one.results()) or 1 for one in present) >= MAX_UPLOADS or not self._has_room():
            return "full"
        of_owner = sum(len(one.results()) or 1 for one in present if one.is_of(owner)) if owner else 0
        return "full_of_yours" if of_owner >= MAX_OF_OWNER else None

    def running(self) -> int:
        """How many imports run now, or receive their files."""
        return sum(one.is_held() for one in self._all())

    def stored_bytes(self) -> int:
        """How much all of them take of the disk."""
        return sum(path.lstat().st_size for path in self.folder.rglob("*")) if self.folder.is_dir() else 0

    def admit(self, kind: Kind, owner: str = "") -> tuple[Upload, IO[bytes]]:
        """A new upload and its lock, for whoever works on it. `owner`: who uploads, if that is known. Raises Busy."""
        with self._gate():
            self._sweep()
            if shortage := self.shortage(owner):
                raise Busy(shortage)
            upload = Upload.new(self.folder, kind, owner)
            return upload, upload.take()

    def sweep(self) -> None:
        """Take away what is expired, as far as the folder can be written to."""
        with suppress(OSError):
            if self.folder.is_dir():
                with self._gate():
                    self._sweep()

    def keep_sweeping(self) -> None:
        """Sweep again and again, until this process ends; others may do so too."""

        def sweep() -> None:
            while True:
                time.sleep(SWEEP_INTERVAL_S)
                self.sweep()

        threading.Thread(target=sweep, daemon=True).start()

    @contextmanager
    def _gate(self) -> Iterator[None]:
        with (self.prepare() / LOCK_FILE).open("wb") as gate:
            fcntl.flock(gate, fcntl.LOCK_EX)
            yield

    def _all(self) -> Iterator[Upload]:
        named = (path for path in self.folder.glob("*") if TOKEN.fullmatch(path.name))
        yield from (Upload(path) for path in named)

    def _has_room(self) -> bool:
        free = shutil.disk_usage(self.folder).free if self.folder.is_dir() else MIN_FREE_BYTES
        with suppress(OSError):  # one is discarded in this moment
            return free >= MIN_FREE_BYTES and self.stored_bytes() < self.disk_megabytes * 1_000_000
        return True

    def _is_expired(self, upload: Upload) -> bool:
        try:
            return upload.age() > self.hours * 3600
        except UNKNOWN:
            return True

    def _sweep(self) -> None:
        for path in self.folder.glob(f"{DISCARDED}*"):
            shutil.rmtree(path, ignore_errors=True)
        for upload in self._all():
            if self._is_expired(upload) and not upload.is_held():
                shutil.rmtree(upload.folder, ignore_errors=True)


def obstacle(new: Import, present: Iterable[Import]) -> Obstacle | None:
    """Why an import is not another date of those that an upload holds; None if it is."""
    dates = tuple(present)
    if not dates or any(histories.definition(one) != histories.definition(new) for one in dates):
        return "other_definition"
    if any(histories.day(one) == histories.day(new) for one in dates):
        return "same_date"
    return "too_many_dates" if len(dates) >= MAX_DATES else None
