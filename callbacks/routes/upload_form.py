"""The form of an upload, checked before a process is started for it; see uploads.py for its fields."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from typing import cast, get_args

from flask import request
from werkzeug.exceptions import RequestEntityTooLarge

from callbacks.routes import multipart
from callbacks.routes.multipart import Form
from callbacks.uploading import UploadedFile, UploadRequest
from data.dates import is_date
from data.registers.rule import MAX_NAME_LENGTH, Match
from data.registers.upload import Kind
from data.registers.uploads import MAX_FILES, Uploads


class Refusal(Exception):
    """A request that is refused: status, key of the words, and their values."""

    def __init__(self, status: int, key: str, **values: object) -> None:
        super().__init__(key)
        self.status, self.key, self.values = status, key, values


def read(uploads: Uploads, kept: ExitStack) -> tuple[UploadRequest, Sequence[UploadedFile]]:
    """What the request asks for, and its files, which are closed with `kept`. Raises Refusal."""
    form = _form(uploads, kept)
    order = _order(form.fields)
    if not form.files:
        raise Refusal(400, "errors.upload_no_files")
    return order, form.files


def _form(uploads: Uploads, kept: ExitStack) -> Form:
    try:
        return multipart.read(request, uploads.prepare(), uploads.max_bytes, kept)
    except RequestEntityTooLarge:
        sizes = {"megabytes": uploads.megabytes, "files": MAX_FILES}
        raise Refusal(413, "errors.upload_too_large", **sizes) from None
    except ValueError:
        raise Refusal(400, "errors.upload_form") from None


def _order(fields: Mapping[str, str]) -> UploadRequest:
    """What the fields ask for; the first that makes no sense is told."""
    kind, match = fields.get("kind") or "companies", fields.get("match") or "name-or-scope"
    named = {"kind": (kind, get_args(Kind)), "match": (match, get_args(Match))}
    for name, (value, allowed) in named.items():
        if value not in allowed:
            raise Refusal(400, "errors.bad_value", name=name, value=value)
    texts = {name: fields.get(name, "") for name in ("as_of", "provider", "keyword", "name")}
    order = UploadRequest(cast(Kind, kind), match=cast(Match, match), **texts)
    _check(order)
    return order


def _check(order: UploadRequest) -> None:
    if not is_date(order.as_of):
        raise Refusal(400, "registers.bad_as_of", value=order.as_of)
    if order.kind == "companies" and not 0 < len(order.provider) <= MAX_NAME_LENGTH:
        raise Refusal(400, "errors.upload_no_provider", most=MAX_NAME_LENGTH)
    if order.kind == "parks" and not 0 < len(order.name) <= MAX_NAME_LENGTH:
        raise Refusal(400, "parklists.bad_name", most=MAX_NAME_LENGTH)
    if len(order.keyword) > MAX_NAME_LENGTH:
        raise Refusal(400, "errors.upload_long_keyword", most=MAX_NAME_LENGTH)
