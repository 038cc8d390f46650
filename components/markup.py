"""Dash's HTML components as plain markup.

Panels hold no callback of their own (their controls carry `data-act`), so the browser need not keep a component tree:
with some thousand elements a choice, that tree costs Dash's renderer more time than all figures together. Panels are
written as components, travel as markup, and are laid over what stands in their container.
"""

from collections.abc import Mapping
from html import escape
from typing import Any

from dash.development.base_component import Component

_ATTRIBUTES = {
    "className": "class",
    "htmlFor": "for",
    "n_clicks": "",
    "disable_n_clicks": "",
    "children": "",
    "key": "",
}
_VOID = frozenset({"br", "col", "hr", "img", "input"})


def markup(content: Any) -> str:
    """The markup of a component, a text, a number, or any nesting of lists of them; None is nothing."""
    if content is None:
        return ""
    if isinstance(content, Component):
        return _element(content)
    if isinstance(content, str | int | float):
        return escape(str(content), quote=False)
    return "".join(markup(one) for one in content)


def _element(component: Component) -> str:
    written = component.to_plotly_json()
    tag, given = written["type"].lower(), written["props"]
    opening = f"<{tag}{''.join(_attribute(name, value) for name, value in given.items())}>"
    return opening if tag in _VOID else f"{opening}{markup(given.get('children'))}</{tag}>"


def _attribute(name: str, value: Any) -> str:
    shown = _ATTRIBUTES.get(name, name.lower())
    if value is None or value is False or not shown:
        return ""
    if value is True:
        return f" {shown}"
    return f' {shown}="{escape(_style(value) if name == "style" else str(value))}"'


def _style(rules: Mapping[str, Any]) -> str:
    return ";".join(f"{name}:{value}" for name, value in rules.items())
