"""What is done to an upload, in a process of its own: it outlives the worker that started it.

    here           what the server asks for
    __main__.py    that process; it reads one message from its standard input

The files have no names: the process inherits them open, and opens /dev/fd/N where a reader asks for a path.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import IO, Annotated, Any

from pydantic import AfterValidator, Field, TypeAdapter, ValidationInfo

from data.companylists.columns import COLUMNS_OF
from data.datums import DatumOption
from data.documents import Date
from data.registers import headers
from data.registers.bins import Bins
from data.registers.outlines import Outlines
from data.registers.rule import MAX_NAME_LENGTH, Match
from data.registers.upload import Atlas, Content, Names, Upload
from data.selection import Lang
from data.settings import ROOT

MODULE = "callbacks.uploading"
TIMEOUT_S = 60
"""After which somebody who waits for a change gets the message that nothing could be changed."""


class NotChanged(Exception):
    """An upload could not be changed, and is as it was."""


def _required_for(*kinds: Content) -> AfterValidator:
    def check(name: str, info: ValidationInfo) -> str:
        if info.data.get("kind") in kinds and not 0 < len(name) <= MAX_NAME_LENGTH:
            raise ValueError(name)
        return name

    return AfterValidator(check)


def _checked(column: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
    headers.choices(column, COLUMNS_OF[info.data.get("kind", "companies")])
    return column


@dataclass(frozen=True, kw_only=True)
class UploadRequest:
    """What to do with the files."""

    kind: Content = "companies"
    match: Match = "name-or-scope"
    names: Names = "keep"
    atlas: Atlas = "beside"
    as_of: Date
    provider: Annotated[str, _required_for("companies")]
    name: Annotated[str, _required_for("parks", "list")]  # of a list of parks or of companies
    onto: str = ""  # token/import: what a list of companies is laid over
    datum: DatumOption = "stated"  # of coordinates
    keyword: Annotated[str, Field(max_length=MAX_NAME_LENGTH)] = ""
    column: Annotated[tuple[str, ...], AfterValidator(_checked)] = ()  # name=COMP_NM, a text for each layout


@dataclass(frozen=True)
class UploadedFile:
    """An uploaded file: open, and nowhere on the disk by name."""

    file: IO[bytes]
    name: str


def start(upload: Upload, lock: IO[bytes], request: UploadRequest, files: Sequence[UploadedFile], bins: Bins) -> None:
    """Begin the import and return. The process holds the lock from now on."""
    numbered = [(one.file.fileno(), one.name) for one in files]
    numbers = [number for number, _ in numbered]
    process = _open(upload, lock, numbers, request=asdict(request), files=numbered, bins=asdict(bins))
    # A process that has ended is a zombie until somebody asks how it went.
    threading.Thread(target=process.wait, daemon=True).start()


def preview(files: Sequence[UploadedFile], kind: Content, column: Sequence[str]) -> Outlines:
    """How the first files would be read; nothing of them is kept. NotChanged if nobody can tell in time."""
    numbered = [(one.file.fileno(), one.name) for one in files]
    numbers = [number for number, _ in numbered]
    message = json.dumps({"preview": numbered, "kind": kind, "column": list(column)}).encode()
    command = [sys.executable, "-m", MODULE]
    try:
        done = subprocess.run(
            command, cwd=ROOT, input=message, stdout=subprocess.PIPE, pass_fds=numbers, timeout=TIMEOUT_S, check=True
        )
    except subprocess.SubprocessError:
        raise NotChanged from None
    return TypeAdapter(Outlines).validate_json(done.stdout)


def overlay_list(
    upload: Upload, name: str, request: UploadRequest, files: Sequence[UploadedFile]
) -> Mapping[Lang, str]:
    """Overlay one of its imports with a list. Why it cannot be, by language; nothing if it is.

    Raises as `assign` does.
    """
    numbered = [(one.file.fileno(), one.name) for one in files]
    message = {"list": name, "request": asdict(request), "files": numbered}
    with upload.take() as lock:
        process = _open(upload, lock, [number for number, _ in numbered], subprocess.PIPE, **message)
        process.stdin = None  # it has been told everything
        try:
            answer, _ = process.communicate(timeout=TIMEOUT_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
    if process.returncode:
        raise NotChanged
    return json.loads(answer)


def assign(upload: Upload, name: str, changes: Mapping[str, str]) -> None:
    """Count places of one of its imports for other regions (`Report.assigned`). Then, unless it raises, they are.

    NotChanged if they cannot be; BlockingIOError while somebody else changes it. Nothing has changed then.
    """
    _change(upload, "assign", name, dict(changes))


def add(upload: Upload, other: Upload) -> None:
    """Put the import of another upload, which is then gone, beside those of this one. Raises as `assign` does."""
    with other.take():
        _change(upload, "add", str(other.folder))
    other.discard()


def remove(upload: Upload, name: str) -> None:
    """Take one of its imports away, and with the last one the upload. Raises as `assign` does."""
    if [name] == [path.name for path in upload.results()]:
        upload.discard()
    else:
        _change(upload, "remove", name)


def _change(upload: Upload, verb: str, *arguments: Any) -> None:
    with upload.take() as lock:
        process = _open(upload, lock, change=[verb, *arguments])
        try:
            faulty = process.wait(TIMEOUT_S)
        except subprocess.TimeoutExpired:
            process.kill()
            faulty = process.wait()
    if faulty:
        raise NotChanged


def _open(
    upload: Upload, lock: IO[bytes], numbers: Sequence[int] = (), stdout: int = subprocess.DEVNULL, **message: Any
) -> "subprocess.Popen[bytes]":
    """In a session of its own: what ends the server leaves it alone, and it can be ended with all that it starts.

    The message tells it what to do; if it is dead already, its lock shows that.
    """
    job = {"folder": str(upload.folder), "lock": lock.fileno(), **message}
    process = subprocess.Popen(
        [sys.executable, "-m", MODULE],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=stdout,
        pass_fds=[lock.fileno(), *numbers],
        start_new_session=True,
    )
    with suppress(BrokenPipeError), process.stdin as pipe:  # type: ignore[union-attr]
        pipe.write(json.dumps(job).encode())
    return process
