"""HTML as text, written as Dash writes it: `html.P(["a", html.B("b")], className="note")`.

Panels hold no callback of their own (their controls carry `data-event`), so the browser need not keep a component tree:
with some thousand elements a choice, that tree costs Dash's renderer more time than all figures together, and building
it costs the server as much as everything else. Panels travel as text and are laid over what stands in their container.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from markupsafe import Markup, escape

__all__ = ["Markup", "html", "markup"]

_NAMES: Final = {"className": "class", "htmlFor": "for"}
_VOID: Final = frozenset({"br", "col", "hr", "img", "input"})


def markup(content: Any) -> Markup:
    """Texts escaped, markup as it is, lists of any depth joined; None is nothing."""
    if content is None:
        return Markup("")
    if isinstance(content, list | tuple):
        return Markup("".join(map(markup, content)))
    return escape(content)


class Elements:
    """`html.Div(children, id="x")` is a `<div>`, for every name that HTML has."""

    def __getattr__(self, name: str) -> Callable[..., Markup]:
        return partial(_element, name.lower())


html: Final = Elements()


def _element(tag: str, children: Any = None, **attributes: Any) -> Markup:
    opening = f"<{tag}{''.join(_attribute(name, value) for name, value in attributes.items())}>"
    return Markup(opening if tag in _VOID else f"{opening}{markup(children)}</{tag}>")


def _attribute(name: str, value: Any) -> str:
    """True is a bare name; None and False are nothing."""
    if value is None or value is False:
        return ""
    shown = _NAMES.get(name) or name.lower()
    if value is True:
        return f" {shown}"
    return f' {shown}="{escape(_style(value) if name == "style" else value)}"'


def _style(rules: Mapping[str, Any]) -> str:
    return ";".join(f"{name}:{value}" for name, value in rules.items())
