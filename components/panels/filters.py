"""What each control of the page shows: the measure, its series, the list of parks, and every filter."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from components.controls import Control, ControlState, Option
from components.numbers import integer
from components.panels import names, series_menu
from components.style import Style
from data import years
from data.dataset import Dataset
from data.measures import registered
from data.measures.registry import measures_of, shown
from data.schemas import KINDS, STATUSES
from data.selection import Selection

CONTROLS = (
    Control("measure", "single", "measure:"),
    Control("series", "search", "series:"),
    Control("list", "single", "list:"),
    Control("years", "multi", "brush:", "clear:years"),
    Control("kind", "multi", "set:kind=", "clear:kinds"),
    Control("status", "multi", "set:status=", "clear:statuses"),
    Control("registered", "multi", "brushregistered:", "clear:registered"),
    Control("company_status", "multi", "set:company_status=", "clear:company_statuses"),
    Control("cluster", "single", "cluster:", "clear:cluster"),
    Control("comparable", "switch", "comparable:"),
)


def state(one: Control, selection: Selection, dataset: Dataset, style: Style) -> ControlState:
    """What the control shows for a selection."""
    return _STATES[one.name](selection, dataset, style)


def _measure(selection: Selection, dataset: Dataset, style: Style) -> ControlState:
    measures = measures_of(dataset).values()
    options = [Option(one.id, names.measure(one, selection.series, dataset, style)) for one in measures]
    return _chosen("measure", options, (selection.measure,), style)


def _series(selection: Selection, dataset: Dataset, style: Style) -> ControlState:
    """Only company measures have series."""
    if not shown(selection, dataset).has_series:
        return ControlState(style.words("filters.series"), "", (), is_offered=False)
    return _chosen("series", series_menu.options(selection, dataset, style), (selection.series,), style)


def _park_list(selection: Selection, dataset: Dataset, style: Style) -> ControlState:
    """The dataset's own list, and those that were imported; not offered where there is only one."""
    words = style.words
    imported = [
        Option(
            one.id,
            one.name,
            words("parklists.menu_hint", count=integer(len(one.parks)), date=names.when(one.as_of, style)),
        )
        for one in dataset.lists
    ]
    options = (Option("", words("parklists.menu_own")), *imported)
    text = next(option.label for option in options if option.value == selection.park_list)
    return ControlState(words("parklists.menu"), text, (selection.park_list,), options, is_offered=bool(dataset.lists))


def _years(selection: Selection, dataset: Dataset, style: Style) -> ControlState:
    slots = (*dataset.slots, *years.APART)
    return _slots("years", slots, selection.years, style)


def _slots(name: str, slots: Iterable[str], terms: tuple[years.YearTerm, ...], style: Style) -> ControlState:
    options = [Option(slot, names.slot(slot, style)) for slot in slots]
    chosen = tuple(option.value for option in options if terms and years.holds(terms, option.value))
    text = _text([names.slot(str(term), style) for term in terms], style)
    return ControlState(style.words(f"filters.{name}"), text, chosen, tuple(options), is_active=bool(terms))


def _classes(name: str, slugs: Iterable[str]) -> Callable[[Selection, Dataset, Style], ControlState]:
    """Kinds or statuses; those that no park of the dataset has are left out unless chosen."""

    def state(selection: Selection, dataset: Dataset, style: Style) -> ControlState:
        chosen, present = {"kind": selection.kinds, "status": selection.statuses}[name], set(dataset.parks[name])
        options = [Option(one, style.words(f"terms.{name}_{one}")) for one in slugs if one in present or one in chosen]
        return _chosen(name, options, chosen, style, is_filter=True)

    return state


def _registered(selection: Selection, dataset: Dataset, style: Style) -> ControlState:
    """The years of registration, the latest first, where the series of companies that is shown has them."""
    series = registered.of_series(selection.series, dataset)
    state = _slots("registered", reversed(series.slots if series else ()), selection.registered, style)
    answered = series is not None and "registered" in series.filters
    return _of_companies(state, selection, dataset, style, answered=answered)


def _company_status(selection: Selection, dataset: Dataset, style: Style) -> ControlState:
    """The classes of status, where the series tells its companies apart by them."""
    series = registered.of_series(selection.series, dataset)
    options = [Option(one, style.words(f"terms.company_status_{one}")) for one in (series.statuses if series else ())]
    state = _chosen("company_status", options, selection.company_statuses, style, is_filter=True)
    answered = series is not None and "company_status" in series.filters
    return _of_companies(state, selection, dataset, style, answered=answered)


def _of_companies(
    state: ControlState, selection: Selection, dataset: Dataset, style: Style, *, answered: bool
) -> ControlState:
    """In sight where it can be answered; where it cannot, only while it is chosen, to be cleared."""
    if answered:
        return replace(state, is_offered=state.is_active or shown(selection, dataset).has_series)
    text = style.words("filters.unanswered")
    return replace(state, text=text, value=(), options=(), is_offered=state.is_active)


def _cluster(selection: Selection, dataset: Dataset, style: Style) -> ControlState:
    labels = zip(dataset.clusters["cluster"], dataset.clusters[f"name_{style.lang}"], strict=True)
    options = [Option("", style.words("filters.all")), *(Option(slug, name) for slug, name in dict(labels).items())]
    return _chosen("cluster", options, (selection.cluster or "",), style, is_filter=selection.cluster is not None)


def _comparable(selection: Selection, dataset: Dataset, style: Style) -> ControlState:
    """Not offered where no park of the list can be set beside the published count."""
    count = int(dataset.parks["comparable"].sum())
    label = style.words("filters.comparable", count=count)
    offered, chosen = count > 0 or selection.comparable, selection.comparable
    return ControlState(label, "", ("1",) if chosen else (), (), offered, is_active=chosen)


def _chosen(
    name: str, options: Iterable[Option], value: tuple[str, ...], style: Style, *, is_filter: bool = False
) -> ControlState:
    options = tuple(options)
    text = _text([option.label for option in options if option.value in value], style)
    return ControlState(style.words(f"filters.{name}"), text, value, options, is_active=is_filter and bool(value))


def _text(chosen: list[str], style: Style) -> str:
    if not chosen:
        return style.words("filters.all")
    if len(chosen) > 2:
        return style.words("filters.several", count=len(chosen))
    return names.listed_together(chosen, style)


_STATES: Mapping[str, Callable[[Selection, Dataset, Style], ControlState]] = {
    "measure": _measure,
    "series": _series,
    "list": _park_list,
    "years": _years,
    "kind": _classes("kind", KINDS),
    "status": _classes("status", STATUSES),
    "registered": _registered,
    "company_status": _company_status,
    "cluster": _cluster,
    "comparable": _comparable,
}
