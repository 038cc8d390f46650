"""What an event does to the selection. Pure, and the only place where a selection changes.

An event is a verb and an argument, `choose:440000`, as panels carry it in `data-event`. What makes no sense leaves the
selection as it was: a page may be older than its server.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, get_args

from data import links, years
from data.levels import can_open, level_of
from data.measures.registry import measures_of
from data.regions import NATION, Adcode
from data.selection import MOST_REGIONS, ClusterId, Lang, Selection, SeriesId, ThemeName

if TYPE_CHECKING:
    from data.dataset import Dataset

PREFERENCES = frozenset({"lang", "theme", "play", "playregistered"})
"""Verbs that change how the page looks or runs, not what was chosen: they replace the entry of the history."""


def reduce(selection: Selection, act: str, dataset: "Dataset") -> Selection:
    """The selection after an event such as `add:330000`."""
    verb, _, argument = act.partition(":")
    change = _VERBS.get(verb)
    return links.settle(change(selection, argument, dataset), dataset) if change else selection


Change = Callable[[Selection, str, "Dataset"], Selection]


def _region(change: Callable[[Selection, Adcode, "Dataset"], Selection]) -> Change:
    """The change for regions that exist; none for anything else."""

    def guarded(selection: Selection, argument: str, dataset: "Dataset") -> Selection:
        return change(selection, Adcode(argument), dataset) if argument in dataset.regions else selection

    return guarded


def _choose(selection: Selection, adcode: Adcode, dataset: "Dataset") -> Selection:
    if selection.regions == (adcode,):
        return _open(selection, adcode, dataset)
    inside = dataset.regions.within(adcode, selection.map) and adcode != selection.map
    return selection.but(regions=(adcode,), cluster=None) if inside else _go(selection, adcode, dataset)


def _go(selection: Selection, adcode: Adcode, dataset: "Dataset") -> Selection:
    """Choose a region wherever it lies, on the map that shows it."""
    return selection.but(regions=(adcode,), cluster=None, map=level_of((adcode,), dataset))


def _open(selection: Selection, adcode: Adcode, dataset: "Dataset") -> Selection:
    if can_open(adcode, dataset):
        return selection.but(regions=(), cluster=None, map=adcode)
    return _go(selection, adcode, dataset)


def _add(selection: Selection, adcode: Adcode, dataset: "Dataset") -> Selection:
    others = tuple(one for one in selection.regions if one != adcode)
    if len(others) < len(selection.regions):
        return selection.but(regions=others)
    return selection.but(regions=(*others, adcode)[:MOST_REGIONS], cluster=None)


def _up(selection: Selection, argument: str, dataset: "Dataset") -> Selection:
    """One step up the path: from a choice to the opened level, from there to its parent."""
    if selection.regions or selection.cluster:
        return _unchoose(selection, argument, dataset)
    return selection.but(map=dataset.regions[selection.map].parent or NATION)


def _unchoose(selection: Selection, argument: str, dataset: "Dataset") -> Selection:
    return selection.but(regions=(), cluster=None)


def _reset(selection: Selection, argument: str, dataset: "Dataset") -> Selection:
    return links.default(dataset).but(lang=selection.lang, theme=selection.theme)


def _cluster(selection: Selection, argument: str, dataset: "Dataset") -> Selection:
    if argument not in dataset.cluster_ids or argument == selection.cluster:
        return selection.but(cluster=None)
    return selection.but(cluster=ClusterId(argument), regions=(), map=level_of(dataset.members(argument), dataset))


def _years(selection: Selection, argument: str, dataset: "Dataset") -> Selection:
    """Choose these years only; the same years again lift the choice."""
    terms, _ = years.parse(argument)
    return selection.but(years=()) if terms == selection.years else _brush(selection, argument, dataset)


def _add_years(selection: Selection, argument: str, dataset: "Dataset") -> Selection:
    """Add one slot to the chosen years, or take it out."""
    slots = [slot for slot in (*dataset.slots, *years.APART) if years.holds(selection.years, slot)]
    changed = [slot for slot in slots if slot != argument] if argument in slots else [*slots, argument]
    return _brush(selection, ",".join(changed), dataset)


def _brush(selection: Selection, argument: str, dataset: "Dataset") -> Selection:
    """These years, whatever was chosen before."""
    terms, refused = years.parse(argument)
    return selection if refused else selection.but(years=terms)


def _registered(selection: Selection, argument: str, dataset: "Dataset") -> Selection:
    """Choose companies of these registration years only; the same years again lift the choice."""
    terms = _registration_terms(argument)
    if terms is None:
        return selection
    return selection.but(registered=() if terms == selection.registered else terms)


def _brush_registered(selection: Selection, argument: str, dataset: "Dataset") -> Selection:
    """These registration years, whatever was chosen before."""
    terms = _registration_terms(argument)
    return selection if terms is None else selection.but(registered=terms)


def _add_registered(selection: Selection, argument: str, dataset: "Dataset") -> Selection:
    """Add one registration year to the chosen ones, or take it out."""
    slots = [slot for slot in dataset.registration_slots if years.holds(selection.registered, slot)]
    changed = [slot for slot in slots if slot != argument] if argument in slots else [*slots, argument]
    terms = _registration_terms(",".join(changed))
    return selection if terms is None else selection.but(registered=terms)


def _registration_terms(argument: str) -> tuple[years.YearTerm, ...] | None:
    terms, refused = years.parse(argument)
    return None if refused or "planned" in terms else terms


def _park_list(selection: Selection, argument: str, dataset: "Dataset") -> Selection:
    """Another list of parks, of which nothing is filtered yet; "" is the dataset's own."""
    known = argument == "" or argument in dataset.park_lists
    return _clear(selection, "filters", dataset).but(park_list=argument, measure="listed") if known else selection


