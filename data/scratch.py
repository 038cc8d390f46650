"""Where a server may write what it makes anew: its cache, or a folder of its own where that is read-only or full."""

import atexit
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Final

MIN_FREE_BYTES: Final = 10_000_000
"""For packed scripts and compiled templates; what was drawn is kept as far as there is room."""


@cache
def scratch(folder: Path) -> Path:
    """`folder`, made if it was not there; where it cannot be written, a temporary one that goes with this process."""
    if _can_be_written(folder):
        return folder
    own = Path(tempfile.mkdtemp(prefix="park-atlas-"))
    atexit.register(_remove, own, os.getpid())
    return own


def _can_be_written(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK) and shutil.disk_usage(folder).free >= MIN_FREE_BYTES


def _remove(folder: Path, maker: int) -> None:
    if os.getpid() == maker:
        shutil.rmtree(folder, ignore_errors=True)
