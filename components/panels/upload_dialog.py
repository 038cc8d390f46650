"""The import dialog: which files, what they are; then how far the server is; then the account, before it is applied.

Its components live as long as the page; `callbacks/imports/` says what they show. Tables may hold 200 MB and come in
folders, which `dcc.Upload` would carry as text, so `assets/upload.js` collects and sends them.
"""

from collections.abc import Mapping, Sequence
from typing import Any, get_args

import dash_bootstrap_components as dbc
from dash import dcc, html
from dash.development.base_component import Component
from markupsafe import Markup

from components import grid, ids
from components.panel import Panel
from components.style import Style
from components.templating import render
from data.datums import DatumOption
from data.registers.providers import KNOWN
from data.registers.rule import MAX_NAME_LENGTH, Match
from data.registers.upload import Atlas, Content, Names

TEXT_FIELDS = ("as_of", "provider", "keyword", "name")
FIELDS = ("kind", "match", "names", "atlas", "datum", *TEXT_FIELDS)
"""Named as in the form that POST /uploads takes."""

COMPANY_CHOICES = (("match", get_args(Match)), ("names", get_args(Names)), ("atlas", get_args(Atlas)))
"""What is chosen for companies only."""

BUTTONS = ("send", "cancel", "discard", "again", "open_atlas", "keep", "erase", "show")
STANDING = (
    *("title", "kind", "match", "as_of", "as_of_parks", "as_of_hint", "provider", "provider_hint", "keyword"),
    *("keyword_hint", "names", "atlas", "name", "name_hint", "datum", "background"),
)

STORES = (
    *(ids.UPLOAD_REQUEST, ids.UPLOAD_LIST, ids.UPLOAD_GUESSES, ids.UPLOAD_CHECKED),
    *(ids.UPLOAD_QUESTION, ids.UPLOAD_ANSWERED, ids.UPLOAD_ACCEPTED, ids.UPLOAD_PLACED),
    *(ids.UPLOAD_JOIN, ids.UPLOAD_DOOMED, ids.UPLOAD_PLACE, ids.UPLOAD_GO),
)
"""What the callbacks remember."""


def part_id(name: str) -> str:
    """The id of a button or a field; a field's error stands in `error_id(name)`."""
    return f"upload-{name}"


def text_id(key: str) -> str:
    """The id of the element with a text that stands in the dialog for good."""
    return f"upload-text-{key}"


TEXTS: Mapping[str, str] = {
    **{part_id(name): f"upload.{name}" for name in BUTTONS},
    **{text_id(key): f"upload.{key}" for key in STANDING},
}
"""Elements with standing texts, and the keys of their words."""


def error_id(name: str) -> str:
    """The id of the element that says what is wrong with a field."""
    return f"upload-{name}-error"


def layout() -> list[Component]:
    """Dialog, question and note at the corner, and what the callbacks remember."""
    close = html.Button(id=ids.UPLOAD_CLOSE, type="button", className="btn-close")
    head = html.Header([html.H2(id=text_id("title")), close])
    step = html.Div([_form(), _progress(), _account()], id=ids.UPLOAD_STEP, className="form")
    stores = [dcc.Store(id=store) for store in STORES]
    # Before what others may have open is deleted. The first button, which has the focus, keeps it.
    actions = html.Div([_button("keep", main=True), _button("erase")], className="actions")
    question = [html.P(id=text_id("ask")), actions]
    corner = [html.Span(id=ids.UPLOAD_CORNER_TEXT, className="text"), _button("show")]
    modal = {"centered": True, "fade": False}
    return [
        dbc.Modal([head, step, *stores], id=ids.UPLOAD, size="xl", labelledby=text_id("title"), **modal),
        dbc.Modal(question, id=ids.UPLOAD_ASK, role="alertdialog", labelledby=text_id("ask"), **modal),
        dbc.Toast(corner, id=ids.UPLOAD_CORNER, is_open=False),
        dcc.Store(id=ids.UPLOAD_TOKEN, storage_type="session"),
        dcc.Store(id=ids.UPLOAD_MADE, storage_type="local"),
        dcc.Interval(id=ids.UPLOAD_INTERVAL, interval=700, disabled=True),
    ]


def drop_zone(style: Style) -> Markup:
    """The field of files, a target for dropping too."""
    templates = [(form.upper(), f"template/parks.{form}?lang={style.lang}") for form in ("xlsx", "csv")]
    return render("upload_drop", style, providers=provider_names(style), templates=templates)


def chosen_files(files: Sequence[Mapping[str, Any]], style: Style) -> Markup:
    """Names and sizes, each with a button that removes it."""
    return render("upload_files", style, files=[(one["name"], format_size(one["size"])) for one in files])


def provider_names(style: Style) -> list[str]:
    """The providers that are suggested, as the reader calls them."""
    return [one.name if style.lang == "zh" else one.name_en for one in KNOWN]


