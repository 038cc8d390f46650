"""What tables of places share (`templates/rows.html`): names, numbers, bars, units; a figure's numbers as a table."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from components import numbers
from components.style import Style
from components.templating import render
from data.regions import Adcode
from data.selection import MAX_REGIONS
from data.states import State
from data.values import Details, Place

MAX_UNITS = 40
"""Beyond this many squares nobody counts them: number and bar say it better."""

Values = dict[str, Any]
"""What a template is given: formatted texts, numbers and flags."""


def place(one: Place, chosen: Sequence[Adcode]) -> Values:
    """What the link to the place and the box that adds it need; none beside a cluster too large to compare."""
    comparable = len(chosen) <= MAX_REGIONS
    return {"adcode": one.adcode, "name": one.name, "chosen": one.adcode in chosen, "comparable": comparable}


def amount(one: Place, style: Style) -> str:
    """The place's number, or the short word for why there is none."""
    if one.value is None:
        return style.words(f"states.{State(one.state).value}")
    return numbers.bounded(numbers.value(one.value, one.unit), Details.of(one), style.words)


def bar(value: float | None, maximum: float, hollow: float = 0) -> Values:
    """A bar as long as its part of the longest; never thinner than a hair. `hollow` of its value has no fill."""
    length = f"{max(value / maximum * 100, 0.3):.2f}%" if value else ""
    return {"length": length, "groups": (), "solid": f"{100 - hollow / value * 100:.1f}%" if value and hollow else ""}


def units(count: float | None, maximum: float) -> Values:
    """As many squares as parks, in tens; a bar when there are too many."""
    if not count or maximum > MAX_UNITS:
        return bar(count, maximum)
    tens, rest = divmod(int(count), 10)
    return {"length": "", "solid": "", "groups": [10] * tens + [rest] * bool(rest)}


def data_table(columns: Sequence[str], rows: Sequence[Values], style: Style) -> Markup:
    """A native table, folded away. Each row has a `name` and its `cells`; its `adcode` or `event` chooses it."""
    caption = style.words("page.comma").join(filter(None, columns))
    return render("data_table", style, caption=caption, columns=[(column, "") for column in columns], rows=rows)
