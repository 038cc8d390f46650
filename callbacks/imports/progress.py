"""How far an import is, and the account of every row.

The browser remembers one upload for a session: the one under way, or whose account is shown. While it is under way, an
interval lets the browser ask, one question at a time (`assets/upload.js`).
"""

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, ctx, html, no_update
from dash.exceptions import PreventUpdate
from pydantic import validate_call

from callbacks import grids
from callbacks import upload_account as account
from callbacks.feature import Server
from callbacks.imports.remembered import (
    CONTEXT,
    IS_OPEN,
    STATUS,
    TOKEN,
    Context,
    Remembered,
    Target,
    remembered_target,
    target,
)
from callbacks.requests import PanelRequest, Shown
from components import ids
from components.numbers import integer
from components.panels import upload_failed
from components.panels.upload_dialog import part_id
from components.style import Style
from components.words import words
from data.registers.uploads import Uploads

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

SCRIPT = {
    "focus": Input(ids.UPLOAD_STEP, "className"),
    "tick": Input(ids.UPLOAD_REPORT, "html"),
    "placed": Input(ids.UPLOAD_PLACED, "data"),
    "assign": Input(ids.UPLOAD_REGION, "value"),
    "keep": Input(ids.UPLOAD_ASK, "is_open"),
    "cancel": Input(part_id("cancel"), "n_clicks"),
    "go": Input(ids.UPLOAD_GO, "data"),
}
"""What assets/upload.js does when a property changes."""


def register(app: Dash, server: Server, uploads: Uploads) -> None:
    """Open and close the dialog, and follow the import."""
    _open_and_close(app, server)
    _follow(app, server, uploads)
    _tabulate(app, server, uploads)
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
    @validate_call
    def open_or_close(request: PanelRequest | None, pressed: object, context: Context) -> dict[str, Any]:
        """A request may name an import, whose account is shown; else the import under way is, or a new one."""
        (remembered, selection), token = context, no_update
        if request and ctx.triggered_id == ids.UPLOAD_REQUEST and request["value"]:
            token = {**vars(target(request["value"])), "base": server.base_path}
        elif ctx.triggered_id == ids.UPLOAD_REQUEST and remembered_target(remembered, server).is_on_page(selection):
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
    @validate_call
    def follow(
        remembered: Remembered, question: Any, is_open: bool | None, texts: object, placed: Any, selection: Shown | None
    ) -> dict[str, Any]:
        triggered = {prop.partition(".")[0] for prop in ctx.triggered_prop_ids}
        shown = remembered_target(remembered, server)
        if not selection or (not shown.token and not triggered & {ids.UPLOAD_TOKEN, ids.UPLOAD}):
            raise PreventUpdate
        if not shown.token:
            return FORM if ids.UPLOAD_TOKEN in triggered else FORM | {"step": no_update}
        if shown.is_on_page(selection) and not is_open:
            return FORM | {"token": None}
        message = placed if ids.UPLOAD_PLACED in triggered else ""
        view = show(shown, server, uploads, selection, message)
        is_known = view["is_over"] and triggered <= {ids.UPLOAD, ids.UPLOAD_PLACED}
        return FORM | view | {"answered": question, "corner_is_open": not (is_open or is_known)}

    app.clientside_callback(
        ClientsideFunction("atlas_upload", "ask"),
        Output(ids.UPLOAD_QUESTION, "data"),
        Input(ids.UPLOAD_INTERVAL, "n_intervals"),
        State(ids.UPLOAD_ANSWERED, "data"),
    )


def _tabulate(app: Dash, server: Server, uploads: Uploads) -> None:
    grids.mount(app, ids.UPLOAD_GRID)

    @app.callback(
        output=grids.properties(ids.UPLOAD_GRID),
        inputs={
            "mounted": grids.mounted(ids.UPLOAD_GRID),
            "changed": [Input(ids.UPLOAD_REPORT, "html")],
            "context": CONTEXT,
        },
        prevent_initial_call=True,
    )
    @validate_call
    def fill(mounted: object, changed: object, context: Context) -> dict[str, Any]:
        """What became of every row, beside the account in words."""
        remembered, selection = context
        shown = remembered_target(remembered, server)
        upload, style = uploads.find(shown.token), Style(selection["lang"], selection["theme"], 0)
        try:
            if upload is None or upload.status().state != "done":
                raise PreventUpdate
            return account.table(upload, server, style, shown.name)
        except FileNotFoundError:  # discarded in this moment
            raise PreventUpdate from None


def show(shown: Target, server: Server, uploads: Uploads, selection: Shown, message: str) -> dict[str, Any]:
    """What the dialog shows of an import; the form, with a word why, if it is gone."""
    w, upload = words(selection["lang"]), uploads.find(shown.token)
    try:
        if upload is None:
            raise FileNotFoundError(shown.token)
        now = account.describe(upload, server, selection["lang"], selection["theme"], shown.name)
    except FileNotFoundError:
        gone = w("upload.gone")
        return FORM | {"token": None, "status": html.B(gone), "corner": gone, "is_silent": "false"}
    if now["state"] in ("reading", "counting"):
        line = w(f"upload.{now['state']}" if now["rows"] else "upload.starting", rows=integer(now["rows"]))
        return {"step": "reading", "line": line, "corner": line, "is_silent": "true", "is_over": False}
    failed, style = now["state"] == "failed", Style(selection["lang"], selection["theme"], 0)
    query = f"?lang={selection['lang']}" + (f"&import={shown.name}" if shown.name else "")
    return {
        "step": now["state"],
        "report": upload_failed.draw(now["message"], now["other"], style) if failed else now["report"],
        "rejected": w("upload.refused", count=integer(now["refused"])) if now["refused"] else "",
        "rejected_address": f"{server.base_path}uploads/{shown.token}/refused.csv{query}",
        "message": html.B(w("upload.failed")) if failed else html.B(message) if message else "",
        "open": server.base_path + now["open"],
        "corner": w(f"upload.{now['state']}"),
        "is_silent": "false",
        "is_over": True,
    }
