"""What each control of the page shows: the measure, its series, the list of parks, the cluster, and every filter.

Filters on classes of companies are many: they share one menu, the markup of a panel, which a choice costs nothing.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from components.controls import Control, ControlState, Kind, Option
from components.numbers import integer
from components.panels import filter_names, names, series_menu
from components.style import Style
from components.templating import render
from data.dataset import Dataset
from data.filters import filters_of
from data.filters.filter import CompanyFilter, Filter, ParkFilter
from data.filters.values import Switch
from data.measures import class_counts
from data.measures.columns import rows
from data.measures.measure import Measure
from data.measures.registry import measures_of, shown
from data.selection import Selection

MEASURE = Control("measure", "single", "measure:")
SERIES = Control("series", "search", "series:")
PARK_LIST = Control("list", "single", "list:", group="parks")
CLUSTER = Control("cluster", "single", "cluster:", "clear:cluster")
GROUPS = ("parks", "companies")
"""What is filtered."""


def controls(dataset: Dataset) -> tuple[Control, ...]:
    """The controls of a page over a dataset, in their order: of parks, with switches last, then of companies."""
    menus = (_control(one) for one in filters_of(dataset).values() if not is_on_class(one))
    declared = sorted(menus, key=lambda one: one.kind == "switch")
    parks, companies = ([one for one in declared if one.group == group] for group in GROUPS)
    return (MEASURE, SERIES, PARK_LIST, *parks, *companies, CLUSTER)


def is_on_class(one: Filter) -> bool:
    """Whether it has its menu in the panel of classes."""
    return isinstance(one, CompanyFilter) and one.dimension is not None


def class_menus(selection: Selection, dataset: Dataset, style: Style) -> dict[str, ControlState]:
    """The menus of the filters on classes, by the name of the filter; those that are offered."""
    menus = {
        name: _filter(one, selection, dataset, style) for name, one in filters_of(dataset).items() if is_on_class(one)
    }
    return {name: state for name, state in menus.items() if state.is_offered}


def draw_class_menus(menus: Mapping[str, ControlState], style: Style, *, combine: bool = True) -> str:
    """The markup of one button, which says what is chosen, and of the menu under it: a group of options each.

    `combine`: whether filters on several classes can be in force together.
    """
    active = {name: f"{one.label} {one.text}" for name, one in menus.items() if one.is_active}
    text = _text([*active.values()], style)
    return render("class_filters", style, menus=menus, text=text, active=active, combine=combine)


def can_combine(selection: Selection, dataset: Dataset) -> bool:
    """Whether the series of a selection keeps its classes together."""
    return len(class_counts.combinations(selection.series, dataset)) < 2


def _control(one: Filter) -> Control:
    kind: Kind = "switch" if isinstance(one.values, Switch) else "multi"
    group = GROUPS[isinstance(one, CompanyFilter)]
    return Control(one.name, kind, f"set:{one.name}=", "" if kind == "switch" else f"clear:{one.name}", group)


def state(one: Control, selection: Selection, dataset: Dataset, style: Style) -> ControlState:
    """What the control shows for a selection."""
    special = {MEASURE: _measure, SERIES: _series, PARK_LIST: _park_list, CLUSTER: _cluster}
    if one in special:
        return special[one](selection, dataset, style)
    declared = filters_of(dataset)[one.name]
    if one.kind == "switch" and isinstance(declared, ParkFilter):
        return _switch(declared, selection, dataset, style)
    return _filter(declared, selection, dataset, style)


def _measure(selection: Selection, dataset: Dataset, style: Style) -> ControlState:
    measures = measures_of(dataset).values()
    groups = {one.group: style.words(f"filters.measures_{one.group}") for one in measures}
    ordered = sorted(measures, key=lambda one: [*groups].index(one.group))
    options = [
        Option(one.id, _measure_name(one, selection, dataset, style), group=groups[one.group]) for one in ordered
    ]
    chosen = _one_of(style.words("filters.measure"), options, selection.measure)
    return replace(chosen, is_offered=len(options) > 1)


def _measure_name(one: Measure, selection: Selection, dataset: Dataset, style: Style) -> str:
    """Of companies what the series counts; a ratio of them goes by its own short name."""
    short = one.group != "counts" or not one.has_series
    return names.measure_name(one, style) if short else names.measure(one, selection.series, dataset, style)


def _series(selection: Selection, dataset: Dataset, style: Style) -> ControlState:
    """Offered with company measures only. The list is the same at all times, so that it is sent once."""
    options = series_menu.options(selection, dataset, style)
    chosen = _one_of(style.words("filters.series"), options, selection.series)
    return replace(chosen, is_offered=shown(selection, dataset).has_series)


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
    options = [Option("", words("parklists.menu_own")), *imported]
    return replace(_one_of(words("parklists.menu"), options, selection.park_list), is_offered=bool(imported))


def _cluster(selection: Selection, dataset: Dataset, style: Style) -> ControlState:
    labels = dict(rows(dataset, "clusters", "cluster", f"name_{style.lang}"))
    options = [Option("", style.words("filters.all")), *(Option(slug, name) for slug, name in labels.items())]
    state = _one_of(style.words("filters.cluster"), options, selection.cluster or "")
    return replace(state, is_active=bool(selection.cluster), is_offered=bool(labels))


def _filter(one: Filter, selection: Selection, dataset: Dataset, style: Style) -> ControlState:
    """The menu of a filter. One that the series cannot answer is in sight only while it is chosen, to be cleared."""
    name, value = filter_names.name(one, style), one.of(selection)
    if one.is_unanswered(selection, dataset):
        return ControlState(name, style.words("filters.unanswered"), (), is_active=True)
    options, counts = one.options(selection, dataset), _counts(one, selection, dataset)
    is_reached = not isinstance(one, CompanyFilter) or shown(selection, dataset).has_series
    return ControlState(
        label=name,
        text=_text(filter_names.values(one, selection, style), style),
        value=tuple(option for option in options if value and one.values.holds(value, option)),
        options=tuple(
            Option(option, filter_names.value(one, option, style), integer(counts(option))) for option in options
        ),
        is_offered=bool(value) or (is_reached and one.is_offered(selection, dataset)),
        is_active=bool(value),
    )


def _counts(one: Filter, selection: Selection, dataset: Dataset) -> Callable[[str], int]:
    """How many parks or companies an option keeps; of a class, of those that pass the other filters in force."""
    dimension = one.dimension if isinstance(one, CompanyFilter) else None
    by_class = class_counts.option_counts(selection, dataset, one.name) if dimension else {}

    def count(option: str) -> int:
        if dimension is None or not by_class:
            return one.count(option, selection, dataset)
        return sum(number for name, number in by_class.items() if dimension.holds((option,), name))

    return count


def _switch(one: ParkFilter, selection: Selection, dataset: Dataset, style: Style) -> ControlState:
    """Not offered where no park of the list passes."""
    count = one.counts(dataset).get("1", 0)
    label = style.words.get(f"filters.{one.name}_switch", one.name, count=count)
    value = ("1",) if one.of(selection) else ()
    return ControlState(label, "", value, (), one.is_offered(selection, dataset), is_active=bool(value))


def _one_of(label: str, options: Iterable[Option], value: str) -> ControlState:
    """A control of which one option is always chosen."""
    offered = tuple(options)
    text = next((option.label for option in offered if option.value == value), "")
    return ControlState(label, text, (value,), offered)


def _text(chosen: list[str], style: Style) -> str:
    if not chosen:
        return style.words("filters.all")
    if len(chosen) > 2:
        return style.words("filters.several", count=len(chosen))
    return names.listed_together(chosen, style)
