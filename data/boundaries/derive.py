"""Makes the boundary files, once: under a lock, written aside, then renamed. Found in milliseconds from then on."""

import shutil
from pathlib import Path

from filelock import FileLock

from data.boundaries.cache import REGION_TABLE, folder


def derive(cache: Path, progress: bool = True, table: Path = REGION_TABLE) -> Path:
    """The folder of derived files in `cache`, made if it is not there; `progress` shows a line on stderr meanwhile.

    Raises `source.SourceError` if the source is missing or not the pinned one. Many processes may call this at once.
    """
    ready = folder(cache, table)
    if ready.exists():
        return ready
    ready.parent.mkdir(parents=True, exist_ok=True)
    aside = ready.with_suffix(".part")
    with FileLock(ready.with_suffix(".lock")):
        if ready.exists():  # another process has made it while this one waited
            return ready
        from data.boundaries.write import write  # geometry is loaded only where it is computed

        shutil.rmtree(aside, ignore_errors=True)  # left by a process that was killed; the lock says that it is gone
        aside.mkdir()
        try:
            write(aside, table, progress)
            aside.rename(ready)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    return ready
