"""The lists of parks that the page can stand on: the dataset's own, and those that were imported."""

from components.markup import Markup, html
from components.numbers import integer
from components.panels import names
from components.panels.menus import Item, menu
from components.style import Style
from data.dataset import Dataset
from data.selection import Selection


def draw(selection: Selection, dataset: Dataset, style: Style) -> Markup:
    """The menu of lists; its place in the row stays where there is only one, so that no other menu loses its state."""
    if not dataset.lists:
        return html.Div(hidden=True)
    own = style.words("parklists.menu_own")
    items = [Item(own, "list:", not selection.park_list), *_imported(selection, dataset, style)]
    value = next(item.label for item in items if item.on)
    return menu(style.words("parklists.menu"), value, items, style, one=True, wide=True)


def _imported(selection: Selection, dataset: Dataset, style: Style) -> list[Item]:
    words = style.words
    return [
        Item(
            one.name,
            f"list:{one.id}",
            one.id == selection.park_list,
            words("parklists.menu_hint", count=integer(len(one.parks)), date=names.when(one.as_of, style)),
        )
        for one in dataset.lists
    ]
