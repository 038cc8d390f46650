"""Uploads: tables of one's own, counted here and seen only by those who have the link.

Off unless the atlas listens on loopback or `ATLAS_UPLOADS=1`; then every address below is a 404. All answers are JSON
unless said otherwise, in the language of `lang=` (else the browser's), never cached, and refuse requests that other
sites make. A refusal is 4xx or 503 with `{"message": text}`.

POST   /uploads?lang=                    multipart/form-data: `files` (several), and
                                         kind      companies (default) | parks
                                         as_of     day of the export: 2022-03-16, 2022-03 or 2022 (required)
                                         provider  天眼查, 企查查, any other name (required for companies)
                                         keyword   count only companies that have it; may be blank
                                         match     name-or-scope (default) | name | scope
                                         name      of the list of parks (required for parks)
                                         202 {"id": token}. 400 a field or the form; 403 another site; 413 too large or
                                         too many files; 503 with Retry-After, while as many imports run as may;
                                         507 if the server has no room.
GET    /uploads/<token>?lang=&theme=     {"state": "reading" | "counting" | "done" | "failed",
                                          "rows": rows read so far,
                                          "message": why it failed, in words of one or more lines; else "",
                                          "report": HTML of the account, once done; else "",
                                          "open": "?upload=...", the query that shows it, once done; else "",
                                          "refused": how many rows refused.csv lists}
                                         404 for a token that is unknown, discarded or expired.
POST   /uploads/<token>/aliases?lang=    {"accept": [indices of report.places]}: exactly these suggestions hold from now
                                         on, [] takes all back; answers as GET does. 400 for an index without a
                                         suggestion; 409 before it is done; 503 if it did not work. Takes some seconds.
GET    /uploads/<token>/refused.csv?lang=   the rows that were not counted, to be saved.
DELETE /uploads/<token>                  ends a running import, discards a finished one: 204.

`open` is best opened by loading the page anew (`location`): numbers under the same address change with aliases.
"""

import json
import logging
from contextlib import ExitStack
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from flask import Blueprint, Response, jsonify, request

from callbacks import uploading
from callbacks.feature import Server
from callbacks.routes import multipart, upload_form
from callbacks.routes.attachment import attachment
from callbacks.routes.errors import preferred_language, refuse
from callbacks.routes.upload_form import Refusal
from callbacks.routes.uploaded import described, refused_rows
from callbacks.uploading import AliasesNotApplied
from components.words import words
from data.registers import store
from data.registers.upload import Upload
from data.registers.uploads import Busy, Uploads

log = logging.getLogger(__name__)

RETRY: Final = 20
"""Seconds after which a busy server is worth asking again."""
MAX_ACCEPTED_BYTES: Final = 100_000
"""Bytes of a list of accepted places."""


def routes(server: Server, uploads: Uploads) -> Blueprint:
    """The addresses, over the uploads of one atlas."""
    blueprint = Blueprint("uploads", __name__)

    @blueprint.post("/uploads")
    def receive() -> tuple[Response, int]:
        try:
            _refuse_foreign()
            return jsonify(id=_received(uploads).token), 202
        except Refusal:
            multipart.drain(request, uploads.max_bytes)
            raise

    @blueprint.get("/uploads/<token>")
    def tell(token: str) -> Response:
        return jsonify(described(_found(token, uploads), server, preferred_language()))

    @blueprint.post("/uploads/<token>/aliases")
    def accept(token: str) -> Response:
        _refuse_foreign()
        upload = _found(token, uploads)
        _place(upload)
        return jsonify(described(upload, server, preferred_language()))

    @blueprint.get("/uploads/<token>/refused.csv")
    def refused(token: str) -> Response:
        upload, w = _found(token, uploads), words(preferred_language())
        told = refused_rows(upload.status().kind, _result(upload), server.dataset.regions, w)
        return attachment(told.encode("utf-8-sig"), "text/csv", w("registers.rejected_file_name"), "refused.csv")

    @blueprint.delete("/uploads/<token>")
    def discard(token: str) -> tuple[str, int]:
        _refuse_foreign()
        _found(token, uploads).discard()
        return "", 204

    blueprint.register_error_handler(Refusal, _refused)
    blueprint.register_error_handler(FileNotFoundError, _gone)
    blueprint.register_error_handler(OSError, _no_room)
    blueprint.after_request(_not_kept)
    return blueprint


def _received(uploads: Uploads) -> Upload:
    """The upload that has begun; the files are ours only until its process has them."""
    if uploads.is_busy():  # before megabytes are sent in vain
        raise Refusal(503, "errors.upload_busy")
    with ExitStack() as kept:
        order, files = upload_form.read(uploads, kept)
        try:
            upload, lock = uploads.admit(order.kind)
        except Busy:
            raise Refusal(503, "errors.upload_busy") from None
        uploading.start(upload, kept.enter_context(lock), order, files)
    return upload


def _found(token: str, uploads: Uploads) -> Upload:
    upload = uploads.find(token)
    if upload is None:
        raise Refusal(404, "errors.upload_unknown")
    return upload


def _result(upload: Upload) -> Path:
    folder = upload.result() if upload.status().state == "done" else None
    if folder is None:
        raise Refusal(409, "errors.upload_pending")
    return folder


def _place(upload: Upload) -> None:
    """Put in force what the body accepts; no process is started for what cannot be."""
    folder, accepted = _result(upload), _accepted()
    if upload.status().kind != "companies":
        raise Refusal(400, "errors.upload_no_suggestion", index=1)
    try:
        store.read_report(folder).meant(accepted)
        uploading.place(upload, accepted)
    except LookupError as missing:
        raise Refusal(400, "errors.upload_no_suggestion", index=missing.args[0] + 1) from None
    except BlockingIOError:  # somebody else accepts places
        raise Refusal(503, "errors.upload_placing") from None
    except AliasesNotApplied:
        raise Refusal(503, "errors.upload_not_placed") from None


def _accepted() -> list[int]:
    try:
        content = json.loads(request.stream.read(MAX_ACCEPTED_BYTES))
        accepted = content["accept"]
    except (ValueError, RecursionError, TypeError, KeyError):
        raise Refusal(400, "errors.upload_form") from None
    if not isinstance(accepted, list) or not all(type(one) is int for one in accepted):
        raise Refusal(400, "errors.upload_form")
    return accepted


def _refuse_foreign() -> None:
    """A page of another site may send a form here with its reader's browser, and must not."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    foreign = site != "same-origin" if site else origin is not None and urlsplit(origin).netloc != request.host
    if foreign:
        raise Refusal(403, "errors.upload_foreign")


def _refused(refusal: Refusal) -> Response:
    response = refuse(refusal.status, refusal.key, **refusal.values)
    if refusal.status == 503:
        response.headers["Retry-After"] = str(RETRY)
    return response


def _gone(error: FileNotFoundError) -> Response:
    """Somebody else discarded it while it was being told."""
    return refuse(404, "errors.upload_unknown")


def _no_room(error: OSError) -> Response:
    """A disk that is full or may not be written to."""
    log.error("an upload could not be kept: %s", error.strerror)
    return refuse(507, "errors.upload_no_room")


def _not_kept(response: Response) -> Response:
    response.cache_control.no_store = True
    return response
