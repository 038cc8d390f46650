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
from collections import deque
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Literal, TypeVar, cast

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
    """Bytes of address space for one process: a share of what the machine has."""
    return min(MAX_MEMORY, max(MIN_MEMORY, machine_memory() // MEMORY_SHARE))


def machine_memory() -> int:
    """Bytes that the machine has, or its container or systemd unit."""
    total = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    for group in _groups():
        with contextlib.suppress(OSError, ValueError):  # "max": no limit
            total = min(total, int((group / "memory.max").read_text()))
    return total


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


def run_in_child(work: Callable[[Progress], Result], progress: Progress) -> Result:
    """What `work` gives, which must survive pickling; ChildDied if its process did not live to give it."""
    (result,) = run_in_children([work], progress)
    if isinstance(result, ChildDied):
        raise result
    return result


def run_in_children(
    works: Sequence[Callable[[Progress], Result]], progress: Progress, meanwhile: Callable[[], object] = lambda: None
) -> "list[Result | ChildDied]":
    """What each `work` gives, as `run_in_child`; `at_once` of them beside each other.

    `meanwhile` is done here before anything is waited for; it may be called again.
    """
    results: dict[int, Result | ChildDied] = {}
    waiting, running = deque(enumerate(works)), dict[Connection, tuple[int, BaseProcess]]()
    try:
        while waiting or running:
            while waiting and len(running) < at_once():
                at, work = waiting.popleft()
                ours, child = _started(work)
                running[ours] = at, child
            if not results:
                meanwhile()
            for ours in cast("list[Connection]", wait([*running])):
                at, child = running[ours]
                if isinstance(message := _message(ours, child), int):
                    progress(message)
                    continue
                results[at] = message if isinstance(message, ChildDied) else message[0]
                del running[ours]
                _end(ours, child)
    finally:
        for ours, (_, child) in running.items():
            child.kill()
            _end(ours, child)
    return [results[at] for at in range(len(works))]


def at_once() -> int:
    """How many children run beside each other: one a processor, and together they may take half of the memory."""
    return max(1, min(os.cpu_count() or 1, machine_memory() // 2 // max_memory()))


def _started(work: Callable[[Progress], Result]) -> tuple[Connection, BaseProcess]:
    # Forked, not spawned: a folder may hold a hundred workbooks, and each new interpreter takes half a second.
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_work, args=(work, theirs), daemon=True)
    child.start()
    theirs.close()
    return ours, child


def _message(ours: Connection, child: BaseProcess) -> "int | tuple[Any] | ChildDied":
    """Rows that were read, or a child's result, or that it died."""
    try:
        return ours.recv()
    except EOFError:
        child.join()
        return ChildDied(child.exitcode)


def _end(ours: Connection, child: BaseProcess) -> None:
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
