"""The export dialog: a preview, what a picture may be, and what else can be taken away.

Its fields are named as in the query of /export, so that assets/export.js sends them as they are. The dialog depends on
the language alone; which view it is about, and under which choices, the browser knows.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from components.markup import Markup, html
from components.panels.controls import act
from components.style import Style

FORMATS = ("png", "svg", "pdf")

SAID = (
    *("drawing", "ready", "saved", "copied", "failed", "copied_table", "sources", "pause"),
    *("not_png", "damaged", "foreign", "unlinked", "reopened_same", "reopened_changed", "reopened_unknown"),
)
"""What the scripts say; they fill in the names in braces."""

ALSO = {"workbook": "export/workbook.xlsx", "csv": "data/{view}.csv", "deck": "export/deck.pptx"}


@dataclass(frozen=True)
class Offer:
    """What /export takes."""

    views: tuple[str, ...]
    presets: tuple[str, ...]  # the last one is the free size
    sides: tuple[int, int]  # the shortest and the longest, in pixels
    size: tuple[int, int]  # the free size's, until somebody changes it
    scale: float  # the largest
    text: int  # characters of watermark and classification


def draw(offer: Offer, style: Style) -> list[Markup]:
    """Everything inside the dialog."""
    words = style.words
    close = act("×", "", "icon", title=words("page.close"), **{"aria-label": words("page.close"), "data-close": ""})
    head = html.Header([html.H2(words("export_dialog.title"), id="export-title"), close])
    form = html.Form([_preview(style), _fields(offer, style), _actions(style)], id="export-form", novalidate=True)
    return [head, form, _also(style), _said(style)]


def _preview(style: Style) -> Markup:
    picture = html.Img(id="export-preview", alt=style.words("export_dialog.preview"))
    return html.Div(picture, className="preview", role="group", **{"aria-label": style.words("export_dialog.preview")})


def _fields(offer: Offer, style: Style) -> Markup:
    words = style.words
    options = [html.Option(words(f"export_dialog.view_{view}"), value=view) for view in offer.views]
    view = _labelled("view", html.Select(options, name="view", id="export-view"), style)
    return html.Div(
        [
            view,
            _choices("preset", offer.presets, style),
            _size(offer, style),
            html.Div([_choices("theme", ("light", "dark"), style), _transparent(style)], className="together"),
            html.Div([_choices("lang", ("zh", "en"), style), _scale(offer, style)], className="together"),
            html.Div([_text("classification", offer, style), _text("watermark", offer, style)], className="together"),
            _formats(style),
        ],
        className="fields",
    )


def _labelled(name: str, control: Markup, style: Style) -> Markup:
    label = html.Label(style.words(f"export_dialog.{name}"), htmlFor=f"export-{name}")
    return html.Div([label, control], className="labelled")


def _choices(name: str, values: Iterable[str], style: Style) -> Markup:
    """Radio buttons as a row of segments; the first is chosen until somebody chooses another."""
    legend = html.Legend(style.words(f"export_dialog.{name}"))
    radios = [_radio(name, value, place == 0, style) for place, value in enumerate(values)]
    return html.Fieldset([legend, html.Div(radios, className="segments")], className=f"choices {name}")


def _radio(name: str, value: str, first: bool, style: Style) -> Markup:
    key = f"export_dialog.{name}_{value}"
    hint = html.Small(style.words(f"{key}_hint")) if f"{key}_hint" in style.words else None
    lang: dict[str, Any] = {"lang": value} if name == "lang" else {}
    text = html.Span([style.words(key) if key in style.words else value.upper(), hint], **lang)
    return html.Label([html.Input(type="radio", name=name, value=value, checked=first), text])


def _size(offer: Offer, style: Style) -> Markup:
    """Width and height, for the free size only."""
    sides = [_side(name, side, offer, style) for name, side in zip(("width", "height"), offer.size, strict=True)]
    return html.Fieldset(sides, id="export-size", className="together", hidden=True, disabled=True)


def _side(name: str, side: int, offer: Offer, style: Style) -> Markup:
    limits = {"min": str(offer.sides[0]), "max": str(offer.sides[1]), "step": "1"}
    return _labelled(name, html.Input(type="number", name=name, id=f"export-{name}", value=str(side), **limits), style)


def _scale(offer: Offer, style: Style) -> Markup:
    options = [html.Option(f"{scale} ×", value=str(scale)) for scale in range(1, int(offer.scale) + 1)]
    return _labelled("scale", html.Select(options, name="scale", id="export-scale"), style)


def _transparent(style: Style) -> Markup:
    box = html.Input(type="checkbox", name="background", value="transparent")
    return html.Label([box, style.words("export_dialog.transparent")], className="check")


def _text(name: str, offer: Offer, style: Style) -> Markup:
    example = style.words(f"export_dialog.example_{name}")
    given = {"name": name, "id": f"export-{name}", "maxlength": str(offer.text), "autocomplete": "off"}
    return _labelled(name, html.Input(type="text", placeholder=example, **given), style)


def _formats(style: Style) -> Markup:
    reason = html.P(style.words("export.no_chrome"), id="export-no-chrome", className="note", hidden=True)
    return html.Div([_choices("format", FORMATS, style), reason])


def _actions(style: Style) -> Markup:
    """Both buttons rest until the picture is there; where nothing can be copied, that one is not shown."""
    words, resting = style.words, {"aria-disabled": "true"}
    status = html.P(id="export-status", role="status")
    copy = html.Button(words("export_dialog.copy"), type="button", name="copy", className="button", **resting)
    save = html.Button(words("export_dialog.save"), type="submit", name="save", className="button main", **resting)
    return html.Div([status, copy, save], className="actions")


def _also(style: Style) -> Markup:
    words = style.words
    links = [
        html.A(words(f"export_dialog.{name}"), className="link", download=True, **{"data-path": path})
        for name, path in ALSO.items()
    ]
    file = html.Input(type="file", id="export-reopen", accept="image/png,.png", className="sr-only")
    hint = words("export_dialog.reopen_hint")
    reopen = html.Label([file, words("export_dialog.reopen")], className="link", title=hint)
    printing = act(words("export_dialog.print"), "print:", "link")
    return html.Div([*links, printing, reopen], className="also")


def _said(style: Style) -> Markup:
    texts = {f"data-{key.replace('_', '-')}": _template(f"export_dialog.{key}", style) for key in SAID}
    return html.Div(id="export-says", hidden=True, **texts)


def _template(key: str, style: Style) -> str:
    """The text with its names still in braces."""
    return style.words.texts[key]
