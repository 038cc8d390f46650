"""The row of filters. A filter that is in force is a chip itself: its pill fills and grows a ✕."""

from components.markup import Markup, html
from components.panels import list_menu, names, series_menu
from components.panels.controls import Children, act, pressed
from components.panels.menus import Item, menu, plain
from components.style import Style
from data import links
from data.dataset import Dataset
from data.filters import filters_of, of_parks
from data.filters.filter import CompanyFilter, Filter, ParkFilter
from data.filters.values import Switch
from data.measures.registry import measures_of, shown
from data.selection import Selection


def draw(selection: Selection, dataset: Dataset, style: Style) -> Markup:
    """Every control but the place, which is the path's."""
    declared = filters_of(dataset).values()
    pills = [
        _measure(selection, dataset, style),
        _series(selection, dataset, style),
        list_menu.draw(selection, dataset, style),
        *(_filter(one, selection, dataset, style) for one in declared if not isinstance(one.values, Switch)),
        _cluster(selection, dataset, style),
        *(_switch(one, selection, dataset, style) for one in of_parks(dataset) if isinstance(one.values, Switch)),
        _reset(selection, dataset, style),
    ]
    return html.Div(pills, className="pills", role="group", **{"aria-label": style.words("filters.label")})


def _measure(selection: Selection, dataset: Dataset, style: Style) -> Markup:
    items = [
        Item(names.measure(one, selection.series, dataset, style), f"measure:{one.id}", one.id == selection.measure)
        for one in measures_of(dataset).values()
    ]
    return menu(style.words("filters.measure"), names.measure_of(selection, dataset, style), items, style, one=True)


def _series(selection: Selection, dataset: Dataset, style: Style) -> Markup:
    """Only company measures have series; the place in the row stays, so that no other menu loses its open state."""
    if not shown(selection, dataset).has_series:
        return html.Div(hidden=True)
    items = series_menu.items(selection, dataset, style)
    named = names.series(selection.series, dataset, style)
    title = series_menu.label(selection.series, dataset, style)
    return menu(style.words("filters.series"), named, items, style, one=True, wide=True, title=title)


def _filter(one: Filter, selection: Selection, dataset: Dataset, style: Style) -> Markup:
    """The menu of a filter. One that the series cannot answer is in sight only while it is chosen, to be lifted.

    One that has nothing to offer keeps its place in the row, so that no other menu loses its open state.
    """
    name, clear = names.filter_name(one, style), f"clear:{one.name}" if one.of(selection) else ""
    if one.is_unanswered(selection, dataset):
        return plain(name, style.words("filters.unanswered"), style, clear)
    if not clear and not _is_of_use(one, selection, dataset):
        return html.Div(hidden=True)
    items = [_item(one, option, selection, style) for option in one.options(selection, dataset)]
    return menu(name, _value(names.filter_values(one, selection, style), style), items, style, clear=clear)


def _is_of_use(one: Filter, selection: Selection, dataset: Dataset) -> bool:
    """Whether the filter has something to offer; one of companies only where companies are shown."""
    of_companies = isinstance(one, CompanyFilter) and not shown(selection, dataset).has_series
    return one.is_offered(selection, dataset) and not of_companies


def _item(one: Filter, option: str, selection: Selection, style: Style) -> Item:
    is_on = one.values.holds(one.of(selection), option)
    return Item(names.filter_value(one, option, style), f"toggle:{one.name}={option}", is_on)


def _value(chosen: list[str], style: Style) -> str:
    if not chosen:
        return style.words("filters.all")
    if len(chosen) > 2:
        return style.words("filters.several", count=len(chosen))
    return names.listed_together(chosen, style)


def _cluster(selection: Selection, dataset: Dataset, style: Style) -> Markup:
    column = f"name_{style.lang}"
    labels = dict(zip(dataset.clusters["cluster"], dataset.clusters[column], strict=True))
    everywhere = Item(style.words("filters.all"), "cluster:", selection.cluster is None)
    items = [everywhere, *(Item(name, f"cluster:{slug}", slug == selection.cluster) for slug, name in labels.items())]
    value = next(item.label for item in items if item.on)
    clear = "clear:cluster" if selection.cluster else ""
    return menu(style.words("filters.cluster"), value, items, style, one=True, clear=clear)


def _switch(one: ParkFilter, selection: Selection, dataset: Dataset, style: Style) -> Markup:
    """Nothing where no park of the list passes."""
    if not one.is_offered(selection, dataset):
        return html.Div(hidden=True)
    count = sum(item == "1" for item in one.items_of(dataset))
    label = style.words.get(f"filters.{one.name}_switch", one.name, count=count)
    date = names.when(dataset.about.published_as_of, style) if dataset.about.published_as_of else ""
    hint = style.words.get(f"filters.{one.name}_hint", "", date=date)
    box: Children = [html.Span(className="box", **{"aria-hidden": "true"}), label]
    return act(box, f"toggle:{one.name}=1", "toggle", title=hint, **pressed(bool(one.of(selection))))


def _reset(selection: Selection, dataset: Dataset, style: Style) -> Markup:
    plain = links.default(dataset).replace(lang=selection.lang, theme=selection.theme)
    return act(style.words("filters.reset"), "reset:", "button small", disabled=selection == plain)
