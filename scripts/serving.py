"""The real server for tests, pictures and measurements: a process of its own on a free port."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from data.settings import LOOPBACK, ROOT

TIMEOUT_S = 120.0
"""Seconds until a server must answer; the first start derives the boundaries."""


@dataclass(frozen=True)
class Atlas:
    """One running server."""

    url: str  # with a closing slash
    pid: int  # the parent of the workers
    seconds_to_start: float


def free_port(port: int = 0) -> int:
    """A port that nobody listens on just now; `port` if one is given, or an error."""
    with socket.socket() as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a server of before may have closed its connections
        one.bind((LOOPBACK, port))
        return int(one.getsockname()[1])


@contextmanager
def running(command: Sequence[str], **options: Any) -> Iterator[subprocess.Popen[Any]]:
    """A process that ends with the block, also when the block fails: `with Popen` would wait for it without end."""
    with subprocess.Popen(command, **options) as process:
        try:
            yield process
        finally:
            stop(process, signal.SIGTERM)


@contextmanager
def serving(
    *, workers: int = 2, dataset: Path | None = None, port: int = 0, log: Path | None = None, **environment: str
) -> Iterator[Atlas]:
    """Start `app.py run`, wait until /health answers, and stop it at the end. What it printed is in the error.

    It listens on `port`, or on a free one, and prints to `log`, if one is given. It draws nothing ahead, which would
    take its time from what is tested or measured, unless the environment says so.
    """
    port = free_port(port)
    ours = {"HOST": LOOPBACK, "PORT": str(port), "WEB_CONCURRENCY": str(workers), "ATLAS_DRAW_AHEAD": "0"}
    variables = {**os.environ, **ours, **environment}
    if dataset:
        variables["ATLAS_DATASET"] = str(dataset)
    base = variables.get("ATLAS_BASE_PATH", "").strip("/")
    url = f"http://{LOOPBACK}:{port}/{base}/" if base else f"http://{LOOPBACK}:{port}/"
    with log.open("w+b") if log else TemporaryFile() as output:
        begin = time.perf_counter()
        command = [sys.executable, str(ROOT / "app.py"), "run"]
        process = subprocess.Popen(command, cwd=ROOT, env=variables, stdout=output, stderr=subprocess.STDOUT)
        try:
            if not answers(f"{url}health", process):
                output.seek(0)
                raise RuntimeError(f"the server did not start:\n{output.read().decode(errors='replace')}")
            yield Atlas(url, process.pid, time.perf_counter() - begin)
        finally:
            stop(process)


def stop(process: subprocess.Popen[Any], ask: signal.Signals = signal.SIGINT) -> None:
    """Ask a process, by default a server, to end at once, and insist if it does not."""
    process.send_signal(ask)
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def answers(address: str, process: subprocess.Popen[bytes]) -> bool:
    """Whether the server answers before it ends and before the timeout."""
    end = time.monotonic() + TIMEOUT_S
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(address, timeout=5) as answer:
                return bool(answer.status == 200)
        except (URLError, OSError):
            time.sleep(0.02)
    return False
