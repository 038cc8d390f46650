"""The row of filters. A filter that is in force is a chip itself: its pill fills and grows a ✕."""

from collections.abc import Iterable, Sequence
from typing import Any

from components.markup import Markup, html
from components.panels import list_menu, names, series_menu
from components.panels.controls import Children, act, pressed
from components.panels.menus import Item, menu, plain
from components.style import Style
from data import links, years
from data.dataset import Dataset
from data.measures import registered
from data.measures.registered import Registered
from data.measures.registry import measures_of, shown
from data.schemas import KINDS, STATUSES
from data.selection import Selection


def draw(selection: Selection, dataset: Dataset, style: Style) -> Markup:
    """Every control but the place, which is the path's."""
    pills = [
        _measure(selection, dataset, style),
        _series(selection, dataset, style),
        list_menu.draw(selection, dataset, style),
        _years(selection, dataset, style),
        _several("kind", KINDS, selection.kinds, dataset, style),
        _several("status", STATUSES, selection.statuses, dataset, style),
        _registered(selection, dataset, style),
        _company_status(selection, dataset, style),
        _cluster(selection, dataset, style),
        _comparable(selection, dataset, style),
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


def _years(selection: Selection, dataset: Dataset, style: Style) -> Markup:
    slots = (*dataset.slots, *years.APART)
    items = [Item(names.slot(s, style), f"addyears:{s}", years.holds(selection.years, s)) for s in slots]
    spelled = [names.slot(str(term), style) for term in selection.years]
    return menu(
        style.words("filters.years"), _value(spelled, style), items, style, clear=_clear("years", bool(spelled))
    )


def _several(name: str, slugs: Iterable[str], chosen: tuple[str, ...], dataset: Dataset, style: Style) -> Markup:
    """A menu of kinds or statuses; those that no park of the dataset has are left out unless chosen."""
    have = set(dataset.parks[name])
    labels = {slug: style.words(f"terms.{name}_{slug}") for slug in slugs if slug in have or slug in chosen}
    items = [Item(label, f"{name}:{slug}", slug in chosen) for slug, label in labels.items()]
    field = {"kind": "kinds", "status": "statuses"}[name]
    value = _value([labels[slug] for slug in chosen if slug in labels], style)
    return menu(style.words(f"filters.{name}"), value, items, style, clear=_clear(field, bool(chosen)))


def _registered(selection: Selection, dataset: Dataset, style: Style) -> Markup:
    """The years of registration, where the series of companies that is shown has them."""
    found = registered.of_series(selection.series, dataset)
    if not found or not _asked("registered", selection.registered, selection, dataset, found):
        return _unanswered("registered", "registered", selection.registered, style)
    items = [
        Item(names.slot(s, style), f"addregistered:{s}", years.holds(selection.registered, s))
        for s in reversed(found.slots)  # there may be fifty: the latest first
    ]
    spelled = [names.slot(str(term), style) for term in selection.registered]
    clear = _clear("registered", bool(spelled))
    return menu(style.words("filters.registered"), _value(spelled, style), items, style, clear=clear)


def _company_status(selection: Selection, dataset: Dataset, style: Style) -> Markup:
    """The classes of status, where the series tells its companies apart by them."""
    found, chosen = registered.of_series(selection.series, dataset), selection.company_statuses
    if not found or not _asked("company_status", chosen, selection, dataset, found):
        return _unanswered("company_status", "company_statuses", chosen, style)
    labels = {slug: style.words(f"terms.company_status_{slug}") for slug in found.statuses}
    items = [Item(label, f"companystatus:{slug}", slug in chosen) for slug, label in labels.items()]
    value = _value([labels[slug] for slug in chosen], style)
    clear = _clear("company_statuses", bool(chosen))
    return menu(style.words("filters.company_status"), value, items, style, clear=clear)


def _asked(name: str, chosen: Sequence[Any], selection: Selection, dataset: Dataset, found: Registered) -> bool:
    """Whether the filter can be answered, and companies are shown or it is in force."""
    return name in found.filters and (shown(selection, dataset).has_series or bool(chosen))


def _unanswered(name: str, field: str, chosen: Sequence[Any], style: Style) -> Markup:
    """A filter that the series cannot answer: in sight only while it is chosen, to be lifted."""
    if not chosen:
        return html.Div(hidden=True)
    return plain(style.words(f"filters.{name}"), style.words("filters.unanswered"), style, f"clear:{field}")


def _value(chosen: list[str], style: Style) -> str:
    if not chosen:
        return style.words("filters.all")
    if len(chosen) > 2:
        return style.words("filters.several", count=len(chosen))
    return names.listed_together(chosen, style)


def _clear(field: str, active: bool) -> str:
    return f"clear:{field}" if active else ""


def _cluster(selection: Selection, dataset: Dataset, style: Style) -> Markup:
    column = f"name_{style.lang}"
    labels = dict(zip(dataset.clusters["cluster"], dataset.clusters[column], strict=True))
    everywhere = Item(style.words("filters.all"), "cluster:", selection.cluster is None)
    items = [everywhere, *(Item(name, f"cluster:{slug}", slug == selection.cluster) for slug, name in labels.items())]
    value = next(item.label for item in items if item.on)
    clear = _clear("cluster", selection.cluster is not None)
    return menu(style.words("filters.cluster"), value, items, style, one=True, clear=clear)


def _comparable(selection: Selection, dataset: Dataset, style: Style) -> Markup:
    """Nothing where no park of the list can be set beside the published count."""
    if not dataset.parks["comparable"].any() and not selection.comparable:
        return html.Div(hidden=True)
    words = style.words
    label = words("filters.comparable", count=int(dataset.parks["comparable"].sum()))
    hint = words("filters.comparable_hint", date=names.when(dataset.about.published_as_of, style))
    box: Children = [html.Span(className="box", **{"aria-hidden": "true"}), label]
    return act(box, "comparable:", "toggle", title=hint, **pressed(selection.comparable))


def _reset(selection: Selection, dataset: Dataset, style: Style) -> Markup:
    plain = links.default(dataset).but(lang=selection.lang, theme=selection.theme)
    return act(style.words("filters.reset"), "reset:", "button small", disabled=selection == plain)
