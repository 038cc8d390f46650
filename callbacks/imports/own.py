"""One's own imports: their list, another date that is added to one of them, and what is removed, after a question."""

from collections.abc import Iterator
from typing import Any

from dash import Dash, Input, Output, State, ctx, html, no_update
from dash.exceptions import PreventUpdate
from pydantic import validate_call

from callbacks import upload_account as account
from callbacks import uploading
from callbacks.feature import Server
from callbacks.imports.remembered import (
    CONTEXT,
    GO,
    IS_OPEN,
    MESSAGE,
    STATUS,
    TOKEN,
    Context,
    Remembered,
    made_here,
    remembered_target,
    target,
    token_on_page,
)
from callbacks.requests import PanelRequest, Shown
from callbacks.uploading import NotChanged
from components import ids
from components.panels import upload_own
from components.panels.upload_dialog import part_id, text_id
from components.style import Style
from components.words import words
from data.registers.import_loader import read_imports
from data.registers.imports import Import
from data.registers.upload import Upload
from data.registers.uploads import Uploads, obstacle

ERRORS: dict[type[Exception], str] = {
    FileNotFoundError: "errors.upload_unknown",
    BlockingIOError: "errors.upload_placing",
    NotChanged: "errors.upload_not_placed",
}
"""Why an upload could not be changed; it is as it was."""


def register(app: Dash, server: Server, uploads: Uploads) -> None:
    """List them, offer to put dates together, and remove."""
    _list(app, server, uploads)
    _put_together(app, server, uploads)
    _discard(app, server, uploads)
    _remove(app, server, uploads)


def _list(app: Dash, server: Server, uploads: Uploads) -> None:
    @app.callback(
        Output(ids.UPLOAD_MADE, "data"),
        Output(ids.UPLOAD_OWN, "html"),
        Input(ids.UPLOAD_TOKEN, "data"),
        Input(ids.UPLOAD, "is_open"),
        Input(ids.WORDS, "data"),
        State(ids.UPLOAD_MADE, "data"),
        State(ids.SELECTION, "data"),
        prevent_initial_call=True,
    )
    @validate_call
    def list_own(
        remembered: Remembered, is_open: bool | None, texts: object, made: Any, selection: Shown | None
    ) -> tuple[Any, Any]:
        """What was sent from here is remembered until it is gone; what the page stands on is listed too."""
        is_new = ctx.triggered_id == ids.UPLOAD_TOKEN and remembered and "name" not in remembered
        if not selection or not (is_open or is_new):
            raise PreventUpdate
        tokens = made_here(made, server) + [remembered_target(remembered, server).token] * bool(is_new)
        tokens = [token for token in dict.fromkeys(tokens) if uploads.find(token)]
        others = [one for one in made or [] if one.get("base") != server.base_path]
        style = Style(selection["lang"], selection["theme"], 0)
        shown = dict.fromkeys((*tokens, token_on_page(selection)))
        rows = [row for token in shown for row in _rows(uploads.find(token), server, style)]
        stored = [{"token": token, "base": server.base_path} for token in tokens]
        return [*others, *stored], upload_own.draw(rows, server.base_path, style)


def _rows(upload: Upload | None, server: Server, style: Style) -> Iterator[upload_own.Row]:
    """The dates of an upload that is done, or its list of parks."""
    try:
        if upload and upload.status().state == "done":
            with upload.at_rest():
                yield from upload_own.rows(upload, server.dataset.regions, style)
    except FileNotFoundError:  # discarded in this moment
        pass


def _put_together(app: Dash, server: Server, uploads: Uploads) -> None:
    @app.callback(
        Output(ids.UPLOAD_BESIDE, "html"),
        Input(ids.UPLOAD_STEP, "className"),
        State(part_id("open_atlas"), "href"),
        State(ids.UPLOAD_MADE, "data"),
        *CONTEXT,
        prevent_initial_call=True,
    )
    @validate_call
    def offer(step: str | None, address: str | None, made: Any, remembered: Remembered, selection: Shown) -> str:
        """Whether what was just read is another date of what is there; asked before it is opened."""
        new = remembered_target(remembered, server)
        if step != "done" or new.is_on_page(selection):
            return ""
        tokens = dict.fromkeys((*made_here(made, server), token_on_page(selection)))
        present = [(token, _imports(token, uploads, server)) for token in tokens if token != new.token]
        style = Style(selection["lang"], selection["theme"], 0)
        return upload_own.beside(_imports(new.token, uploads, server), present, address or "", style)

    @app.callback(
        GO,
        TOKEN,
        MESSAGE,
        Input(ids.UPLOAD_JOIN, "data"),
        *CONTEXT,
        prevent_initial_call=True,
        running=[(Output(ids.UPLOAD_BESIDE, "className"), "busy", "")],
    )
    @validate_call
    def join(request: PanelRequest, remembered: Remembered, selection: Shown) -> tuple[Any, Any, Any]:
        """Add the date, which then has no upload of its own, and load the atlas on it."""
        upload, new = uploads.find(request["value"]), uploads.find(remembered_target(remembered, server).token)
        imports = _imports(new.token, uploads, server) if new else ()
        try:
            if upload is None or new is None or len(imports) != 1:
                raise FileNotFoundError
            if problem := obstacle(imports[0], _imports(upload.token, uploads, server)):
                return no_update, no_update, html.B(words(selection["lang"])(f"errors.upload_{problem}"))
            uploading.add(upload, new)
            server.audit.record("add", key=upload.token)
            described = account.describe(upload, server, selection["lang"], selection["theme"], imports[0].id)
        except tuple(ERRORS) as error:
            return no_update, no_update, html.B(_why_not(error, selection))
        joined = {"token": upload.token, "name": imports[0].id, "base": server.base_path}
        return server.base_path + described["open"], joined, ""


