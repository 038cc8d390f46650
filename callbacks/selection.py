"""What an event does to the selection. Pure, and the only place where a selection changes.

An event is a verb and an argument, `choose:440000`. What makes no sense leaves the selection as it was: a page may be
older than its server.

    choose:ADCODE       choose a region of the opened level; the chosen one again opens it
    go:PLACE            choose a region, or a cluster, wherever it lies, on the map that shows it
    open:ADCODE         open its map
    add:ADCODE          add it to those that are compared, up to six, or take it out
    up:                 unchoose; with nothing chosen, to the level above
    unchoose:
    cluster:ID          choose a cluster; the same again, or none, lifts it
    set:FILTER=VALUE    this value, whatever was chosen before
    only:FILTER=VALUE   the same, but the same value again lifts the filter
    play:FILTER=VALUE   as `set`, while the years are played: replaces the entry of the history
    toggle:FILTER=VALUE add one option, or take it out
    clear:FILTER        lift a filter; `clear:filters` all of them, `clear:cluster` the place
    measure:ID
    year:YEAR           of official statistics; none for the latest. `play:year=YEAR` while they are played
    series:ID           and show companies, or the ratio of them that is shown
    peers:RULE          by what rule a place has peers
    list:ID             another list of parks; none for the dataset's own
    beside:CHANGES      a second map that differs so, as `beside=` in a query; none to close it
    lang:LANG, theme:THEME
    marks:WORD, classes:WORD, class_count:WORD  how the map draws values, in words of a query
    reset:              everything but language and theme

A filter and its values are written as in a query.
"""

from collections.abc import Callable, Sequence
from typing import get_args

from data import filters, links
from data.dataset import Dataset
from data.filters import filters_of
from data.filters.filter import Filter
from data.filters.values import Value
from data.levels import can_open, level_of
from data.links import Ignored
from data.measures.companies import COMPANIES
from data.measures.listed import LISTED
from data.measures.peers import offered_rules
from data.measures.registry import measures_of, shown
from data.regions import NATION, Adcode
from data.selection import MAP_OPTIONS, MAX_REGIONS, ClusterId, Lang, Selection, SeriesId, ThemeName

PREFERENCES = frozenset({"lang", "theme", "play", *MAP_OPTIONS})
"""Verbs that change how the page looks or runs, not what was chosen: they replace the entry of the history."""


def reduce(selection: Selection, act: str, dataset: Dataset) -> Selection:
    """The selection after an event such as `add:330000`."""
    verb, _, argument = act.partition(":")
    change = _VERBS.get(verb)
    return links.normalize(change(selection, argument, dataset), dataset) if change else selection


def rejected(selection: Selection, act: str, dataset: Dataset) -> tuple[Ignored, ...]:
    """The place that an event would add, and for which there is no room."""
    verb, _, argument = act.partition(":")
    wanted = verb == "add" and argument in dataset.regions
    return (Ignored("region", argument),) if wanted and reduce(selection, act, dataset) == selection else ()


Change = Callable[[Selection, str, Dataset], Selection]


def _region(change: Callable[[Selection, Adcode, Dataset], Selection]) -> Change:
    """The change for regions that exist; none for anything else."""

    def guarded(selection: Selection, argument: str, dataset: Dataset) -> Selection:
        return change(selection, Adcode(argument), dataset) if argument in dataset.regions else selection

    return guarded


def _choose(selection: Selection, adcode: Adcode, dataset: Dataset) -> Selection:
    if selection.regions == (adcode,):
        return _open(selection, adcode, dataset)
    inside = dataset.regions.within(adcode, selection.map) and adcode != selection.map
    return selection.replace(regions=(adcode,), cluster=None) if inside else _go(selection, adcode, dataset)


def _go(selection: Selection, adcode: Adcode, dataset: Dataset) -> Selection:
    """Choose a region wherever it lies, on the map that shows it."""
    return selection.replace(regions=(adcode,), cluster=None, map=level_of((adcode,), dataset))


def _go_anywhere(selection: Selection, argument: str, dataset: Dataset) -> Selection:
    if argument in dataset.cluster_ids:
        return _cluster(selection.replace(cluster=None), argument, dataset)
    return _region(_go)(selection, argument, dataset)


def _open(selection: Selection, adcode: Adcode, dataset: Dataset) -> Selection:
    if can_open(adcode, dataset):
        return selection.replace(regions=(), cluster=None, map=adcode)
    return _go(selection, adcode, dataset)


def _add(selection: Selection, adcode: Adcode, dataset: Dataset) -> Selection:
    """One place more or less, if there is room: on a map that shows all of them, beside what is looked at."""
    chosen = filters.chosen_places(selection, dataset)
    inside = adcode != selection.map and dataset.regions.within(adcode, selection.map)
    opened = () if chosen or inside or selection.map == NATION else (selection.map,)
    wanted = tuple(one for one in chosen if one != adcode) if adcode in chosen else (*opened, *chosen, adcode)
    if len(wanted) > MAX_REGIONS or adcode == NATION:
        return selection
    level = selection.map if inside else level_of(wanted, dataset)
    return selection.replace(regions=wanted, cluster=None, map=level)


