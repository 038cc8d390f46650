"""Small interactive parts: every one carries `data-event`, which one listener in the browser sends to the server."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from components.markup import Markup, html
from components.style import Style

Child: TypeAlias = Markup | str | None
Children: TypeAlias = Child | Sequence[Child]


def act(children: Children, action: str, className: str = "link", **attributes: Any) -> Markup:
    """A real button that does `action` ("verb:argument")."""
    return html.Button(children, type="button", className=className, **{"data-event": action, **attributes})


def pressed(value: bool) -> dict[str, str]:
    """The attribute that tells a screen reader whether a toggle is on."""
    return {"aria-pressed": str(value).lower()}


def scroller(children: Children, label: str, style: Style, className: str = "") -> Markup:
    """A box that scrolls inside, reachable by keyboard, with shadows that say that there is more."""
    name = style.words("page.scroll", what=label)
    return html.Div(
        children, className=f"scroller {className}".strip(), role="region", tabIndex="0", **{"aria-label": name}
    )
