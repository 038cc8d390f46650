"""The form of the import dialog: files by name and size, what their names tell, and what is wrong with which field."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, ctx, no_update
from dash.exceptions import PreventUpdate
from pydantic import TypeAdapter, ValidationError, validate_call

from callbacks.feature import Server
from callbacks.imports.remembered import register_on_page
from callbacks.requests import Shown
from callbacks.uploading import UploadRequest
from components import ids
from components.panels import upload_dialog
from components.panels.upload_dialog import FIELDS, TEXT_FIELDS, error_id, format_size, part_id, provider_names
from components.style import Style
from components.words import Words
from data.dates import is_date
from data.registers.providers import KNOWN
from data.registers.rule import MAX_NAME_LENGTH
from data.registers.uploads import MAX_FILES, Uploads

DAY = re.compile(r"(?<![0-9A-Za-z])(20[12][0-9])[-.]?(0[1-9]|1[0-2])[-.]?(0[1-9]|[12][0-9]|3[01])")
"""A day in the name of a file; letters begin an order number."""
GUESSED = ("as_of", "provider")
"""The fields that names of files may tell."""
CHECKED = ("files", *TEXT_FIELDS)
"""What an error can stand at."""
ABBREVIATIONS = {"企查查": "qcc"}
MESSAGES = {
    "as_of": "upload.bad_date",
    "provider": "upload.no_provider",
    "name": "upload.no_name",
    "keyword": "errors.upload_long_keyword",
}
"""The message at a field whose value is not valid."""
FIELDS_OF_KIND = {
    "companies": ("kind", "as_of", "provider", "keyword", "match", "names", "atlas", "datum"),
    "parks": ("kind", "as_of", "name", "datum"),
    "list": ("kind", "as_of", "name"),
}
"""The fields of each kind of tables."""

Files = Sequence[Mapping[str, Any]]
"""Name and size of each."""
Values = Mapping[str, str]
"""What stands in the fields, or what is wrong with it, by name."""


def register(app: Dash, server: Server, uploads: Uploads) -> None:
    """List the files that are chosen, check the form, and let the script send it."""
    _list_files(app, server, uploads)
    _check(app, server, uploads)
    app.clientside_callback(ClientsideFunction("atlas_upload", "send"), Input(ids.UPLOAD_CHECKED, "data"))


def _list_files(app: Dash, server: Server, uploads: Uploads) -> None:
    @app.callback(
        output={
            "chosen": Output(ids.UPLOAD_CHOSEN, "html"),
            "error": Output(error_id("files"), "children"),
            "values": {name: Output(part_id(name), "value") for name in GUESSED},
            "guesses": Output(ids.UPLOAD_GUESSES, "data"),
            "status": Output(ids.UPLOAD_STATUS, "children"),
        },
        inputs={
            "files": Input(ids.UPLOAD_LIST, "data"),
            "texts": Input(ids.WORDS, "data"),
            "guesses": State(ids.UPLOAD_GUESSES, "data"),
            "values": {name: State(part_id(name), "value") for name in GUESSED},
            "selection": State(ids.SELECTION, "data"),
        },
        prevent_initial_call=True,
    )
    @validate_call
    def list_files(
        files: Files | None,
        texts: object,
        guesses: dict[str, str] | None,
        values: dict[str, str | None],
        selection: Shown,
    ) -> dict[str, Any]:
        files, guesses, style = files or [], guesses or {}, Style(selection["lang"], "light", 0)
        new = guess([one["name"] for one in files], server.today(), style)
        new = {
            name: text for name, text in new.items() if values[name] in ("", guesses.get(name)) and values[name] != text
        }
        return {
            "chosen": upload_dialog.chosen_files(files, style),
            "error": files_error(files, uploads, style.words) if files else "",
            "values": {name: new.get(name, no_update) for name in values},
            "guesses": guesses | new,
            "status": style.words("upload.guessed") if new else no_update,
        }


def _check(app: Dash, server: Server, uploads: Uploads) -> None:
    errors = {name: error_id(name) for name in CHECKED}

    @app.callback(
        output={
            "errors": {name: Output(element, "children", allow_duplicate=True) for name, element in errors.items()},
            "status": Output(ids.UPLOAD_STATUS, "children", allow_duplicate=True),
            "checked": Output(ids.UPLOAD_CHECKED, "data"),
        },
        inputs={
            "submitted": Input(ids.UPLOAD_FORM, "n_submit"),
            "values": {name: Input(part_id(name), "value") for name in FIELDS},
            "shown": {name: State(element, "children") for name, element in errors.items()},
            "texts": Input(ids.WORDS, "data"),
            "others": [State(ids.UPLOAD_LIST, "data"), State(ids.SELECTION, "data")],
        },
        prevent_initial_call=True,
    )
    @validate_call
    def check(
        submitted: object,
        values: dict[str, str | None],
        shown: dict[str, str | None],
        texts: object,
        others: tuple[Files | None, Shown],
    ) -> dict[str, Any]:
        files, selection = others
        words = Style(selection["lang"], "light", 0).words
        names = FIELDS_OF_KIND.get(values["kind"] or "")
        if names is None:
            raise PreventUpdate
        fields = {name: (values[name] or "").strip() for name in names}
        found = {"files": files_error(files or [], uploads, words), **field_errors(fields, server.today(), words)}
        if fields["kind"] == "list":
            fields["onto"] = register_on_page(selection, server)
            found["files"] = found["files"] or ("" if fields["onto"] else words("upload.no_register"))
        if ctx.triggered_id == ids.UPLOAD_FORM:
            return _submitted(fields, found, shown, words)
        if not any(shown.values()):
            raise PreventUpdate
        # What is being corrected is checked at once; another kind of tables starts without errors.
        shown = {} if ctx.triggered_id == part_id("kind") else shown
        corrected = {name: found.get(name, "") if shown.get(name) else "" for name in errors}
        return {"errors": corrected, "status": no_update, "checked": no_update}


def _submitted(fields: Values, found: dict[str, str], shown: Mapping[str, str | None], words: Words) -> dict[str, Any]:
    """What is wrong, with the first field of it to go to; else the fields, to be sent."""
    if found.get("as_of") == shown["as_of"] == _question(fields, words):
        del found["as_of"]  # it was asked, and the form is sent again
    first = next((part_id(name) for name in CHECKED if found.get(name)), None)
    checked = {"focus": first} if first else {"fields": fields}
    return {"errors": {name: found.get(name, "") for name in CHECKED}, "status": "", "checked": checked}


def guess(names: Sequence[str], today: date, style: Style) -> dict[str, str]:
    """The latest day and the provider that the names of files tell."""
    days = ["-".join(match.groups()) for match in map(DAY.search, names) if match]
    past = [day for day in days if is_date(day) and day <= today.isoformat()]
    text = " ".join(names).casefold()
    known = (
        name
        for one, name in zip(KNOWN, provider_names(style), strict=True)
        if any(form in text for form in (one.name, one.slug, ABBREVIATIONS.get(one.name, one.slug)))
    )
    guesses = {"as_of": max(past, default=""), "provider": next(known, "")}
    return {name: text for name, text in guesses.items() if text}


def files_error(files: Files, uploads: Uploads, words: Words) -> str:
    """Why these files cannot be sent; empty if they can."""
    empty, total = next((one["name"] for one in files if not one["size"]), None), sum(one["size"] for one in files)
    if not files:
        return words("upload.no_files")
    if empty is not None:
        return words("upload.empty_file", name=empty)
    if len(files) > MAX_FILES:
        return words("upload.too_many_files", most=MAX_FILES, count=len(files))
    if total > uploads.max_bytes:
        return words("upload.too_large", size=format_size(total), most=format_size(uploads.max_bytes))
    return ""


def field_errors(fields: Values, today: date, words: Words) -> dict[str, str]:
    """What is wrong with the fields of the chosen kind, by the model of what the server takes, and a day to come."""
    is_future = fields["as_of"] > today.isoformat()
    errors = {"as_of": _question(fields, words)} if is_future else {}
    try:
        written = {name: text for name, text in fields.items() if text}  # a blank one counts as left out
        TypeAdapter(UploadRequest).validate_python({"as_of": "", "provider": "", "name": "", **written})
    except ValidationError as invalid:
        names = [str(error["loc"][0]) for error in invalid.errors(include_url=False)]
        errors |= {name: words(MESSAGES[name], most=MAX_NAME_LENGTH) for name in names}
    return errors


def _question(fields: Values, words: Words) -> str:
    """Whether a day that is yet to come is meant."""
    return words("upload.future_date", date=fields["as_of"], send=words("upload.send"))
