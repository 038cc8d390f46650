"""Makes the boundary files, once: under a lock, one level after the other. Found in milliseconds from then on.

As a program, `python -m data.boundaries.derive CACHE TABLE`, it is what `background` starts.
"""

import os
import sys
from pathlib import Path

from filelock import FileLock

from data.boundaries.cache import COMPLETE, REGION_TABLE, folder

_NICENESS = 5
"""A reader's answer goes before the maps that nobody has asked for."""


def derive(cache: Path, progress: bool = True, table: Path = REGION_TABLE) -> Path:
    """The folder of derived files in `cache`, once it is complete; `progress` shows a line on stderr meanwhile.

    Raises `source.SourceError` if the source is missing or not the pinned one. Many processes may call this at once.
    """
    ready = folder(cache, table)
    if (ready / COMPLETE).exists():
        return ready
    ready.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(ready.with_suffix(".lock")):
        if not (ready / COMPLETE).exists():  # else another process has made it while this one waited
            from data.boundaries.write import write  # geometry is loaded only where it is computed

            write(ready, table, progress)
    return ready


def main(cache: str, table: str) -> int:
    """Derive all; 1, and why on stderr, if that is not possible."""
    from data.boundaries.source import SourceError

    os.nice(_NICENESS)
    try:
        derive(Path(cache), progress=False, table=Path(table))
    except (SourceError, OSError) as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
