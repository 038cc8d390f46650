"""How the panels call filters, what is chosen of them, and whether they reach a figure."""

from components import class_names
from components.panels import names
from components.style import Style
from data.filters.filter import Filter
from data.filters.values import Switch, Years
from data.selection import Selection
from data.views import Reach


def name(one: Filter, style: Style) -> str:
    """What a filter is called; one without words of its own goes by its name."""
    return style.words.get(f"filters.{one.name}", one.name)


def value(one: Filter, text: str, style: Style) -> str:
    """One option of a filter: 孵化器, 2016–2018."""
    if isinstance(one.values, Years):
        return names.slot(text, style)
    return class_names.label(one.name, text, style.words)


def values(one: Filter, selection: Selection, style: Style) -> list[str]:
    """What is chosen of a filter."""
    return [value(one, str(term), style) for term in one.of(selection)]


def text(one: Filter, selection: Selection, style: Style) -> str:
    """A filter in force, as chips and captions have it: 类型：孵化器; a switch is all that it says."""
    if isinstance(one.values, Switch):
        return name(one, style)
    chosen = names.listed_together(values(one, selection, style), style)
    return style.words("paper.field", name=name(one, style), value=chosen)


def reached(text: str, reach: Reach, style: Style) -> str:
    """A filter in force, with a word where it does not leave out what it does not keep."""
    if reach == "applied":
        return text
    return style.words("paper.only_marked" if reach == "marked" else "paper.not_reached", filter=text)
