"""How far an import is, the account of every row, and what becomes of it.

The browser remembers one upload for a session: the one under way, or whose account is shown. While it is under way, an
interval lets the browser ask, one question at a time (`assets/upload.js`).
"""

from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qs

from dash import ClientsideFunction, Dash, Input, Output, State, ctx, html, no_update
from dash.exceptions import PreventUpdate
from markupsafe import Markup

from callbacks import upload_account as account
from callbacks import uploading
from callbacks.feature import Server
from callbacks.uploading import AliasesNotApplied
from components import ids
from components.numbers import integer
from components.panels.upload_dialog import part_id
from components.words import words
from data.registers import store
from data.registers.upload import Upload
from data.registers.uploads import Uploads

STATUS = Output(ids.UPLOAD_STATUS, "children", allow_duplicate=True)
TOKEN = Output(ids.UPLOAD_TOKEN, "data", allow_duplicate=True)
IS_OPEN = Output(ids.UPLOAD, "is_open", allow_duplicate=True)
VIEW = {
    "step": Output(ids.UPLOAD_STEP, "className"),
    "status": STATUS,
    "line": Output(ids.UPLOAD_LINE, "children"),
    "report": Output(ids.UPLOAD_REPORT, "html"),
    "rejected": Output(ids.UPLOAD_REJECTED, "children"),
    "rejected_address": Output(ids.UPLOAD_REJECTED, "href"),
    "message": Output(ids.UPLOAD_MESSAGE, "children"),
    "open": Output(part_id("open_atlas"), "href"),
    "corner": Output(ids.UPLOAD_CORNER_TEXT, "children"),
    "is_silent": Output(ids.UPLOAD_CORNER_TEXT, "aria-hidden"),  # while it changes every second
    "corner_is_open": Output(ids.UPLOAD_CORNER, "is_open"),
    "is_over": Output(ids.UPLOAD_INTERVAL, "disabled"),
    "token": TOKEN,
    "answered": Output(ids.UPLOAD_ANSWERED, "data"),
}
FORM = dict.fromkeys(VIEW, no_update) | {"step": "form", "corner_is_open": False, "is_over": True}
"""The dialog without an import."""

CONTEXT = [State(ids.UPLOAD_TOKEN, "data"), State(ids.SELECTION, "data")]
SCRIPT = {
    "focus": Input(ids.UPLOAD_STEP, "className"),
    "tick": Input(ids.UPLOAD_REPORT, "html"),
    "placed": Input(ids.UPLOAD_PLACED, "data"),
    "keep": Input(ids.UPLOAD_ASK, "is_open"),
    "cancel": Input(part_id("cancel"), "n_clicks"),
}
"""What assets/upload.js does when a property changes."""

Remembered = dict[str, str] | None
"""`token`, and `base`, the address of the atlas that knows it."""


def register(app: Dash, server: Server, uploads: Uploads) -> None:
    """Open and close the dialog, follow the import, accept places, discard."""
    _open_and_close(app, server)
    _follow(app, server, uploads)
    _place(app, server, uploads)
    _discard(app, server, uploads)
    for name, element in SCRIPT.items():
        app.clientside_callback(ClientsideFunction("atlas_upload", name), element)


def _open_and_close(app: Dash, server: Server) -> None:
    @app.callback(
        output={"is_open": IS_OPEN, "token": TOKEN},
        inputs={
            "request": Input(ids.UPLOAD_REQUEST, "data"),
            "pressed": [Input(part_id("show"), "n_clicks"), Input(ids.UPLOAD_CLOSE, "n_clicks")],
            "context": CONTEXT,
        },
        prevent_initial_call=True,
    )
    def open_or_close(request: Any, pressed: Any, context: Any) -> dict[str, Any]:
        """A request may name an upload, whose account is shown; else the import under way is, or a new one."""
        (remembered, selection), token = context, no_update
        if ctx.triggered_id == ids.UPLOAD_REQUEST and request["value"]:
            token = {"token": request["value"], "base": server.base_path}
        elif ctx.triggered_id == ids.UPLOAD_REQUEST and is_on_page(token_of(remembered, server), selection):
            token = None
        return {"is_open": ctx.triggered_id != ids.UPLOAD_CLOSE, "token": token}


def _follow(app: Dash, server: Server, uploads: Uploads) -> None:
    @app.callback(
        output=VIEW,
        inputs={
            "remembered": Input(ids.UPLOAD_TOKEN, "data"),
            "question": Input(ids.UPLOAD_QUESTION, "data"),
            "is_open": Input(ids.UPLOAD, "is_open"),
            "texts": Input(ids.WORDS, "data"),
            "placed": Input(ids.UPLOAD_PLACED, "data"),
            "selection": CONTEXT[1],
        },
        prevent_initial_call=True,
    )
    def follow(
        remembered: Remembered, question: Any, is_open: bool, texts: Any, placed: Any, selection: Any
    ) -> dict[str, Any]:
        triggered = {prop.partition(".")[0] for prop in ctx.triggered_prop_ids}
        token = token_of(remembered, server)
        if not selection or (not token and not triggered & {ids.UPLOAD_TOKEN, ids.UPLOAD}):
            raise PreventUpdate
        if not token:
            return FORM if ids.UPLOAD_TOKEN in triggered else FORM | {"step": no_update}
        if is_on_page(token, selection) and not is_open:
            return FORM | {"token": None}
        message = placed if ids.UPLOAD_PLACED in triggered else ""
        view = show(token, server, uploads, selection, message)
        is_known = view["is_over"] and triggered <= {ids.UPLOAD, ids.UPLOAD_PLACED}
        return FORM | view | {"answered": question, "corner_is_open": not (is_open or is_known)}

    app.clientside_callback(
        ClientsideFunction("atlas_upload", "ask"),
        Output(ids.UPLOAD_QUESTION, "data"),
        Input(ids.UPLOAD_INTERVAL, "n_intervals"),
        State(ids.UPLOAD_ANSWERED, "data"),
    )


