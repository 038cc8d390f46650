"""The export dialog: a preview, what a picture may be, and what else can be taken away.

Its choices are named as in the query of /export. They live as long as the page; `callbacks/export.py` answers them.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import dash_bootstrap_components as dbc
from dash import Output, dcc, html
from dash.development.base_component import Component

from components import ids
from components.style import Label, Style
from data.views import VIEWS, View

SIZE = ("width", "height", "scale")
"""What can be invalid; the message stands at its field."""

TEXTS, BUTTONS = ("classification", "watermark"), ("print", "reopen")
CHOICES = ("view", "preset", *SIZE, "theme", "background", "lang", *TEXTS)
LINKS = {
    "workbook": "export/workbook.xlsx",
    "csv": "data/{view}.csv",
    "json": "data/{view}.json",
    "deck": "export/deck.pptx",
    "brief": "export/brief.docx",
}
LANGUAGE_NAMES = {"zh": "中文", "en": "English"}
SEGMENT = {"input_class_name": "btn-check", "label_class_name": "segment"}
STORES = (ids.EXPORT_REQUEST, ids.EXPORT_PICTURE, ids.PICTURE_FILE, ids.PICTURE_NOTE)
"""Requests to open the dialog, the picture, a file that came back, and what became of it."""
TYPING_PAUSE = 250
"""Milliseconds without typing before a text is drawn."""


def part(name: str) -> str:
    """The id of a part of the dialog."""
    return f"{ids.EXPORT}-{name}"


LABELLED = (*(name for name in CHOICES if name != "background"), "format")
LABELS: Mapping[Output, Label] = {
    **{Output(part(f"{name}-label"), "children"): f"export_dialog.{name}" for name in LABELLED},
    **{Output(part(name), "children"): f"export_dialog.{name}" for name in ("title", "copy", "save", *BUTTONS, *LINKS)},
    **{Output(part(name), "placeholder"): f"export_dialog.example_{name}" for name in TEXTS},
    Output(part("background"), "label"): "export_dialog.transparent",
    Output(part("close"), "aria-label"): "page.close",
    Output(part("reopen"), "title"): "export_dialog.reopen_hint",
    Output(part("no-chrome"), "children"): "export.no_chrome",
}
"""Where every standing text is, with the key of its words."""


def dialog(free_size: tuple[int, int], max_scale: float, max_text_length: int) -> dbc.Modal:
    """The dialog before its first answer. `free_size`: width and height until somebody changes them."""
    close = html.Button(id=part("close"), type="button", className="btn-close")
    head = html.Header([html.H2(id=part("title"), className="modal-title"), close], className="modal-header")
    preview = html.Div(html.Img(id=part("preview"), alt=""), className="preview")
    form = dbc.Form(
        [preview, _fields(free_size, max_scale, max_text_length), _actions()],
        id=part("form"),
        prevent_default_on_submit=True,
        class_name="modal-body",
    )
    links = [html.A(id=part(name), className="link", download="") for name in LINKS]
    buttons = [html.Button(id=part(name), type="button", className="link") for name in BUTTONS]
    also = html.Footer([*links, *buttons], className="modal-footer")
    return dbc.Modal([head, form, also, *map(dcc.Store, STORES)], id=ids.EXPORT, labelledby=part("title"), fade=False)


def views(offered: Iterable[View], style: Style) -> list[dict[str, str]]:
    """What a picture can show, in the reader's language."""
    return [{"label": style.words(f"export_dialog.view_{view.name}"), "value": view.name} for view in offered]


def options(presets: Iterable[str], style: Style, *, pdf: bool) -> dict[str, Any]:
    """What else can be chosen, in words. `pdf`: whether the server can draw one."""
    formats = [{"label": name.upper(), "value": name} for name in ("png", "svg")]
    return {
        "preset": [{"label": _preset(preset, style), "value": preset} for preset in presets],
        "theme": [{"label": style.words(f"export_dialog.theme_{name}"), "value": name} for name in ("light", "dark")],
        "format": [*formats, {"label": "PDF", "value": "pdf", "disabled": not pdf}],
        "no_chrome": pdf,
    }


def _preset(name: str, style: Style) -> list[str | Component]:
    return [style.words(f"export_dialog.preset_{name}"), html.Small(style.words(f"export_dialog.preset_{name}_hint"))]


def _fields(free_size: tuple[int, int], max_scale: float, max_text_length: int) -> Component:
    languages = [{"label": html.Span(name, lang=lang), "value": lang} for lang, name in LANGUAGE_NAMES.items()]
    sides = [_number(name, value) for name, value in zip(("width", "height"), free_size, strict=True)]
    scales = [{"label": f"{scale} ×", "value": str(scale)} for scale in range(1, int(max_scale) + 1)]
    scale = _field("scale", dbc.Select(scales, "1", id=part("scale"), name="scale"))
    texts = [_text(name, max_text_length) for name in TEXTS]
    return html.Div(
        [
            _field("view", dbc.Select(id=part("view"), name="view", value=next(iter(VIEWS)))),
            _radios("preset", "slide"),
            html.Div(sides, id=part("size"), className="pair"),
            _pair(_radios("theme", "light"), dbc.Switch(part("background"), name="background", value=False)),
            _pair(_radios("lang", "zh", languages), scale),
            _pair(*texts),
            html.Div([_radios("format", "png"), html.P(id=part("no-chrome"), className="note", hidden=True)]),
        ],
        className="fields",
    )


def _pair(*parts: Component) -> Component:
    return html.Div(list(parts), className="pair")


def _field(name: str, control: Component) -> Component:
    message = html.Div(id=part(f"{name}-message"), className="invalid-feedback", role="alert")
    label = dbc.Label(id=part(f"{name}-label"), html_for=part(name))
    return html.Div([label, control, *([message] if name in SIZE else [])])


def _radios(name: str, value: str, options: Any = ()) -> Component:
    """A row of segments."""
    radios = dbc.RadioItems(
        id=part(name), name=name, value=value, options=list(options), class_name="segments", **SEGMENT
    )
    return html.Fieldset([html.Legend(id=part(f"{name}-label"), className="form-label"), radios], className=name)


def _number(name: str, value: int) -> Component:
    """The server names the limits: a browser would hand on nothing that lies outside of them."""
    return _field(name, dbc.Input(part(name), value=value, type="number", step="any", name=name, debounce=TYPING_PAUSE))


def _text(name: str, max_length: int) -> Component:
    settings = {"type": "text", "autocomplete": "off", "debounce": TYPING_PAUSE}
    return _field(name, dbc.Input(part(name), name=name, maxlength=max_length, **settings))


def _actions() -> Component:
    """Both buttons rest until the picture is there, and keep the focus; where nothing can be copied, one is hidden."""
    resting = {"aria-disabled": "true"}
    return html.Div(
        [
            html.P(id=part("status"), role="status"),
            html.Button(id=part("copy"), type="button", name="copy", className="btn", **resting),
            html.Button(id=part("save"), type="submit", name="save", className="btn btn-primary", **resting),
        ],
        className="actions",
    )
