"""Uploads: tables of one's own, counted here and seen only by those who have the link.

Off unless the atlas listens on loopback or `ATLAS_UPLOADS=1`; where it is off, every address below is a 404. All
answers are JSON unless stated otherwise, in the language of `lang=` (else the browser's), never cached, and refuse
requests that other sites make. A refusal is 4xx or 503 with `{"message": text}`.

POST   /uploads?lang=                    multipart/form-data: `files` (several), and
                                         kind      companies (default) | parks | list
                                         as_of     day of the export: 2022-03-16, 2022-03 or 2022 (required)
                                         provider  天眼查, 企查查, any other name (required for companies)
                                         keyword   count only companies that have it; may be blank
                                         match     name-or-scope (default) | name | scope
                                         column    name=COMP_NM: which column of the files is which of ours; several.
                                                   Of several layouts: a text for each, a line for each column
                                         datum     of coordinates that state none: stated (default: there are
                                                   none) | gcj02 | bd09 | wgs84
                                         names     keep (default) | drop: names and codes of the companies, without
                                                   which two dates are compared by their numbers only
                                         name      of the list (required for parks and list)
                                         onto      token/import: the finished import that a list of companies is
                                                   laid over; it is done with the answer, whose id is this again
                                         202 {"id": token}. 400 a field or the form; 403 another site; 413 too large or
                                         too many files; 503 with Retry-After, while as many imports run as may;
                                         507 if the server has no room.
POST   /uploads/preview?lang=            `files`, `kind` and `column` as above: {"preview": HTML of the columns as they
                                         would be read, with the first rows; "sheets": [[name, its columns, a line each,
                                         if they have names], ...]}. Nothing is kept.
GET    /uploads/<token>?lang=&theme=&import=
                                         {"state": "reading" | "counting" | "done" | "failed",
                                          "rows": rows read so far,
                                          "message": why it failed, in words of one or more lines; else "",
                                          "report": HTML of the account, once done; else "",
                                          "other": "companies" | "parks", if it failed as the files are that; else "",
                                          "open": "?upload=...", the query that shows it, once done; else "",
                                          "refused": how many rows refused.csv lists}
                                         404 for a token that is unknown, discarded or expired. On the page a
                                         second date of a definition can be added to an upload; `import` says which
                                         one is meant, by default the latest.
GET    /uploads/<token>/refused.csv?lang=&import=   the rows that were not counted, to be saved.
DELETE /uploads/<token>                  ends a running import, discards a finished one: 204.

`open` is best opened by loading the page anew (`location`): numbers under the same address change with aliases.
"""

import logging
import threading
from collections.abc import Sequence
from contextlib import ExitStack
from typing import IO, Final

from flask import Blueprint, Response, jsonify, request

from callbacks import upload_account as account
from callbacks import uploading
from callbacks.audit import Audit
from callbacks.feature import Server
from callbacks.routes import query, upload_form
from callbacks.routes.attachment import attachment, no_store
from callbacks.routes.errors import preferred_language, refuse
from callbacks.routes.upload_form import RejectedUpload
from callbacks.uploading import UploadedFile, UploadRequest
from components.panels import upload_preview
from components.style import Style
from components.words import words
from data import links
from data.registers.bins import Bins
from data.registers.upload import Upload
from data.registers.uploads import Busy, Uploads

log = logging.getLogger(__name__)

RETRY_S: Final = 20
"""After which a busy server is worth asking again."""
MAX_PREVIEWS: Final = 2
"""That one worker makes at once, each in a process of its own."""


def register(root: Blueprint, server: Server, uploads: Uploads) -> None:
    """The addresses, over the uploads of one atlas."""
    blueprint = Blueprint("uploads", __name__)

    @blueprint.post("/uploads")
    def receive() -> tuple[Response, int]:
        _refuse_foreign(server.public_url)
        return jsonify(id=_received(uploads, server.dataset.about.bins, server.audit)), 202

    @blueprint.get("/uploads/<token>")
    def tell(token: str) -> Response:
        theme = links.parse(query.text(), server.dataset).selection.theme
        return jsonify(account.describe(_found(token, uploads), server, preferred_language(), theme, _named()))

    @blueprint.get("/uploads/<token>/refused.csv")
    def refused(token: str) -> Response:
        upload, w = _found(token, uploads), words(preferred_language())
        folder = upload.result(_named()) if upload.status().state == "done" else None
        if folder is None:
            raise RejectedUpload(409, "errors.upload_pending")
        content = account.rejected_rows(upload.status().kind, folder, server.dataset.regions, w)
        return attachment(content.encode("utf-8-sig"), "text/csv", w("registers.rejected_file_name"), "refused.csv")

    @blueprint.delete("/uploads/<token>")
    def discard(token: str) -> tuple[str, int]:
        _refuse_foreign(server.public_url)
        _found(token, uploads).discard()
        server.audit.record("delete", key=token)
        return "", 204

    _preview(blueprint, server, uploads)
    _handle_errors(blueprint)
    blueprint.after_request(no_store)
    root.register_blueprint(blueprint)