def _toggle(field: str) -> Change:
    def change(selection: Selection, argument: str, dataset: "Dataset") -> Selection:
        allowed, chosen = getattr(dataset, field), getattr(selection, field)
        wanted = set(chosen) ^ {argument} if argument in allowed else set(chosen)
        return selection.but(**{field: tuple(value for value in allowed if value in wanted)})

    return change


def _comparable(selection: Selection, argument: str, dataset: "Dataset") -> Selection:
    return selection.but(comparable=not selection.comparable)


def _measure(selection: Selection, argument: str, dataset: "Dataset") -> Selection:
    return selection.but(measure=argument) if argument in measures_of(dataset) else selection


def _series(selection: Selection, argument: str, dataset: "Dataset") -> Selection:
    if argument not in dataset.series_ids:
        return selection
    return selection.but(series=SeriesId(argument), measure="companies")


def _lang(selection: Selection, argument: str, dataset: "Dataset") -> Selection:
    """This language, or the other one."""
    other: Lang = "zh" if selection.lang == "en" else "en"
    return selection.but(lang=argument or other) if argument in ("", *get_args(Lang)) else selection


def _theme(selection: Selection, argument: str, dataset: "Dataset") -> Selection:
    """This theme, or the other one."""
    other: ThemeName = "light" if selection.theme == "dark" else "dark"
    return selection.but(theme=argument or other) if argument in ("", *get_args(ThemeName)) else selection


def _clear(selection: Selection, argument: str, dataset: "Dataset") -> Selection:
    """Lift one filter, or all that narrow parks and companies."""
    plain = links.default(dataset)
    fields = ("years", "kinds", "statuses", "comparable", "registered", "company_statuses")
    if argument == "filters":
        return selection.but(**{field: getattr(plain, field) for field in fields})
    if argument in ("regions", "cluster"):
        return _unchoose(selection, argument, dataset)
    return selection.but(**{argument: getattr(plain, argument)}) if argument in fields else selection


_VERBS: dict[str, Change] = {
    "choose": _region(_choose),
    "go": _region(_go),
    "open": _region(_open),
    "add": _region(_add),
    "up": _up,
    "unchoose": _unchoose,
    "reset": _reset,
    "cluster": _cluster,
    "years": _years,
    "addyears": _add_years,
    "brush": _brush,
    "play": _brush,
    "kind": _toggle("kinds"),
    "status": _toggle("statuses"),
    "registered": _registered,
    "addregistered": _add_registered,
    "brushregistered": _brush_registered,
    "playregistered": _brush_registered,
    "companystatus": _toggle("company_statuses"),
    "list": _park_list,
    "comparable": _comparable,
    "measure": _measure,
    "series": _series,
    "lang": _lang,
    "theme": _theme,
    "clear": _clear,
}
