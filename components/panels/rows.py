"""Parts of the tables of places: the name that chooses, the box that compares, units and bars."""

from collections.abc import Sequence

from components import numbers
from components.markup import Markup, html
from components.panels.controls import Children, act, pressed
from components.style import Style
from data.regions import Adcode
from data.states import State
from data.values import Place

MOST_UNITS = 40
"""Beyond this many squares nobody counts them: number and bar say it better."""


def head(cells: Sequence[tuple[str, str]]) -> Markup:
    """The head of a table: text and class of each column; a column of pictures has no text, so no heading."""
    return html.Thead(html.Tr([_heading(text, look) for text, look in cells]))


def _heading(text: str, look: str) -> Markup:
    return html.Th(text, scope="col", className=look) if text else html.Td(className=look)


def name(place: Place, chosen: Sequence[Adcode]) -> Markup:
    """The row's heading: a button that chooses the place."""
    return html.Th(act(place.name, f"choose:{place.adcode}", "place", **pressed(place.adcode in chosen)), scope="row")


def box(place: Place, chosen: Sequence[Adcode], style: Style) -> Markup:
    """The box that adds the place to the comparison."""
    on = place.adcode in chosen
    label = style.words("ranking.add", place=place.name)
    square = html.Span(className="box", **{"aria-hidden": "true"})
    button = act(
        square,
        f"add:{place.adcode}",
        "add",
        role="checkbox",
        title=label,
        **{"aria-label": label, "aria-checked": str(on).lower()},
    )
    return html.Td(button, className="add-cell")


def cell(children: Children, look: str = "") -> Markup:
    """One cell."""
    return html.Td(children, className=look)


def amount(place: Place, style: Style) -> str:
    """The place's number, or the short word for why there is none."""
    if place.value is None:
        return style.words(f"states.{State(place.state).value}")
    plain = numbers.value(place.value, place.unit)
    return style.words("terms.approx", value=plain) if place.approx else plain


def units(count: float | None, most: float, look: str) -> Markup | None:
    """As many squares as parks, in tens; a bar when there are too many. Only a picture: the number stands beside it."""
    if not count:
        return None
    if most > MOST_UNITS:
        return bar(count, most, look)
    tens, rest = divmod(int(count), 10)
    groups = [10] * tens + ([rest] if rest else [])
    return html.Span(
        [html.Span(className=f"u u{n}") for n in groups], className=f"units {look}", **{"aria-hidden": "true"}
    )


def bar(value: float, most: float, look: str) -> Markup:
    """A bar as long as its part of the longest; never thinner than a hair."""
    length = f"{max(value / most * 100, 0.3):.2f}%"
    return html.Span(html.Span(style={"width": length}), className=f"bar {look}", **{"aria-hidden": "true"})
