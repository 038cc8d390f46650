"""The export dialog: the picture of its choices, and where its links lead.

The server describes the picture; `assets/export.js` draws it, saves it and copies it.
"""

import base64
import logging
from collections.abc import Mapping
from functools import partial
from time import time
from typing import Any
from urllib.parse import parse_qsl, urlencode

from dash import ClientsideFunction, Dash, Input, Output, State
from pydantic import validate_call

from callbacks import pictures
from callbacks.browser import find_browser
from callbacks.feature import Feature, Server
from callbacks.pictures import InvalidPictureRequest
from callbacks.requests import Shown
from components import ids
from components.panels import export_dialog as panel
from components.panels.export_dialog import CHOICES, LABELS, LINKS, SIZE, part
from components.paper import files, presets, vector_texts
from components.style import Style
from components.words import words

log = logging.getLogger(__name__)

OPENED = [
    Output(ids.EXPORT, "is_open"),
    *(Output(part(name), "value") for name in ("view", "lang", "theme")),
    Output(part("copy"), "hidden"),
]
SPOKEN = ("drawing", "ready", "saved", "copied", "failed", "copied_table")


def options(name: str, style: Style) -> Any:
    """What can be chosen in a field, in the reader's language; a browser is looked for only where that matters."""
    pdf = name in ("format", "no_chrome") and find_browser() is not None
    return panel.options(presets.PRESETS, style, pdf=pdf)[name]


def register(app: Dash, server: Server) -> None:
    """Open the dialog; describe the picture of its choices; draw, save and copy it."""
    choices = {name: Input(part(name), "value") for name in CHOICES}
    request_to_open, selection = Input(ids.EXPORT_REQUEST, "data"), State(ids.SELECTION, "data")
    _register_scripts(app, request_to_open, [*choices.values()], selection)

    @app.callback(
        output={
            "picture": Output(ids.EXPORT_PICTURE, "data"),
            "links": {name: Output(part(name), "href") for name in LINKS},
            "invalid": {name: Output(part(name), "invalid") for name in SIZE},
            "messages": {name: Output(part(f"{name}-message"), "children") for name in SIZE},
        },
        inputs={"opened": request_to_open, "choices": choices, "selection": selection},
        prevent_initial_call=True,
    )
    @validate_call
    def describe(opened: object, choices: dict[str, Any], selection: Shown) -> dict[str, Any]:
        return respond(choices, selection, server)


def _register_scripts(app: Dash, request_to_open: Input, choices: list[Input], selection: State) -> None:
    closed, function = [Output(ids.EXPORT, "is_open", allow_duplicate=True)], partial(ClientsideFunction, "export")
    for script, outputs, inputs in (
        (
            function("open"),
            OPENED,
            [request_to_open, *(State(part("view"), name) for name in ("value", "options")), selection],
        ),
        ("() => false", closed, Input(part("close"), "n_clicks")),
        (function("wait"), [], [request_to_open, *choices]),
        (function("draw"), [], Input(ids.EXPORT_PICTURE, "data")),
        (function("choose"), [], Input(part("format"), "value")),
        (function("save"), [], Input(part("form"), "n_submit")),
        (function("copy"), [], Input(part("copy"), "n_clicks")),
        ("() => window.print()", [], Input(part("print"), "n_clicks")),
    ):
        app.clientside_callback(script, *outputs, inputs, prevent_initial_call=True)


def respond(choices: Mapping[str, Any], selection: Shown, server: Server) -> dict[str, Any]:
    """The picture of the choices, or a message at the field that has no picture; and the links."""
    view, say = choices["view"], words(selection["lang"])
    page = dict(parse_qsl(selection["search"].removeprefix("?"))) | {"lang": choices["lang"]}
    marking = {name: choices[name] for name in panel.TEXTS if choices[name]}
    field = message = ""
    try:
        picture = _describe(view, urlencode(page | _paper(choices)), server)
        named = say(f"export_dialog.view_{view}"), picture.pop("description")
        picture["alt"] = say("numbers.semicolon").join(filter(None, named))
    except InvalidPictureRequest as error:
        field = "scale" if error.key == "export.bad_scale" else str(error.values.get("name", ""))
        message = say(error.key, **error.values)
        picture = {"error": "" if field in SIZE else message}
    except Exception:
        log.exception("no picture for the export dialog")
        picture = {"error": say("export_dialog.failed")}
    return {
        "picture": picture | {"at": time()},  # without it, the same picture again would be no change
        "links": {
            name: f"{server.base_path}{path.format(view=view)}?{urlencode(page | marking)}"
            for name, path in LINKS.items()
        },
        "invalid": {name: name == field for name in SIZE},
        "messages": {name: message if name == field else "" for name in SIZE},
    }


def _paper(choices: Mapping[str, Any]) -> dict[str, str]:
    """The choices as a query; empty fields are left to the server, and only the free size has sides."""
    sides = () if choices["preset"] == "free" else ("width", "height")
    chosen = {**choices, "background": "transparent" if choices["background"] else ""}
    return {name: str(chosen[name]) for name in CHOICES[1:] if name not in sides and chosen[name]}


def _describe(view: str, query: str, server: Server) -> dict[str, Any]:
    """What a browser needs to draw a picture and to save it."""
    resolved = server.resolve(query)
    picture = pictures.compose(view, *pictures.parse_request(view, query, resolved.dataset), resolved)
    preset = picture.options.preset
    return {
        "figure": picture.figure,
        "name": picture.name,
        "size": {"width": preset.width, "height": preset.height, "scale": preset.scale},
        "description": picture.metadata.get("Description", ""),
        "metadata": base64.b64encode(files.metadata(picture.metadata, preset.dpi * preset.scale)).decode(),
        "svg": vector_texts.svg_texts(picture.metadata),
        "pdf": f"{server.base_path}export/{view}.pdf?{query}",
    }


FEATURE = Feature(
    "export",
    labels={
        **LABELS,
        **{Output(part(name), "options"): partial(options, name) for name in ("preset", "theme", "format")},
        Output(part("no-chrome"), "hidden"): partial(options, "no_chrome"),
    },
    requests={"export": ids.EXPORT_REQUEST},
    script_words=tuple(f"export_dialog.{key}" for key in SPOKEN),
    register=register,
)
