"""Work in a process of its own, so that whatever it dies of is an answer too.

A few bytes changed in a workbook can make its reader ask for more memory than there is, and such a reader does not
raise: it aborts. In a child with limits that costs nobody else anything.
"""

import contextlib
import ctypes
import faulthandler
import gc
import multiprocessing
import os
import resource
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Literal, TypeVar

Result = TypeVar("Result")
Progress = Callable[[int], None]
MIN_MEMORY, MAX_MEMORY = 2 * 2**30, 6 * 2**30
MEMORY_SHARE = 6
"""Of the machine's memory one process may address a sixth, within these limits; far more than the largest workbook
takes."""
MAX_CPU_S = 900
"""Processor time of a child."""
CGROUPS, OWN_CGROUP = Path("/sys/fs/cgroup"), Path("/proc/self/cgroup")
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)

Cause = Literal["damaged", "memory", "time"]


class ChildDied(RuntimeError):
    """The child has ended without a result; `cause` is what it died of, as far as its exit code says."""

    def __init__(self, exit_code: int | None) -> None:
        super().__init__(exit_code)
        causes: dict[int | None, Cause] = {
            -signal.SIGKILL: "memory",
            -signal.SIGABRT: "memory",  # so Rust, which reads workbooks, ends where none is left
            -signal.SIGXCPU: "time",
        }
        self.cause: Cause = causes.get(exit_code, "damaged")


def max_memory() -> int:
    """Bytes of address space for one process: a share of what the machine has, or its container or systemd unit."""
    total = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    for group in _groups():
        with contextlib.suppress(OSError, ValueError):  # "max": no limit
            total = min(total, int((group / "memory.max").read_text()))
    return min(MAX_MEMORY, max(MIN_MEMORY, total // MEMORY_SHARE))


def _groups() -> tuple[Path, ...]:
    """Control groups, of version 2, that limit this process: a container sees its own as the root."""
    try:
        own = OWN_CGROUP.read_text(encoding="utf-8").rpartition("::")[2].strip()
    except OSError:
        own = ""
    return CGROUPS, CGROUPS / own.strip("/")


def limit(kind: int, maximum: int) -> None:
    """Limit what this process may use, or keep a lower limit that it was started with."""
    _, present = resource.getrlimit(kind)
    maximum = maximum if present == resource.RLIM_INFINITY else min(maximum, present)
    resource.setrlimit(kind, (maximum, maximum))


def run_in_child(
    work: Callable[[Progress], Result], progress: Progress, meanwhile: Callable[[], object] = lambda: None
) -> Result:
    """What `work` gives, which must survive pickling; ChildDied if its process did not live to give it.

    `meanwhile` is done here before anything is waited for.
    """
    # Forked, not spawned: a folder may hold a hundred workbooks, and each new interpreter takes half a second.
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_work, args=(work, theirs), daemon=True)
    child.start()
    theirs.close()
    try:
        meanwhile()
        while isinstance(message := ours.recv(), int):
            progress(message)
        return message[0]
    except EOFError:
        child.join()
        raise ChildDied(child.exitcode) from None
    except BaseException:
        child.kill()
        raise
    finally:
        ours.close()
        child.join()


def _work(work: Callable[[Progress], Result], pipe: Connection) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        with contextlib.suppress(OSError):
            Path("/proc/self/oom_score_adj").write_text("900")  # where memory runs out, this goes before a worker
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    limit(resource.RLIMIT_AS, max_memory())
    limit(resource.RLIMIT_CPU, MAX_CPU_S)
    limit(resource.RLIMIT_CORE, 0)
    gc.disable()  # millions of short-lived rows and no cycles among them
    faulthandler.disable()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # a reader that panics says so, in words for its developers
    with contextlib.suppress(BrokenPipeError):
        pipe.send((work(pipe.send),))
