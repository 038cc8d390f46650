"""The stage: one scene on the whole screen. `callbacks/stage.py` fills it, `assets/stage.js` moves it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dash import dcc, html
from dash.development.base_component import Component

from components import ids
from components.figures import GRAPH_CONFIG
from components.panel import Panel
from components.style import Style
from components.templating import render

TIMES = (5, 10, 20, 30, 60, 120, 300)
"""Seconds after which the next scene may come by itself."""


@dataclass(frozen=True)
class StageKeys:
    """Keys of one line of the help: what each does in assets/stage.js, named as KeyboardEvent.key names them.

    A letter stands for both cases. `shown`: how the help prints them, if not one after another.
    """

    words: str  # stage.key_<words>
    acts: Mapping[str, str]
    shown: str = ""

    @property
    def printed(self) -> str:
        return self.shown or " ".join(_SIGNS.get(key, key.upper() if len(key) == 1 else key) for key in self.acts)


_SIGNS: Final = {
    "ArrowRight": "→",
    "ArrowDown": "↓",
    "ArrowLeft": "←",
    "ArrowUp": "↑",
    "PageDown": "PgDn",
    "PageUp": "PgUp",
    " ": "Space",
    "-": "−",
    "Escape": "Esc",
}
KEYS: Final = (
    StageKeys("next", dict.fromkeys(("ArrowRight", "ArrowDown", "PageDown", " ", "n"), "next")),
    StageKeys("previous", dict.fromkeys(("ArrowLeft", "ArrowUp", "PageUp", "p"), "previous")),
    StageKeys("jump", dict.fromkeys("0123456789", "digit"), "1 2 … Enter"),
    StageKeys("ends", {"Home": "first", "End": "last"}),
    StageKeys("confirm", {"Enter": "confirm"}),
    StageKeys("back", {"Backspace": "back"}),
    StageKeys("blank", dict.fromkeys("b.,", "blank")),
    StageKeys("type", {"+": "larger", "=": "larger", "-": "smaller"}, "+ −"),
    StageKeys("full", {"f": "full"}),
    StageKeys("lock", {"l": "lock"}),
    StageKeys("timer", {"t": "timer"}),
    StageKeys("presenter", {"s": "presenter"}),
    StageKeys("help", {"?": "help"}),
    StageKeys("stay", {"F5": "stay"}),
    StageKeys("leave", {"Escape": "escape"}),
)
"""The keys of presenters' clickers and of other slide programs."""
WORDS = ("freeze", "thaw", "lost", "slow", "still")
"""What the script says by itself."""


def part(name: str) -> str:
    """The id of a part of the stage."""
    return f"{ids.STAGE}-{name}"


def layout() -> list[Component]:
    """The stage, empty until somebody takes it, and its stores."""
    acts = json.dumps({key: act for line in KEYS for key, act in line.acts.items()})
    names = {"aria-modal": "true", "aria-labelledby": "stage-title", "data-keys": acts}
    stores = [dcc.Store(id=part(store)) for store in ("scenes", "request", "shown")]
    return [html.Div([], id=ids.STAGE, hidden=True, role="dialog", tabIndex="-1", **names), *stores]


def content(style: Style) -> list[Component]:
    """What is on the stage before its first scene."""
    settings = {"config": GRAPH_CONFIG | {"responsive": False, "scrollZoom": False}}
    graph, locator = (dcc.Graph(id=part(name), **settings) for name in ("graph", "locator-graph"))
    hidden = {"hidden": True, "aria-hidden": "true"}
    tools = render("stage_tools", style, times={seconds: _time(seconds, style) for seconds in TIMES})
    keys = render("stage_keys", style, keys=KEYS)
    return [
        html.Header([Panel(part("head")), html.Div(locator, id=part("locator"), **hidden)]),
        html.Div([html.Div(graph, id=part("figure"), role="img"), Panel(part("legend"))], id=part("room")),
        Panel(part("foot"), tag="footer"),
        html.Div(
            [Panel(part("places")), Panel(part("tools"), html=tools)],
            className="stage-tools position-absolute d-flex gap-1 p-1 rounded",
        ),
        Panel(part("keys"), html=keys, hidden=True, className="position-absolute top-50 start-50 translate-middle"),
        html.P(id=part("hint"), role="status", className="position-absolute start-50 translate-middle-x rounded"),
    ]


def _time(seconds: int, style: Style) -> str:
    minutes, remaining = divmod(seconds, 60)
    return style.words("stage.seconds", count=seconds) if remaining else style.words("stage.minutes", count=minutes)