def _up(selection: Selection, argument: str, dataset: Dataset) -> Selection:
    """One step up the path: from a choice to the opened level, from there to its parent."""
    if selection.regions or selection.cluster:
        return _unchoose(selection, argument, dataset)
    return selection.replace(map=dataset.regions[selection.map].parent or NATION)


def _unchoose(selection: Selection, argument: str, dataset: Dataset) -> Selection:
    return selection.replace(regions=(), cluster=None)


def _cluster(selection: Selection, argument: str, dataset: Dataset) -> Selection:
    if argument not in dataset.cluster_ids or argument == selection.cluster:
        return selection.replace(cluster=None)
    return selection.replace(cluster=ClusterId(argument), regions=(), map=level_of(dataset.members(argument), dataset))


def _of_filter(change: Callable[[Selection, Filter, str], Value | None]) -> Change:
    """The change of a filter that exists, to the value that `change` gives; none where that is None."""

    def guarded(selection: Selection, argument: str, dataset: Dataset) -> Selection:
        name, _, text = argument.partition("=")
        one = filters_of(dataset).get(name)
        value = change(selection, one, text) if one else None
        return selection if value is None else selection.with_filters(**{name: value})

    return guarded


def _set(selection: Selection, one: Filter, text: str) -> Value | None:
    value, rejected = one.values.parse(text)
    return None if rejected else value


def _only(selection: Selection, one: Filter, text: str) -> Value | None:
    value = _set(selection, one, text)
    return () if value == one.of(selection) else value


def _park_list(selection: Selection, argument: str, dataset: Dataset) -> Selection:
    """Another list of parks, of which nothing is filtered yet; "" is the dataset's own."""
    known = argument == "" or argument in dataset.park_lists
    return _clear(selection, "filters", dataset).replace(park_list=argument, measure=LISTED.id) if known else selection


def _measure(selection: Selection, argument: str, dataset: Dataset) -> Selection:
    return selection.replace(measure=argument) if argument in measures_of(dataset) else selection


def _company_list(selection: Selection, argument: str, dataset: Dataset) -> Selection:
    return selection.replace(company_list=argument) if argument in dataset.company_list_ids else selection


def _series(selection: Selection, argument: str, dataset: Dataset) -> Selection:
    if argument not in dataset.series_ids:
        return selection
    measure = selection.measure if shown(selection, dataset).has_series else COMPANIES.id
    return selection.replace(series=SeriesId(argument), measure=measure)


def _year(selection: Selection, argument: str, dataset: Dataset) -> Selection:
    known = {str(year): year for year in shown(selection, dataset).years(dataset)}
    return selection.replace(year=known.get(argument)) if argument in ("", *known) else selection


def _play(selection: Selection, argument: str, dataset: Dataset) -> Selection:
    """The next year of the measure that is shown, or of a filter."""
    name, _, text = argument.partition("=")
    return _year(selection, text, dataset) if name == "year" else _of_filter(_set)(selection, argument, dataset)


def _peers(selection: Selection, argument: str, dataset: Dataset) -> Selection:
    return selection.replace(peers=argument) if argument in offered_rules(selection, dataset) else selection


def _preference(name: str, options: Sequence[str]) -> Change:
    """The change to one of two options, or to the other one."""

    def change(selection: Selection, argument: str, dataset: Dataset) -> Selection:
        (other,) = (one for one in options if one != getattr(selection, name))
        return selection.replace(**{name: argument or other}) if argument in ("", *options) else selection

    return change


def _option(name: str) -> Change:
    """The change of how the map is drawn, to a word that exists."""

    def change(selection: Selection, argument: str, dataset: Dataset) -> Selection:
        options = MAP_OPTIONS[name]
        return selection.replace(**{name: options[argument]}) if argument in options else selection

    return change


def _clear(selection: Selection, argument: str, dataset: Dataset) -> Selection:
    """Lift one filter, all of them, or the choice of a place."""
    if argument in ("regions", "cluster"):
        return _unchoose(selection, argument, dataset)
    if argument == "filters":
        return selection.replace(filters=())
    return selection.with_filters(**{one.name: () for one in filters_of(dataset).values() if one.name == argument})


_VERBS: dict[str, Change] = {
    "choose": _region(_choose),
    "go": _go_anywhere,
    "open": _region(_open),
    "add": _region(_add),
    "up": _up,
    "unchoose": _unchoose,
    "reset": lambda chosen, _, dataset: links.default(dataset).replace(lang=chosen.lang, theme=chosen.theme),
    "cluster": _cluster,
    "set": _of_filter(_set),
    "only": _of_filter(_only),
    "play": _play,
    "toggle": _of_filter(lambda selection, one, text: one.values.toggle(one.of(selection), text)),
    "list": _park_list,
    "measure": _measure,
    "company_list": _company_list,
    "year": _year,
    "series": _series,
    "peers": _peers,
    "beside": links.with_beside,
    "lang": _preference("lang", get_args(Lang)),
    "theme": _preference("theme", get_args(ThemeName)),
    "clear": _clear,
    **{name: _option(name) for name in MAP_OPTIONS},
}