def _place(app: Dash, server: Server, uploads: Uploads) -> None:
    @app.callback(
        Output(ids.UPLOAD_PLACED, "data"), Input(ids.UPLOAD_ACCEPTED, "data"), *CONTEXT, prevent_initial_call=True
    )
    def place(accepted: list[int], remembered: Remembered, selection: Any) -> str:
        upload = uploads.find(token_of(remembered, server))
        return words(selection["lang"])(error) if upload and (error := accept(upload, accepted)) else ""


def _discard(app: Dash, server: Server, uploads: Uploads) -> None:
    @app.callback(
        output={
            "token": TOKEN,
            "asks": Output(ids.UPLOAD_ASK, "is_open"),
            "is_open": IS_OPEN,
            "status": STATUS,
            "search": Output(ids.URL, "search", allow_duplicate=True),
        },
        inputs={
            "pressed": [Input(part_id(name), "n_clicks") for name in ("cancel", "discard", "again", "keep", "erase")],
            "context": CONTEXT,
        },
        prevent_initial_call=True,
    )
    def discard(pressed: Any, context: Any) -> dict[str, Any]:
        """Where the page stands on the upload, others may have its link, so the reader is asked first."""
        remembered, selection = context
        token, button = token_of(remembered, server), ctx.triggered_id
        view = {"token": no_update, "asks": False, "is_open": no_update, "status": no_update, "search": no_update}
        if not token or button == part_id("keep"):
            return view
        if button == part_id("discard") and is_on_page(token, selection):
            return view | {"asks": True}
        if upload := uploads.find(token):
            upload.discard()
        done = {part_id("cancel"): "upload.cancelled", part_id("discard"): "upload.discarded"}.get(button)
        view |= {"token": None, "status": words(selection["lang"])(done) if done else ""}
        if button != part_id("erase"):
            return view
        return view | {"is_open": False, "search": account.leave(selection["search"], server.dataset)}


def token_of(remembered: Remembered, server: Server) -> str:
    """The upload that the browser remembers of this atlas."""
    return str(remembered.get("token")) if remembered and remembered.get("base") == server.base_path else ""


def is_on_page(token: str, selection: dict[str, str]) -> bool:
    """Whether the page stands on this upload."""
    return token != "" and [token] == parse_qs(selection["search"].removeprefix("?")).get("upload")


def show(token: str, server: Server, uploads: Uploads, selection: dict[str, Any], message: str) -> dict[str, Any]:
    """What the dialog shows of an upload; the form, with a word why, if it is gone."""
    w, upload = words(selection["lang"]), uploads.find(token)
    try:
        if upload is None:
            raise FileNotFoundError(token)
        now = account.describe(upload, server, selection["lang"], selection["theme"])
    except FileNotFoundError:
        gone = w("upload.gone")
        return FORM | {"token": None, "status": html.B(gone), "corner": gone, "is_silent": "false"}
    if now["state"] in ("reading", "counting"):
        line = w(f"upload.{now['state']}" if now["rows"] else "upload.starting", rows=integer(now["rows"]))
        return {"step": "reading", "line": line, "corner": line, "is_silent": "true", "is_over": False}
    failed = now["state"] == "failed"
    return {
        "step": now["state"],
        "report": Markup("<p>{}</p>").format(now["message"]) if failed else now["report"],
        "rejected": w("upload.refused", count=integer(now["refused"])) if now["refused"] else "",
        "rejected_address": f"{server.base_path}uploads/{token}/refused.csv?lang={selection['lang']}",
        "message": html.B(w("upload.failed")) if failed else html.B(message) if message else "",
        "open": server.base_path + now["open"],
        "corner": w(f"upload.{now['state']}"),
        "is_silent": "false",
        "is_over": True,
    }


def accept(upload: Upload, accepted: Sequence[int]) -> str:
    """Let exactly these suggestions hold, by their place in the report. The key of the words why not, if so."""
    folder, status = upload.result(), upload.status()
    try:
        if folder is None or status.state != "done":
            return "errors.upload_pending"
        if status.kind != "companies":
            return "errors.upload_form"
        store.read_report(folder).meant(accepted)
        uploading.place(upload, accepted)
    except (LookupError, TypeError):
        return "errors.upload_form"
    except BlockingIOError:  # somebody else accepts places
        return "errors.upload_placing"
    except AliasesNotApplied:
        return "errors.upload_not_placed"
    return ""
