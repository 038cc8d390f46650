"""`Panel`: dense text as one long-lived component.

Since Dash 4.2 a component tree that a callback returns is unmounted and mounted again, which costs time, focus and open
menus. A panel instead takes HTML, as a Jinja2 template writes it, and `assets/panel.js` lays it over the old.
A click on an element with `data-event` sets the panel's `event`, an Input like any other:
`{"act": "choose:440000", "add": false, "clicks": 1, "at": 1234.5}`.
"""

from typing import Any, ClassVar

from dash.development.base_component import Component


class Panel(Component):
    """`html`: trusted markup; `event`: what was pressed last; `role`, `label` and `labelledby` for screen readers."""

    _namespace = "park_atlas"
    _type = "Panel"
    _children_props: ClassVar[list[str]] = []
    _base_nodes: ClassVar[list[str]] = []
    _prop_names: ClassVar[list[str]] = [
        *("id", "html", "event", "tag", "className", "hidden"),
        *("role", "label", "labelledby", "view"),
    ]
    _valid_wildcard_attributes: ClassVar[list[str]] = []
    available_properties: ClassVar[list[str]] = _prop_names
    available_wildcard_properties: ClassVar[list[str]] = []

    def __init__(self, id: str, **properties: Any) -> None:
        """`tag`: the HTML element, a `div` by default; `view`: the public name of the figure that the panel shows."""
        super().__init__(id=id, **properties)
