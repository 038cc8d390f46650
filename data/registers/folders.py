"""Folders that stand complete or not at all: written aside, exchanged in one step, listed while nobody exchanges any.

    <home>/<name>/          what readers see
    <home>/.new-<chance>/   what somebody writes, who holds its lock; the kernel lets go of it however he ends
    <home>/.was-<name>/     what stood there, where a system cannot exchange two folders; back if nothing followed

Locks are on the folders themselves: a home that may only be read has no room for a file of locks.
"""

import ctypes
import fcntl
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

ASIDE, REPLACED = ".new-", ".was-"
AT_FDCWD, RENAME_EXCHANGE = -100, 2
"""As linux/fcntl.h and linux/fs.h have them."""


@contextmanager
def aside(home: Path) -> Iterator[Path]:
    """A folder to write into, on the disk where it shall stand; gone at the end unless `put` has taken it."""
    home.mkdir(parents=True, exist_ok=True)
    folder = home / f"{ASIDE}{secrets.token_hex(8)}"
    with _locked(home, fcntl.LOCK_EX):
        _restore(home)
        folder.mkdir()
        writing = os.open(folder, os.O_RDONLY)
        _lock(writing, fcntl.LOCK_EX)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(writing)


def put(folder: Path, target: Path) -> None:
    """Let a finished folder stand at `target`; what stood there is where the folder was."""
    with _locked(target.parent, fcntl.LOCK_EX):
        if not target.exists():
            folder.rename(target)
        elif not _exchange(folder, target):
            old = target.with_name(f"{REPLACED}{target.name}")
            target.rename(old)
            folder.rename(target)
            old.rename(folder)


def remove(folder: Path) -> None:
    """Take a folder away, in one step for whoever reads."""
    with _locked(folder.parent, fcntl.LOCK_EX):
        gone = folder.rename(folder.with_name(f"{ASIDE}{secrets.token_hex(8)}"))
    shutil.rmtree(gone, ignore_errors=True)


@contextmanager
def at_rest(home: Path) -> Iterator[Mapping[str, Path]]:
    """The folders by their names, in order, none of which is exchanged meanwhile."""
    with _locked(home, fcntl.LOCK_SH):
        inside = {path.name: path for path in home.glob("*") if path.is_dir()}
        lost = {name.removeprefix(REPLACED): path for name, path in inside.items() if name.startswith(REPLACED)}
        shown = lost | {name: path for name, path in inside.items() if not name.startswith(".")}
        yield dict(sorted(shown.items()))


@contextmanager
def _locked(home: Path, how: int) -> Iterator[None]:
    """Nobody exchanges while others read; where there is no folder, nobody does either."""
    try:
        lock = os.open(home, os.O_RDONLY)
    except FileNotFoundError:
        yield
        return
    try:
        _lock(lock, how)
        yield
    finally:
        os.close(lock)


def _lock(descriptor: int, how: int) -> None:
    with suppress(OSError):  # a disk that knows no locks
        fcntl.flock(descriptor, how)


def _restore(home: Path) -> None:
    """Take away what a killed process was writing, and give back what it had moved out of its way."""
    for old in home.glob(f"{REPLACED}*"):
        name = old.name.removeprefix(REPLACED)
        if (home / name).exists():
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.rename(home / name)
    for path in home.glob(f"{ASIDE}*"):
        with suppress(OSError):  # whoever writes into it holds its lock
            lock = os.open(path, os.O_RDONLY)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(path, ignore_errors=True)
            finally:
                os.close(lock)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system or the disk cannot."""
    exchange = getattr(ctypes.CDLL(None), "renameat2", None)
    return exchange is not None and exchange(AT_FDCWD, bytes(one), AT_FDCWD, bytes(other), RENAME_EXCHANGE) == 0
