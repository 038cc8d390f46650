"""What the browser remembers of imports: the one under way or whose account is shown, and those that were made here.

An import is named `token/id`. Without an id the latest date of the upload is meant.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from dash import Output, State

from callbacks.feature import Server
from callbacks.requests import Shown
from components import ids
from data import links
from data.dataset import Dataset
from data.registers.imports import of_series
from data.registers.upload import Upload
from data.selection import Selection

STATUS = Output(ids.UPLOAD_STATUS, "children", allow_duplicate=True)
MESSAGE = Output(ids.UPLOAD_MESSAGE, "children", allow_duplicate=True)
TOKEN = Output(ids.UPLOAD_TOKEN, "data", allow_duplicate=True)
IS_OPEN = Output(ids.UPLOAD, "is_open", allow_duplicate=True)
GO = Output(ids.UPLOAD_GO, "data", allow_duplicate=True)
"""An address that the browser loads anew."""

CONTEXT = [State(ids.UPLOAD_TOKEN, "data"), State(ids.SELECTION, "data")]

Remembered = dict[str, str] | None
"""`token`, `name` unless it was sent from this browser, and `base`, the address of the atlas that knows it."""
Context = tuple[Remembered, Shown]
"""The values of `CONTEXT`."""


@dataclass(frozen=True)
class Target:
    """An import of an upload; without a token none at all."""

    token: str = ""
    name: str = ""

    def is_on_page(self, selection: Shown) -> bool:
        """Whether the page stands on this upload."""
        return self.token != "" and self.token == token_on_page(selection)


def target(text: str) -> Target:
    """What `token/id` names."""
    token, _, name = text.partition("/")
    return Target(token, name)


def remembered_target(remembered: Remembered, server: Server) -> Target:
    """The import that the browser remembers of this atlas."""
    if not remembered or remembered.get("base") != server.base_path:
        return Target()
    sent = target(str(remembered.get("token")))  # a list of companies was laid over token/id
    return Target(sent.token, str(remembered.get("name", sent.name)))


def token_on_page(selection: Shown) -> str:
    """The upload that the page stands on; blank for none."""
    return parse_qs(selection["search"].removeprefix("?")).get("upload", [""])[-1]


def register_on_page(selection: Shown, server: Server) -> str:
    """token/id: the imported companies that the page shows; blank where it shows none of an upload."""
    upload = server.uploads and server.uploads.find(token_on_page(selection))
    if not upload:
        return ""
    dataset = server.resolve(selection["search"]).dataset
    name = shown_import(upload, links.parse(selection["search"], dataset).selection, dataset)
    return f"{upload.token}/{name}" if name else ""


def shown_import(upload: Upload, selection: Selection, dataset: Dataset) -> str:
    """The import whose series the view shows, if it is one of the upload's; else blank."""
    imported = of_series(selection.series, dataset.imports)
    return imported[0].id if imported and upload.result(imported[0].id) else ""


def made_here(made: Any, server: Server) -> list[str]:
    """The tokens of the uploads of this atlas that this browser has sent."""
    stored = [one for one in made if isinstance(one, dict)] if isinstance(made, list) else []
    return [str(one.get("token")) for one in stored if one.get("base") == server.base_path]
