"""A form with files, read as it comes in. A file goes into a place on the disk without a name, gone when closed."""

import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path, PureWindowsPath
from typing import IO, Final

from flask import Request
from werkzeug.formparser import FormDataParser

from callbacks.uploading import UploadedFile
from data.registers.uploads import MAX_FILES

MAX_FIELDS: Final = 20
FIELD_BYTES: Final = 500_000
"""Werkzeug holds its buffer of 64 KiB to this limit too: with less, no file of that size would pass."""
MAX_NAME_LENGTH: Final = 120
CHUNK: Final = 2**16


def read(
    request: Request, folder: Path, max_bytes: int, kept: ExitStack
) -> tuple[Mapping[str, str], Sequence[UploadedFile]]:
    """The form's fields and files, which are closed with `kept`, also when it is refused half-way.

    RequestEntityTooLarge for more than is allowed, as soon as it is seen; ValueError for what is no whole form.
    """

    def place(*_: object, **__: object) -> IO[bytes]:
        return kept.enter_context(tempfile.TemporaryFile("w+b", dir=folder))

    parser = FormDataParser(
        place,
        max_form_memory_size=FIELD_BYTES,
        max_content_length=max_bytes,
        max_form_parts=MAX_FILES + MAX_FIELDS,
        silent=False,
    )
    _, fields, files = parser.parse_from_environ(request.environ)
    uploaded = [UploadedFile(one.stream, _plain(one.filename or "")) for one in files.getlist("files")]
    return {name: " ".join(text.split()) for name, text in fields.items()}, [one for one in uploaded if one.name]


def drain(request: Request, max_bytes: int) -> None:
    """Read what is left of a body that is refused, so far: a browser that is still sending hears no answer."""
    stream = request.environ["wsgi.input"]
    while max_bytes > 0 and request.environ.get("wsgi.input_terminated"):
        read = len(stream.read(CHUNK))
        max_bytes -= read if read else max_bytes


def _plain(name: str) -> str:
    """A file's name without folders of any system, and without what cannot be printed."""
    last = PureWindowsPath(name).name  # which takes both kinds of slashes
    return "".join(char for char in last if char.isprintable())[-MAX_NAME_LENGTH:]
