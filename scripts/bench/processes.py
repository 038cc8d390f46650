"""The processes of a running server, and what each of them costs."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from callbacks import shared_chrome
from scripts.serving import Atlas

MEGABYTE: Final = 1_000_000
Kind = Literal["server", "pictures", "imports"]
BEGINNINGS: Final[dict[str, Kind]] = {shared_chrome.MODULE: "pictures", "callbacks.uploading": "imports"}
"""A module that is run -> what it and all processes that it starts are for."""


@dataclass(frozen=True)
class Sample:
    """Proportional set sizes in MB (10^6 bytes) at one moment; those that end meanwhile hold nothing."""

    kinds: dict[Kind, float]
    largest_worker: float
    zombies: int
    files: int  # that the workers hold open

    @property
    def total(self) -> float:
        """Of the server and its pictures; an import comes and goes, with a limit of its own."""
        return self.kinds["server"] + self.kinds["pictures"]


@dataclass
class Samples:
    """What the processes of a server were at many moments."""

    taken: list[Sample] = field(default_factory=list)

    def take(self, atlas: Atlas) -> None:
        """Note what they are now."""
        kinds: dict[Kind, float] = {"server": 0, "pictures": 0, "imports": 0}
        for kind, pid in _tree(atlas.pid, "server"):
            kinds[kind] += pss(pid)
        workers = workers_of(atlas)
        zombies = sum(_is_zombie(pid) for _, pid in _tree(atlas.pid, "server"))
        self.taken.append(
            Sample(kinds, max(map(pss, workers), default=0), zombies, max(map(_files, workers), default=0))
        )


def children_of(pid: int) -> list[int]:
    """The processes that a process has started, in any of its threads; none of one that has ended."""
    children: list[int] = []
    for thread in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            children += map(int, thread.read_text().split())
    return children


def workers_of(atlas: Atlas) -> list[int]:
    """Those that answer."""
    return [pid for pid in children_of(atlas.pid) if not _stands_back(pid)]


def is_drawing_ahead(atlas: Atlas) -> bool:
    """Whether a process still draws what nobody has asked for."""
    return len(workers_of(atlas)) < len(children_of(atlas.pid))


def pss(pid: int) -> float:
    """Of one process, in MB; 0 if it has ended."""
    found = re.search(r"^Pss:\s+(\d+) kB", _read(pid, "smaps_rollup"), re.MULTILINE)
    return int(found[1]) * 1024 / MEGABYTE if found else 0.0


def _stands_back(pid: int) -> bool:
    with suppress(ProcessLookupError):
        return os.getpriority(os.PRIO_PROCESS, pid) > os.nice(0)
    return True


def _tree(pid: int, kind: Kind) -> Iterator[tuple[Kind, int]]:
    command = _read(pid, "cmdline")
    own = next((found for module, found in BEGINNINGS.items() if module in command), kind)
    yield own, pid
    for child in children_of(pid):
        yield from _tree(child, own)


def _is_zombie(pid: int) -> bool:
    return "State:\tZ" in _read(pid, "status")


def _files(pid: int) -> int:
    with suppress(OSError):
        return len([*Path(f"/proc/{pid}/fd").iterdir()])
    return 0


def _read(pid: int, name: str) -> str:
    """A file about a process; blank if it has ended."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/{name}").read_text(errors="replace")
    return ""