def _imports(token: str, uploads: Uploads, server: Server) -> tuple[Import, ...]:
    """The dates of an upload of companies that is done; none of any other."""
    upload = uploads.find(token)
    try:
        if upload and upload.status().state == "done":
            with upload.at_rest():
                return read_imports(upload.folder, server.dataset.regions)[0]
    except FileNotFoundError:
        pass
    return ()


def _discard(app: Dash, server: Server, uploads: Uploads) -> None:
    @app.callback(
        output={"token": TOKEN, "status": STATUS, "doomed": Output(ids.UPLOAD_DOOMED, "data", allow_duplicate=True)},
        inputs={
            "pressed": [Input(part_id(name), "n_clicks") for name in ("cancel", "discard", "again")],
            "context": CONTEXT,
        },
        prevent_initial_call=True,
    )
    @validate_call
    def discard(pressed: object, context: Context) -> dict[str, Any]:
        """What has been opened others may have the link of, so the reader is asked first."""
        remembered, selection = context
        shown, button = remembered_target(remembered, server), ctx.triggered_id
        view = {"token": no_update, "status": no_update, "doomed": no_update}
        if not shown.token:
            return view
        if button == part_id("discard") and (shown.name or shown.is_on_page(selection)):
            return view | {"doomed": {"value": f"{shown.token}/{shown.name}", "at": pressed}}
        if upload := uploads.find(shown.token):
            upload.discard()
            server.audit.record("delete", key=upload.token)
        done = {part_id("cancel"): "upload.cancelled", part_id("discard"): "upload.discarded"}.get(button)
        return view | {"token": None, "status": words(selection["lang"])(done) if done else ""}


def _remove(app: Dash, server: Server, uploads: Uploads) -> None:
    @app.callback(
        Output(ids.UPLOAD_ASK, "is_open"),
        Output(text_id("ask"), "children"),
        Input(ids.UPLOAD_DOOMED, "data"),
        Input(part_id("keep"), "n_clicks"),
        Input(part_id("erase"), "n_clicks"),
        State(ids.SELECTION, "data"),
        prevent_initial_call=True,
    )
    @validate_call
    def ask(doomed: PanelRequest, keep: object, erase: object, selection: Shown) -> tuple[bool, Any]:
        """The question names what would be gone."""
        if ctx.triggered_id != ids.UPLOAD_DOOMED:
            return False, no_update
        one, style = target(doomed["value"]), Style(selection["lang"], selection["theme"], 0)
        rows = [row for row in _rows(uploads.find(one.token), server, style) if one.name in ("", row.name)]
        return True, style.words("upload.ask", what=rows[-1].title if rows else "")

    @app.callback(
        output={"token": TOKEN, "is_open": IS_OPEN, "status": STATUS, "message": MESSAGE, "go": GO},
        inputs={"erase": Input(part_id("erase"), "n_clicks"), "doomed": State(ids.UPLOAD_DOOMED, "data")},
        state={"selection": State(ids.SELECTION, "data")},
        prevent_initial_call=True,
    )
    @validate_call
    def remove(erase: object, doomed: PanelRequest, selection: Shown) -> dict[str, Any]:
        """From what is gone the page goes to another date of it, or to the shipped numbers."""
        one, view = target(doomed["value"]), dict.fromkeys(("token", "is_open", "status", "message", "go"), no_update)
        try:
            if upload := uploads.find(one.token):
                latest = upload.result(one.name)
                uploading.remove(upload, latest.name if latest else "")
                server.audit.record("delete", key=upload.token)
        except FileNotFoundError:  # somebody else has removed it
            pass
        except (BlockingIOError, NotChanged) as error:
            why = html.B(_why_not(error, selection))
            return view | {"status": why, "message": why}
        view |= {"token": None, "status": words(selection["lang"])("upload.discarded")}
        if not one.is_on_page(selection):
            return view
        remaining = server.resolve(selection["search"]).dataset
        return view | {"is_open": False, "go": server.base_path + account.leave(selection["search"], remaining)}


def _why_not(error: Exception, selection: Shown) -> str:
    return words(selection["lang"])(next(key for kind, key in ERRORS.items() if isinstance(error, kind)))
