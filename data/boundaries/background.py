"""The derivation in a process of its own, which whoever first misses a file starts, and others wait for with him."""

import subprocess
import sys
from pathlib import Path
from time import sleep

from filelock import FileLock, Timeout

from data.boundaries.cache import COMPLETE, wanted_file

_ROOT = Path(__file__).parents[2]
_PAUSE = 0.02  # seconds


class BoundariesMissing(Exception):
    """The files have not been derived, and cannot be."""


def start(folder: Path, table: Path) -> "subprocess.Popen[str] | None":
    """The process that derives all files of this folder; None if it is done, or another process is at it."""
    if (folder / COMPLETE).exists() or _is_under_way(folder):
        return None
    command = [sys.executable, "-m", "data.boundaries.derive", str(folder.parents[1]), str(table)]
    return subprocess.Popen(command, cwd=_ROOT, stderr=subprocess.PIPE, text=True)


def wait(file: Path, table: Path, level: str = "") -> bool:
    """Wait until the file of a folder is there; False if it never comes. The level that it belongs to is derived next.

    Raises BoundariesMissing if nothing can be derived.
    """
    process = None
    while not file.exists():
        if (file.parent / COMPLETE).exists():
            return file.exists()
        if process and process.poll():
            raise BoundariesMissing(process.communicate()[1].strip())
        process = process or start(file.parent, table)
        if level and file.parent.exists():
            wanted_file(file.parent, level).touch()
        sleep(_PAUSE)
    return True


def _is_under_way(folder: Path) -> bool:
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder.with_suffix(".lock"), timeout=0):
            return False
    except Timeout:
        return True