def choices(name: str, values: Sequence[str], style: Style) -> list[dict[str, Any]]:
    """The options of a row of segments, each with a hint if it has one."""

    def label(key: str) -> list[Component]:
        hint = [html.Small(style.words(f"{key}_hint"))] if f"{key}_hint" in style.words else []
        return [html.Span(style.words(key)), *hint]

    return [{"value": value, "label": html.Span(label(f"upload.{name}_{value}"))} for value in values]


def format_size(size: int) -> str:
    """12 kB, 3.4 MB."""
    return f"{-(-size // 1000):,} kB" if size < 1e6 else f"{size / 1e6:.1f} MB"


def _form() -> Component:
    """What to import."""
    files = [Panel(ids.UPLOAD_DROP), dbc.FormFeedback(id=error_id("files"), type="invalid"), Panel(ids.UPLOAD_CHOSEN)]
    provider = _text_field("provider", list="upload-known")
    companies = [provider, _text_field("keyword"), *(_segments(*each) for each in COMPANY_CHOICES)]
    fields = [
        _segments("kind", get_args(Content)),
        _text_field("as_of", maxlength=10),
        html.Div(companies, **{"data-kind": "companies"}),
        html.Div(_text_field("name"), **{"data-kind": "parks list"}),
        html.Div(_segments("datum", get_args(DatumOption)), **{"data-kind": "companies parks"}),
    ]
    actions = [html.P(id=ids.UPLOAD_STATUS, role="status"), _button("send", main=True, type="submit")]
    own = Panel(ids.UPLOAD_OWN, tag="section")
    preview = html.Div(Panel(ids.UPLOAD_PREVIEW), className="preview")
    parts = [
        html.Div(files),
        html.Div(fields, className="fields"),
        preview,
        html.Div(actions, className="actions"),
        own,
    ]
    return dbc.Form(parts, id=ids.UPLOAD_FORM, prevent_default_on_submit=True)


def _text_field(name: str, **options: Any) -> Component:
    """Hint and error stand in the label, so that a screen reader reads them with the field."""
    label: list[Component] = [html.Span(id=text_id(name))]
    if name == "as_of":
        label = [
            html.Span(id=text_id("as_of"), **{"data-kind": "companies"}),
            html.Span(id=text_id("as_of_parks"), **{"data-kind": "parks list"}),
        ]
    field = dbc.Input(id=part_id(name), value="", autocomplete="off", **{"maxlength": MAX_NAME_LENGTH, **options})
    about = [dbc.FormText(id=text_id(f"{name}_hint")), dbc.FormFeedback(id=error_id(name), type="invalid")]
    return html.Label([*label, field, *about], className="labelled")


def _segments(name: str, values: Sequence[str]) -> Component:
    """Radio buttons as a row of segments; the first is chosen until somebody chooses another."""
    look = {"class_name": "segments", "input_class_name": "btn-check", "label_class_name": "segment"}
    items = dbc.RadioItems(options=[], value=values[0], id=part_id(name), name=name, **look)
    return html.Fieldset([html.Legend(id=text_id(name)), items])


def _progress() -> Component:
    """A screen reader hears the line. The bar runs while nobody knows how many rows there will be."""
    bar = html.Div(dbc.Progress(id=ids.UPLOAD_BAR, max=1), **{"aria-hidden": "true"})
    actions = html.Div([html.P(id=text_id("background")), _button("cancel")], className="actions")
    return html.Section([html.P(id=ids.UPLOAD_LINE), bar, actions], id="upload-progress")


def _account() -> Component:
    """The server's account, or why there is none, and what to do about it."""
    rejected = html.A(id=ids.UPLOAD_REJECTED, className="btn", download="")
    parts = [grid.place(ids.UPLOAD_GRID), Panel(ids.UPLOAD_REPORT)]
    report = html.Div(parts, id="upload-report", className="gridded", tabIndex="-1")
    status = html.P(id=ids.UPLOAD_MESSAGE, role="status")
    region = dcc.Dropdown(id=ids.UPLOAD_REGION, options=[], clearable=False, optionHeight=32, maxHeight=320)
    assign = html.Div([html.P(id=ids.UPLOAD_ASSIGNED), region], id=ids.UPLOAD_ASSIGN, className="d-none")
    open_atlas = _button("open_atlas", main=True, external_link=True)
    actions = html.Div([status, _button("discard"), _button("again"), open_atlas], className="actions")
    closing = html.Div([assign, Panel(ids.UPLOAD_BESIDE), actions], className="closing")
    return html.Section([report, rejected, closing], id="upload-account")


def _button(name: str, main: bool = False, **options: Any) -> Component:
    return dbc.Button(id=part_id(name), color="primary" if main else "", **options)
