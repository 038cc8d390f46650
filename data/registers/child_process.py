"""Work in a process of its own, so that whatever it dies of is an answer too.

A few bytes changed in a workbook can make its reader ask for more memory than there is, and such a reader does not
raise: it aborts. In a child with limits that costs nobody else anything.
"""

import contextlib
import faulthandler
import gc
import multiprocessing
import os
import resource
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TypeVar

Result = TypeVar("Result")
Progress = Callable[[int], None]
MAX_MEMORY = 6 * 2**30
MAX_CPU_S = 900
"""Address space and processor time of a child: far above what the largest workbook takes."""


class ChildDied(RuntimeError):
    """The child has ended without a result."""


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
        raise ChildDied from None
    finally:
        ours.close()
        child.join()


def _work(work: Callable[[Progress], Result], pipe: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_CPU_S, MAX_CPU_S))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    gc.disable()  # millions of short-lived rows and no cycles among them
    faulthandler.disable()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # a reader that panics says so, in words for its developers
    with contextlib.suppress(BrokenPipeError):
        pipe.send((work(pipe.send),))
