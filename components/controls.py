"""The control of one filter: a pill that says what is chosen, the menu under it, and a × while something is chosen.

Its parts live as long as the page; a callback sets their properties (`properties`). A `switch` is its own pill, and a
`search` is a menu with a field to search a long list.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import dash_bootstrap_components as dbc
from dash import Input, Output, dcc, html
from dash.development.base_component import Component

from components.panel import Panel
from components.style import Label, Style
from components.templating import render

Kind = Literal["multi", "single", "search", "switch"]
SEARCH_LABELS = ("search", "clear_search", "no_options_found")
"""What a long list says by itself."""


@dataclass(frozen=True)
class Control:
    """What never changes of a control. `event`: what a new value sends, up to the value; `clear`: what its × sends."""

    name: str
    kind: Kind
    event: str
    clear: str = ""
    group: str = ""  # of what it filters; those of one group stand together

    @property
    def id(self) -> str:
        return f"filter-{self.name}"

    @property
    def outputs(self) -> dict[str, Output]:
        """The properties that `properties` gives values to."""
        value = f"{self.id}-value"
        label = Output(value, "label") if self.kind == "switch" else Output(f"{self.id}-label", "html")
        outputs = {"label": label, "className": Output(self.id, "className"), "value": Output(value, "value")}
        return outputs if self.kind == "switch" else outputs | {"options": Output(value, "options")}

    @property
    def labels(self) -> Mapping[Output, Label]:
        """What changes with the language alone: the names of a long list's own parts, and of the ×."""
        labels = {Output(f"{self.id}-value", "labels"): search_labels} if self.kind == "search" else {}
        return labels | ({Output(f"{self.id}-clear", "aria-label"): "filters.clear"} if self.clear else {})

    @property
    def inputs(self) -> dict[Input, str]:
        """The inputs that a reader changes, with the event that each one sends."""
        cleared = {Input(f"{self.id}-clear", "n_clicks"): self.clear} if self.clear else {}
        return {Input(f"{self.id}-value", "value"): self.event, **cleared}


@dataclass(frozen=True)
class Option:
    """One entry of a menu."""

    value: str
    label: str
    hint: str = ""  # a second, quieter text
    group: str = ""  # the heading that it shares with its neighbours


@dataclass(frozen=True)
class ControlState:
    """What a control shows in the reader's language. `value`: the values of the chosen options."""

    label: str
    text: str  # what is chosen, in short
    value: tuple[str, ...]
    options: tuple[Option, ...] = ()
    is_offered: bool = True
    is_active: bool = False


def control(one: Control) -> Component:
    """The component of a control, before its first state."""
    if one.kind == "switch":
        return html.Div(dbc.Switch(id=f"{one.id}-value"), id=one.id, className="pill unoffered")
    return html.Div([_menu(one), *_clear(one)], id=one.id, className="pill unoffered")


def properties(one: Control, state: ControlState, style: Style) -> dict[str, Any]:
    """The values of `Control.outputs`."""
    names = ["pill", one.kind, "active" if state.is_active else "", "" if state.is_offered else "unoffered"]
    class_name = " ".join(filter(None, names))
    if one.kind == "switch":
        return {"className": class_name, "value": bool(state.value), "label": state.label}
    value = list(state.value) if one.kind == "multi" else "".join(state.value)
    label = render("control_label", style, label=state.label, text=state.text)
    return {"className": class_name, "value": value, "label": label, "options": _options(one, state.options)}


def search_labels(style: Style, section: str = "filters") -> dict[str, str]:
    """What a list that is searched says besides its options; a section may have words of its own."""
    keys = ((name, f"{section}.{name}") for name in SEARCH_LABELS)
    return {name: style.words(key if key in style.words else f"filters.{name}") for name, key in keys}


def _menu(one: Control) -> Component:
    label = Panel(f"{one.id}-label", tag="span", className="menu-label")
    if one.kind == "search":
        field = dcc.Dropdown(id=f"{one.id}-value", clearable=False, searchable=True, optionHeight=32, maxHeight=420)
        return html.Div([label, field], className="search-menu")
    choices = dbc.Checklist if one.kind == "multi" else dbc.RadioItems
    return dbc.DropdownMenu(choices(id=f"{one.id}-value"), label=label, toggle_class_name="menu-toggle")


def _clear(one: Control) -> list[Component]:
    """Called by its own name and the filter's."""
    names = {"aria-labelledby": f"{one.id}-clear {one.id}-label"}
    return [html.Button("×", id=f"{one.id}-clear", className="icon clear", type="button", **names)] if one.clear else []


def _options(one: Control, options: Sequence[Option]) -> list[dict[str, Any]]:
    """With a heading, which cannot be chosen, before each group of options."""
    entries: list[dict[str, Any]] = []
    group = ""
    for option in options:
        if option.group != group:
            entries.append({"label": option.group, "value": f"heading:{option.group}", "disabled": True})
        group = option.group
        hint = {"title": option.hint} if one.kind == "search" and option.hint else {}
        label = f"{option.label} · {option.hint}" if option.hint and one.kind != "search" else option.label
        entries.append({"label": label, "value": option.value, **hint})
    return entries
