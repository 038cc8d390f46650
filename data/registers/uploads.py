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
from typing import IO, Literal

from data.registers import histories
from data.registers.files import Limits
from data.registers.imports import Import
from data.registers.upload import DISCARDED, Kind, Upload

LIMITS = Limits(files=500, unpacked=2_000_000_000, workbook=200_000_000, rows=20_000_000)
"""Of one upload: it shares the machine with readers."""
MAX_FILES = 100
"""Files of one upload; a zip may hold more."""
MAX_RUNNING = 2
"""Imports that run at the same time, of all workers."""
MAX_UPLOADS = 1_000
"""Imports and lists that are stored; with so many, the next one is rejected until one expires."""
MAX_DATES = 6
"""Dates of one definition in one upload, all of which every process that shows it holds in memory."""
SWEEP_INTERVAL_S = 60
"""Seconds between two sweeps of a process that keeps sweeping."""
LOCK_FILE = ".gate"
UNKNOWN = (OSError, ValueError, TypeError)
"""What reading an upload raises that is not there, or not complete."""
TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")

Obstacle = Literal["other_definition", "same_date", "too_many_dates"]


class Busy(Exception):
    """No further import can run now."""


@dataclass(frozen=True)
class Uploads:
    """The uploads in one folder."""

    folder: Path
    hours: int  # for which one is stored
    megabytes: int  # of one

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

    def is_busy(self) -> bool:
        """Whether one more would be rejected now."""
        present = list(self._all())
        stored = sum(len(one.results()) or 1 for one in present if not self._is_expired(one))
        return stored >= MAX_UPLOADS or sum(one.is_held() for one in present) >= MAX_RUNNING

    def admit(self, kind: Kind) -> tuple[Upload, IO[bytes]]:
        """A new upload and its lock, for whoever works on it. Raises Busy."""
        with self._gate():
            self._sweep()
            if self.is_busy():
                raise Busy
            upload = Upload.new(self.folder, kind)
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

    def _is_expired(self, upload: Upload) -> bool:
        try:
            return time.time() - upload.begun() > self.hours * 3600
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
