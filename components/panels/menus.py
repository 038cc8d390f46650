"""A menu in a pill: native details and summary, buttons inside, and a × beside it while something is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from components.markup import Markup, html
from components.panels.controls import act
from components.style import Style


@dataclass(frozen=True)
class Item:
    """One entry of a menu."""

    label: str
    act: str
    on: bool
    hint: str = ""  # a second, quieter text of at most two lines
    group: str = ""  # the heading that it shares with the items beside it


def menu(
    name: str,
    value: str,
    items: Sequence[Item],
    style: Style,
    one: bool = False,
    wide: bool = False,
    clear: str = "",
    title: str = "",
) -> Markup:
    """A pill that shows `value` and opens its items; `one` of them or several; `clear` is the act of its ×, if any.

    `title` is what the value is in full.
    """
    shown = html.Span(value, className="value", title=title or value)
    role = "menuitemradio" if one else "menuitemcheckbox"
    groups = [_group(group, list(some), role) for group, some in groupby(items, lambda item: item.group)]
    summary = html.Summary([html.Span(name, className="what"), shown])
    entries = html.Div(groups, role="menu", **{"aria-label": name, "data-list": ""})
    details = html.Details([summary, entries], className="menu wide" if wide else "menu")
    return html.Div([details, _cross(name, clear, style)], className="pill active" if clear else "pill")


def plain(name: str, value: str, style: Style, clear: str) -> Markup:
    """A pill without a menu: all that can be done with it is to lift it."""
    texts = [html.Span(name, className="what"), html.Span(value, className="value")]
    return html.Div([html.Div(texts, className="menu plain"), _cross(name, clear, style)], className="pill active")


def _group(heading: str, items: Sequence[Item], role: str) -> Markup | list[Markup]:
    entries = [_entry(item, role) for item in items]
    if not heading:
        return entries
    head = html.Div(heading, className="group", **{"aria-hidden": "true"})
    return html.Div([head, *entries], role="group", **{"aria-label": heading})


def _entry(item: Item, role: str) -> Markup:
    lines = [html.Span(item.label), html.Small(item.hint, title=item.hint) if item.hint else None]
    return act(lines, item.act, "entry", role=role, **{"aria-checked": str(item.on).lower()})


def _cross(name: str, clear: str, style: Style) -> Markup | None:
    if not clear:
        return None
    label = style.words("filters.clear", filter=name)
    return act("×", clear, "icon", title=label, **{"aria-label": label})
