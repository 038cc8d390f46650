"""Places that were not understood: a suggestion is accepted, a region is chosen by hand, and each is taken back."""

from typing import Any

from dash import Dash, Input, Output, ctx
from dash.exceptions import PreventUpdate
from pydantic import validate_call

from callbacks import uploading
from callbacks.feature import Server
from callbacks.imports.remembered import CONTEXT, Remembered, Target, remembered_target
from callbacks.requests import PanelRequest, Shown
from callbacks.uploading import NotChanged
from components import ids
from components.panels import upload_places
from components.style import Style
from components.words import words
from data.regions import Regions
from data.registers import store
from data.registers.report import OpenPlace
from data.registers.uploads import Uploads


def register(app: Dash, server: Server, uploads: Uploads) -> None:
    """Count places for other regions, and offer the regions for one of them."""

    @app.callback(
        Output(ids.UPLOAD_PLACED, "data"), Input(ids.UPLOAD_ACCEPTED, "data"), *CONTEXT, prevent_initial_call=True
    )
    @validate_call
    def place(changes: Any, remembered: Remembered, selection: Shown) -> str:
        shown = remembered_target(remembered, server)
        error = assign(shown, changes, uploads, server.dataset.regions)
        if not error:
            server.audit.record("accept", key=shown.token, places=len(changes))
        return words(selection["lang"])(error) if error else ""

    @app.callback(
        output={
            "is_shown": Output(ids.UPLOAD_ASSIGN, "className"),
            "text": Output(ids.UPLOAD_ASSIGNED, "children"),
            "options": Output(ids.UPLOAD_REGION, "options"),
            "value": Output(ids.UPLOAD_REGION, "value"),
            "labels": Output(ids.UPLOAD_REGION, "labels"),
            "placeholder": Output(ids.UPLOAD_REGION, "placeholder"),
        },
        inputs={
            "request": Input(ids.UPLOAD_PLACE, "data"),
            "others": [Input(ids.UPLOAD_PLACED, "data"), Input(ids.UPLOAD_TOKEN, "data")],
            "context": CONTEXT,
        },
        prevent_initial_call=True,
    )
    @validate_call
    def offer(request: PanelRequest | None, others: object, context: tuple[Remembered, Shown | None]) -> dict[str, Any]:
        """The regions for the place that was asked for; nothing once it is assigned, or another account is shown."""
        remembered, selection = context
        if not selection:
            raise PreventUpdate
        style = Style(selection["lang"], "light", 0)
        asked = request["value"] if request and ctx.triggered_id == ids.UPLOAD_PLACE else ""
        place = asked and _place(remembered_target(remembered, server), asked, uploads)
        return upload_places.choice(asked, place or None, server.dataset.regions, style)


def assign(shown: Target, changes: Any, uploads: Uploads, regions: Regions) -> str:
    """Count places for other regions. The key of the words why not, if so."""
    upload = uploads.find(shown.token)
    try:
        if upload is None or upload.status().state != "done":
            return "errors.upload_pending"
        folder = upload.result(shown.name)
        if folder is None or upload.status().kind != "companies":
            return "errors.upload_form"
        store.read_report(folder).assigned(changes, {}, regions)
        uploading.assign(upload, folder.name, changes)
    except FileNotFoundError:  # somebody has just discarded it
        return "errors.upload_unknown"
    except (LookupError, TypeError, AttributeError):
        return "errors.upload_form"
    except BlockingIOError:  # somebody else changes it
        return "errors.upload_placing"
    except NotChanged:
        return "errors.upload_not_placed"
    return ""


def _place(shown: Target, at: str, uploads: Uploads) -> OpenPlace | None:
    """The place of the account that the dialog shows; None if it is gone."""
    upload = uploads.find(shown.token)
    folder = upload.result(shown.name) if upload else None
    try:
        return store.read_report(folder).place(at) if folder else None
    except (FileNotFoundError, LookupError):
        return None
