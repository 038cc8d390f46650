"""The form of an upload, checked before a process is started for it; see uploads.py for its fields."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack

import pydantic
from flask import request
from pydantic import TypeAdapter
from werkzeug.exceptions import RequestEntityTooLarge

from callbacks.routes import multipart
from callbacks.uploading import UploadedFile, UploadRequest
from data.registers.rule import MAX_NAME_LENGTH
from data.registers.uploads import MAX_FILES, Uploads

MESSAGES = {
    "kind": "errors.bad_value",
    "match": "errors.bad_value",
    "as_of": "registers.bad_as_of",
    "provider": "errors.upload_no_provider",
    "name": "parklists.bad_name",
    "keyword": "errors.upload_long_keyword",
}
"""Field -> the words for a value that is not valid."""


class RejectedUpload(Exception):
    """A request that is rejected: status, key of the words, and their values."""

    def __init__(self, status: int, key: str, **values: object) -> None:
        super().__init__(key)
        self.status, self.key, self.values = status, key, values


def parse(uploads: Uploads, open_files: ExitStack) -> tuple[UploadRequest, Sequence[UploadedFile]]:
    """The request and its files, which are closed with `open_files`. Raises RejectedUpload."""
    try:
        fields, files = multipart.read(request, uploads.prepare(), uploads.max_bytes, open_files)
    except RequestEntityTooLarge:
        sizes = {"megabytes": uploads.megabytes, "files": MAX_FILES}
        raise RejectedUpload(413, "errors.upload_too_large", **sizes) from None
    except ValueError:
        raise RejectedUpload(400, "errors.upload_form") from None
    upload_request = _upload_request(fields)
    if not files:
        raise RejectedUpload(400, "errors.upload_no_files")
    return upload_request, files


def _upload_request(fields: Mapping[str, str]) -> UploadRequest:
    """What the fields ask for; the first that is not valid is reported. A blank one counts as left out."""
    texts = {"as_of": "", "provider": "", "name": "", **{name: text for name, text in fields.items() if text}}
    try:
        return TypeAdapter(UploadRequest).validate_python(texts)
    except pydantic.ValidationError as invalid:
        error = invalid.errors(include_url=False)[0]
    values = {"name": error["loc"][0], "value": error["input"], "most": MAX_NAME_LENGTH}
    raise RejectedUpload(400, MESSAGES[str(error["loc"][0])], **values)
