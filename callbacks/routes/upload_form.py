"""The form of an upload, read as it comes in, and checked before a process is started; see uploads.py for its fields.

A file goes into a place on the disk without a name, gone when closed.
"""

import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import PureWindowsPath
from typing import IO, Any, Final

import pydantic
from flask import request
from pydantic import TypeAdapter
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.formparser import FormDataParser

from callbacks.uploading import UploadedFile, UploadRequest
from data.registers.rule import MAX_NAME_LENGTH
from data.registers.uploads import MAX_FILES, Uploads

MAX_FIELDS: Final = 20
FIELD_BYTES: Final = 500_000
"""Werkzeug holds its buffer of 64 KiB to this limit too: with less, no file of that size would pass."""
MAX_FILE_NAME_LENGTH: Final = 120
MESSAGES = {
    "kind": "errors.bad_value",
    "match": "errors.bad_value",
    "names": "errors.bad_value",
    "atlas": "errors.bad_value",
    "as_of": "registers.bad_as_of",
    "provider": "errors.upload_no_provider",
    "name": "parklists.bad_name",
    "onto": "errors.bad_value",
    "keyword": "errors.upload_long_keyword",
    "column": "errors.bad_value",
    "datum": "errors.bad_value",
}
"""Field -> the words for a value that is not valid."""


class RejectedUpload(Exception):
    """A request that is rejected: status, key of the words, and their values."""

    def __init__(self, status: int, key: str, **values: object) -> None:
        super().__init__(key)
        self.status, self.key, self.values = status, key, values


def parse(uploads: Uploads, open_files: ExitStack) -> tuple[UploadRequest, Sequence[UploadedFile]]:
    """The request and its files, closed with `open_files`, also when it is refused half-way. Raises RejectedUpload."""
    fields, uploaded = _parts(uploads, open_files)
    return _upload_request(fields), uploaded


def parse_preview(uploads: Uploads, open_files: ExitStack) -> tuple[UploadRequest, Sequence[UploadedFile]]:
    """What the files are and which columns were chosen, and the files, as `parse` gives them."""
    fields, uploaded = _parts(uploads, open_files)
    asked = {name: fields[name] for name in ("kind", "column") if name in fields}
    return _upload_request({"as_of": "2000", "provider": "-", "name": "-", **asked}), uploaded


def _parts(uploads: Uploads, open_files: ExitStack) -> tuple[Mapping[str, Any], Sequence[UploadedFile]]:
    folder = uploads.prepare()

    def place(*_: object, **__: object) -> IO[bytes]:
        return open_files.enter_context(tempfile.TemporaryFile("w+b", dir=folder))

    parser = FormDataParser(place, FIELD_BYTES, uploads.max_bytes, silent=False, max_form_parts=MAX_FILES + MAX_FIELDS)
    try:
        _, fields, files = parser.parse_from_environ(request.environ)
    except RequestEntityTooLarge:  # as soon as it is seen
        sizes = {"megabytes": uploads.megabytes, "files": MAX_FILES}
        raise RejectedUpload(413, "errors.upload_too_large", **sizes) from None
    except ValueError:  # no whole form
        raise RejectedUpload(400, "errors.upload_form") from None
    texts = {name: " ".join(text.split()) for name, text in fields.items()}
    uploaded = [UploadedFile(one.stream, _plain(one.filename or "")) for one in files.getlist("files")]
    if named := [one for one in uploaded if one.name]:
        return texts | {"column": tuple(fields.getlist("column"))}, named
    raise RejectedUpload(400, "errors.upload_no_files")


def _upload_request(fields: Mapping[str, Any]) -> UploadRequest:
    """What the fields ask for; the first that is not valid is reported. A blank one counts as left out."""
    texts = {"as_of": "", "provider": "", "name": "", **{name: text for name, text in fields.items() if text}}
    try:
        return TypeAdapter(UploadRequest).validate_python(texts)
    except pydantic.ValidationError as invalid:
        error = invalid.errors(include_url=False)[0]
    values = {"name": error["loc"][0], "value": error["input"], "most": MAX_NAME_LENGTH}
    raise RejectedUpload(400, MESSAGES[str(error["loc"][0])], **values)


def _plain(name: str) -> str:
    """A file's name without folders of any system, and without what cannot be printed."""
    last = PureWindowsPath(name).name  # which takes both kinds of slashes
    return "".join(char for char in last if char.isprintable())[-MAX_FILE_NAME_LENGTH:]