def _preview(blueprint: Blueprint, server: Server, uploads: Uploads) -> None:
    places = threading.BoundedSemaphore(MAX_PREVIEWS)

    @blueprint.post("/uploads/preview")
    def preview() -> Response:
        """The columns as they would be read; the files are gone with the answer."""
        _refuse_foreign(server.public_url)
        if shortage := uploads.shortage():
            raise RejectedUpload(503, f"errors.upload_{shortage}")
        if not places.acquire(blocking=False):
            raise RejectedUpload(503, "errors.upload_busy")
        try:
            with ExitStack() as open_files:
                wanted, files = upload_form.parse_preview(uploads, open_files)
                outlined = uploading.preview(files, wanted.kind, wanted.column)
        except uploading.NotChanged:
            raise RejectedUpload(503, "errors.upload_busy") from None
        finally:
            places.release()
        theme = links.parse(query.text(), server.dataset).selection.theme
        style = Style(preferred_language(), theme, 0)
        drawn = upload_preview.draw(outlined, wanted.column, style, wanted.kind)
        return jsonify(preview=drawn, sheets=upload_preview.layouts(outlined))


def _handle_errors(blueprint: Blueprint) -> None:
    @blueprint.errorhandler(RejectedUpload)
    def rejected(error: RejectedUpload) -> Response:
        return refuse(error.status, error.key, RETRY_S if error.status == 503 else 0, **error.values)

    @blueprint.errorhandler(FileNotFoundError)
    def gone(error: FileNotFoundError) -> Response:
        """Somebody else discarded it while it was being described."""
        return refuse(404, "errors.upload_unknown")

    @blueprint.errorhandler(OSError)
    def no_room(error: OSError) -> Response:
        """A disk that is full or may not be written to."""
        log.error("an upload could not be kept: %s", error.strerror)
        return refuse(507, "errors.upload_no_room")


def _received(uploads: Uploads, bins: Bins, audit: Audit) -> str:
    """The token of the upload that has begun, or the import that a list was laid over.

    Its place is taken before the files are received, so that nobody sends megabytes in vain. The files are ours only
    until their process has them.
    """
    with ExitStack() as started, ExitStack() as open_files:
        upload, lock = _admitted(uploads, audit.proxies.who().owner)
        started.callback(upload.discard)
        open_files.enter_context(lock)
        upload_request, files = upload_form.parse(uploads, open_files)
        if upload_request.kind == "list":
            overlaid = _overlaid(upload_request, files, uploads)
            audit.record("overlay", key=overlaid.partition("/")[0], files=len(files))
            return overlaid
        uploading.start(upload, lock, upload_request, files, bins)
        started.pop_all()
        audit.record("import", key=upload.token, kind=upload_request.kind, files=len(files))
    return upload.token


def _admitted(uploads: Uploads, owner: str) -> tuple[Upload, IO[bytes]]:
    try:
        return uploads.admit("companies", owner)
    except Busy as busy:
        raise RejectedUpload(503, f"errors.upload_{busy.shortage}") from None


def _overlaid(upload_request: UploadRequest, files: Sequence[UploadedFile], uploads: Uploads) -> str:
    """The import, `token/import`, that a list of companies was laid over."""
    token, _, name = upload_request.onto.partition("/")
    upload = _found(token, uploads)
    if upload.status().state != "done" or upload.status().kind != "companies" or upload.result(name) is None:
        raise RejectedUpload(409, "upload.no_register")
    try:
        message = uploading.overlay_list(upload, name, upload_request, files)
    except BlockingIOError:
        raise RejectedUpload(503, "errors.upload_placing") from None
    except uploading.NotChanged:
        raise RejectedUpload(503, "errors.upload_not_placed") from None
    if message:
        raise RejectedUpload(400, "companylists.not_overlaid", zh=message["zh"], en=message["en"])
    return upload_request.onto


def _named() -> str:
    """The import that the query names."""
    return request.args.get("import", "")


def _found(token: str, uploads: Uploads) -> Upload:
    upload = uploads.find(token)
    if upload is None:
        raise RejectedUpload(404, "errors.upload_unknown")
    return upload


def _refuse_foreign(public_url: str) -> None:
    """A page of another site may send a form here with its reader's browser, and must not."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    ours = (public_url, f"http://{request.host}", f"https://{request.host}")
    foreign = site != "same-origin" if site else origin is not None and origin not in ours
    if foreign:
        raise RejectedUpload(403, "errors.upload_foreign")
