"""The stage: one scene on the whole screen. assets/stage.js fills it; here are its parts and its words."""

from components.markup import Markup, html
from components.panels.controls import act, pressed
from components.style import Style

TIMES = (10, 20, 30, 60, 120, 300)
"""Seconds after which the next scene may come by itself."""
KEYS = (
    ("→ Space", "next"),
    ("←", "before"),
    ("Home End", "ends"),
    ("+ −", "type"),
    ("B", "blank"),
    ("F", "full"),
    ("L", "lock"),
    ("T", "timer"),
    ("Enter ⌫", "choose"),
    ("Esc P", "leave"),
)
SAID = ("sources", "pause", "doubt", "freeze", "thaw", "lost", "slow", "still", "page")
"""What the script says; it fills in the names in braces."""


def draw(style: Style) -> list[Markup]:
    """Everything inside the stage."""
    return [_head(), _room(), _foot(style), _keys(style), _said(style)]


def _head() -> Markup:
    texts = [html.H2(id="stage-title"), html.P(id="stage-subtitle"), html.P(id="stage-doubt", hidden=True)]
    return html.Header([html.Div(texts), html.Div(id="stage-locator", **{"aria-hidden": "true"})])


def _room() -> Markup:
    return html.Div([html.Div(id="stage-figure", role="img"), html.Div(id="stage-legend")], id="stage-room")


def _foot(style: Style) -> Markup:
    name = html.Span(style.words("page.name"))
    place = html.Div([name, html.Nav(id="stage-dots"), html.Span(id="stage-count")], className="stage-place")
    rests = html.Div([html.P(id="stage-sources"), html.P(id="stage-note")])
    return html.Footer([rests, _tools(style), place])


def _tools(style: Style) -> Markup:
    words = style.words
    texts = {"lock": None, "smaller": "A−", "larger": "A+", "full": None, "help": "?", "leave": "✕"}
    labels = {name: words(f"stage.{name}") for name in texts}
    buttons = [
        act(text, f"stage:{name}", f"icon {name}", title=labels[name], **{"aria-label": labels[name]}, **_state(name))
        for name, text in texts.items()
    ]
    return html.Div([_places(style), _timer(style), *buttons], className="stage-tools")


def _places(style: Style) -> Markup:
    """What can be chosen without a pointer, once the lock is lifted; the script fills it."""
    first = html.Option(style.words("stage.places"), value="", disabled=True)
    return html.Select([first], id="stage-places", hidden=True, **{"aria-label": style.words("stage.places")})


def _state(name: str) -> dict[str, str]:
    """The lock is a toggle, and on."""
    return pressed(True) if name == "lock" else {}


def _timer(style: Style) -> Markup:
    off = html.Option(style.words("stage.timer_off"), value="0")
    options = [html.Option(_time(seconds, style), value=str(seconds)) for seconds in TIMES]
    return html.Select([off, *options], id="stage-timer", **{"aria-label": style.words("stage.timer")})


def _time(seconds: int, style: Style) -> str:
    minutes, left = divmod(seconds, 60)
    return style.words("stage.seconds", count=seconds) if left else style.words("stage.minutes", count=minutes)


def _keys(style: Style) -> Markup:
    rows = [[html.Dt(html.Kbd(keys)), html.Dd(style.words(f"stage.key_{name}"))] for keys, name in KEYS]
    return html.Div([html.H3(style.words("stage.help")), html.Dl(rows)], id="stage-keys", hidden=True)


def _said(style: Style) -> Markup:
    said = {f"data-{name}": style.words.texts[f"stage.{name}"] for name in SAID}
    return html.P(id="stage-says", role="status", **said)
