"""The import dialog: which files, what they are; then how far the server is; then the account, before it is applied.

Its fields are named as in the form that POST /uploads takes, so that assets/upload-form.js sends them as they are. The
dialog depends on the language alone; what it shows of an import under way, the browser knows (assets/upload.js).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from components.markup import Markup, html
from components.panels.controls import act
from components.style import Style
from data.registers.providers import KNOWN
from data.registers.rule import Match
from data.registers.upload import Kind

TEMPLATES = ("xlsx", "csv")

SAID = (
    *("no_files", "empty_file", "too_many_files", "too_large", "bad_date", "future_date", "no_provider", "no_name"),
    *(
        "guessed",
        "remove",
        "sending",
        "starting",
        "reading",
        "counting",
        "done",
        "failed",
        "cancelled",
        "discarded",
    ),
    *("unreachable", "not_sent", "refused_by_server", "gone", "placing", "not_placed", "refused"),
)
"""What the scripts say; they fill in the names in braces."""


@dataclass(frozen=True)
class Offer:
    """What POST /uploads takes."""

    files: int  # how many
    bytes: int  # of all together
    text: int  # characters of a name or a keyword
    today: str  # 2026-11-23: an export is no younger


def draw(offer: Offer, style: Style) -> list[Markup]:
    """Everything inside the dialog."""
    words = style.words
    close = act("×", "", "icon", title=words("page.close"), **{"aria-label": words("page.close"), "data-close": ""})
    head = html.Header([html.H2(words("upload.title"), id="upload-title"), close])
    return [head, _form(offer, style), _progress(style), _account(style), _ask(style), _said(offer, style)]


# ---- what to import ----


def _form(offer: Offer, style: Style) -> Markup:
    parts = [_files(style), _fields(offer, style), _actions(style)]
    return html.Form(parts, id="upload-form", novalidate=True)


def _files(style: Style) -> Markup:
    """The field of files is a target for dropping, too; what was chosen stands under it."""
    words = style.words
    field = html.Input(type="file", id="upload-files", multiple=True, className="sr-only", **_told("files"))
    label = html.Label([field, html.B(words("upload.files")), *_hints(style)], className="drop")
    chosen = html.Ul(id="upload-chosen", hidden=True, tabIndex="0", **{"aria-label": words("upload.chosen")})
    notes = [
        html.P(words("upload.privacy"), className="note", **{"data-kind": "companies"}),
        html.P(words("upload.privacy_parks"), className="note", hidden=True, **{"data-kind": "parks"}),
    ]
    return html.Div([label, _fault("files"), chosen, *notes])


def _hints(style: Style) -> list[Markup]:
    """Which files serve for each kind."""
    return [
        html.Small(style.words("upload.files_hint"), **{"data-kind": "companies"}),
        html.Small(style.words("upload.files_hint_parks"), hidden=True, **{"data-kind": "parks"}),
    ]


def _fields(offer: Offer, style: Style) -> Markup:
    """Those of the other kind are hidden and not sent."""
    companies = [_provider(offer, style), _text("keyword", offer, style), _choices("match", get_args(Match), style)]
    parks = [_text("name", offer, style), _templates(style)]
    fields = [
        _choices("kind", get_args(Kind), style),
        _as_of(style),
        html.Fieldset(companies, **{"data-kind": "companies"}),
        html.Fieldset(parks, hidden=True, disabled=True, **{"data-kind": "parks"}),
    ]
    return html.Div(fields, className="fields")


def _as_of(style: Style) -> Markup:
    words = style.words
    names = [
        html.Span(words("upload.as_of"), **{"data-kind": "companies"}),
        html.Span(words("upload.as_of_parks"), hidden=True, **{"data-kind": "parks"}),
    ]
    field = html.Input(
        type="text", name="as_of", id="upload-as_of", maxlength="10", autocomplete="off", **_told("as_of")
    )
    return _labelled("as_of", names, field, words("upload.as_of_hint"))


def _provider(offer: Offer, style: Style) -> Markup:
    names = [one.name if style.lang == "zh" else one.name_en for one in KNOWN]
    known = html.Datalist([html.Option(value=name) for name in names], id="upload-known")
    return html.Div([_text("provider", offer, style, list="upload-known"), known])


def _text(name: str, offer: Offer, style: Style, **given: str) -> Markup:
    named = {"name": name, "id": f"upload-{name}", "maxlength": str(offer.text), "autocomplete": "off"}
    field = html.Input(type="text", **named, **_told(name), **given)
    return _labelled(name, style.words(f"upload.{name}"), field, style.words(f"upload.{name}_hint"))


def _labelled(name: str, label: Markup | str | Sequence[Markup], field: Markup, hint: str) -> Markup:
    about = html.Small(hint, id=f"upload-{name}-hint")
    return html.Div([html.Label(label, htmlFor=f"upload-{name}"), field, about, _fault(name)], className="labelled")


def _told(name: str) -> dict[str, str]:
    """Which texts a screen reader reads with the field."""
    return {"aria-describedby": f"upload-{name}-hint upload-{name}-fault"}


def _fault(name: str) -> Markup:
    """What is wrong with a field, said at the field."""
    return html.P(id=f"upload-{name}-fault", className="fault", hidden=True)


def _choices(name: str, values: Sequence[str], style: Style) -> Markup:
    """Radio buttons as a row of segments; the first is chosen until somebody chooses another."""
    legend = html.Legend(style.words(f"upload.{name}"))
    radios = [_radio(name, value, place == 0, style) for place, value in enumerate(values)]
    return html.Fieldset([legend, html.Div(radios, className="segments")], className=f"choices {name}")


def _radio(name: str, value: str, first: bool, style: Style) -> Markup:
    key = f"upload.{name}_{value}"
    hint = html.Small(style.words(f"{key}_hint")) if f"{key}_hint" in style.words else None
    text = html.Span([style.words(key), hint])
    return html.Label([html.Input(type="radio", name=name, value=value, checked=first), text])


def _templates(style: Style) -> Markup:
    """In the language of the page, whatever the browser prefers."""
    paths = [f"template/parks.{form}?lang={style.lang}" for form in TEMPLATES]
    links = [
        html.A(form.upper(), className="link", download=True, **{"data-path": path})
        for form, path in zip(TEMPLATES, paths, strict=True)
    ]
    return html.P([style.words("upload.template"), *links], className="templates")


def _actions(style: Style) -> Markup:
    status = html.P(id="upload-status", role="status")
    send = html.Button(style.words("upload.send"), type="submit", className="button main")
    return html.Div([status, send], className="actions")


# ---- how far it is, and what came out ----


def _progress(style: Style) -> Markup:
    """The bar without a value while nobody knows how many rows there will be."""
    words = style.words
    line = html.P(id="upload-line")
    bar = html.Progress(id="upload-bar", max="1", **{"aria-label": words("upload.progress")})
    hint = html.P(words("upload.background"), className="note")
    buttons = html.Div([hint, _button("cancel", style)], className="actions")
    return html.Section([line, bar, buttons], id="upload-progress", hidden=True)


def _account(style: Style) -> Markup:
    """The server's account, or why there is none, and what to do about it."""
    words = style.words
    body = html.Div(id="upload-report", tabIndex="-1", role="region", **{"aria-label": words("upload.account")})
    refused = html.A(
        words("upload.refused", count=0), id="upload-refused", className="link", download=True, hidden=True
    )
    status = html.P(id="upload-said", role="status")
    buttons = [status, _button("discard", style), _button("again", style), _button("open_atlas", style, main=True)]
    return html.Section([body, refused, html.Div(buttons, className="actions")], id="upload-account", hidden=True)


def _ask(style: Style) -> Markup:
    """The question before what others may have open is deleted. The first button, which has the focus, keeps it."""
    keep = html.Button(style.words("upload.keep"), type="button", className="button main", **{"data-close": ""})
    buttons = html.Div([keep, _button("erase", style)], className="actions")
    said = {"role": "alertdialog", "aria-labelledby": "upload-question"}
    return html.Dialog([html.P(style.words("upload.ask"), id="upload-question"), buttons], id="upload-ask", **said)


def _button(name: str, style: Style, main: bool = False) -> Markup:
    look = "button main" if main else "button"
    return html.Button(style.words(f"upload.{name}"), type="button", className=look, **{"data-upload": name})


def _said(offer: Offer, style: Style) -> Markup:
    """Sentences and limits for the scripts."""
    limits = {"files": offer.files, "bytes": offer.bytes, "today": offer.today}
    texts = {f"data-{key.replace('_', '-')}": style.words.texts[f"upload.{key}"] for key in SAID}
    return html.Div(
        id="upload-says", hidden=True, **texts, **{f"data-most-{key}": str(one) for key, one in limits.items()}
    )
